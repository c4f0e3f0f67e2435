"""Times that count: from a year just told, from this month or the next, in two units; hours of a night; ages."""

from __future__ import annotations

from datetime import date

import pytest

from depeche._languages import language
from depeche.facts.quantities import QuantityWords, find_quantities
from depeche.facts.times import TimeExpression, find_times, load_time_words

_DAY = date(2024, 9, 14)  # a Saturday


def _times(code: str, text: str) -> tuple[TimeExpression, ...]:
    return find_times(text, load_time_words(language(code)), _DAY)


@pytest.mark.parametrize(
    ("code", "text", "words", "value"),
    [
        ("fr", "Élue en 2009, elle démissionne quatre ans plus tard.", "quatre ans plus tard", "2013"),
        ("fr", "Élue en 2009, elle avait perdu deux ans plus tôt.", "deux ans plus tôt", "2007"),
        ("fr", "Il y a trois ans et deux mois, l'usine fermait.", "Il y a trois ans et deux mois", "2021-07"),
        ("fr", "Le magasin rouvrira le 12 du mois prochain.", "le 12 du mois prochain", "2024-10-12"),
        ("fr", "Le loyer est dû le 28 de ce mois.", "le 28 de ce mois", "2024-09-28"),
        ("fr", "la première semaine du mois prochain", "la première semaine du mois prochain", "2024-W40"),
        ("fr", "Le vote est fixé à la semaine du 23.", "la semaine du 23", "2024-W39"),
        ("fr", "ouvert de 9 heures à midi", "9 heures à midi", "2024-09-14T09:00/2024-09-14T12:00"),
        ("fr", "La secousse a eu lieu cette nuit à 4 heures.", "cette nuit à 4 heures", "2024-09-14T04:00"),
        ("fr", "un bilan de févr 2021", "févr 2021", "2021-02"),
        ("fr", "des hommes de 30 - 40 ans", "30 - 40 ans", "P30Y/P40Y"),
        ("en", "Elected in 2009, she resigned four years later.", "four years later", "2013"),
        ("en", "Elected in 2009, she had lost two years earlier.", "two years earlier", "2007"),
        ("en", "The plant shut three years and two months ago.", "three years and two months ago", "2021-07"),
        ("en", "The shop reopens on the 12th of next month.", "the 12th of next month", "2024-10-12"),
        ("en", "Rent is due on the 28th of this month.", "the 28th of this month", "2024-09-28"),
        ("en", "the first week of next month", "the first week of next month", "2024-W40"),
        ("en", "The vote is set for the week of the 23rd.", "the week of the 23rd", "2024-W39"),
        ("en", "It struck last night at 9.", "last night at 9", "2024-09-13T21:00"),
        ("en", "It struck last night at 4 a.m.", "last night at 4 a.m.", "2024-09-14T04:00"),
        ("en", "The show starts tonight at 9.", "tonight at 9", "2024-09-14T21:00"),
        ("en", "a tally from Feb 2021", "Feb 2021", "2021-02"),
        ("en", "At present nobody lives there.", "At present", "PRESENT_REF"),
        ("fr", "fermé à partir de minuit vendredi soir", "minuit vendredi soir", "2024-09-14T00:00"),
        ("fr", "Le vote a eu lieu en fin de matinée vendredi.", "fin de matinée vendredi", "2024-09-13TMO"),
        ("fr", "Elle l'a vu vendredi dernier.", "vendredi dernier", "2024-09-06"),
        ("fr", "dans les années 1960 et 1970", "1970", "197"),
        ("en", "He was held in the early hours of Friday morning.", "the early hours of Friday morning", "2024-09-13TMO"),
        ("en", "He was held in the early hours Friday.", "the early hours Friday", "2024-09-13TMO"),
        ("en", "She saw him last Friday.", "last Friday", "2024-09-06"),
        ("en", "She saw him this past Friday.", "this past Friday", "2024-09-13"),
        ("en", "in the 1960s and 70s", "70s", "197"),
        ("en", "a witness aged 61", "aged 61", "P61Y"),
        ("en", "She left home at the age of 16.", "the age of 16", "P16Y"),
        ("en", "He began at age 12.", "age 12", "P12Y"),
        ("en", "pupils aged 11 to 14", "aged 11 to 14", "P11Y/P14Y"),
        ("en", "a poll of 18-to-34-year-olds", "18-to-34-year-olds", "P18Y/P34Y"),
        ("en", "Babies walk at fourteen months of age.", "fourteen months of age", "P14M"),
    ],
)  # fmt: skip
def test_a_time_that_counts_has_the_value_it_counts_to(code: str, text: str, words: str, value: str) -> None:
    """A length counts from the year of its sentence, a day or week from the month said; an hour of a night is dated."""
    assert (words, value) in [(text[t.start : t.end], t.value) for t in _times(code, text)]


@pytest.mark.parametrize(
    ("code", "text"), [("fr", "Six ans plus tard, il est mort."), ("en", "Six years later, he died.")]
)
def test_what_is_told_as_past_is_never_dated_to_come(code: str, text: str) -> None:
    """Where nothing says what the years count from, a past verb leaves the date unknown."""
    assert [None] == [t.value for t in _times(code, text)]


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        (
            "fr",
            "Les 4, 6 et 9 mai 2023, le port était fermé.",
            [("4", "2023-05-04"), ("6", "2023-05-06"), ("9 mai 2023", "2023-05-09")],
        ),
        (
            "en",
            "On May 4, 6 and 9, the port was shut.",
            [("May 4", "2024-05-04"), ("6", "2024-05-06"), ("9", "2024-05-09")],
        ),
        ("en", "It shut on 4, 6 and 9 May.", [("4", "2024-05-04"), ("6", "2024-05-06"), ("9 May", "2024-05-09")]),
        ("fr", "aux XVIIe et XVIIIe siècles", [("XVIIe", "16"), ("XVIIIe siècles", "17")]),
        ("fr", "du XIIe au XVe siècle", [("du XIIe au XVe siècle", "1100/1499")]),
        ("fr", "du VIe au IVe siècle avant notre ère", [("du VIe au IVe siècle avant notre ère", "BC05/BC03")]),
        ("en", "in the 17th and 18th centuries", [("the 17th", "16"), ("18th centuries", "17")]),
    ],
)
def test_each_item_of_a_list_of_days_or_centuries_has_its_value(
    code: str, text: str, told: list[tuple[str, str]]
) -> None:
    """Days that share a month and centuries that share their noun are told one by one; what lies between is not."""
    assert told == [(text[t.start : t.end], t.value) for t in _times(code, text)]


@pytest.mark.parametrize("text", ["Il n'en a rien été.", "le décret n° 2019-1130", "au crépuscule de sa vie"])
def test_the_end_of_a_word_a_number_or_a_figure_of_speech_is_no_time(text: str) -> None:
    """A preposition is a whole word, a number of two parts that is no span of years no year, the dusk of a life no hour."""
    assert () == _times("fr", text)


def test_as_many_days_is_no_time() -> None:
    """What is as many as was counted before is no vague length."""
    assert () == _times("en", "It was the third attack in as many days.")


def test_an_age_without_its_unit_is_a_time_and_no_quantity() -> None:
    """What "children under six" tells is an age: a bounded duration, no count."""
    text = "Children under six and people over 70 travel free."
    found = _times("en", text)
    assert [("P6Y", "BEFORE"), ("P70Y", "AFTER")] == [(t.value, t.mod) for t in found]
    words = QuantityWords.from_table(language("en").toml("quantities"))
    assert () == find_quantities(text, words, [(t.start, t.end) for t in found])

"""Times of French and English news, with their values."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche._languages import language
from depeche.facts.times import TimeExpression, as_fact_when, find_times, load_time_words
from depeche.facts.times.calendars import feast
from depeche.facts.times.values import add_months, duration, easter, nearest_year, roman, this_unit

_DAY = date(2024, 9, 14)  # a Saturday


def _found(code: str, text: str, anchor: date | None = _DAY) -> list[TimeExpression]:
    return list(find_times(text, load_time_words(language(code)), anchor))


@pytest.mark.parametrize(
    ("code", "text", "words", "value"),
    [
        ("fr", "Il est venu vendredi 13 septembre à Rome.", "vendredi 13 septembre", "2024-09-13"),
        ("fr", "Il est venu vendredi à Rome.", "vendredi", "2024-09-13"),
        ("fr", "Il viendra lundi à Rome.", "lundi", "2024-09-16"),
        ("fr", "dans la nuit de vendredi à samedi", "la nuit de vendredi à samedi", "2024-09-13/2024-09-14"),
        ("fr", "du 27 juillet au 12 août 2012", "du 27 juillet au 12 août 2012", "2012-07-27/2012-08-12"),
        ("fr", "hier soir", "hier soir", "2024-09-13TEV"),
        ("fr", "Il y a dix ans, le pont s'effondrait.", "Il y a dix ans", "2014"),
        ("fr", "en septembre dernier", "septembre dernier", "2023-09"),
        ("fr", "cette semaine", "cette semaine", "2024-W37"),
        ("fr", "le week-end dernier", "le week-end dernier", "2024-W36-WE"),
        ("fr", "au premier semestre 2012", "premier semestre 2012", "2012-H1"),
        ("fr", "le 13/09/2024 à 8 h 30", "13/09/2024 à 8 h 30", "2024-09-13T08:30"),
        ("fr", "une quinzaine de jours", "une quinzaine de jours", "P15D"),
        ("fr", "plusieurs mois", "plusieurs mois", "PXM"),
        ("fr", "au XIXe siècle", "XIXe siècle", "18"),
        ("fr", "lundi de Pâques 2024", "lundi de Pâques 2024", "2024-04-01"),
        ("fr", "dans les années 1990", "les années 1990", "199"),
        ("fr", "chaque année", "chaque année", "P1Y"),
        ("fr", "récemment", "récemment", "PAST_REF"),
        ("fr", "jeudi vers 15 heures", "jeudi", "2024-09-12"),
        ("fr", "vers 5 h 25 CEST (3 h 25 UTC) jeudi matin", "5 h 25 CEST", "2024-09-12T05:25+02:00"),
        ("fr", "de 18 à 25 ans", "18 à 25 ans", "P18Y/P25Y"),
        ("fr", "mardi de la semaine dernière", "mardi de la semaine dernière", "2024-09-03"),
        ("fr", "pendant quarante-sept ans", "quarante-sept ans", "P47Y"),
        ("fr", "à la mi-juillet", "la mi-juillet", "2024-07"),
        ("fr", "au cours des trois derniers mois", "trois derniers mois", "P3M"),
        ("fr", "une demi-heure", "une demi-heure", "PT0.5H"),
        ("fr", "deux ans et demi", "deux ans et demi", "P2.5Y"),
        ("fr", "en 480 av. J.-C.", "480 av. J.-C.", "BC0480"),
        ("fr", "au T3 2024", "T3 2024", "2024-Q3"),
        ("fr", "la semaine du 12 mai", "la semaine du 12 mai", "2024-W19"),
        ("fr", "deux fois par semaine", "deux fois par semaine", "P1W"),
        ("fr", "le vendredi 12/04", "le vendredi 12/04", "2024-04-12"),
        ("fr", "pour la fête des mères", "la fête des mères", "2024-05-26"),
        ("fr", "de longues années", "de longues années", "PXY"),
        ("fr", "le 3 et le 4 octobre", "le 3", "2024-10-03"),
        ("fr", "à midi et demi", "midi et demi", "2024-09-14T12:30"),
        ("fr", "dans deux jours", "dans deux jours", "2024-09-16"),
        ("fr", "Mai 68", "Mai 68", "1968-05"),
        ("en", "He came on Friday, Sept. 13.", "Friday, Sept. 13", "2024-09-13"),
        ("en", "They will meet on Monday in Rome.", "Monday", "2024-09-16"),
        ("en", "on September 13, 2024 at 3 p.m.", "September 13, 2024 at 3 p.m.", "2024-09-13T15:00"),
        ("en", "from November 20 to December 11", "November 20", "2024-11-20"),
        ("en", "last week", "last week", "2024-W36"),
        ("en", "three years ago", "three years ago", "2021"),
        ("en", "yesterday morning", "yesterday morning", "2024-09-13TMO"),
        ("en", "early in 2016", "early in 2016", "2016"),
        ("en", "a 17-year-old student", "17-year-old", "P17Y"),
        ("en", "for weeks", "weeks", "PXW"),
        ("en", "in the 1990s", "the 1990s", "199"),
        ("en", "every day", "every day", "P1D"),
        ("en", "Good Friday 2024", "Good Friday 2024", "2024-03-29"),
        ("en", "the first half of 2012", "the first half of 2012", "2012-H1"),
        ("en", "for over 24 hours", "over 24 hours", "PT24H"),
        ("en", "at 3 p.m. EST on Tuesday, Sept. 17", "3 p.m. EST", "2024-09-17T15:00-05:00"),
        ("en", "Tuesday of last week", "Tuesday of last week", "2024-09-03"),
        ("en", "forty-seven years", "forty-seven years", "P47Y"),
        ("en", "nearly half an hour", "nearly half an hour", "PT0.5H"),
        ("en", "an hour and a half", "an hour and a half", "PT1.5H"),
        ("en", "over the past three years", "the past three years", "P3Y"),
        ("en", "the past year", "the past year", "P1Y"),
        ("en", "in the spring and summer of 2012", "the spring", "2012-SP"),
        ("en", "in April 480 BC", "April 480 BC", "BC0480-04"),
        ("en", "the first Monday of May 2024", "the first Monday of May 2024", "2024-05-06"),
        ("en", "the last Friday in October", "the last Friday in October", "2024-10-25"),
        ("fr", "le premier dimanche de juin", "le premier dimanche de juin", "2024-06-02"),
        ("en", "in Q3 2024", "Q3 2024", "2024-Q3"),
        ("en", "the week of May 12", "the week of May 12", "2024-W19"),
        ("en", "on Thanksgiving", "Thanksgiving", "2024-11-28"),
        ("en", "at 0900 GMT", "0900 GMT", "2024-09-14T09:00Z"),
        ("en", "twice a week", "twice a week", "P1W"),
        ("en", "late on Friday", "late on Friday", "2024-09-13"),
        ("en", "a few days later", "a few days later", "FUTURE_REF"),
        ("en", "the late 19th century", "the late 19th century", "18"),
        ("en", "two decades ago", "two decades ago", "200"),
        ("fr", "de 14 h à 16 h 30 mardi", "14 h à 16 h 30 mardi", "2024-09-10T14:00/2024-09-10T16:30"),
        ("fr", "à 9 h le 13 décembre 2018", "9 h le 13 décembre 2018", "2018-12-13T09:00"),
        ("fr", "il est huit heures moins le quart", "huit heures moins le quart", "2024-09-14T07:45"),
        ("fr", "une heure et demie est peu", "une heure et demie", "PT1.5H"),
        ("fr", "deux ans et trois mois de prison", "deux ans et trois mois", "P2Y3M"),
        ("fr", "toute la journée", "toute la journée", "P1D"),
        ("fr", "le dernier jour de juin", "le dernier jour de juin", "2024-06-30"),
        ("fr", "la dernière semaine de 2016", "la dernière semaine de 2016", "2016-W52"),
        ("fr", "le 23/sept./2020", "le 23/sept./2020", "2020-09-23"),
        ("fr", "Il travaille les jeudis à 17 h 30.", "les jeudis à 17 h 30", "XXXX-WXX-4T17:30"),
        ("fr", "Il travaille tous les week-ends.", "tous les week-ends", "XXXX-WXX-WE"),
        ("fr", "le Black Friday 2013", "le Black Friday 2013", "2013-11-29"),
        ("en", "Black Friday 2013", "Black Friday 2013", "2013-11-29"),
        ("en", "between 3 and 4:30 pm", "3 and 4:30 pm", "2024-09-14T15:00/2024-09-14T16:30"),
        ("en", "at half past three pm", "half past three pm", "2024-09-14T15:30"),
        ("en", "at a quarter to 5 pm", "a quarter to 5 pm", "2024-09-14T16:45"),
        ("en", "10:57, November 11, 1918", "10:57, November 11, 1918", "1918-11-11T10:57"),
        ("en", "two years and three months in jail", "two years and three months", "P2Y3M"),
        ("en", "all day", "all day", "P1D"),
        ("en", "the last day of June", "the last day of June", "2024-06-30"),
        ("en", "He works on Thursdays at 5 p.m.", "Thursdays at 5 p.m.", "XXXX-WXX-4T17"),
        ("en", "He works every weekend.", "every weekend", "XXXX-WXX-WE"),
        ("en", "the last week of 2016", "the last week of 2016", "2016-W52"),
        ("en", "in 09/2024", "09/2024", "2024-09"),
        ("fr", "dans la nuit de vendredi à samedi vers 3 h 30", "3 h 30", "2024-09-14T03:30"),
        ("fr", "L'engin a une autonomie de 3 h 30.", "3 h 30", "PT3H30M"),
        ("fr", "Ils ont parlé vendredi à la mi-journée.", "vendredi à la mi-journée", "2024-09-13T12:00"),
        ("fr", "Ils ont voté vendredi. A la mi-journée, rien ne bougeait.", "la mi-journée", "2024-09-13T12:00"),
        ("fr", "Le trajet dure 2h15.", "2h15", "PT2H15M"),
        ("fr", "Il a plu 30 mm en 24 h.", "24 h", "PT24H"),
        ("fr", "Elle a couru le tour en 3 h 12.", "3 h 12", "PT3H12M"),
        ("fr", "Après 2h15 de vol, ils ont atterri.", "2h15", "PT2H15M"),
        ("en", "The drone has a range of 3h30.", "3h30", "PT3H30M"),
        ("en", "The trip takes 2h 15min.", "2h 15min", "PT2H15M"),
        ("fr", "le lendemain de Noël", "le lendemain de Noël", "2024-12-26"),
        ("fr", "à la veille du 14 juillet", "à la veille du 14 juillet", "2024-07-13"),
        ("fr", "mai-juin 1940", "mai-juin 1940", "1940-05/1940-06"),
        ("fr", "un jour sur deux", "un jour sur deux", "P2D"),
        ("fr", "un quart de siècle", "un quart de siècle", "P25Y"),
        ("en", "the day after Christmas", "the day after Christmas", "2024-12-26"),
        ("en", "on the eve of July 14", "the eve of July 14", "2024-07-13"),
        ("en", "Fiscal 1989 sales rose.", "Fiscal 1989", "1989"),
        ("en", "the night of Friday to Saturday", "the night of Friday to Saturday", "2024-09-13/2024-09-14"),
    ],
)
def test_an_expression_is_found_with_its_value(code: str, text: str, words: str, value: str) -> None:
    """Span and value, resolved against the day of publication."""
    first = next(t for t in _found(code, text) if t.start <= text.index(words) < t.end)

    assert (words, value) == (text[first.start : first.end], first.value)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "It may rain. She saw the second plane. They march on."),
        ("fr", "Il a été vu. L'été n'a rien changé pour lui."),
        ("en", "The company lost 2000 jobs and 1500 euros."),
        ("fr", "Le groupe a perdu 2000 emplois et 1500 euros."),
        ("fr", "La sonde explore la planète Mars."),
        ("en", "The Sunday Times cites Resolution 1973."),
    ],
)
def test_what_only_looks_like_a_time_is_none(code: str, text: str) -> None:
    """The modal "may", the participle "été", the ordinal "second", a count that could be a year."""
    assert [] == [t for t in _found(code, text) if t.kind not in {"season"}]


@pytest.mark.parametrize(("code", "text"), [("fr", "Il est venu hier soir."), ("en", "He came last Friday.")])
def test_without_a_publication_date_relative_times_stay_unresolved(code: str, text: str) -> None:
    """Found, with no value: an unknown is never filled."""
    assert [None] == [t.value for t in _found(code, text, None)]


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("fr", "Il est venu vendredi.", "XXXX-WXX-5"),
        ("fr", "rendez-vous lundi à 16 h", "XXXX-WXX-1T16"),
        ("fr", "Il est venu dans la matinée.", "TMO"),
        ("fr", "la nuit du 4 mars", "XXXX-03-04TNI"),
        ("fr", "Il viendra à la Toussaint.", "XXXX-11-01"),
        ("fr", "le 14 octobre à 8 h 15", "XXXX-10-14T08:15"),
        ("en", "He came on Friday.", "XXXX-WXX-5"),
        ("en", "He came in the morning.", "TMO"),
        ("en", "on Halloween", "XXXX-10-31"),
        ("en", "October 14 at 8:15", "XXXX-10-14T08:15"),
    ],
)
def test_without_a_publication_date_a_value_says_what_is_known(code: str, text: str, value: str) -> None:
    """The weekday, the day of the year, the part of the day; never a guessed year."""
    assert [value] == [t.value for t in _found(code, text, None)]


@pytest.mark.parametrize(
    ("code", "text", "when"),
    [
        ("fr", "Il attend depuis mars 2024.", "2024-03/.."),
        ("fr", "Il attend depuis plusieurs mois.", "../2024-09-14"),
        ("fr", "Il a attendu trois jours.", None),
        ("fr", "Il est venu récemment.", None),
        ("fr", "Il est venu jeudi matin.", "2024-09-12"),
        ("fr", "le week-end dernier", "2024-09-07/2024-09-08"),
        ("en", "He has waited since March 2024.", "2024-03/.."),
        ("en", "He stays until October 2024.", "../2024-10"),
        ("en", "He came last night.", "2024-09-13/2024-09-14"),
        ("fr", "Il n'a rien dit jusqu'ici.", "../2024-09-14"),
        ("en", "He has said nothing so far.", "../2024-09-14"),
        ("fr", "Il attend depuis jeudi soir.", "2024-09-12/.."),
        ("fr", "dans les années 1990", "1990/1999"),
        ("en", "in the 19th century", "1800/1899"),
        ("fr", "Il attend depuis trois jours.", "2024-09-11/.."),
        ("fr", "Il attend depuis deux ans.", "2022/.."),
        ("en", "The trial will begin in two weeks.", "2024-W39"),
        ("fr", "Le procès commencera dans deux semaines.", "2024-W39"),
        ("en", "He finished it in two weeks.", None),
    ],
)
def test_a_fact_takes_a_period_from_its_preposition(code: str, text: str, when: str | None) -> None:
    """Since and until open or close it; a bare duration dates nothing."""
    (time,) = _found(code, text)

    assert when == as_fact_when(time, _DAY)


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("fr", "Arrêté lundi, il sera jugé mercredi.", ["2024-09-09", "2024-09-18"]),
        ("fr", "Le sommet, annoncé jeudi, se tiendra lundi.", ["2024-09-12", "2024-09-16"]),
        ("en", "Arrested on Monday, he will be tried on Wednesday.", ["2024-09-09", "2024-09-18"]),
        ("en", "The talks scheduled for Thursday were cancelled, he said Wednesday.", ["2024-09-19", "2024-09-11"]),
    ],
)
def test_the_nearest_verb_decides_a_weekday(code: str, text: str, values: list[str]) -> None:
    """Of one sentence one weekday may be past and the other to come."""
    assert values == [t.value for t in _found(code, text)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Depuis le 24 février 2022, la guerre dure. Les 14 et 15 septembre, ils se verront."),
        ("en", "Since February 24, 2022, war has raged. On September 14 and 15 they will meet."),
    ],
)
def test_what_lasts_since_an_old_date_moves_no_other(code: str, text: str) -> None:
    """News that recalls how long is still of today."""
    assert "2024-09-14" == (_found(code, text)[1].value or "").split("/")[0]


def test_news_with_old_years_is_no_narrative() -> None:
    """What "yesterday" is does not change because years long past are named."""
    text = "In 1914, 1939, 1945 and 1968 it was the same, he said yesterday."

    assert "2024-09-13" == _found("en", text)[-1].value


def test_the_ends_of_a_range_know_the_whole() -> None:
    """English practice marks both ends; a fact takes the period."""
    ends = _found("en", "It runs from November 20 to December 11.")

    assert ["2024-11-20/2024-12-11"] * 2 == [as_fact_when(end, _DAY) for end in ends]


@pytest.mark.parametrize(("code", "text"), [("fr", "le 13 septembre"), ("en", "on September 13")])
def test_a_date_without_any_year_says_so(code: str, text: str) -> None:
    """The year stays open; nothing dates a fact."""
    (time,) = _found(code, text, None)

    assert ("XXXX-09-13", None) == (time.value, as_fact_when(time, None))


def test_the_hour_of_publication_does_not_matter() -> None:
    """A moment anchors like its day."""
    words = load_time_words(language("en"))

    text = "He came last Friday."

    assert find_times(text, words, _DAY) == find_times(text, words, datetime(2024, 9, 14, 8, 30))


def test_languages_have_the_same_tables() -> None:
    """Every table of one language's times is in the other's."""
    french, english = (language(code).toml("times") for code in ("fr", "en"))

    assert set(french) == set(english)


@pytest.mark.parametrize("code", ["fr", "en"])
def test_words_spelled_out_in_a_rule_are_in_their_list(code: str) -> None:
    """A resolver looks up what a rule's group matched, so a group may spell out only words of its list."""
    lists = load_time_words(language(code)).lists
    spelled = [
        (name, word)
        for rule in language(code).toml("times")["rules"]
        for name, words in re.findall(r"\(\?P<([a-z_]+?)(?:\d|_again)?>([^()\\\[]+)\)", rule["pattern"])
        for word in words.split("|")
        if name in lists and name != "number"
    ]

    assert [] == [(name, word) for name, word in spelled if word not in lists[name]]


def test_a_narrative_counts_from_its_own_dates() -> None:
    """A history told long after completes its dates from the years that it names."""
    text = (
        "In 1914 the war began. On 4 August the army crossed the border. In 1915 it was pushed back. In May it lost the"
        " hill. In 1916 it lost the river, and in 1917 the town."
    )
    values = [t.value for t in _found("en", text)]

    assert ["1914", "1914-08-04", "1915", "1915-05", "1916", "1917"] == values


@given(st.text(max_size=80))
def test_any_text_gives_spans_inside_it_in_order(text: str) -> None:
    """No crash, no overlap."""
    for code in ("fr", "en"):
        end = 0
        for time in _found(code, text):
            assert end <= time.start < time.end <= len(text)
            end = time.end


def test_calendar_arithmetic() -> None:
    """Months end where they end; Easter moves; a year has quarters and halves."""
    assert date(2024, 2, 29) == add_months(date(2024, 1, 31), 1)
    assert date(2024, 3, 31) == easter(2024)
    assert "2023-Q4" == this_unit(date(2024, 2, 1), "Q", -1)
    assert "2024-H2" == this_unit(date(2024, 7, 1), "SEM")
    assert "202" == this_unit(date(2024, 7, 1), "DE")
    assert "20" == this_unit(date(2024, 7, 1), "CE")
    letters = load_time_words(language("fr")).durations
    assert ("P6M", "P20Y", "PXY") == (
        duration(1, "SEM", letters),
        duration(2, "DE", letters),
        duration(None, "CE", letters),
    )
    assert 19 == roman("XIX")
    assert date(2024, 2, 29) == nearest_year(date(2024, 6, 1), 2, 29)


@pytest.mark.parametrize(
    ("year", "rule", "days"),
    [
        (2024, "orthodox 0 1", ("2024-05-05", "2024-05-05")),
        (2025, "orthodox 0 1", ("2025-04-20", "2025-04-20")),
        (2024, "hebrew 7 1 2", ("2024-10-03", "2024-10-04")),
        (2023, "hebrew 1 15 8", ("2023-04-06", "2023-04-13")),
        (2024, "hebrew 12 14 1", ("2024-03-24", "2024-03-24")),
        (2024, "hebrew 9 25 8", ("2024-12-26", "2025-01-02")),
        (2018, "islamic 10 1 1", ("2018-06-15", "2018-06-15")),
    ],
)
def test_feasts_of_other_calendars(year: int, rule: str, days: tuple[str, str]) -> None:
    """As almanacs have them."""
    found = feast(year, rule)

    assert found is not None
    assert days == (found[0].isoformat(), found[1].isoformat())


@pytest.mark.parametrize(
    ("code", "text", "value", "when"),
    [
        ("fr", "pour la Pâque juive", "2024-04-23/2024-04-30", "2024-04-23/2024-04-30"),
        ("en", "on Yom Kippur", "2024-10-12", "2024-10-12"),
        ("fr", "pour l'Aïd el-Kébir 2018", "2018-08-22", None),
    ],
)
def test_a_feast_of_another_calendar_has_its_days(code: str, text: str, value: str, when: str | None) -> None:
    """One that the moon decides is approximate and dates no fact."""
    (time,) = _found(code, text)

    assert (value, when) == (time.value, as_fact_when(time, _DAY))


def test_french_news_gold_is_read_ahead_of_the_peers(corpus: Path) -> None:
    """Value right on at least 85 % of the development expressions."""
    right = total = 0
    for path in sorted((corpus / "tqp" / "dev").glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        gold = [json.loads(line) for line in path.with_suffix(".tqp.jsonl").read_text(encoding="utf-8").splitlines()]
        found = {
            (t.start, t.end): t.value for t in _found("fr", article["text"], date.fromisoformat(article["date"][:10]))
        }
        times = [g for g in gold if g["kind"] == "time"]
        total += len(times)
        right += sum(found.get((g["start"], g["end"])) == g["value"] for g in times)

    assert right / total >= 0.8

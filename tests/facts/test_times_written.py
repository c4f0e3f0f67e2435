"""Times as they are written and spoken outside plain dates: figures, odd orders, ranges, recurrences with an hour."""

from __future__ import annotations

from datetime import date

import pytest

from depeche._languages import language
from depeche.facts.times import as_fact_when, find_times, load_time_words

_DAY = date(2024, 9, 14)  # a Saturday


@pytest.mark.parametrize(
    ("code", "text", "words", "value"),
    [
        ("fr", "Il part pour 3heures.", "3heures", "PT3H"),
        ("fr", "Il part pour 3.5ans.", "3.5ans", "P3.5Y"),
        ("fr", "un délai de 12,75 sec", "12,75 sec", "PT12.75S"),
        ("fr", "Comptez 1,5h de trajet.", "1,5h", "PT1.5H"),
        ("fr", "un an et un quart", "un an et un quart", "P1.25Y"),
        ("fr", "pour trois week-ends", "trois week-ends", "P3WE"),
        ("fr", "le 23/Sep/2020", "le 23/Sep/2020", "2020-09-23"),
        ("fr", "le 2020-9-3", "2020-9-3", "2020-09-03"),
        ("fr", "au 2015-3", "2015-3", "2015-03"),
        ("fr", "au 2015-12", "2015-12", "2015-12"),
        ("fr", "la saison 2010-11", "2010-11", "2010/2011"),
        ("fr", "mer. 10 juin 2020", "mer. 10 juin 2020", "2020-06-10"),
        ("fr", "le vingt-six mars 2020", "le vingt-six mars 2020", "2020-03-26"),
        ("fr", "Le relevé de 2020-03-26T10:39:12.500Z fait foi.", "2020-03-26T10:39:12.500Z", "2020-03-26T10:39:12Z"),
        ("fr", "au XXIe siècle", "XXIe siècle", "20"),
        ("fr", "au 21ème siècle", "21ème siècle", "20"),
        ("fr", "d'ici 2100", "2100", "2100"),
        ("fr", "le prochain trimestre", "le prochain trimestre", "2024-Q4"),
        ("fr", "au premier trimestre de l'année dernière", "premier trimestre de l'année dernière", "2023-Q1"),
        ("fr", "au S1 2024", "S1 2024", "2024-H1"),
        ("fr", "ce mois de février", "ce mois de février", "2024-02"),
        ("fr", "à sept heures et vingt-sept minutes", "sept heures et vingt-sept minutes", "2024-09-14T07:27"),
        ("fr", "à huit heures moins trois minutes", "huit heures moins trois minutes", "2024-09-14T07:57"),
        ("fr", "à 4:45 du matin", "4:45 du matin", "2024-09-14T04:45"),
        ("fr", "à 19:56:30", "19:56:30", "2024-09-14T19:56:30"),
        ("fr", "demain avant 17h", "demain avant 17h", "2024-09-15T17:00"),
        ("fr", "tous les jours à 15h", "tous les jours à 15h", "T15:00"),
        ("fr", "tous les soirs à 7h", "tous les soirs à 7h", "T19:00"),
        ("fr", "vendredi de 14h à 16h", "vendredi de 14h à 16h", "2024-09-13T14:00/2024-09-13T16:00"),
        ("fr", "à 10 heures du soir", "10 heures du soir", "2024-09-14T22:00"),
        ("fr", "vendredi à 10 heures du soir", "vendredi à 10 heures du soir", "2024-09-13T22:00"),
        ("fr", "du 01/10/2018 au 07/10/2018", "du 01/10/2018 au 07/10/2018", "2018-10-01/2018-10-07"),
        ("fr", "du 01/10 au 02/11/2017", "du 01/10 au 02/11/2017", "2017-10-01/2017-11-02"),
        ("fr", "entre janvier 2019 et aujourd'hui", "janvier 2019 et aujourd'hui", "2019-01/2024-09-14"),
        ("fr", "de 2007 à la fin de 2008", "2007 à la fin de 2008", "2007/2008"),
        ("fr", "deux semaines avant le 13 mai 1999", "deux semaines avant le 13 mai 1999", "1999-04-29"),
        ("fr", "trois jours après hier", "trois jours après hier", "2024-09-16"),
        ("fr", "deux ans après 2011", "deux ans après 2011", "2013"),
        ("fr", "deux mois avant mai 2011", "deux mois avant mai 2011", "2011-03"),
        ("en", "two years after 2011", "two years after 2011", "2013"),
        ("fr", "une réunion hebdomadaire", "hebdomadaire", "P1W"),
        ("fr", "la semaine derniere", "la semaine derniere", "2024-W36"),
        ("fr", "dans la soirée à 7 heures", "la soirée à 7 heures", "2024-09-14T19:00"),
        ("fr", "la dernière semaine de juillet", "la dernière semaine de juillet", "2024-W31"),
        ("fr", "le week-end de Pâques", "le week-end de Pâques", "2024-W13-WE"),
        ("fr", "Plus tôt dans la semaine, il était à Rome.", "Plus tôt dans la semaine", "2024-W37"),
        ("fr", "la mobilisation du vingt-neuf janvier dernier", "vingt-neuf janvier dernier", "2024-01-29"),
        ("fr", "dans les 72 h", "72 h", "PT72H"),
        ("fr", "pour un mois d'août", "mois d'août", "2024-08"),
        ("fr", "à 13h02, heure française", "13h02, heure française", "2024-09-14T13:02"),
        ("en", "by year-end", "year-end", "2024"),
        ("en", "May 12, 2006 at 08:27:46 PM", "May 12, 2006 at 08:27:46 PM", "2006-05-12T20:27:46"),
        ("fr", "né en mille neuf cent quarante-trois", "mille neuf cent quarante-trois", "1943"),
        ("fr", "le quatre octobre deux mille dix", "le quatre octobre deux mille dix", "2010-10-04"),
        ("fr", "au vingt-et-unième siècle", "vingt-et-unième siècle", "20"),
        ("en", "born in nineteen ninety-six", "nineteen ninety-six", "1996"),
        (
            "en",
            "on January first two thousand and thirty two",
            "January first two thousand and thirty two",
            "2032-01-01",
        ),
        ("en", "in twenty years", "twenty years", "P20Y"),
        ("fr", "en fin d'année", "fin d'année", "2024"),
        ("fr", "le dernier week-end de septembre", "le dernier week-end de septembre", "2024-W39-WE"),
        ("fr", "le Nouvel An chinois 2018", "le Nouvel An chinois 2018", "2018-02-16"),
        ("fr", "la semaine sainte 2024", "la semaine sainte 2024", "2024-03-24/2024-03-30"),
        ("en", "Lunar New Year 2025", "Lunar New Year 2025", "2025-01-29"),
        ("en", "Diwali 2019", "Diwali 2019", "2019-10-27"),
        ("en", "Holi 2023", "Holi 2023", "2023-03-08"),
        ("en", "the first weekend of September", "the first weekend of September", "2024-W36-WE"),
        ("en", "for 3.5years", "3.5years", "P3.5Y"),
        ("en", "a talk of 1 hr", "1 hr", "PT1H"),
        ("en", "for 3h", "3h", "PT3H"),
        ("en", "a ½ hour call", "a ½ hour", "PT0.5H"),
        ("en", "the course lasts three weekends", "three weekends", "P3WE"),
        ("en", "on 23/Sep/2020", "23/Sep/2020", "2020-09-23"),
        ("en", "on 2020-9-3", "2020-9-3", "2020-09-03"),
        ("en", "in Dec-2018", "Dec-2018", "2018-12"),
        ("en", "in 2015-3", "2015-3", "2015-03"),
        ("en", "on 11/20", "11/20", "2024-11-20"),
        ("en", "Wed Oct 26 15:50:06 2016", "Wed Oct 26 15:50:06 2016", "2016-10-26T15:50:06"),
        ("en", "on August twenty-second", "August twenty-second", "2024-08-22"),
        ("en", "the twenty-sixth of March 2020", "the twenty-sixth of March 2020", "2020-03-26"),
        ("en", "on 28 June in 2020", "28 June in 2020", "2020-06-28"),
        ("en", "fourth of July of 1995", "fourth of July of 1995", "1995-07-04"),
        ("en", "at 7:56:30 pm", "7:56:30 pm", "2024-09-14T19:56:30"),
        ("en", "20 minutes past eight in the evening", "20 minutes past eight in the evening", "2024-09-14T20:20"),
        ("en", "Friday from 2:00 to 4:00 pm", "Friday from 2:00 to 4:00 pm", "2024-09-13T14:00/2024-09-13T16:00"),
        ("en", "next week Wednesday", "next week Wednesday", "2024-09-18"),
        ("en", "Wednesday evening next week", "Wednesday evening next week", "2024-09-18TEV"),
        ("en", "the week after next", "the week after next", "2024-W39"),
        ("en", "the Labor Day weekend", "the Labor Day weekend", "2024-W35-WE"),
        ("en", "by 2150", "2150", "2150"),
        ("en", "a semi-annual report", "semi-annual", "P6M"),
        ("en", "two weeks before May 13, 1999", "two weeks before May 13, 1999", "1999-04-29"),
        ("en", "three days from tomorrow", "three days from tomorrow", "2024-09-18"),
        ("en", "a year and a quarter", "a year and a quarter", "P1.25Y"),
        ("en", "on 2020-03-26T10:39:12Z", "2020-03-26T10:39:12Z", "2020-03-26T10:39:12Z"),
    ],
)
def test_written_times(code, text, words, value):
    """Each text has exactly one expression: these words with this value, dates counted from Saturday 14 September 2024."""
    found = find_times(text, load_time_words(language(code)), _DAY)

    assert [(words, value)] == [(text[e.start : e.end], e.value) for e in found]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("depuis mars 2023 jusqu'en mai 2024", "2023-03/2024-05"),
        ("depuis janvier 2019", "2019-01/.."),
        ("du 12 mai 2024 au soir du 15 mai", "2024-05-12/2024-05-15"),
        ("tous les jours à 15h", None),
        ("deux semaines avant le 13 mai 1999", "1999-04-29"),
    ],
)
def test_the_time_of_a_fact_from_a_joined_expression(text, when):
    """A range dates a fact whole, a length with its date is a day, a recurrence with its hour dates nothing."""
    (found,) = find_times(text, load_time_words(language("fr")), _DAY)

    assert when == as_fact_when(found, _DAY)


def test_the_attack_of_a_day_in_figures_is_no_coming_day():
    """The name 9/11 tells what happened, other days in figures behind a preposition are days."""
    found = find_times("the attacks on 9/11", load_time_words(language("en")), _DAY)

    assert [] == list(found)


@pytest.mark.parametrize("text", ["0.8/15", "29/2/2019", "le quotidien du soir", "un quotidien régional"])
def test_what_only_looks_like_a_time(text):
    """Fractions, days that no calendar has and papers named for how often they come out are no times."""
    found = find_times(text, load_time_words(language("fr")), _DAY)

    assert not [e for e in found if e.kind in {"numeric", "frequency"}]

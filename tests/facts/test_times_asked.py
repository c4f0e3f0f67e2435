"""Texts that are nothing but a time, at a known moment."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche._languages import language
from depeche.facts.times import find_times, load_time_words
from depeche.facts.times.asked import load_asked_words, read_asked

_NOW = datetime(2024, 9, 14, 8, 30)  # a Saturday


def _asked(code: str, text: str) -> str | None:
    return read_asked(text, load_asked_words(language(code)), _NOW)


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("fr", "mardi", "2024-09-17"),
        ("fr", "samedi", "2024-09-21"),
        ("fr", "mardi en huit", "2024-09-24"),
        ("fr", "mardi de la semaine prochaine", "2024-09-17"),
        ("fr", "jeudi dernier", "2024-09-12"),
        ("fr", "le 2", "2024-10-02"),
        ("fr", "lundi 16 à 18h", "2024-09-16T18:00"),
        ("fr", "le 16 plutôt vers 6h du soir", "2024-09-16T18:00"),
        ("fr", "le 2/3 à 5h", "2025-03-02T05:00"),
        ("fr", "20 02 26", "2026-02-20"),
        ("fr", "midi moins le quart", "2024-09-14T11:45"),
        ("fr", "minuit", "2024-09-15T00:00"),
        ("fr", "dans deux heures", "2024-09-14T10:30:00"),
        ("fr", "il y a trois semaines", "2024-08-24"),
        ("fr", "ce soir", "2024-09-14T18/2024-09-15T00"),
        ("fr", "demain en fin d'apres-midi", "2024-09-15T17/2024-09-15T19"),
        ("fr", "du 13 au 15 juillet", "2025-07-13/2025-07-15"),
        ("fr", "mardi entre 9h30 et 11h", "2024-09-17T09:30/2024-09-17T11:00"),
        ("fr", "2 prochains mois", "2024-10/2024-11"),
        ("fr", "premier mercredi du mois prochain", "2024-10-02"),
        ("fr", "le lendemain du 13 février", "2025-02-14"),
        ("fr", "semaine prochaine", "2024-W38"),
        ("en", "tuesday", "2024-09-17"),
        ("en", "friday after next", "2024-09-20"),
        ("en", "last sunday", "2024-09-08"),
        ("en", "the 2nd", "2024-10-02"),
        ("en", "Mon 16 at 6 pm", "2024-09-16T18:00"),
        ("en", "3pm tomorrow", "2024-09-15T15:00"),
        ("en", "8 tonight", "2024-09-14T20:00"),
        ("en", "a quarter past noon", "2024-09-14T12:15"),
        ("en", "midnight", "2024-09-15T00:00"),
        ("en", "3:20", "2024-09-14T15:20"),
        ("en", "in half an hour", "2024-09-14T09:00:00"),
        ("en", "three weeks ago", "2024-08-24"),
        ("en", "tomorrow afternoon", "2024-09-15T12/2024-09-15T19"),
        ("en", "from 13 to 15 July", "2025-07-13/2025-07-15"),
        ("en", "tuesday 9 - 11am", "2024-09-17T09/2024-09-17T11"),
        ("en", "next 2 months", "2024-10/2024-11"),
        ("en", "first tuesday of october", "2024-10-01"),
        ("en", "the day after halloween", "2024-11-01"),
        ("en", "3/2/2025", "2025-03-02"),
        ("en", "next week", "2024-W38"),
    ],
)
def test_a_time_that_is_asked_looks_ahead_from_its_moment(code: str, text: str, value: str) -> None:
    """Day, hour and part of day come to one value; months, weeks and ranges of days keep the forms of the record."""
    assert value == _asked(code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Le sommet se tiendra mardi."),
        ("fr", "mardi ou presque rien"),
        ("en", "Talks begin on Tuesday."),
        ("en", "3 dead"),
        ("fr", ""),
        ("en", "..."),
    ],
)
def test_a_text_with_other_words_is_none(code: str, text: str) -> None:
    """News is never read this way, be it one line long."""
    assert _asked(code, text) is None


@pytest.mark.parametrize("anchor", [date(2024, 9, 14), datetime(2024, 9, 14), None])
def test_without_a_moment_nothing_is_asked(anchor: date | None) -> None:
    """A day, or its stamp of midnight, is no moment."""
    assert "asked" not in {t.kind for t in find_times("mardi 11:00", load_time_words(language("fr")), anchor)}


def test_an_asked_time_is_the_whole_text() -> None:
    """Blanks at its ends left out."""
    (found,) = find_times("  ce soir à 20h \n", load_time_words(language("fr")), _NOW)

    assert ("ce soir à 20h", "2024-09-14T20:00") == ("  ce soir à 20h \n"[found.start : found.end], found.value)


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("fr", "Il est parti il y a deux heures, selon la police.", "2024-09-14T06:30"),
        ("en", "He left two hours ago, police said.", "2024-09-14T06:30"),
    ],
)
def test_hours_count_from_the_moment_of_publication(code: str, text: str, value: str) -> None:
    """In news too, when the time of day of publication is known; else only the day is."""
    words = load_time_words(language(code))

    assert value == find_times(text, words, _NOW)[0].value
    assert "2024-09-14" == find_times(text, words, _NOW.date())[0].value


def test_languages_have_the_same_tables() -> None:
    """Every table of one language is in the other's."""
    french, english = (language(code).toml("times_asked") for code in ("fr", "en"))

    assert set(french) == set(english)


@given(st.text(alphabet="0123456789 :/-hapm'’", max_size=30) | st.text(max_size=30))
def test_any_text_is_read_or_is_none(text: str) -> None:
    """No crash."""
    for code in ("fr", "en"):
        assert _asked(code, text) is None or isinstance(_asked(code, text), str)

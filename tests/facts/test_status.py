"""Whether what is told happened, goes on, is planned, possible, or did not happen."""

from __future__ import annotations

import pytest

from depeche._languages import language
from depeche.facts.status import status_of
from depeche.facts.status_words import load_status_words
from depeche.facts.verb_forms import PLAIN, Telling
from tests.facts import parses
from tests.facts.parses import parsed


def _status(code: str, rows: str, word: str, telling: Telling = PLAIN) -> str:
    doc = parsed(rows).doc
    head = next(token for token in doc if token.text == word)
    return status_of(head, load_status_words(language(code)), telling)


@pytest.mark.parametrize(
    ("code", "rows", "word", "status"),
    [
        ("fr", parses.BOMBARDE, "bombardé", "happened"),
        ("fr", parses.BOMBARDENT, "bombardent", "ongoing"),
        ("fr", parses.VA_RENCONTRER, "rencontrer", "planned"),
        ("fr", parses.RENCONTRERA, "rencontrera", "planned"),
        ("fr", parses.POURRAIT, "interdire", "possible"),
        ("fr", parses.BOMBARDERAIT, "bombarderait", "possible"),
        ("fr", parses.AUCUN, "arrêté", "did_not_happen"),
        ("fr", parses.REFUSE, "accepté", "did_not_happen"),
        ("en", parses.ATTACKED, "attacked", "happened"),
        ("en", parses.BLOCKING, "blocking", "ongoing"),
        ("en", parses.WITHDRAW, "withdraw", "planned"),
        ("en", parses.MAY_SUE, "sue", "possible"),
        ("en", parses.NOT_ARRESTED, "arrest", "did_not_happen"),
        ("en", parses.FORCED, "resign", "happened"),
    ],
)
def test_tense_mood_and_negation_settle_the_status(code: str, rows: str, word: str, status: str) -> None:
    """The same statuses come out of either language's forms."""
    assert status == _status(code, rows, word)


def test_the_conditional_of_what_somebody_says_lies_ahead() -> None:
    """Inside somebody's words the conditional is the future seen from the past."""
    assert "planned" == _status("fr", parses.BOMBARDERAIT, "bombarderait", Telling(told=True))


def test_the_present_of_a_heading_is_past() -> None:
    """Headings tell in the present what has happened."""
    assert "happened" == _status("fr", parses.BOMBARDENT, "bombardent", Telling(heading=True))


def test_both_languages_have_the_same_tables() -> None:
    """Each list of words is filled in either language."""
    tables = [load_status_words(language(code)) for code in ("fr", "en")]
    assert all(t.verbs and t.nouns and t.adjectives and t.will and t.not_words and t.without for t in tables)

"""Days settle what tense leaves open, never what tense has settled."""

from __future__ import annotations

import pytest

import depeche

_ROWS = [
    ("fr", "Mardi, la police arrête trois hommes à Lyon.", "arrête", "happened"),
    ("fr", "Les deux ministres se rencontrent vendredi prochain à Rome.", "rencontrent", "planned"),
    ("fr", "Les rebelles bombardent la ville depuis mardi.", "bombardent", "ongoing"),
    ("en", "The two ministers meet in Rome next Friday.", "meet", "planned"),
    ("en", "Troops have been shelling the town since 12 September.", "shelling", "ongoing"),
    ("en", "The two ministers met in Rome on Friday.", "met", "happened"),
]


@pytest.mark.parametrize(("code", "text", "trigger", "status"), _ROWS)
def test_a_day_settles_what_tense_leaves_open(code: str, text: str, trigger: str, status: str) -> None:
    """The present of a coming day is planned, that of a day gone by happened; what lasts goes on."""
    facts = depeche.read_text(text, language=code, date="2024-09-20", title="x").findings.facts

    assert [status] == [f.status for f in facts if f.trigger.text == trigger]


def test_without_a_day_of_publication_nothing_is_settled() -> None:
    """Unknown stays unknown."""
    facts = depeche.read_text(
        "Le 12 septembre 2024, l'armée bombarde le port.", language="fr", title="x"
    ).findings.facts

    assert ["ongoing"] == [f.status for f in facts if f.trigger.text == "bombarde"]


@pytest.mark.parametrize(
    ("code", "text"),
    [("fr", "Le syndicat a annoncé une manifestation samedi."), ("en", "The union announced a protest on Saturday.")],
)
def test_what_is_planned_for_a_weekday_is_for_the_next(code: str, text: str) -> None:
    """The announcement looks back, what it announces looks ahead."""
    facts = depeche.read_text(text, language=code, date="2025-05-14").findings.facts
    assert [("planned", "2025-05-17")] == [(f.status, f.when and f.when.value) for f in facts if f.type == "PROTEST"]


def test_an_article_of_a_minute_has_a_day() -> None:
    """A date with its time of day tells which weekdays are gone by."""
    text = "The union announced a protest on Saturday."
    facts = depeche.read_text(text, language="en", date="2025-05-14T10:39:19+02:00").findings.facts
    assert ["2025-05-17"] == [f.when.value for f in facts if f.when]

"""Whoever is called on to do something is asked for it; nobody says so what they are."""

from __future__ import annotations

import pytest

import depeche
from tests.facts.pipelines import needs_pipelines

needs_pipelines()

ROWS = [
    ("fr", "Le ministre a appelé les habitants à rester chez eux.", "les habitants", "à rester chez eux"),
    ("fr", "La mairie appelle la population à économiser l'eau.", "la population", "à économiser l'eau"),
    ("fr", "Le maire appelle cet après-midi à voter pour Paul Durand.", None, "à voter pour Paul Durand"),
    ("en", "The mayor called on residents to save water.", "residents", "to save water"),
]


@pytest.mark.parametrize(("code", "text", "whom", "what"), ROWS)
def test_who_is_called_on_is_asked(code: str, text: str, whom: str | None, what: str) -> None:
    """An infinitive behind those called on is what they are asked to do, and no judgement of them."""
    (fact,) = [f for f in depeche.read_text(text, language=code).findings.facts if f.kind == "statement"]
    assert fact.content is not None
    assert ("REQUEST", [whom] if whom else [], what) == (
        fact.type,
        [m.pin.text for m in fact.to_whom],
        fact.content.text,
    )


def test_what_something_is_called_is_a_judgement() -> None:
    """Behind the thing judged, a noun or adjective says what it is called."""
    (fact,) = depeche.read_text("The minister called the plan a disaster.", language="en").findings.facts
    assert fact.content is not None
    assert fact.content.text == "the plan a disaster"

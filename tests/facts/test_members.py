"""Members named in an aside behind a group act with it."""

from __future__ import annotations

import pytest

import depeche
from tests.facts.pipelines import needs_pipelines

needs_pipelines()


@pytest.mark.parametrize(
    ("code", "text", "who"),
    [
        ("en", "Rights groups, including Amnesty, have condemned the raid.", ["Rights groups", "Amnesty"]),
        ("en", "Several countries, among them France and Italy, condemned the raid.", ["Several countries", "France", "Italy"]),
        ("fr", "Plusieurs pays, dont la France et l'Italie, ont condamné le raid.", ["Plusieurs pays", "la France", "l'Italie"]),
        ("fr", "Les Occidentaux, Américains en tête, ont condamné le raid.", ["Les Occidentaux", "Américains"]),
        ("fr", "Le parti, dont le chef est mort lundi, a condamné le raid.", ["Le parti"]),
    ],
)  # fmt: skip
def test_who_condemns_with_the_group(code: str, text: str, who: list[str]) -> None:
    """The words that say so are no part of the name; a clause of its own names no members."""
    facts = depeche.read_text(text, language=code).findings.facts
    (fact,) = [f for f in facts if f.type == "ACCUSE"]
    assert who == [m.pin.text for m in fact.who]

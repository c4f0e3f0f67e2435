"""A figure that somebody else gives for the same stands beside the first; figures for other things do not."""

from __future__ import annotations

import pytest

import depeche

_RIVALS = [
    ("en", "About 200 fishermen protested in Oslo, police said. Organisers said 500 people took part.",
     "Organisers said 500 people took part", "fishermen protested"),
    ("en", "It carried more than 300 tonnes of cod, according to the coast guard. Its owner put the catch at 180 tonnes.",
     "Its owner put the catch at 180 tonnes", "300 tonnes"),
    ("en", "Police arrested 12 people, the ministry said. The opposition put the number at 40.",
     "The opposition put the number at 40", "arrested 12 people"),
    ("fr", "Selon la préfecture, 1 800 personnes ont manifesté à Lille ; le syndicat en a compté plus de 4 000.",
     "le syndicat en a compté plus de 4 000", "1 800 personnes ont manifesté"),
    ("fr", "La police a arrêté douze personnes, selon le ministère. L'opposition en a dénombré 40.",
     "L'opposition en a dénombré 40", "arrêté douze personnes"),
]  # fmt: skip


def _links(code: str, text: str) -> list[tuple[str, str]]:
    facts = depeche.read_text(text, language=code, date="2025-05-14", title="x").findings.facts
    by_id = {f.id: f for f in facts}
    return [(f.evidence.text, by_id[a.fact].evidence.text) for f in facts for a in f.answers if a.how == "differs"]


@pytest.mark.parametrize(("code", "text", "rival", "first"), _RIVALS)
def test_a_rival_figure_answers_the_first(code: str, text: str, rival: str, first: str) -> None:
    """Whoever counts otherwise is linked to what was counted."""
    ((answer, answered),) = _links(code, text)
    assert rival == answer
    assert first in answered


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Police said 200 people protested. The mayor said 30 officers were deployed."),
        ("en", "The army killed 40 rebels. The president said 3 ministers would travel to Rome."),
        ("en", "Police arrested 12 people, the ministry said. The ministry put the number at 12."),
        ("en", "About 200 people protested, police said. Police said 500 people took part."),
        ("fr", "La police a arrêté douze personnes, selon le ministère. Le maire a promis 300 logements."),
        ("fr", "Selon la préfecture, 1 800 personnes ont manifesté. La ville compte 3 000 habitants."),
    ],
)
def test_figures_for_something_else_are_no_rivals(code: str, text: str) -> None:
    """Nor is the same figure, nor a second one by the same source."""
    assert [] == _links(code, text)


@pytest.mark.parametrize(
    ("code", "text", "content"),
    [
        ("en", "The ministry put the death toll at 40.", "the death toll at 40"),
        ("en", "Police counted 200 protesters.", "200 protesters"),
        ("fr", "L'armée a estimé le nombre de morts à 30.", "le nombre de morts à 30"),
        ("fr", "La police a dénombré 3 000 manifestants.", "3 000 manifestants"),
        ("fr", "La ville compte 3 000 habitants.", None),
        ("en", "The team counted 3 wins.", None),
    ],
)
def test_a_count_that_was_made_is_a_statement(code: str, text: str, content: str | None) -> None:
    """What merely is there is not."""
    facts = depeche.read_text(text, language=code, title="x").findings.facts
    assert content == next((f.content.text for f in facts if f.kind == "statement" and f.content), None)


def test_a_rival_has_its_figure_as_a_field() -> None:
    """So that the two can be set side by side."""
    text = "Police arrested 12 people, the ministry said. The opposition put the number at 40."
    facts = depeche.read_text(text, language="en", date="2025-05-14", title="x").findings.facts
    assert [40] == [q.value for f in facts for q in f.how_many if any(a.how == "differs" for a in f.answers)]

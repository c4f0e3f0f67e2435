"""Sources with a description before their name are quoted whole."""

from __future__ import annotations

import pytest

import depeche
from tests.facts.pipelines import needs_pipelines

needs_pipelines()


@pytest.mark.parametrize(
    ("code", "text", "who"),
    [
        ("en", "According to police chief Ann Bell, the plan failed.", "police chief Ann Bell"),
        ("en", "According to union leader Dan Hume, the plan reeks of fear.", "union leader Dan Hume"),
        ("en", "The plan failed, according to Health Secretary Dan Hume.", "Health Secretary Dan Hume"),
        ("fr", "Selon le chef de la police Jean Roux, le plan a échoué.", "le chef de la police Jean Roux"),
        ("fr", "Le plan a échoué, selon le ministre Jean Roux.", "le ministre Jean Roux"),
    ],
)
def test_a_source_has_its_description_and_its_name(code: str, text: str, who: str) -> None:
    """Neither the name nor what describes it is cut off, and the source has said it."""
    facts = depeche.read_text(text, language=code).findings.facts
    (fact,) = [f for f in facts if f.kind == "statement"]
    assert ([who], "happened") == ([m.pin.text for m in fact.who], fact.status)


@pytest.mark.parametrize(
    ("code", "text", "who", "said"),
    [
        ("en", "As stated in the council's report, there are gaps.", "the council", "there are gaps"),
        ("en", "As reported in the Kelna Herald, the plan failed.", "the Kelna Herald", "the plan failed"),
        ("fr", "Comme indiqué dans le rapport de la Cour, le plan a échoué.", "la Cour", "le plan a échoué"),
        ("fr", "Comme l'a noté l'auditeur, les comptes sont faux.", "l'auditeur", "les comptes sont faux"),
    ],
)
def test_as_is_said_somewhere(code: str, text: str, who: str, said: str) -> None:
    """Where it stands, or who said so, vouches for the rest of the sentence."""
    (fact,) = [f for f in depeche.read_text(text, language=code).findings.facts if f.kind == "statement"]
    assert fact.content is not None
    assert ([who], said) == ([m.pin.text for m in fact.who], fact.content.text)

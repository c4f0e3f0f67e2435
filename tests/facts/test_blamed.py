"""Who condemns a deed told before condemns those who did it; what is judged is the target where nobody is named."""

from __future__ import annotations

import pytest

import depeche
from tests.facts.pipelines import needs_pipelines

needs_pipelines()


@pytest.mark.parametrize(
    ("code", "text", "whom"),
    [
        ("en", "Rebels shelled the town on Monday. The UN condemned the attack.", ["Rebels"]),
        ("fr", "Les rebelles ont bombardé la ville lundi. L'ONU a condamné cette attaque.", ["Les rebelles"]),
        ("fr", "La police a arrêté Jean Roux. Son parti a dénoncé cette arrestation.", ["La police"]),
        ("en", "Rebels shelled the town on Monday. The UN condemned an attack in June.", ["an attack"]),
        ("en", 'The bishop has called the ruling "dangerous".', ["the ruling"]),
        ("en", "The union denounced the reform.", ["the reform"]),
        ("fr", "Le syndicat a critiqué la réforme du gouvernement.", ["gouvernement"]),
    ],
)
def test_whom_a_condemnation_is_aimed_at(code: str, text: str, whom: list[str]) -> None:
    """Those who did the deed where it is spoken of as known, else who is named in the words, else the thing."""
    facts = depeche.read_text(text, language=code).findings.facts
    (fact,) = [f for f in facts if f.type == "ACCUSE"]
    assert whom == [m.pin.text for m in fact.to_whom]

"""Who receives blame, praise or blows is their target, and whoever they come from is their agent."""

from __future__ import annotations

import pytest

import depeche
from tests.facts.pipelines import needs_pipelines

needs_pipelines()

ROWS = [
    ("en", "The senator faced heavy criticism from union leaders.", "ACCUSE", "union leaders", "The senator"),
    ("en", "The plan drew praise from the European Commission.", "SUPPORT", "the European Commission", "The plan"),
    ("en", "The law sparked criticism from the opposition.", "ACCUSE", "the opposition", "The law"),
    ("en", "The judge came under fire from ministers.", "ACCUSE", "ministers", "The judge"),
    ("en", "The policy was the target of criticism by NGOs.", "ACCUSE", "NGOs", "The policy"),
    ("en", "The reporter was the victim of an attack by police.", "ASSAULT", "police", "The reporter"),
    ("fr", "Le projet a suscité les critiques de l'opposition.", "ACCUSE", "l'opposition", "Le projet"),
    ("fr", "Le maire a subi les reproches du gouvernement.", "ACCUSE", "gouvernement", "Le maire"),
    ("fr", "La mesure a soulevé un tollé chez les enseignants.", "ACCUSE", "les enseignants", "La mesure"),
    ("fr", "Le plan a reçu les éloges de la Commission européenne.", "SUPPORT", "la Commission européenne", "Le plan"),
    ("fr", "La loi fait l'objet de critiques de l'opposition.", "ACCUSE", "l'opposition", "La loi"),
    (
        "fr",
        "Le maire a fait l'objet d'accusations de la part de l'opposition.",
        "ACCUSE",
        "l'opposition",
        "Le maire",
    ),
]


@pytest.mark.parametrize(("code", "text", "kind", "who", "whom"), ROWS)
def test_the_subject_receives_what_comes_from_others(code: str, text: str, kind: str, who: str, whom: str) -> None:
    """The subject of "faced criticism" is blamed, by those behind "from"; so it is with things and in passives."""
    (fact,) = depeche.read_text(text, language=code).findings.facts
    assert (kind, [who], [whom]) == (
        fact.type,
        [m.pin.text for m in fact.who],
        [m.pin.text for m in fact.to_whom],
    )

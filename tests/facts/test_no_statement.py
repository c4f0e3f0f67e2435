"""What is no statement though it has a verb of speech: what one says, the truth that is told, a moment that believes."""

from __future__ import annotations

import pytest

import depeche
from tests.facts.pipelines import needs_pipelines

needs_pipelines()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Everything the mayor says is a lie."),
        ("en", "What the minister says is false."),
        ("en", "Don't for a moment believe Bell is ready."),
        ("en", "Bell tells so many lies that Hume could lose."),
        ("fr", "Tout ce que dit le maire est faux."),
        ("fr", "Ce que dit le ministre est faux."),
        ("fr", "Le témoin a dit la vérité sur le vol."),
        ("fr", "Arrivée à la fin de sa carrière, elle écrit ses Mémoires, qu'elle destine à sa fille."),
        ("fr", "Juste avant la pause, Karim Diallo a ajouté un troisième but (3-0), avant que le gardien ne sorte."),
        ("fr", "Le maire a rappelé les élus avant que la séance ne commence."),
        ("fr", "L'entreprise assure le nettoyage des rues."),
        ("en", "After a long career, she wrote two novels, which sold well."),
    ],
)
def test_nothing_is_stated(code: str, text: str) -> None:
    """A verb of speech inside the subject, with a thing of its own, or with a time before it reports no words."""
    assert not [f for f in depeche.read_text(text, language=code).findings.facts if f.kind == "statement"]


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        (
            "en",
            "He divides people. Many of his supporters believe bigotry and xenophobia are acceptable. Some are loud.",
            "bigotry and xenophobia are acceptable",
        ),
        ("en", "The mayor said police and firefighters were ready.", "police and firefighters were ready"),
        (
            "en",
            "The mayor said the driver, who was unhurt, left the scene.",
            "the driver, who was unhurt, left the scene",
        ),
        (
            "fr",
            "Le maire a dit que le conducteur, qui était indemne, avait fui.",
            "le conducteur, qui était indemne, avait fui",
        ),
        ("fr", "Le ministre a dit que c'était faux.", "c'était faux"),
    ],
)
def test_a_clause_has_its_subject(code: str, text: str, said: str) -> None:
    """Two nouns before the verb of what is said are a part of it, and a noun with its relative clause."""
    (fact,) = [f for f in depeche.read_text(text, language=code).findings.facts if f.kind == "statement"]
    assert fact.content is not None
    assert said == fact.content.text

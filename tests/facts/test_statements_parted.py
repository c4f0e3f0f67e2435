"""Quotations in which whoever says them is named between the marks: each side is a statement."""

from __future__ import annotations

import pytest

import depeche
from tests.facts.pipelines import needs_pipelines

needs_pipelines()

ROWS = [
    ("fr", "« Notre accord est total, souligne-t-elle. Le syndicat a ses idées. »", "elle", "Le syndicat a ses idées."),
    ("fr", "« Tout est perdu, confie un habitant. Nous partirons. »", "un habitant", "Nous partirons."),
    ("fr", '"On tiendra, prévient le délégué syndical. La grève continuera."', "le délégué syndical", None),
    ("fr", "« C'est grave, s'est alarmé lundi le maire de Kelna. Rien ne tient. »", "le maire de Kelna", None),
    (
        "fr",
        "« Rien ne va, dit Marie Durand, cheffe du club. Il faut agir. »",
        "Marie Durand, cheffe du club",
        "Il faut agir.",
    ),
    ("en", '"It is over, says the mayor. We are leaving."', "the mayor", "We are leaving."),
    ("en", '"On this we disagree, she says. The union has its ideas."', "she", "The union has its ideas."),
    (
        "fr",
        "« Le pont est usé depuis longtemps, pointe Marc Leroy, le maire de Kelna. C'est grave. »",
        "Marc Leroy",
        "C'est grave.",
    ),
    (
        "fr",
        "Une fermeture décidée « en raison du froid, explique l'élue. Il y a là des malades. »",
        "l'élue",
        "Il y a là des malades.",
    ),
]


@pytest.mark.parametrize(("code", "text", "who", "second"), ROWS)
def test_both_sides_of_the_speaker_are_said(code: str, text: str, who: str, second: str | None) -> None:
    """The words before the speaker are one statement, those behind him another; he is in neither."""
    said = [f for f in depeche.read_text(text, language=code).findings.facts if f.kind == "statement"]
    contents = [f.content.text for f in said if f.content is not None]
    assert [[who], [who]] == [[m.pin.text for m in f.who] for f in said]
    assert not any(who in content for content in contents)
    assert second is None or second == contents[1]


def test_a_sentence_that_goes_on_behind_the_speaker_is_one_statement() -> None:
    """A clause set between commas does not part the sentence around it."""
    text = "« Nous irons, a déclaré le ministre, jusqu'au bout de la réforme. »"
    (fact,) = depeche.read_text(text, language="fr").findings.facts
    assert fact.content is not None
    assert fact.content.text.endswith("de la réforme.")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Le maire a dit qu'il viendrait. « Notre accord est total, souligne-t-elle. Le syndicat a ses idées. »"),
        ("en", 'The minister said it was late. "On this we disagree, she says. The union has its ideas."'),
    ],
)
def test_a_parted_quotation_is_told_once(code: str, text: str) -> None:
    """Whoever spoke before does not go on speaking in a quotation that another one parts."""
    said = [f for f in depeche.read_text(text, language=code).findings.facts if f.kind == "statement"]
    assert [["elle" if code == "fr" else "she"]] * 2 == [[m.pin.text for m in f.who] for f in said[1:]]

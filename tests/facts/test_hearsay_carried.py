"""The conditional of what is only heard, over the sentences behind its source."""

from __future__ import annotations

import depeche
from tests.facts.pipelines import needs_pipelines

needs_pipelines()


def attacks(text: str) -> list[tuple[str, list[str]]]:
    """Status and sources of the text's events of violence."""
    facts = depeche.read_text(text, language="fr").findings.facts
    found = [f for f in facts if f.kind == "event" and f.type == "ASSAULT"]
    return [(f.status, [m.pin.text for m in f.according_to]) for f in found]


def test_the_conditional_goes_on_for_its_source() -> None:
    """A perfect in the conditional right behind what a source says is still told by that source."""
    text = "Selon le procureur, l'homme a tué deux policiers. Il aurait ensuite attaqué une banque à Kelna."
    assert [("happened", ["le procureur"])] * 2 == attacks(text)


def test_a_sentence_of_the_article_ends_it() -> None:
    """Behind a sentence that the article tells itself, the conditional has no source."""
    text = "Selon le procureur, l'homme a fui. La police a fermé la route. Un complice aurait tué un garde."
    assert [("possible", [])] == attacks(text)

"""The type of an event between two given actors: what governs, what is announced, what others must do."""

from __future__ import annotations

import pytest

from depeche._languages import language
from depeche.facts.events import load_event_lexicon, type_between
from depeche.facts.passage import Span
from tests.facts.parses import parsed

WILL_MEET = (
    "The/the/DET/1/det minister/minister/NOUN/3/nsubj will/will/AUX/3/aux/VerbForm=Fin "
    "meet/meet/VERB/3/ROOT/VerbForm=Inf the/the/DET/5/det rebels/rebel/NOUN/3/obj"
)
RENCONTRERA = (
    "Le/le/DET/1/det ministre/ministre/NOUN/2/nsubj rencontrera/rencontrer/VERB/2/ROOT/Tense=Fut|VerbForm=Fin "
    "les/le/DET/4/det rebelles/rebelle/NOUN/2/obj"
)
WILL_BOMB = (
    "The/the/DET/1/det army/army/NOUN/3/nsubj will/will/AUX/3/aux/VerbForm=Fin "
    "bomb/bomb/VERB/3/ROOT/VerbForm=Inf the/the/DET/5/det rebels/rebel/NOUN/3/obj"
)
BOMBARDERA = (
    "L'/le/DET/1/det armée/armée/NOUN/2/nsubj bombardera/bombarder/VERB/2/ROOT/Tense=Fut|VerbForm=Fin "
    "les/le/DET/4/det rebelles/rebelle/NOUN/2/obj"
)
NOT_MET = (
    "The/the/DET/1/det minister/minister/NOUN/4/nsubj did/do/AUX/4/aux/Tense=Past|VerbForm=Fin "
    "not/not/PART/4/advmod meet/meet/VERB/4/ROOT/VerbForm=Inf the/the/DET/6/det rebels/rebel/NOUN/4/obj"
)
CONDEMNED = (
    "The/the/DET/1/det minister/minister/NOUN/2/nsubj condemned/condemn/VERB/2/ROOT/Tense=Past|VerbForm=Fin "
    "the/the/DET/4/det attack/attack/NOUN/2/obj by/by/ADP/7/case the/the/DET/7/det rebels/rebel/NOUN/4/nmod"
)
MUST_LEAVE = (
    "The/the/DET/1/det minister/minister/NOUN/2/nsubj said/say/VERB/2/ROOT/Tense=Past|VerbForm=Fin "
    "the/the/DET/4/det rebels/rebel/NOUN/6/nsubj must/must/AUX/6/aux/VerbForm=Fin leave/leave/VERB/2/ccomp/VerbForm=Inf"
)
DOIVENT = (
    "Le/le/DET/1/det ministre/ministre/NOUN/3/nsubj a/avoir/AUX/3/aux/VerbForm=Fin "
    "dit/dire/VERB/3/ROOT/Tense=Past|VerbForm=Part que/que/SCONJ/8/mark les/le/DET/6/det "
    "rebelles/rebelle/NOUN/8/nsubj doivent/devoir/AUX/8/aux/VerbForm=Fin partir/partir/VERB/3/ccomp/VerbForm=Inf"
)
CONVICTED = (
    "The/the/DET/1/det court/court/NOUN/2/nsubj convicted/convict/VERB/2/ROOT/Tense=Past|VerbForm=Fin "
    "the/the/DET/4/det minister/minister/NOUN/2/obj"
)
CODES = (
    "The/the/DET/1/det minister/minister/NOUN/2/nsubj slept/sleep/VERB/2/ROOT/Tense=Past|VerbForm=Fin "
    "near/near/ADP/5/case the/the/DET/5/det rebels/rebel/NOUN/2/obl"
)


@pytest.mark.parametrize(
    ("code", "rows", "agent", "recipient", "kind"),
    [
        ("en", WILL_MEET, "minister", "rebels", "AGREE"),
        ("fr", RENCONTRERA, "ministre", "rebelles", "AGREE"),
        ("en", WILL_BOMB, "army", "rebels", "THREATEN"),
        ("fr", BOMBARDERA, "armée", "rebelles", "THREATEN"),
        ("en", NOT_MET, "minister", "rebels", "REJECT"),
        ("en", CONDEMNED, "minister", "rebels", "ACCUSE"),
        ("en", MUST_LEAVE, "minister", "rebels", "REQUEST"),
        ("fr", DOIVENT, "ministre", "rebelles", "REQUEST"),
        ("en", CONVICTED, "court", "minister", "ACCUSE"),
        ("en", CODES, "minister", "rebels", None),
    ],
)
def test_the_type_is_that_of_what_the_agent_does_says_or_refuses(
    code: str, rows: str, agent: str, recipient: str, kind: str | None
) -> None:
    """Promises and threats, refusals, demands and reproaches; as PLOVER's table has it; nothing for no predicate."""
    passage = parsed(rows)

    def span(words: str) -> Span:
        start = passage.doc.text.index(words)
        return start, start + len(words)

    assert kind == type_between(passage, span(agent), span(recipient), load_event_lexicon(language(code)))

"""What its subject receives rather than does: "faced criticism from the unions", "a essuyé les critiques des syndicats"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.events.frames import Frame, preposition_of
from depeche.facts.events.lexicon import Reading
from depeche.facts.phrases import conjuncts_of

if TYPE_CHECKING:
    from depeche.facts.doc import Token
    from depeche.facts.events.cast import Cast

_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "ASSAULT"})
#: Words of judgement and blows are aimed at things as often as at people.
AIMED = frozenset({"ACCUSE", "SUPPORT", "ASSAULT"})


def is_mutual(reading: Reading, cast: Cast) -> bool:
    """Whether several who do it do it to one another: "met", "clashed"."""
    mutual = cast.lexicon.frames.mutual
    return reading.type in _MUTUAL and any(slot.partition(":")[2] in mutual for slot in reading.to_whom)


def is_received(reading: Reading, frame: Frame, cast: Cast) -> bool:
    """Whether the verb's subject is the one whom it befalls, and not its agent."""
    befallen = reading.to_whom[:1] == ("subj",) and reading.type != "OTHER"
    return befallen and not frame.passive and not is_mutual(reading, cast)


def senders_of(reading: Reading, frame: Frame, cast: Cast) -> tuple[str, tuple[Token, ...]]:
    """From whom it comes: what the slots for the agent hold, on the verb or on the noun of its phrase."""
    wanted = {slot.partition(":")[2] for slot in reading.who} | cast.lexicon.frames.agent
    inside = ((preposition_of(c), c) for noun in _nouns(frame) for c in noun.children if c.dep_ == "nmod")
    for preposition, token in (*frame.obliques, *inside):
        if preposition in wanted and cast.acts(token):
            return f"slot obl:{preposition}", tuple(c for c in conjuncts_of(token) if cast.acts(c))
    return "", ()


def _nouns(frame: Frame) -> tuple[Token, ...]:
    return (*frame.objects, *(token for _, token in frame.obliques))

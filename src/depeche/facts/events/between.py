"""The kind of event that a sentence tells between two given actors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from depeche.facts.events.arguments import arguments_of, frame_of, holds
from depeche.facts.events.cast import Cast
from depeche.facts.events.find import kind_of, weighed
from depeche.facts.events.lexicon import EventLexicon
from depeche.facts.events.predicates import find_predicates
from depeche.facts.events.settle import Candidate
from depeche.facts.events.weigh import weigh
from depeche.facts.passage import Passage, Span
from depeche.facts.phrases import phrase_of
from depeche.facts.status import PLAIN

if TYPE_CHECKING:
    from spacy.tokens import Token

_AGENT_HELD, _TARGET_HELD, _SWAPPED = 1.0, 0.7, 0.4


def type_between(passage: Passage, agent: Span, recipient: Span, lexicon: EventLexicon) -> str | None:
    """The PLOVER type of what the agent does to the recipient in the passage; None when no predicate is known.

    Predicates with the two in their slots come first; what somebody says counts as well as what he does.
    """
    cast = Cast(passage, lambda span: _touch(span, agent) or _touch(span, recipient), lexicon)
    best: tuple[float, str] | None = None
    for predicate in find_predicates(passage.doc, lexicon):
        frame = frame_of(predicate, lexicon)
        for reading in predicate.readings:
            if reading.type == "OTHER" or not holds(reading, frame, predicate.head):
                continue
            arguments = arguments_of(predicate, reading, frame, cast)
            seen = weighed(predicate, reading, arguments, cast)
            points = weigh(seen) + _held(passage, arguments.who, arguments.to_whom, agent, recipient)
            points -= _AGENT_HELD * seen.content
            kind = kind_of(Candidate(predicate, reading, arguments, points), PLAIN, lexicon).type
            if best is None or points > best[0]:
                best = points, kind
    return best[1] if best else None


def _held(passage: Passage, who: Sequence[Token], to_whom: Sequence[Token], agent: Span, recipient: Span) -> float:
    points = _AGENT_HELD * _among(passage, who, agent) + _TARGET_HELD * _among(passage, to_whom, recipient)
    return points or _SWAPPED * (_among(passage, who, recipient) or _among(passage, to_whom, agent))


def _among(passage: Passage, heads: Sequence[Token], span: Span) -> bool:
    return any(_touch(passage.span_of(phrase_of(head)), span) for head in heads)


def _touch(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]

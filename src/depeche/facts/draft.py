"""Draft: a fact as its own clause tells it, before names are resolved and before it inherits a time or a place.

Statements and events are drafted apart and joined by the assembler. All spans are offsets of the restored text.
"""

from __future__ import annotations

from dataclasses import dataclass

from depeche.facts.fact import Answer, FactKind, Status
from depeche.facts.passage import Passage, Span
from depeche.facts.reasons import Reason

DraftKey = tuple[int, int]  #: a passage's offset and the head token's index: what carries a draft


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact in the making.

    ``head`` is the index in ``passage.doc`` of the token that carries the fact; ``clause`` is the stretch whose times,
    places and quantities may belong to it.
    """

    kind: FactKind
    type: str
    passage: Passage
    head: int
    trigger: Span
    evidence: Span
    clause: Span
    status: Status
    who: tuple[Span, ...] = ()
    to_whom: tuple[Span, ...] = ()
    sites: tuple[Span, ...] = ()  #: the town that the event is named after: "the Manchester bombing"
    grounds: tuple[Span, ...] = ()  #: what its predicate's slot for the place holds: left, entered, manned
    according_to: tuple[Span, ...] = ()
    channel: Span | None = None
    content: Span | None = None
    mode: str | None = None
    cameo: str | None = None
    confidence: float = 0.5
    answer: Answer | None = None  #: how this statement answers what stands before it, where its cue says so
    answered: tuple[Span, ...] = ()  #: the triggers of the statements that it answers, where it points back to them
    why: tuple[Reason, ...] = ()  #: why its fields hold what they hold, noted by the code that chose


def key_of(draft: Draft) -> DraftKey:
    """What carries the draft."""
    return draft.passage.offset, draft.head

"""Who counts as an actor: what names a person, an organisation, a country or a group."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from depeche.facts.events.lexicon import EventLexicon
from depeche.facts.fact import Entity
from depeche.facts.passage import Span

_ACTING = frozenset({"person", "organisation", "country", "place", "group"})


class ActorTest:
    """Whether a stretch of the restored text holds a mention of somebody who can act politically.

    An entity of another kind counts when its name holds a word for a collective actor ("Ministry", "Front").
    """

    def __init__(self, entities: Sequence[Entity], lexicon: EventLexicon) -> None:
        spans = sorted(
            (mention.pin.start, mention.pin.end)
            for entity in entities
            if entity.kind in _ACTING or set(entity.name.lower().split()) & lexicon.organised
            for mention in entity.mentions
            if mention.pin.start is not None and mention.pin.end is not None
        )
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def __call__(self, span: Span) -> bool:
        """Whether an actor's mention lies in the span or covers it."""
        first = bisect_left(self._starts, span[0])
        last = bisect_right(self._starts, span[1] - 1)
        if any(self._ends[at] <= span[1] or self._starts[at] == span[0] for at in range(first, last)):
            return True
        return first > 0 and self._ends[first - 1] >= span[1]

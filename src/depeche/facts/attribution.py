"""According to whom: an event told inside a statement is credited to its speaker, and denied when the denial answers it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depeche.facts.draft import Draft
from depeche.facts.passage import Span

#: What is demanded, threatened or promised is the statement's content, not a second event (facts GUIDE).
_UNREAL = frozenset({"REQUEST", "THREATEN", "AGREE"})


def attribute(events: Sequence[Draft], statements: Sequence[Draft]) -> list[Draft]:
    """The events with ``according_to`` and ``status`` as the statements around them settle it; the unreal ones left out.

    The innermost statement whose content holds the event's trigger is the one that tells it.
    """
    kept = []
    for event in events:
        teller = _teller(event, statements)
        if teller is None:
            kept.append(event)
        elif teller.type in _UNREAL and event.head > teller.head:
            continue
        else:
            kept.append(_credited(event, teller, statements))
    return kept


def _teller(event: Draft, statements: Sequence[Draft]) -> Draft | None:
    around = [s for s in statements if s.content and _inside(event.trigger, s.content) and s.trigger != event.trigger]
    return min(around, key=_content_length, default=None)


def _content_length(statement: Draft) -> int:
    return statement.content[1] - statement.content[0] if statement.content else 0


def _inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _credited(event: Draft, teller: Draft, statements: Sequence[Draft]) -> Draft:
    speakers = tuple(span for span in teller.who if span not in event.according_to)
    denied = any(s.type == "DENY" and s.content and _inside(event.trigger, s.content) for s in statements)
    return replace(
        event,
        according_to=(*event.according_to, *speakers),
        status="denied" if denied and event.status in {"happened", "ongoing"} else event.status,
    )

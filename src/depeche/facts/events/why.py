"""Why an event is what it is: what the finder of events chose, as reasons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from depeche.facts.events.settle import Candidate
from depeche.facts.passage import Passage, Span
from depeche.facts.reasons import Reason, reason
from depeche.facts.status import status_reason
from depeche.facts.verb_forms import Settled


class Kind(NamedTuple):
    """The type of an event and its status, each with what settled it."""

    type: str
    rule: str
    settled: Settled


def reasons_of(candidate: Candidate, kind: Kind, trigger: Span, passage: Passage) -> tuple[Reason, ...]:
    """The reasons for type, status, agent and recipient."""
    return tuple(_reasons(candidate, kind, trigger, passage))


def _reasons(candidate: Candidate, kind: Kind, trigger: Span, passage: Passage) -> Iterator[Reason]:
    reading, arguments, light = candidate.reading, candidate.arguments, candidate.arguments.light
    yield Reason("type", kind.rule, (trigger,), table="events", key=reading.entry)
    yield status_reason(kind.settled, passage)
    if arguments.who:
        yield reason("who", arguments.who_by, passage, arguments.who)
    if arguments.to_whom:
        yield reason("to_whom", arguments.to_whom_by, passage, arguments.to_whom)
    if light is not None:
        entry = f"{' '.join(light[1].words)}\t{','.join(light[1].frame)}\t{light[1].role}"
        yield reason("type", "light_verb", passage, light[:1], "light_verbs", entry)

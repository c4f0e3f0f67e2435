"""Days settle a status that tense leaves open: the present of a coming day is planned, that of a day gone by happened."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from depeche.facts.assemble import Circumstances
from depeche.facts.draft import Draft
from depeche.facts.fact import Status
from depeche.facts.passage import Span
from depeche.facts.reasons import Reason, instead
from depeche.facts.times.expression import TimeExpression

_OPEN = frozenset({"happened", "ongoing"})
#: Rules of a status that tense does not settle, and the one of the present.
_UNTENSED, _PRESENT = frozenset({"plain", "present", "present_participle", "word_above"}), "present"
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}(?=T|\Z)")


def with_days(
    drafts: Sequence[Draft], circumstances: Circumstances, today: Callable[[int], date | None]
) -> list[Draft]:
    """The drafts; of events that their own clause dates, those of a day to come are planned.

    Those told in the present of a day gone by have happened. ``today`` gives the day of publication of what
    stands at an offset; without one nothing is settled.
    """
    return [
        _settled(draft, circumstances, day.isoformat()) if (day := today(draft.trigger[0])) else draft
        for draft in drafts
    ]


def _settled(draft: Draft, circumstances: Circumstances, today: str) -> Draft:
    by = next((r.rule for r in draft.why if r.field == "status"), "")
    if draft.kind != "event" or draft.status not in _OPEN or by not in _UNTENSED:
        return draft
    rule, spans = circumstances.times.of(draft)
    if rule != "own_clause":
        return draft
    value = circumstances.when_at[spans[0]].value
    if _is_after(value, today):
        return _with_status(draft, "planned", "day_to_come", spans)
    gone = by == _PRESENT and _is_before(value, today)
    return _with_status(draft, "happened", "day_gone", spans) if gone else draft


def next_weekday(time: TimeExpression, today: date | None) -> str | None:
    """The day a week after a weekday gone by, where it is still to come; None for other times."""
    value = time.value or ""
    if time.kind != "weekday" or today is None or not _WHOLE_DAY.fullmatch(value):
        return None
    coming = (date.fromisoformat(value) + timedelta(days=7)).isoformat()
    return coming if coming >= today.isoformat()[: len(value)] > value else None


def _with_status(draft: Draft, status: Status, rule: str, spans: tuple[Span, ...]) -> Draft:
    return replace(draft, status=status, why=instead(draft.why, Reason("status", rule, spans)))


def _is_after(value: str, today: str) -> bool:
    """Whether the whole of an ISO date or interval lies behind today."""
    start = _DAY.match(value.split("/")[0])
    return start is not None and start.group() > today[: len(start.group())]


def _is_before(value: str, today: str) -> bool:
    """Whether the whole of an ISO date or closed interval lies before today."""
    end = _DAY.match(value.split("/")[-1])
    return end is not None and end.group() < today[: len(end.group())]

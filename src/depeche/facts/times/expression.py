"""A time expression: where it stands and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression in the text.

    ``governor`` is "since" or "until" when the preposition before it makes a period of it, "in" when it makes a date of a
    length ("will begin in two weeks"). ``period`` is the whole
    interval when the expression is one end of a range ("1990" in "from 1990 to 1995").
    """

    start: int
    end: int
    value: str | None
    mod: str | None
    kind: str
    governor: str | None
    period: str | None = None
    length: str | None = None  #: how long it counts from another date, where it does ("P2W" of "in two weeks")


def moved_by(time: TimeExpression, offset: int) -> TimeExpression:
    """The expression where it stands in a text that begins so many characters before."""
    return replace(time, start=time.start + offset, end=time.end + offset) if offset else time

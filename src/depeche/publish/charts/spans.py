"""Spans of time as a timeline draws them: how exactly a fact's time is known, which days are shown, and their ticks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from depeche.ledger.overview import Dated
from depeche.publish.interface import Interface

Exactness = Literal["day", "interval", "period", "open"]
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T.*)?")
#: Share of the facts on either side that may lie off the drawing, where they would squeeze the others.
_FAR = 0.04
#: Days that a tick stands for at least, with the pattern of its label: day, week, month, quarter, year, decade.
_DAYS, _MONTHS = (1, 2, 7, 14), (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


@dataclass(frozen=True, slots=True)
class Span:
    """A fact with the first and last of its days as numbers; an open end has none."""

    fact: Dated
    first: int | None
    last: int | None
    exactness: Exactness


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are drawn, and how many facts lie before and after them."""

    first: int
    last: int
    before: int
    after: int

    @property
    def days(self) -> int:
        """How many there are."""
        return self.last - self.first + 1


def span_of(fact: Dated) -> Span:
    """The fact's days, and how exactly its words tell them."""
    first, last = _number(fact.first_day), _number(fact.last_day)
    return Span(fact, first, last, _exactness(fact.when, first, last))


def _exactness(when: str, first: int | None, last: int | None) -> Exactness:
    if first is None or last is None:
        return "open"
    if "/" in when:
        return "interval"
    return "day" if _DAY.fullmatch(when) else "period"


def _number(day: str) -> int | None:
    """The day's number; None at an open end, and for a year that no calendar has."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return None


def window_of(spans: Sequence[Span]) -> Window | None:
    """The days that hold the facts; a few far ones are left out where the others would shrink to half. None: no days."""
    ends = sorted(day for span in spans for day in (span.first, span.last) if day is not None)
    if not ends:
        return None
    low, high = ends[int(len(ends) * _FAR)], ends[min(len(ends) - 1, int(len(ends) * (1 - _FAR)))]
    first, last = ends[0], ends[-1]
    if (high - low + 1) * 2 < last - first + 1:
        room = max(2, (high - low) // 12)
        first, last = max(first, low - room), min(last, high + room)
    before = sum(span.last is not None and span.last < first for span in spans)
    after = sum(span.first is not None and span.first > last for span in spans)
    return Window(first, last, before, after)


def ticks(window: Window, most: int, words: Interface) -> list[tuple[int, str]]:
    """At most so many days with their labels, evenly apart in days, months or years."""
    for step in _DAYS:
        if window.days / step <= most:
            start = window.first + (-window.first % step if step > 1 else 0)
            return [(day, _label(day, "day", words)) for day in range(start, window.last + 1, step)]
    for step in _MONTHS:
        if window.days / (step * 30.44) <= most:
            unit = "month" if step < 12 else "year"
            return [(day, _label(day, unit, words)) for day in _firsts(window, step)]
    return [(window.first, _label(window.first, "year", words)), (window.last, _label(window.last, "year", words))]


def _firsts(window: Window, step: int) -> list[int]:
    """The first of every so many months."""
    start = date.fromordinal(window.first)
    count = start.year * 12 + start.month - 1
    count += -count % step
    found = []
    while count // 12 <= date.max.year:
        day = date(count // 12, count % 12 + 1, 1).toordinal()
        if day > window.last:
            break
        if day >= window.first:
            found.append(day)
        count += step
    return found


def _label(day: int, unit: str, words: Interface) -> str:
    from babel.dates import format_skeleton

    pattern = {"day": "MMMd", "month": "yMMM", "year": "y"}[unit]
    return str(format_skeleton(pattern, date.fromordinal(day), locale=words.code))


def iso(day: int) -> str:
    """The day as ISO 8601 writes it."""
    return date.fromordinal(day).isoformat()

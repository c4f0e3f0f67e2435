"""Pieces of an asked time — a day half said, an hour, a part of day — and the days and hours that they come to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta

from depeche.facts.times.values import add_months, made, nth_weekday, this_unit

#: How far ahead, then back, a day is looked for that fits what is said of it.
_AHEAD, _BACK = 366 * 2, 366
_NOON, _MIDNIGHT = 12, 24
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Day:
    """What is said of a day, or of the stretch of the calendar that it is in: ``stretch`` is its first day and unit."""

    weekday: int | None = None
    number: int | None = None
    month: int | None = None
    year: int | None = None
    fixed: date | None = None
    stretch: tuple[date, str] | None = None
    nth: int | None = None  #: of the weekday, of the week ("W") or of the day in the stretch or month
    nth_unit: str | None = None

    def with_(self, other: Day) -> Day | None:
        """Both sayings as one; None when they contradict each other."""
        merged = self
        for field in fields(other):
            value = getattr(other, field.name)
            if value is None:
                continue
            if getattr(merged, field.name) not in {None, value}:
                return None
            merged = replace(merged, **{field.name: value})
        return merged

    def value(self, now: date) -> str | None:
        """The day as ISO 8601, or the week, month or year when no day is said."""
        day = self.day(now)
        if day is not None:
            return day.isoformat()
        if self.nth is not None and self.nth_unit == "W":
            first = self._first(now)
            return this_unit(_nth_week(first, self.nth), "W") if first else None
        if self.stretch and self.weekday is None and self.number is None:
            return this_unit(self.stretch[0], self.stretch[1])
        if self.month and self.number is None and self.weekday is None:
            return f"{self.year or now.year + (self.month < now.month):04d}-{self.month:02d}"
        return f"{self.year:04d}" if self.year and not self.month and self.number is None else None

    def day(self, now: date) -> date | None:
        """The day itself, when one is said."""
        if self.fixed:
            return self.fixed
        if self.nth is not None:
            return self._nth(now)
        if self.stretch:
            return self._in_stretch()
        if self.weekday is None and self.number is None:
            return None
        if self.number and self.month and self.year:
            return made(self.year, self.month, self.number)
        found = next((d for d in _days_from(now) if self._fits(d, now)), None)
        return found or (replace(self, weekday=None).day(now) if self.number and self.weekday is not None else None)

    def _fits(self, day: date, now: date) -> bool:
        if self.weekday is not None and self.number is None and day <= now:
            return False
        said = ((self.weekday, day.weekday()), (self.number, day.day), (self.month, day.month), (self.year, day.year))
        return all(want is None or want == has for want, has in said)

    def _in_stretch(self) -> date | None:
        first, unit = self.stretch or (date.min, "")
        if self.weekday is not None and unit == "W":
            return first + timedelta(self.weekday)
        if self.number and unit == "M":
            return made(first.year, first.month, self.number)
        return first if unit == "D" else None

    def _first(self, now: date) -> date | None:
        """The first day of the month that the n-th is of."""
        if self.stretch and self.stretch[1] == "M":
            return self.stretch[0]
        if self.month:
            return date(self.year or now.year + (self.month < now.month), self.month, 1)
        return None

    def _nth(self, now: date) -> date | None:
        first, nth = self._first(now), self.nth or 0
        if first is None or self.nth_unit == "W":
            return None
        if self.weekday is not None:
            return nth_weekday(first.year, first.month, nth, self.weekday) if nth <= 5 else None
        return made(first.year, first.month, nth) if nth > 0 else add_months(first, 1) + timedelta(nth)


def _nth_week(first: date, nth: int) -> date:
    """A day of the n-th week of a month: the first is the one with its first Thursday, -1 the last whole one."""
    if nth > 0:
        return first + timedelta((3 - first.weekday()) % _WEEK + _WEEK * (nth - 1))
    last = add_months(first, 1) - timedelta(1)
    return last - timedelta((last.weekday() - 6) % _WEEK) + _WEEK * timedelta(nth + 1)


def _days_from(now: date) -> Iterator[date]:
    yield from (now + timedelta(n) for n in range(_AHEAD))
    yield from (now - timedelta(n) for n in range(1, _BACK))


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour. ``sure`` when the half of the day is known."""

    hour: int
    minute: int | None = None
    second: int | None = None
    sure: bool = True

    def shifted(self, minutes: int) -> Clock:
        """The hour so many minutes on."""
        total = self.hour * 60 + (self.minute or 0) + minutes
        return replace(self, hour=total // 60 % 24, minute=total % 60)

    def in_half(self, first: int) -> Clock:
        """The hour in the half of the day of which a part begins at ``first``."""
        if first >= _NOON and self.hour < _NOON:
            return replace(self, hour=self.hour + _NOON, sure=True)
        return replace(self, sure=True)

    def on(self, day: date) -> datetime:
        """The moment on that day."""
        return datetime(day.year, day.month, day.day, self.hour, self.minute or 0, self.second or 0)

    def next_after(self, now: datetime) -> datetime:
        """When that hour comes next."""
        hours = (0, _NOON, _MIDNIGHT) if not self.sure and self.hour <= _NOON else (0, _MIDNIGHT)
        moments = (self.on(now.date()) + timedelta(hours=h) for h in hours)
        return next((m for m in moments if m > now), self.on(now.date()) + timedelta(1))

    def written(self, moment: datetime) -> str:
        """The moment as exactly as the hour was said."""
        return moment.isoformat(timespec="seconds" if self.second is not None else "minutes")


@dataclass(frozen=True, slots=True)
class Spell:
    """A part of a day: the hours from which to which it goes; over 24 it ends the day after."""

    first: int
    last: int

    def value(self, day: date) -> str:
        """The part of that day as an interval of hours."""
        ends = (datetime(day.year, day.month, day.day) + timedelta(hours=h) for h in (self.first, self.last))
        return "/".join(end.isoformat(timespec="hours") for end in ends)


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment counted from now, or a time that is whole as it stands."""

    value: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Bare:
    """A number alone: a day of the month beside a day, an hour beside an hour."""

    number: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A word between two pieces: "to" or "between"; not ``strict`` when it may only say the hour ("à")."""

    name: str
    strict: bool = True


@dataclass(frozen=True, slots=True)
class Shift:
    """Units of the calendar, or minutes, by which the next piece is moved ("the day after", "a quarter past")."""

    count: float = 0
    unit: str = "D"
    minutes: int = 0


Piece = Day | Clock | Spell | Moment | Bare | Mark | Shift

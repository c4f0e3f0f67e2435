"""What each rule of an asked time says: a match to a piece. Each is named for the kind of rule it reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from depeche.facts.times import calendars
from depeche.facts.times.asked.pieces import Bare, Clock, Day, Mark, Moment, Piece, Shift, Spell
from depeche.facts.times.values import easter, full_year, later_by, made, moved, nth_feast, this_unit
from depeche.facts.times.words import AGAIN, Rule

_FINE = {"S": 1, "MIN": 60, "H": 3600}
_NOON = 12


@dataclass(frozen=True, slots=True)
class Heard:
    """A rule's match, with the lists to look its words up in and the moment of asking."""

    rule: Rule
    match: re.Match[str]
    lists: Mapping[str, Mapping[str, Any]]
    now: datetime

    @property
    def today(self) -> date:
        """The day of asking."""
        return self.now.date()

    def said(self, name: str) -> str:
        """The words of that group or of its doubles; empty when none matched."""
        groups = self.match.re.groupindex
        for base in (name, name + "2"):
            key = base
            while key in groups:
                if found := self.match[key]:
                    return found
                key += AGAIN
        return ""

    def counts(self, name: str) -> int | None:
        """The number that the matched word of that group stands for; None when none matched."""
        said = self.said(name)
        return int(self.lists[name][said]) if said else None

    def means(self, name: str) -> str:
        """What the matched word of that group stands for; empty when none matched."""
        said = self.said(name)
        return str(self.lists[name][said]) if said else ""

    def number(self, name: str = "number", default: float = 3) -> float:
        """The number said in figures or words; a "few" is three."""
        said = self.said(name)
        if not said:
            return default
        known = self.lists["number"].get(said)
        return float(said.replace(",", ".") if known is None else known)

    def figure(self, name: str) -> int | None:
        """The figures of that group."""
        return int(re.sub(r"\D", "", said)) if (said := self.said(name)) else None

    def year(self) -> int | None:
        """The year, in two figures or four."""
        said = self.said("year") or self.said("short")
        return full_year(said) if said else None

    def offset(self) -> int:
        """-1 for "last", 1 for "next" and "following"."""
        return -1 if self.said("before") else 1 if self.said("coming") or self.said("after") else 0


def _now(h: Heard) -> Piece:
    return Moment(h.now.isoformat(timespec="seconds"), h.today)


def _day_off(h: Heard) -> Piece:
    return Day(fixed=h.today + timedelta(h.counts("day_off") or 0))


def _spell_off(h: Heard) -> Piece:
    day = h.today + timedelta(int(h.rule.unit or 0))
    return Moment(Spell(21 if h.said("late") else 18, 24).value(day), day)


def _day_after(h: Heard) -> Piece:
    return Shift(count=int(h.rule.unit or 0), unit="D")


def _counted(h: Heard) -> Piece | None:
    unit = h.means("unit")
    return None if unit in _FINE else Shift(count=int(h.rule.unit or 1) * h.number(), unit=unit)


def _weekday(h: Heard) -> Piece:
    number, today = h.counts("weekday") or 0, h.today
    ahead = (number - today.weekday()) % 7
    if h.said("before"):
        return Day(fixed=today - timedelta((today.weekday() - number) % 7 or 7))
    if h.said("eight") or h.said("fifteen"):
        return Day(fixed=today + timedelta(ahead + (7 if h.said("eight") else 14)))
    if h.said("after"):
        return Day(fixed=today + timedelta(7 - today.weekday() + number))
    return Day(fixed=today + timedelta(ahead or 7)) if h.said("coming") else Day(weekday=number)


def _unit(h: Heard) -> Piece | None:
    unit, off = h.means("unit"), h.offset()
    if unit in _FINE:
        return None
    if unit == "D":
        return Day(fixed=h.today + timedelta(off))
    first = _first_of(moved(h.today, off, unit), unit)
    return Day(stretch=(first, unit))


def _first_of(day: date, unit: str) -> date:
    """The first day of the calendar unit that the day is in."""
    if unit in {"W", "FN"}:
        return day - timedelta(day.weekday())
    months = {"M": 1, "Q": 3, "SEM": 6}.get(unit, 12)
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _date(h: Heard) -> Piece:
    number = h.figure("day") or h.counts("day_word") or h.counts("ordinal")
    return Day(number=number, month=h.counts("month"), year=h.year())


def _figures(h: Heard) -> Piece | None:
    day, month = h.figure("day") or 0, h.figure("month_figure") or 0
    if made(2000, month, day) is None:
        day, month = month, day
    return Day(number=day, month=month, year=h.year()) if made(h.year() or 2000, month, day) else None


def _month_figures(h: Heard) -> Piece | None:
    month = h.figure("month_figure") or 0
    return Day(month=month, year=h.year()) if 1 <= month <= 12 else None


def _day_of_month(h: Heard) -> Piece:
    return Day(number=h.figure("day") or h.counts("day_word"))


def _month(h: Heard) -> Piece:
    return Day(month=h.counts("month"), year=h.year())


def _year(h: Heard) -> Piece:
    return Day(year=h.year())


def _nth(h: Heard) -> Piece:
    return Day(nth=h.counts("ordinal"), nth_unit=h.means("unit") or "D", weekday=h.counts("weekday"))


def _last_next(h: Heard) -> Piece | None:
    """The units next to now, the last ones ending before it, those to come beginning after it."""
    unit, count, back = h.means("unit"), h.number(), bool(h.said("before"))
    if unit in _FINE:
        spec, step = {"S": "seconds", "MIN": "minutes", "H": "hours"}[unit], timedelta(seconds=_FINE[unit])
        start = h.now.replace(second=0 if unit != "S" else h.now.second, minute=0 if unit == "H" else h.now.minute)
        first, last = (start - count * step, start) if back else (start + step, start + (count + 1) * step)
        return Moment("/".join(end.isoformat(timespec=spec) for end in (first, last)))
    ends = (-count, -1) if back else (1, count)
    if unit == "D":
        return Moment("/".join((h.today + timedelta(n)).isoformat() for n in ends))
    return Moment("/".join(this_unit(h.today, unit, int(n)) for n in ends))


def _off_now(h: Heard) -> Piece:
    """A moment so long before or after now, a little more exact than its unit."""
    sign = int(h.rule.unit or 1)
    minutes = {"half_hour": 30, "quarter_hour": 15, "three_quarters": 45}
    counted = next((n for name, n in minutes.items() if h.said(name)), None)
    unit = "MIN" if h.said("minutes") or counted else "S" if h.said("seconds") else h.means("unit")
    count = counted or h.number()
    if unit in _FINE:
        moment = later_by(h.now, sign * count, unit)
        return Moment(moment.isoformat(timespec="seconds"), moment.date())
    day = moved(h.today, sign * count, unit)
    return Moment(day.isoformat()[: 7 if unit in {"Y", "DE", "CE"} else 10], day)


def _weekdays_off(h: Heard) -> Piece:
    sign, number, today = int(h.rule.unit or 1), h.counts("weekday") or 0, h.today
    ahead, back = (number - today.weekday()) % 7 or 7, (today.weekday() - number) % 7 or 7
    off = (ahead if sign > 0 else -back) + sign * 7 * (int(h.number()) - 1)
    return Day(fixed=today + timedelta(off))


def _spell(h: Heard) -> Piece:
    first, last = h.lists["spell"][h.said("spell")]
    return Spell(int(first), int(last))


def _clock(h: Heard) -> Piece | None:
    if h.said("noon"):
        clock = Clock(h.counts("noon") or 0)
    else:
        hour = h.figure("hour")
        clock = Clock((h.counts("hour_word") or 0) if hour is None else hour % 24, sure=not h.rule.unit)
    half, minute, words = h.said("ampm"), h.figure("minute"), h.counts("minute_word")
    if half:
        if clock.hour > _NOON:
            return None
        clock = Clock(clock.hour % _NOON + (_NOON if half[0] == "p" else 0))
    second = h.figure("second")
    if minute is not None:
        clock = Clock(clock.hour, minute, second, clock.sure)
    return clock.shifted(words) if words is not None else clock


def _minutes_from(h: Heard) -> Piece:
    words = h.counts("minute_word")
    minutes = 30 if h.said("half") else words if words is not None else h.figure("minute") or h.figure("figure")
    return Shift(minutes=int(h.rule.unit or 1) * int(minutes or 0))


def _holiday(h: Heard) -> Piece | None:
    years = (said,) if (said := h.year()) else tuple(h.today.year + n for n in (-1, 0, 1))
    if rule := h.means("feast"):
        return _long_feast(h, rule, years)
    days = [d for y in years if (d := _feast(h, y))]
    if len(days) == 1:
        return Day(fixed=days[0])
    if h.said("before"):
        return Day(fixed=max(d for d in days if d < h.today))
    return Day(fixed=min(d for d in days if d >= h.today)) if days else None


def _long_feast(h: Heard, rule: str, years: Sequence[int]) -> Piece | None:
    """A feast of another calendar, as its day or from its first day to its last."""
    days = [d for y in years if (d := calendars.feast(y, rule))]
    if len(days) > 1:
        days = [d for d in days if d[1] < h.today][-1:] if h.said("before") else [d for d in days if d[1] >= h.today]
    if not days:
        return None
    first, last = days[0]
    return Day(fixed=first) if first == last else Moment(f"{first.isoformat()}/{last.isoformat()}", first)


def _feast(h: Heard, year: int) -> date | None:
    if fixed := h.means("holiday"):
        month, day = (int(x) for x in fixed.split("-"))
        return made(year, month, day)
    if h.said("easter"):
        return easter(year) + timedelta(h.counts("easter") or 0)
    return nth_feast(year, h.means("nth_holiday"))


def _bare(h: Heard) -> Piece:
    return Bare(h.figure("day") or h.counts("day_word") or h.counts("hour_word") or 0)


_OF_KIND: dict[str, Callable[[Heard], Piece | None]] = {
    "now": _now, "day_off": _day_off, "spell_off": _spell_off, "day_after": _day_after, "counted": _counted, "weekday": _weekday,
    "unit": _unit, "date": _date, "figures": _figures, "month_figures": _month_figures, "day_of_month": _day_of_month,
    "month": _month, "year": _year, "nth": _nth, "last_next": _last_next,
    "off_now": _off_now, "weekdays_off": _weekdays_off, "spell": _spell, "clock": _clock,
    "minutes_from": _minutes_from, "holiday": _holiday, "bare": _bare, "to": lambda h: Mark("to", strict=h.rule.unit is None),
    "between": lambda _: Mark("between"),
}  # fmt: skip
HEARD: Mapping[str, Callable[[Heard], Piece | None]] = MappingProxyType(_OF_KIND)

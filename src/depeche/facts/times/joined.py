"""Join: a day and the hour right beside it are one time ("le 13 décembre, 9 h", "8:00 Friday"), as are the ends of a range.

Which words join them is the language's; one that writes no opening words for ranges keeps their ends apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from depeche.facts.times.expression import TimeExpression
from depeche.facts.times.values import LENGTH, moved
from depeche.facts.times.words import TimeWords

_DAYS = frozenset({
    "date", "numeric", "numeric_short", "stamp", "weekday", "weekday_of_week", "day_away", "part_today", "part_alone",
    "tonight", "weekday_set", "holiday", "easter", "nth_holiday", "beside_day", "next_day", "set", "part_set",
})  # fmt: skip
_SETS = frozenset({"set", "part_set"})
_HOURS = frozenset({"clock", "clock_range"})
#: What may be an end of a range, beside an hour.
_ENDS = frozenset({
    "date", "numeric", "numeric_short", "stamp", "month", "month_figures", "year", "weekday", "day_away", "quarter",
    "quarter_sign", "season", "unit_part", "nth_day", "reference",
})  # fmt: skip
#: Ends whose year may be left to the other one.
_YEARLESS = frozenset({"date", "numeric_short", "month", "nth_day"})
_LATE = ("TAF", "TEV", "TNI")
_NOON = 12
#: How far before a range its opening word may stand.
_BEFORE = 14
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
#: The units that may count from a year, a month and a day, by how long these are written.
_AS_EXACT = {4: ("Y", "DE", "CE"), 7: ("M", "Y", "DE", "CE"), 10: ("S", "MIN", "H", "D", "W", "M", "Y", "DE", "CE")}
#: What a length may count from.
_FROM = frozenset({
    "date", "numeric", "numeric_short", "stamp", "day_away", "weekday", "holiday", "easter", "nth_holiday", "feast", "year",
    "month", "month_figures",
})  # fmt: skip
_PART = re.compile(r"T(?:MO|AF|EV|NI)$")
_YEAR = re.compile(r"\d{4}")


def joined(
    found: Sequence[TimeExpression], small: str, words: TimeWords, today: date | None
) -> tuple[TimeExpression, ...]:
    """The expressions, each day with its hour as one, each length with the date that it counts from, each range."""
    days = _paired(found, lambda first, second: _one(first, second, small, words))
    counted = _paired(days, lambda first, second: _counted(first, second, small, words))
    return tuple(_paired(counted, lambda first, second: _range(first, second, small, words, today)))


def _paired(
    found: Sequence[TimeExpression], join: Callable[[TimeExpression, TimeExpression], TimeExpression | None]
) -> list[TimeExpression]:
    """The expressions, those that join with the one before as one."""
    made: list[TimeExpression] = []
    for time in found:
        whole = join(made[-1], time) if made else None
        if whole:
            made[-1] = whole
        else:
            made.append(time)
    return made


def _one(first: TimeExpression, second: TimeExpression, small: str, words: TimeWords) -> TimeExpression | None:
    day, hour = (first, second) if second.kind in _HOURS else (second, first)
    between = small[first.end : second.start]
    if day.kind not in _DAYS or hour.kind not in _HOURS:
        return None
    if between not in (words.hour_joints if hour is first else words.joints):
        return None
    value = _at_hour(day, hour.value, "00" in small[hour.start : hour.end])
    if value is None and (day.value or not hour.value):
        return None
    mod = words.joints.get(between) or hour.mod or day.mod
    return replace(first, end=second.end, value=value, kind="date", mod=mod)


def _at_hour(day: TimeExpression, hours: str | None, minutes_said: bool) -> str | None:
    """The hours of that day, alone where it is every day; none where the day has an hour already."""
    told = day.value
    if not told or not hours or "/" in told:
        return None
    late = told.endswith(_LATE)
    if day.kind in _SETS:
        every = told == "P1D" or day.kind == "part_set"
        return "/".join(f"T{_hour(h.split('T')[-1], late, True)}" for h in hours.split("/")) if every else None
    if "T" in told and not told.endswith((*_LATE, "TMO")):
        return None
    told = told.split("T")[0]
    if late and hours.endswith("T00:00") and not told.startswith("X"):
        return f"{(date.fromisoformat(told) + timedelta(1)).isoformat()}T00:00"
    whole = not told.startswith("X")
    return "/".join(f"{told}T{_hour(hour.split('T')[-1], late, whole or minutes_said)}" for hour in hours.split("/"))


def _hour(hour: str, late: bool, in_full: bool) -> str:
    number = int(hour[:2])
    number += _NOON if late and number < _NOON else 0
    return f"{number:02d}{hour[2:] if in_full else hour[2:].replace(':00', '', 1)}"


def _counted(first: TimeExpression, second: TimeExpression, small: str, words: TimeWords) -> TimeExpression | None:
    """A length and the date that it counts from ("two weeks after May 13", "deux jours avant hier")."""
    if first.length is None or second.kind not in _FROM:
        return None
    between = small[first.end : second.start]
    sign = words.counted.get(between)
    if first.kind in {"later", "earlier"}:
        sign = (1 if first.kind == "later" else -1) if between == " " else None
    if sign is None:
        return None
    value = _away(second.value, first.length, sign)
    return replace(first, end=second.end, value=value, kind="counted", governor=None, length=None)


def _away(value: str | None, length: str, sign: int) -> str | None:
    """The day so long after a day or before it, as exact as that one; None where either is not known."""
    counted = LENGTH.fullmatch(length)
    if not value or not counted or not _DAY.fullmatch(value):
        return None
    unit = {"TH": "H", "TM": "MIN", "TS": "S"}.get(counted[1] + counted[3], counted[3])
    if unit not in _AS_EXACT[len(value)]:
        return None
    return moved(date.fromisoformat(f"{value}-01-01"[:10]), sign * float(counted[2]), unit).isoformat()[: len(value)]


def _range(
    first: TimeExpression, second: TimeExpression, small: str, words: TimeWords, today: date | None
) -> TimeExpression | None:
    """The two as the ends of one range, where the words before and between them say so."""
    hours = {first.kind, second.kind} == {"clock"}
    if not hours and not {first.kind, second.kind} <= _ENDS:
        return None
    between, before = small[first.end : second.start], small[max(0, first.start - _BEFORE) : first.start]
    opened = next(
        (m for opens, joins in words.ranges if joins.fullmatch(between) and (m := opens.search(before))), None
    )
    if opened is None or "/" in f"{first.value}{second.value}":
        return None
    value = _between(_known(first, today), _known(second, today), _lacks_year(first, small), _lacks_year(second, small))
    start = first.start - len(opened.groupdict().get("kept") or "")
    return replace(first, start=start, end=second.end, value=value, kind="range", mod=None, governor=None)


def _known(time: TimeExpression, today: date | None) -> str | None:
    """The value without its part of day; of a word for the present the day of publication."""
    if time.kind != "reference":
        return _PART.sub("", time.value) if time.value else None
    return today.isoformat() if today and time.value == "PRESENT_REF" else None


def _lacks_year(time: TimeExpression, small: str) -> bool:
    """Whether the year of a day or month had to be found."""
    return time.kind in _YEARLESS and not _YEAR.search(small, time.start, time.end)


def _between(first: str | None, last: str | None, first_lacks: bool, last_lacks: bool) -> str | None:
    """The interval; an end without a year has that of the other, or the one next to it."""
    if not first or not last:
        return None
    if first_lacks and not last_lacks:
        first = _in_year_by(first, last, -1)
    elif last_lacks and not first_lacks:
        last = _in_year_by(last, first, 1)
    known = not first.startswith("X") and not last.startswith("X")
    return f"{first}/{last}" if known or first[0] == last[0] else None


def _in_year_by(end: str, other: str, step: int) -> str:
    """The end in the other's year, or in the next or last one where it would stand on the wrong side."""
    if not _YEAR.match(other) or "-" not in end[:5]:
        return end
    year = other[:4]
    if (end[4:10] > other[4:10]) == (step < 0):
        year = f"{int(year) + step:04d}"
    return year + end[4:]

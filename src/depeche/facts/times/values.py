"""Dates to ISO 8601 and TIMEX3 values: days, weeks, months, intervals, durations. Pure arithmetic."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta

#: A year of two figures below this is of the twenty-first century.
_PIVOT = 40
#: A duration of one unit: whether it is less than a day, how many, and the unit.
LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([SMHDWY]|DE|CE)")
_MONTHS_IN = {"M": 1, "Q": 3, "SEM": 6, "Y": 12, "DE": 120, "CE": 1200}


def add_months(day: date, count: int) -> date:
    """The day ``count`` months on, at most the month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    year = min(max(year, 1), 9999)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, 28)


def week(day: date) -> str:
    """The ISO week of the day: "2024-W37"."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02d}"


def month(day: date) -> str:
    """The month of the day: "2024-09"."""
    return f"{day.year:04d}-{day.month:02d}"


def moved(day: date, count: float, unit: str) -> date:
    """The day ``count`` units on (back when negative)."""
    if unit in _MONTHS_IN:
        return add_months(day, round(count * _MONTHS_IN[unit]))
    try:
        return day + timedelta(days=int(count * size(unit)))
    except OverflowError:
        return day


def size(unit: str) -> float:
    """About how many days the unit has."""
    fine = {"FN": 14.0, "W": 7.0, "WE": 2.0, "D": 1.0, "H": 1 / 24, "MIN": 1 / 1440, "S": 1 / 86400}
    return fine.get(unit) or 30.0 * _MONTHS_IN[unit]


def later_by(moment: datetime, count: float, unit: str) -> datetime:
    """The moment ``count`` hours ("H"), minutes ("MIN") or seconds ("S") on."""
    try:
        return moment + timedelta(seconds=count * {"H": 3600, "MIN": 60, "S": 1}[unit])
    except OverflowError:
        return moment


def at_grain(day: date, unit: str) -> str:
    """The day as precisely as the unit says: the year, the month, the week or the day."""
    if unit == "DE":
        return f"{day.year // 10:03d}"
    if unit in {"Y", "CE"}:
        return f"{day.year:04d}"
    if unit in {"M", "Q", "SEM"}:
        return month(day)
    return week(day) if unit in {"W", "WE", "FN"} else day.isoformat()


def this_unit(day: date, unit: str, offset: int = 0) -> str:
    """The calendar unit that the day is in, or the one ``offset`` further."""
    if unit == "Q":
        number = day.year * 4 + (day.month - 1) // 3 + offset
        return f"{number // 4:04d}-Q{number % 4 + 1}"
    if unit == "SEM":
        number = day.year * 2 + (day.month - 1) // 6 + offset
        return f"{number // 2:04d}-H{number % 2 + 1}"
    if unit == "DE":
        return f"{max(0, day.year // 10 + offset):03d}"
    if unit == "CE":
        return f"{max(0, day.year // 100 + offset):02d}"
    return at_grain(moved(day, offset, unit), unit)


def duration(count: float | None, unit: str, letters: Mapping[str, tuple[str, int]]) -> str:
    """A TIMEX3 duration: "P3D", "PT5H", "PXM" when how many is not said. ``letters``: a unit's letter and factor."""
    letter, factor = letters[unit]
    number = "X" if count is None else f"{count * factor:.10g}"
    return f"PT{number}{letter[1:]}" if letter.startswith("T") else f"P{number}{letter}"


def full_year(figures: str) -> int:
    """A year of two figures in full: up to 39 of this century."""
    return int(figures) if len(figures) == 4 else int(figures) + (2000 if int(figures) < _PIVOT else 1900)


def made(year: int, month_: int, day: int) -> date | None:
    """That date; None when the calendar has none."""
    try:
        return date(year, month_, day)
    except ValueError:
        return None


def nth_weekday(year: int, month_: int, nth: int, weekday: int) -> date | None:
    """The n-th such weekday of the month (Monday is 0); -1 is the last."""
    if nth > 0:
        first = date(year, month_, 1)
        return made(year, month_, 1 + (weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = add_months(date(year, month_, 1), 1) - timedelta(1)
    return last - timedelta((last.weekday() - weekday) % 7)


def nth_feast(year: int, rule: str) -> date | None:
    """A feast by its rule: month, which, weekday, and days after it — "11 4 3 1" is the day after the fourth Thursday."""
    month_, nth, weekday, *after = (int(x) for x in rule.split())
    day = nth_weekday(year, month_, nth, weekday)
    return day + timedelta(*after) if day else None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month_, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month_, day + 1)


def nearest_year(anchor: date, month_: int, day: int) -> date | None:
    """The date of that month and day nearest to the anchor; None when there is no such date."""
    found = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            found.append(date(year, month_, day))
        except ValueError:
            continue
    return min(found, key=lambda d: abs((d - anchor).days), default=None)


def roman(numeral: str) -> int:
    """The number of a Roman numeral."""
    worth = {"I": 1, "V": 5, "X": 10}
    numbers = [worth[letter] for letter in numeral.upper()]
    return sum(-n if n < max(numbers[i:]) else n for i, n in enumerate(numbers))

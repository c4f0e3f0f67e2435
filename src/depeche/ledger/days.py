"""Days: the first and the last day that an ISO 8601 or TIMEX3 value covers, so that values can be compared in SQL."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

#: Ends that are open; they sort before and after every day.
OPEN_START, OPEN_END = "0000-00-00", "9999-99-99"
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])$")
_HALF = re.compile(r"(\d{4})-H([12])$")
_YEAR = re.compile(r"(\d{4})$")
_DECADE = re.compile(r"(\d{3})X?$")
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "AU": (9, 11)}
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|AU)$")

Days = tuple[str, str]


def days_of(value: str | None) -> Days | None:
    """The first and last day of the value; None where it tells no days ("P3D", "PAST_REF", "2024-02-31").

    An interval goes from the first day of its start to the last of its end; ".." is open.
    """
    if not value:
        return None
    if "/" not in value:
        return _one(value)
    start, _, end = value.partition("/")
    first, last = _end(start, OPEN_START), _end(end, OPEN_END)
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _end(value: str, opened: str) -> Days | None:
    return (opened, opened) if value in {"", ".."} else _one(value)


def _one(value: str) -> Days | None:
    try:
        if m := _DAY.match(value):
            day = date(int(m[1]), int(m[2]), int(m[3])).isoformat()
            return day, day
        if m := _MONTH.match(value):
            return _months(int(m[1]), int(m[2]), int(m[2]))
        if m := _WEEK.match(value):
            monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
            first = monday + timedelta(days=5 if m[3] else 0)
            return first.isoformat(), (monday + timedelta(days=6)).isoformat()
        return _longer(value)
    except ValueError:
        return None


def _longer(value: str) -> Days | None:
    if m := _QUARTER.match(value):
        return _months(int(m[1]), 3 * int(m[2]) - 2, 3 * int(m[2]))
    if m := _HALF.match(value):
        return _months(int(m[1]), 6 * int(m[2]) - 5, 6 * int(m[2]))
    if m := _SEASON.match(value):
        return _months(int(m[1]), *_SEASONS[m[2]])
    if m := _YEAR.match(value):
        return f"{m[1]}-01-01", f"{m[1]}-12-31"
    if m := _DECADE.match(value):
        return f"{m[1]}0-01-01", f"{m[1]}9-12-31"
    return None


def _months(year: int, first: int, last: int) -> Days:
    return date(year, first, 1).isoformat(), date(year, last, calendar.monthrange(year, last)[1]).isoformat()

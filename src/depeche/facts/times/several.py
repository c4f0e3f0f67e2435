"""Resolvers of several times in one breath: lists of days of a month, centuries side by side or from one to another."""

from __future__ import annotations

import re

from depeche.facts.times.days import full, partial_day
from depeche.facts.times.matched import UNRESOLVED, Matched, Reading
from depeche.facts.times.values import made, roman


def date_list(m: Matched) -> Reading:
    """Days of one month, told once behind or before them ("May 4, 5 and 7"), one value for each."""
    days = [m.day_number(name) for name in ("day", "day2", "day3", "day4", "day5") if m.has(name)]
    if m.near is None and not m.year():
        return Reading("/".join(partial_day(m.month(), day) for day in days))
    last = full(m, m.month(), days[-1], m.year())
    dates = [made(last.year, m.month(), day) for day in days] if last else []
    told = [day.isoformat() for day in dates if day]
    return Reading("/".join(told), None, last) if last and len(told) == len(days) else UNRESOLVED


def century_range(m: Matched) -> Reading:
    """Two centuries, each with its value, or the years from the first of one to the last of the other."""
    first, last = _century(m, ""), _century(m, "2")
    if m.has("ad"):
        return Reading(f"BC{first - 1:02d}/BC{last - 1:02d}") if first > last > 0 else UNRESOLVED
    if not 0 < first < last:
        return UNRESOLVED
    if m.rule.unit == "apart":
        return Reading(f"{first - 1:02d}/{last - 1:02d}")
    return Reading(f"{first * 100 - 100:04d}/{last * 100 - 1:04d}")


def _century(m: Matched, end: str) -> int:
    said = m.said("century" + end)
    if not said:
        return int(m.word("ordinal" + end))
    return int(re.sub(r"\D", "", said)) if said[0].isdigit() else roman(said)

"""Resolvers of feasts, fixed, movable and of other calendars, and of the days beside them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from depeche.facts.times import calendars
from depeche.facts.times.days import DAY, clocked, full, partial_day, years_of
from depeche.facts.times.matched import UNRESOLVED, Matched, Reading
from depeche.facts.times.values import easter, made, nth_feast, week

#: A year that is no leap year.
_ANY_YEAR = 2001
_TUESDAY = 1


def holiday(m: Matched) -> Reading:
    """A feast on the same day each year."""
    month_, day = (int(x) for x in str(m.word("holiday")).split("-"))
    if m.near is None and not m.year():
        return Reading(partial_day(month_, day))
    found = {y: made(y, month_, day) for y in years_of(m)}
    return _feast(m, found)


def easter_(m: Matched) -> Reading:
    """A feast that moves with Easter."""
    offset = timedelta(int(m.word("easter")))
    return _feast(m, {y: easter(y) + offset for y in years_of(m)})


def nth_holiday(m: Matched) -> Reading:
    """A feast on the n-th weekday of a month: "11 4 3" is the fourth Thursday of November."""
    rule = str(m.word("nth_holiday"))
    return _feast(m, {y: nth_feast(y, rule) for y in years_of(m)})


def feast(m: Matched) -> Reading:
    """A feast of another calendar, as its day or from its first day to its last; one seen by the moon about then."""
    rule = str(m.word("feast"))
    days = {y: found for y in years_of(m) if (found := calendars.feast(y, rule))}
    first = _chosen_feast(m, {y: ends[0] for y, ends in days.items()})
    if first is None:
        return UNRESOLVED
    last = days[first.year][1]
    value = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return Reading(value, "APPROX" if rule.startswith(("islamic", "indian")) else None)


def weekend_of(m: Matched) -> Reading:
    """The weekend beside a feast: of one early in the week the weekend before it."""
    if m.has("easter"):
        days = {y: easter(y) + timedelta(int(m.word("easter"))) for y in years_of(m)}
    elif m.has("nth_holiday"):
        days = {y: d for y in years_of(m) if (d := nth_feast(y, str(m.word("nth_holiday"))))}
    else:
        month_, number = (int(x) for x in str(m.word("holiday")).split("-"))
        days = {y: d for y in years_of(m) if (d := made(y, month_, number))}
    day = _chosen_feast(m, days)
    if day is None:
        return UNRESOLVED
    return Reading(f"{week(day - 2 * DAY if day.weekday() <= _TUESDAY else day)}-WE")


def beside_day(m: Matched) -> Reading:
    """The day after a date or a feast, or the one before it ("the day after Christmas")."""
    if m.has("holiday"):
        month_, number = (int(x) for x in str(m.word("holiday")).split("-"))
        if m.near is None and not m.year():
            beside = date(_ANY_YEAR, month_, number) + int(m.rule.unit or 0) * DAY
            return Reading(partial_day(beside.month, beside.day))
        day = _chosen_feast(m, {y: made(y, month_, number) for y in years_of(m)})
    else:
        second = "" if m.has("month") else "2"
        day = full(m, m.month("month" + second), m.day_number("day" + second), m.year() or m.year("year2"))
    day = day + int(m.rule.unit or 0) * DAY if day else None
    return Reading(day.isoformat() if day else None, None, day)


def _feast(m: Matched, days: Mapping[int, date | None]) -> Reading:
    """The feast that is meant, with its hour. Nothing counts from it."""
    day = _chosen_feast(m, days)
    return Reading(clocked(m, day).value) if day else UNRESOLVED


def _chosen_feast(m: Matched, days: Mapping[int, date] | Mapping[int, date | None]) -> date | None:
    """The feast of the year said, else the nearest, or the last or next as the words say."""
    found, base = [d for d in days.values() if d], m.near
    if not found:
        return None
    if base is None or len(found) == 1:
        day: date | None = found[0]
    elif m.back or m.ahead:
        day = (
            max((d for d in found if d < base), default=None)
            if m.back
            else min((d for d in found if d > base), default=None)
        )
    else:
        day = min(found, key=lambda d: abs((d - base).days))
    return day

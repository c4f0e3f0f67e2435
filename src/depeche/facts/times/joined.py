"""Join: a day and the hour right beside it are one time ("le 13 décembre, 9 h", "8:00 Friday")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depeche.facts.times.expression import TimeExpression
from depeche.facts.times.words import TimeWords

_DAYS = frozenset({"date", "numeric", "numeric_short", "weekday", "day_away", "part_today", "weekday_set", "holiday"})
_HOURS = frozenset({"clock", "clock_range"})
_LATE = ("TAF", "TEV", "TNI")
_NOON = 12


def joined(found: Sequence[TimeExpression], small: str, words: TimeWords) -> tuple[TimeExpression, ...]:
    """The expressions, each day with the hour that follows it or that it follows as one."""
    made: list[TimeExpression] = []
    for time in found:
        whole = _one(made[-1], time, small, words) if made else None
        if whole:
            made[-1] = whole
        else:
            made.append(time)
    return tuple(made)


def _one(first: TimeExpression, second: TimeExpression, small: str, words: TimeWords) -> TimeExpression | None:
    day, hour = (first, second) if second.kind in _HOURS else (second, first)
    if day.kind not in _DAYS or hour.kind not in _HOURS or small[first.end : second.start] not in words.joints:
        return None
    value = _at_hour(day.value, hour.value, "00" in small[hour.start : hour.end])
    return replace(first, end=second.end, value=value, kind="date", mod=hour.mod or day.mod) if value else None


def _at_hour(day: str | None, hours: str | None, minutes_said: bool) -> str | None:
    """The hours of that day; none where the day has an hour already."""
    if not day or not hours or "/" in day or ("T" in day and not day.endswith((*_LATE, "TMO"))):
        return None
    told, late = day.split("T")[0], day.endswith(_LATE)
    whole = told[0] != "X"
    return "/".join(f"{told}T{_hour(hour.split('T')[-1], late, whole or minutes_said)}" for hour in hours.split("/"))


def _hour(hour: str, late: bool, in_full: bool) -> str:
    number = int(hour[:2])
    number += _NOON if late and number < _NOON else 0
    return f"{number:02d}{hour[2:] if in_full else hour[2:].replace(':00', '', 1)}"

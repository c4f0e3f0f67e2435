"""Feasts of other calendars: orthodox, Hebrew, Islamic, Chinese and Indian, as days of ours.

Arithmetic of Reingold and Dershowitz, *Calendrical Calculations*; Julian Easter and the phases of the moon after Meeus,
*Astronomical Algorithms*. The Islamic calendar is the tabular one: where the new moon is observed a feast may be a day off,
and so may those of India, whose sects and states differ.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from math import radians, sin
from types import MappingProxyType

from depeche.facts.times.values import easter

#: The day before the first of each calendar, counted as ``date.toordinal`` counts.
_HEBREW, _ISLAMIC = -1373428, 227014
#: The first new moon of the year 2000, counted as ``date.toordinal`` counts, and the days from one to the next.
_NEW_MOON, _LUNATION = 2451550.09766 - 1721424.5, 29.530588861
#: What sun and moon add to the mean phase, in days: multiples of their anomalies and of the node, of a new and of a full moon.
_PULLS = (
    (0, 1, 0, -0.40720, -0.40614), (1, 0, 0, 0.17241, 0.17302), (0, 2, 0, 0.01608, 0.01614), (0, 0, 2, 0.01039, 0.01043),
    (-1, 1, 0, 0.00739, 0.00734), (1, 1, 0, -0.00514, -0.00515), (2, 0, 0, 0.00208, 0.00209),
)  # fmt: skip
#: Hours that the clocks of China and India are ahead; in India the phase at sunset makes the day.
_CHINA, _INDIA, _SUNSET = 8.0, 5.5, 18.0
_NISAN, _MARHESHVAN, _KISLEV, _TISHRI, _ADAR = 1, 8, 9, 7, 12


def feast(year: int, rule: str) -> tuple[date, date] | None:
    """First and last day of a feast that begins in our year, by its rule.

    "islamic 9 1 30" begins on the first of the ninth month and lasts thirty days; "orthodox -2 1" is two days before the
    orthodox Easter. None when none begins in that year.
    """
    calendar, *numbers = rule.split()
    *place, length = (int(n) for n in numbers)
    first = next((day for day in _CALENDARS[calendar](year, *place) if day.year == year), None)
    return (first, first + timedelta(length - 1)) if first else None


def _orthodox(year: int, offset: int) -> list[date]:
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    behind = year // 100 - year // 400 - 2
    return [date(year, month, day + 1) + timedelta(behind + offset)]


def _islamic(year: int, month: int, day: int) -> list[date]:
    about = (year - 622) * 33 // 32
    found = []
    for lunar in range(max(1, about - 1), about + 3):
        days = (lunar - 1) * 354 + (3 + 11 * lunar) // 30 + 29 * (month - 1) + month // 2 + day
        found.append(date.fromordinal(_ISLAMIC + days))
    return found


def _western(year: int, offset: int) -> list[date]:
    return [easter(year) + timedelta(offset)]


def _chinese(year: int, month: int, day: int) -> list[date]:
    """The day of the first new moon of China from that day on."""
    return [_moon_from(date(year, month, day), 0.0, _CHINA)]


def _indian_new_moon(year: int, month: int, day: int, after: int) -> list[date]:
    """So many days after the first evening of new moon in India from that day on."""
    return [_moon_from(date(year, month, day), 0.0, _INDIA - _SUNSET) + timedelta(after)]


def _indian_full_moon(year: int, month: int, day: int, after: int) -> list[date]:
    """So many days after the first evening of full moon in India from that day on."""
    return [_moon_from(date(year, month, day), 0.5, _INDIA - _SUNSET) + timedelta(after)]


def _moon_from(first: date, phase: float, hours: float) -> date:
    """The first day, ``hours`` added, of that phase (0 new, 0.5 full) that is not before ``first``."""
    count = int((first.toordinal() - _NEW_MOON) / _LUNATION) - 1
    while True:
        found = (datetime.min + timedelta(_moon(count + phase) - 1, hours=hours)).date()
        if found >= first:
            return found
        count += 1


def _moon(lunation: float) -> float:
    """When that lunation's phase is, in days as ``date.toordinal`` counts them, to some minutes."""
    full = int(lunation % 1 > 0)
    sun, moon, node = (
        2.5534 + 29.1053567 * lunation,
        201.5643 + 385.81693528 * lunation,
        160.7108 + 390.67050284 * lunation,
    )
    pulls = sum(row[3 + full] * sin(radians(row[0] * sun + row[1] * moon + row[2] * node)) for row in _PULLS)
    return _NEW_MOON + _LUNATION * lunation + pulls


def _hebrew(year: int, month: int, day: int) -> list[date]:
    return [date.fromordinal(_hebrew_ordinal(year + era, month, day)) for era in (3760, 3761)]


def _hebrew_ordinal(year: int, month: int, day: int) -> int:
    last = 13 if _is_leap(year) else 12
    month = last if month == _ADAR else month
    before = range(_TISHRI, month) if month >= _TISHRI else (*range(_TISHRI, last + 1), *range(_NISAN, month))
    return _new_year(year) + sum(_length(year, m) for m in before) + day - 1


def _is_leap(year: int) -> bool:
    return (7 * year + 1) % 19 < 7


def _length(year: int, month: int) -> int:
    days = _new_year(year + 1) - _new_year(year)
    if month == _MARHESHVAN:
        return 30 if days in {355, 385} else 29
    if month == _KISLEV:
        return 29 if days in {353, 383} else 30
    return 29 if month in {2, 4, 6, 10, 13} or (month == _ADAR and not _is_leap(year)) else 30


def _new_year(year: int) -> int:
    days = [_elapsed(y) for y in (year - 1, year, year + 1)]
    late = 2 if days[2] - days[1] == 356 else 1 if days[1] - days[0] == 382 else 0
    return _HEBREW + 1 + days[1] + late


def _elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


_CALENDARS: Mapping[str, Callable[..., list[date]]] = MappingProxyType(
    {
        "orthodox": _orthodox,
        "western": _western,
        "islamic": _islamic,
        "hebrew": _hebrew,
        "chinese": _chinese,
        "indian_new_moon": _indian_new_moon,
        "indian_full_moon": _indian_full_moon,
    }
)

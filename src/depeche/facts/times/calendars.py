"""Feasts of other calendars: orthodox, Hebrew and Islamic, as days of ours.

Arithmetic of Reingold and Dershowitz, *Calendrical Calculations*; Julian Easter after Meeus. The Islamic calendar is the
tabular one: where the new moon is observed a feast may be a day off.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

#: The day before the first of each calendar, counted as ``date.toordinal`` counts.
_HEBREW, _ISLAMIC = -1373428, 227014
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
    {"orthodox": _orthodox, "islamic": _islamic, "hebrew": _hebrew}
)

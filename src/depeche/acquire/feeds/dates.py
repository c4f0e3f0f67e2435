"""Dates as feeds write them: RFC 822 and its distortions, ISO 8601, and words of eight languages."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

#: Languages whose month names are known; what a feed says of its own language is not asked, many say it wrongly.
LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "nl", "ru")
_ISO = re.compile(
    r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:(?:\s*[Tt_]\s*|\s+)(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(.*))?",
    re.S,
)
#: The same with parts of one digit.
_LOOSE_ISO = re.compile(
    r"(\d{4})[-/.]\s?(\d{1,2})[-/.]\s?(\d{1,2})(?!\d)\.?(?:(?:\s*[Tt_]\s*|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(.*))?",
    re.S,
)
_YEAR_MONTH = re.compile(r"(?<!\d)(\d{4})[\s\-/.]+([^\W\d_]{3,12})\.?[\s\-/.]+(\d{1,2})(?![\d:])")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|[.ºª])?[\s\-/.,]*(?:(?:de|of)\s+)?([^\W\d_]{3,12})\.?[\s\-/.,]*(?:(?:de|of)\s+)?'?(\d{4}(?!\d)|\d{2}(?![\d:]))"
)
_MONTH_DAY = re.compile(r"([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(\d{4})(?![\d:])")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_C_TIME = re.compile(r"([^\W\d_]{3,12})\.?\s+(\d{1,2})\s+(\d{1,2}:\d{2}(?::\d{2})?)\s+(\S+\s+)?(\d{4})(?!\d)")
_CLOCK = re.compile(
    r"(?<!\d)(\d{1,2})(?:\s?[:.hH]\s?(\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?(?!\d)|\s?[hH](?!\w))\s*([AaPp]\.?[Mm]\b\.?)?"
)
_OFFSET = re.compile(r"(?:UTC|GMT|UT|Z)?\s*([+-])\s*(\d{1,2}):?(\d{2})?(?!\d)")
_ZONE = re.compile(r"\b([A-Za-z]{1,5})\b")
_HOURS = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10, "bst": 1, "west": 1, "cet": 1, "cest": 2, "met": 1,
    "mest": 2, "mez": 1, "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "jst": 9, "kst": 9, "aest": 10, "aedt": 11,
    "nzst": 12, "nzdt": 13, "sast": 2,
}  # fmt: skip
#: The names that RFC 822 has.
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
#: Days that programs write when they know none.
_NEVER = frozenset({(1970, 1, 1), (1, 1, 1), (1900, 1, 1)})


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as it was read, and whether its time zone was said."""

    at: datetime  #: aware, UTC; where no zone was said it is read as UTC
    zoned: bool


def day_first(written: Iterable[str]) -> bool | None:
    """Do these dates in numbers have the day first? None where they do not tell."""
    for text in written:
        found = _NUMBERS.search(text)
        if found and found[2] != "." and max(int(found[1]), int(found[3])) > 12:
            return int(found[1]) > 12
    return None


def read_date(written: str | None, day_leads: bool | None = None) -> Moment | None:
    """The moment that is written, or None: a date that may be read two ways is not guessed at."""
    if not written or len(written) > 200:
        return None
    text = unicodedata.normalize("NFC", " ".join(written.split()))
    try:
        moment = _epoch(text) or _iso(text) or _worded(text, day_leads)
    except (ValueError, OverflowError):
        return None
    return None if moment is None or moment.at.timetuple()[:3] in _NEVER or moment.at.year < 1900 else moment


def _epoch(text: str) -> Moment | None:
    """Seconds or milliseconds since 1970."""
    found = re.fullmatch(r"(?:/Date\()?(1\d{9})(?:\d{3})?(?:[+-]\d{4})?(?:\)/)?", text)
    return Moment(datetime.fromtimestamp(int(found[1]), UTC), True) if found else None


def _iso(text: str) -> Moment | None:
    found = _ISO.match(text)
    found = found or _LOOSE_ISO.match(text)
    if not found or (not found[4] and found.end() < len(text) and text[found.end()] not in "+Zz "):
        return None
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    hour, minute, second = (int(found[n] or 0) for n in (4, 5, 6))
    return _moment((year, month, day), (hour, minute, second), found[7] or "")


def _worded(text: str, day_leads: bool | None) -> Moment | None:
    """Day, month and year in words and numbers, a time of day and a zone in what is left."""
    if c_time := _C_TIME.search(text):
        month = _month(c_time[1])
        if month:
            date = (int(c_time[5]), month, int(c_time[2]))
            return _moment(date, _clock(c_time[3])[0], c_time[4] or text[c_time.end() :])
    found = _date(text, day_leads)
    if found is None:
        return None
    date, start, end = found
    clock, rest = _clock(text[end:])
    if not any(clock) and rest == text[end:]:
        clock, rest = _clock(text[:start])
    return _moment(date, clock, rest)


def _date(text: str, day_leads: bool | None) -> tuple[tuple[int, int, int], int, int] | None:
    for found in _DAY_MONTH.finditer(text):
        if month := _month(found[2]):
            return (_year(found[3]), month, int(found[1])), found.start(), found.end()
    for found in _YEAR_MONTH.finditer(text):
        if month := _month(found[2]):
            return (int(found[1]), month, int(found[3])), found.start(), found.end()
    for found in _MONTH_DAY.finditer(text):
        if month := _month(found[1]):
            return (int(found[3]), month, int(found[2])), found.start(), found.end()
    numbers = _NUMBERS.search(text)
    if numbers is None:
        return None
    first, second = int(numbers[1]), int(numbers[3])
    if numbers[2] == "." or first > 12 or first == second or (day_leads and second <= 12):
        day, month = first, second
    elif second > 12 or day_leads is False:
        day, month = second, first
    else:
        return None
    return (_year(numbers[4]), month, day), numbers.start(), numbers.end()


def _year(written: str) -> int:
    """Two digits as RFC 2822 has them: up to 49 in this century."""
    year = int(written)
    return year if len(written) == 4 else year + (2000 if year < 50 else 1900)


def _clock(text: str) -> tuple[tuple[int, int, int], str]:
    """The time of day, and what stands after it; midnight and all the text where there is none."""
    found = _CLOCK.search(text)
    if not found:
        return (0, 0, 0), text
    hour, half = int(found[1]), (found[4] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return (hour, int(found[2] or 0), int(found[3] or 0)), text[found.end() :]


def _moment(date: tuple[int, int, int], clock: tuple[int, int, int], rest: str) -> Moment:
    hour, minute, second = clock
    over = timedelta(days=1) if (hour, minute) == (24, 0) else timedelta()
    zone = _zone(rest)
    local = datetime(*date, hour % 24 if over else hour, minute, min(second, 59), tzinfo=zone or UTC) + over
    return Moment(local.astimezone(UTC), zone is not None)


def _zone(rest: str) -> timezone | None:
    if offset := _OFFSET.search(rest):
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        sign = -1 if offset[1] == "-" else 1
        return timezone(timedelta(minutes=sign * minutes)) if minutes < 15 * 60 else None
    hours = next((_HOURS[low] for name in _ZONE.findall(rest) if (low := name.lower()) in _HOURS), None)
    return None if hours is None else timezone(timedelta(hours=hours))


def _month(word: str) -> int | None:
    """The month of that name or abbreviation, English ones without loading the others."""
    low = word.lower()
    return _MONTHS.get(low) or _month_names().get(_bare(low))


def _bare(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.casefold())
    return "".join(char for char in decomposed if char.isalpha())


@functools.cache
def _month_names() -> dict[str, int]:
    """Every month name of the languages, full and short, without accents; where two languages differ, neither."""
    from babel.dates import get_month_names

    names: dict[str, set[int]] = {}
    for code in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, code).items():
                    names.setdefault(_bare(name), set()).add(number)
                    names.setdefault(_bare(name)[:3], set()).add(number)
    names |= {"sept": {9}, "mrz": {3}, "fevr": {2}, "avr": {4}, "juil": {7}}
    return {name: numbers.pop() for name, numbers in names.items() if len(numbers) == 1}

"""Dates as articles print them in their head and foot, to ISO 8601. No clock: an unreadable date stays unread."""

from __future__ import annotations

import functools
import re
from datetime import date, datetime

from depeche._languages import codes, language
from depeche.article.words import fold

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{1,2}))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_NUMERIC = re.compile(r"(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d\d(?![\d.:]))(?![\d/])")
#: The year first: "2024/03/05", "2024. 3. 5", "2024年3月5日".
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[/.年년]\s?(\d{1,2})\s?[/.月월]\s?(\d{1,2})(?!\d)")
_CLOCK = re.compile(
    r"\b(\d{1,2})(?:[:h.]|\s?h\s?)(\d{2})(?::(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?"
    r"(?:\s*(gmt|utc|z|[+-]\d{4})(?![\w+-]))?",
    re.I,
)
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:er|st|nd|rd|th)?(?:\.\s*|\s+)(?:of\s+|de\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+)?(\d{4})\b"
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
#: Where the month is written before the day: 03/04/2024 is the fourth of March.
_MONTH_FIRST_REGION = "us"
#: Languages that pages without a declared language are dated in most often.
_UNDECLARED = ("de", "es", "it", "pt", "nl", "pl", "sv", "da", "ru")


@functools.cache
def _months() -> dict[str, int]:
    """Month names and abbreviations of all languages, folded."""
    table: dict[str, int] = {}
    for code in codes():
        for name, number in language(code).toml("calendar")["months"].items():
            table[fold(name).rstrip(".")] = number
    return table


@functools.cache
def _months_elsewhere(code: str) -> dict[str, int]:
    """Month names of a language that depeche does not read, which a page may date itself in; of several without a code."""
    from babel import Locale, UnknownLocaleError

    table: dict[str, int] = {}
    for name in [code] if code else _UNDECLARED:
        try:
            months = Locale.parse(name).months
        except (UnknownLocaleError, ValueError):
            continue
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, word in months[use][width].items():
                    table.setdefault(fold(word).rstrip("."), number)
    return table


def read_date(text: str, language_code: str = "") -> str | None:
    """The first date in the text as ISO 8601, with time of day and zone where given; None if there is none.

    Of "03/04/2024" the first number is the day, unless it can only be the month or the page is of the United States.
    ``language_code`` is what the page declares ("en", "en-us"), where it does.
    """
    iso = _ISO.search(text)
    if iso:
        return _iso(iso)
    folded = fold(text)
    code, _, region = language_code.partition("-")
    day = _written(folded, code) or _numeric(folded, month_first=region == _MONTH_FIRST_REGION)
    if day is None:
        return None
    rest = _YEAR_FIRST.sub(" ", _NUMERIC.sub(" ", folded))
    clock = _CLOCK.search(rest.replace(str(day.year), "", 1))
    return day.isoformat() if clock is None else _with_clock(day, clock)


def moment_of(value: str) -> datetime | None:
    """The date that ``read_date`` gives with its time of day; None where it has none."""
    try:
        return datetime.fromisoformat(value) if "T" in value else None
    except ValueError:
        return None


def _iso(match: re.Match[str]) -> str | None:
    year, month, day = (int(match[i]) for i in (1, 2, 3))
    try:
        found = date(year, month, day)
        if match[4] is None:
            return found.isoformat()
        moment = datetime(year, month, day, int(match[4]), int(match[5]), int(match[6] or 0))
    except ValueError:
        return None
    zone = {"UTC": "Z", "GMT": "Z"}.get(match[7] or "", match[7] or "")
    written = moment.isoformat() if match[6] else moment.isoformat(timespec="minutes")
    return written + (zone[:3] + ":" + zone[3:] if re.fullmatch(r"[+-]\d{4}", zone) else zone)


def _written(folded: str, language_code: str) -> date | None:
    for match in _DAY_FIRST.finditer(folded):
        if found := _day(match[3], _month(match[2], language_code), match[1]):
            return found
    for match in _MONTH_FIRST.finditer(folded):
        if found := _day(match[3], _month(match[1], language_code), match[2]):
            return found
    return None


def _month(word: str, language_code: str) -> int | None:
    return _months().get(word) or _months_elsewhere(language_code if language_code not in codes() else "").get(word)


def _numeric(folded: str, *, month_first: bool) -> date | None:
    match = _YEAR_FIRST.search(folded)
    if match is not None:
        return _day(match[1], int(match[2]), match[3])
    match = _NUMERIC.search(folded)
    if match is None:
        return None
    orders = (match[2], match[1]), (match[1], match[2])
    months = reversed(orders) if month_first and "/" in match[0] else orders
    return next((day for month, of in months if (day := _day(match[3], int(month), of))), None)


def _day(year: str, month: int | None, day: str) -> date | None:
    try:
        whole = int(year) + (2000 if len(year) == 2 else 0)
        return date(whole, month, int(day)) if month else None
    except ValueError:
        return None


def _with_clock(day: date, clock: re.Match[str]) -> str:
    hour = int(clock[1])
    if clock[4]:
        hour = hour % 12 + (12 if clock[4][0] == "p" else 0)
    if hour > 23 or int(clock[2]) > 59:
        return day.isoformat()
    zone = clock[5] or ""
    zone = f"{zone[:3]}:{zone[3:]}" if zone[:1] in {"+", "-"} else "Z" if zone else ""
    return f"{day.isoformat()}T{hour:02d}:{clock[2]}" + (f":{clock[3]}" if clock[3] else "") + zone

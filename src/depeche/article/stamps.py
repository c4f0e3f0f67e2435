"""Stamps: the times that head the posts of a live page ("14h32", "11.05am", "14:32 GMT, 5 March")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from depeche.article.dates import read_date
from depeche.article.story_words import story_words
from depeche.article.words import fold

_LONGEST = 60
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_FIGURES = re.compile(r"\d+")
_DAY_OF_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:er|st|nd|rd|th)?\s+([^\W\d_]{3,12})|([^\W\d_]{3,12})\.?\s+(\d{1,2})(?!\d)"
)
#: What may stand before a stamp that leads its line, and what parts it from the words of the post.
_OPENING = re.compile(r"[\s\[(•●▶►🔴*–—|-]*")
_PARTING = re.compile(r"\s*[\])]?\s*(?:[-–—:|•·»▶►/]+\s*|\s(?=[«“\"'‘]?[A-ZÀ-ÖØ-Þ]))")
#: A step back of more hours is the next day; of fewer, a post that was moved.
_NIGHT = 6 * 60
_HALF_DAY = 12


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time as written. ``day`` and ``zone`` are what it says of them itself."""

    text: str
    minutes: int  #: since midnight
    day: date | None = None
    zone: str = ""  #: "Z", "+01:00", empty when it names none

    @property
    def value(self) -> str:
        """ISO 8601: a moment, or a time of day where the day is not known."""
        clock = f"T{self.minutes // 60:02d}:{self.minutes % 60:02d}{self.zone}"
        return f"{self.day.isoformat()}{clock}" if self.day else clock


def stamp_in_markup(value: str) -> Stamp | None:
    """The stamp of a ``datetime`` attribute or a JSON-LD date that tells the time of day."""
    read = read_date(value)
    if read is None or "T" not in read:
        return None
    clock = re.fullmatch(r"(\d\d):(\d\d)(?::\d\d)?(.*)", read[11:])
    if clock is None:
        return None
    return Stamp(value, int(clock[1]) * 60 + int(clock[2]), date.fromisoformat(read[:10]), clock[3])


def whole_stamp(words: str) -> Stamp | None:
    """The stamp that the words are, with nothing beside its date and zone; None when they say more."""
    if len(words) > _LONGEST or not _FIGURES.search(words):
        return None
    folded = fold(words)
    clock = _clock(folded)
    if clock is None:
        return None
    known = story_words()
    rest = folded[: clock.start()] + " " + folded[clock.end() :]
    beside = [word for word in _WORD.findall(rest) if word not in known.beside and word not in known.months]
    if beside or len(_FIGURES.findall(rest)) > len(("day", "month", "year")):
        return None
    return _stamp(words, folded, clock)


def leading_stamp(words: str) -> tuple[Stamp, int] | None:
    """The stamp that leads a line ("14h32 – The mayor …") and where it ends; None when there is none."""
    small = words[:_LONGEST].lower()
    opening = _OPENING.match(words)
    start = opening.end() if opening else 0
    for pattern in story_words().clocks:
        clock = pattern.match(small, start)
        if clock is None:
            continue
        end = clock.end()
        zone = re.compile(r"\s?([a-z]{2,5})\b").match(small, end)
        if zone and zone[1] in story_words().zones:
            end = zone.end()
        if _PARTING.match(words, end):
            return _stamp(words[start:end], small[start:end], pattern.match(small[start:end]) or clock), end
    return None


def _clock(folded: str) -> re.Match[str] | None:
    found = (pattern.search(folded) for pattern in story_words().clocks)
    return next((match for match in found if match), None)


def _stamp(words: str, folded: str, clock: re.Match[str]) -> Stamp:
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    half = clock.groupdict().get("half")
    if half:
        hour = hour % _HALF_DAY + (_HALF_DAY if half == "p" else 0)
    known = story_words()
    zone = next((known.zones[word] for word in _WORD.findall(folded) if word in known.zones), "")
    return Stamp(words, hour % 24 * 60 + minute, day_in(folded), zone)


def day_in(words: str) -> date | None:
    """The day that the words tell with its year; None when there is none."""
    read = read_date(words)
    return date.fromisoformat(read[:10]) if read else None


def day_without_year(words: str, near: date) -> date | None:
    """The day that "5 March" is, in the year that brings it nearest to ``near``."""
    known = story_words()
    for match in _DAY_OF_MONTH.finditer(fold(words)):
        month, day = known.months.get(match[2] or match[3]), int(match[1] or match[4])
        if month is None:
            continue
        years = (near.year - 1, near.year, near.year + 1)
        days = [found for year in years if (found := _day(year, month, day))]
        return min(days, key=lambda found: abs(found - near), default=None)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def in_order(stamps: Sequence[Stamp]) -> int:
    """1 when the stamps run forward, -1 when backward, 0 when they do neither for most of their length."""
    steps = [_step(one, other) for one, other in pairwise(stamps)]
    forward, backward = sum(step >= 0 for step in steps), sum(step <= 0 for step in steps)
    most = max(forward, backward)
    if not steps or most < 0.7 * len(steps):
        return 0
    return 1 if forward >= backward else -1


def _step(one: Stamp, other: Stamp) -> int:
    """Minutes from one stamp to the other, over midnight where that is nearer."""
    if one.day and other.day:
        return (other.day - one.day).days * 1440 + other.minutes - one.minutes
    step = other.minutes - one.minutes
    return step + 1440 if step < -720 else step - 1440 if step > 720 else step


def dated(stamps: Sequence[Stamp], begun: date | None, ended: date | None) -> list[Stamp]:
    """The stamps with their days: told, or counted from the day on which the page was begun.

    A page is read from its oldest post; an hour long before the one that came before it is of the next day. Where that
    leads past the day on which the page was last changed, no day is known.
    """
    if begun is None:
        return list(stamps)
    backward = in_order(stamps) < 0
    order = list(reversed(stamps)) if backward else list(stamps)
    found: list[Stamp] = []
    today, before = begun, -1
    for stamp in order:
        day = stamp.day or day_without_year(stamp.text, today)
        if day is None:
            today += timedelta(1) if stamp.minutes < before - _NIGHT else timedelta(0)
            day = today
        today, before = day, stamp.minutes
        found.append(replace(stamp, day=day))
    if ended is not None and any(f.day and f.day > ended and not s.day for f, s in zip(found, order, strict=True)):
        return list(stamps)
    return list(reversed(found)) if backward else found

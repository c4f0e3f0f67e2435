"""Times in news prose: dates, hours, periods, durations, recurrences — found by rules that are a language's data.

Values follow ISO 8601 and TIMEX3; what cannot be resolved without a publication date stays unresolved (value None).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from depeche._languages import Language
from depeche.facts.times.resolve import RESOLVERS, Matched
from depeche.facts.times.scene import Scene, scene_of
from depeche.facts.times.words import Rule, TimeWords

__all__ = ["TimeExpression", "TimeWords", "as_fact_when", "find_times", "load_time_words"]

_PLAIN = str.maketrans(
    {**dict.fromkeys("’ʼ", "'"), **dict.fromkeys("\u00a0\u202f\u2009\u200b\n\t", " "), **dict.fromkeys("‑–", "-")}
)
_DATED = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-W\d\d(?:-WE)?|-[QH]\d|-(?:SP|SU|FA|WI))?")


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression. ``governor`` is the preposition before it that makes a period of it: "since", "until" or None."""

    start: int
    end: int
    value: str | None
    mod: str | None
    kind: str
    governor: str | None


@functools.cache
def load_time_words(language: Language) -> TimeWords:
    """The language's time words, compiled once."""
    return TimeWords.from_table(language.toml("times"))


def find_times(text: str, words: TimeWords, anchor: date | None) -> tuple[TimeExpression, ...]:
    """The time expressions in order, none inside another; ``anchor`` is the day of publication."""
    plain = text.translate(_PLAIN)
    scene = scene_of(plain, words, anchor)
    found = []
    for start, end, rule, groups in _chosen(plain, words):
        matched = Matched(scene, rule, groups, plain[start:end], start, end)
        reading = RESOLVERS[rule.kind](matched)
        if reading.day is not None and _tells_outright(rule, groups, scene):
            scene.mentioned = reading.day
        before = plain[max(0, start - 30) : start]
        mod = reading.mod or ("APPROX" if words.approx.search(before) else None)
        found.append(TimeExpression(start, end, reading.value, mod, rule.kind, _governor(words, before)))
    return tuple(found)


def _tells_outright(rule: Rule, groups: dict[str, str], scene: Scene) -> bool:
    """Whether later expressions may count from this one: a date of its own, or any date in a narrative."""
    return scene.narrative or bool(groups.get("day") or groups.get("weekday")) or rule.kind in {"day_away", "year"}


def _governor(words: TimeWords, before: str) -> str | None:
    return "since" if words.since.search(before) else "until" if words.until.search(before) else None


def _chosen(plain: str, words: TimeWords) -> Iterator[tuple[int, int, Rule, dict[str, str]]]:
    """The longest matches, left to right; of equal ones the earlier rule's."""
    matches = []
    for start, end in _stretches(plain, words):
        for rule in words.rules:
            for m in rule.pattern.finditer(plain, start, end):
                matches.append((m.start(), -(m.end() - m.start()), rule.rank, rule, m))
    matches.sort(key=lambda row: row[:3])
    at = 0
    for start, _, _, rule, m in matches:
        if start >= at:
            at = m.end()
            yield start, at, rule, {k: v for k, v in m.groupdict().items() if v}


def _stretches(plain: str, words: TimeWords) -> list[tuple[int, int]]:
    """The parts of the text around words of time; rules are tried nowhere else."""
    stretches: list[tuple[int, int]] = []
    for match in words.trigger.finditer(plain):
        start, end = max(0, match.start() - 60), min(len(plain), match.end() + 60)
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    return stretches


def as_fact_when(expression: TimeExpression, anchor: date | None) -> str | None:
    """The value of a fact's ``when`` (facts GUIDE): periods that a preposition opens or closes; nothing vague.

    "depuis mars" is ``2024-03/..``, "depuis plusieurs mois" ``../<publication>``; a bare duration is None.
    """
    value = expression.value
    if value is None:
        return None
    if expression.governor == "since":
        if _DATED.match(value):
            return f"{value}/.."
        return f"../{anchor.isoformat()}" if anchor else None
    if expression.governor == "until" and _DATED.match(value):
        return f"../{value}"
    if value.startswith(("P", "FUTURE", "X", "T")) and "/" not in value:
        return None
    if value.startswith("P"):
        return None
    return _day_of(value)


def _day_of(value: str) -> str:
    """The value without a part of day, which a fact's date does not keep; a weekend as its two days."""
    if value.endswith("-WE"):
        year, number, _ = value.split("-")
        monday = date.fromisocalendar(int(year), int(number[1:]), 6)
        return f"{monday.isoformat()}/{date.fromordinal(monday.toordinal() + 1).isoformat()}"
    if re.search(r"T(?:MO|AF|EV)$", value):
        return value[:10]
    if value.endswith("TNI"):
        first = date.fromisoformat(value[:10])
        return f"{first.isoformat()}/{date.fromordinal(first.toordinal() + 1).isoformat()}"
    return value

"""Find: the time expressions of a text, each with its value, the longest first where rules compete."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from depeche._languages import Language
from depeche.facts.times.asked import LONGEST, load_asked_words, read_asked
from depeche.facts.times.expression import TimeExpression
from depeche.facts.times.joined import joined
from depeche.facts.times.lengths import length
from depeche.facts.times.matched import Matched, Reading
from depeche.facts.times.resolve import RESOLVERS
from depeche.facts.times.scene import Scene, scene_of
from depeche.facts.times.surroundings import Surroundings
from depeche.facts.times.words import Rule, TimeWords

_LINES = str.maketrans(
    {**dict.fromkeys("’ʼ", "'"), **dict.fromkeys("\u00a0\u202f\u2009\u200b\t\r", " "), **dict.fromkeys("‑–", "-")}
)
#: The longest way from an hour to the day that it is of.
_TO_DAY = 45
#: What titles of papers and programmes end in.
_FEASTS = frozenset({"holiday", "easter", "feast"})
_NAMED = frozenset({"frequency", "days_away", "reference"}) | _FEASTS
#: A capitalised word, and the word before it in the same sentence.
_CAPITAL_BEFORE = re.compile(r"(\w,? )?[A-Z]\w* $")
_DAYS = frozenset({"date", "weekday", "day_away"})
#: What these say is no time unless they come to a value.
_OR_NOTHING = frozenset({"soon", "stamp", "numeric", "year_range"})
#: What may count from a date right behind it.
_COUNTED = frozenset({"duration", "ahead", "later", "earlier", "two_lengths"})
#: The ends of a range or the items of a list, as rules name them.
_PARTS = ("one", "two", "three", "four", "five")

_Match = tuple[Rule, re.Match[str]]


@functools.cache
def load_time_words(language: Language) -> TimeWords:
    """The language's time words, compiled once."""
    return TimeWords.from_table(language.toml("times"), language)


def find_times(text: str, words: TimeWords, anchor: date | None) -> tuple[TimeExpression, ...]:
    """The time expressions in order, none inside another; ``anchor`` is the day or the moment of publication.

    A text that is nothing but a time is read whole when the moment is known (``asked``).
    """
    now = moment_of(anchor)
    asked = _asked(text, words, now) if now else None
    if asked:
        return (asked,)
    lines = text.translate(_LINES)
    plain, small_lines = lines.replace("\n", " "), _small(lines)
    small = small_lines.replace("\n", " ")
    day = anchor.date() if isinstance(anchor, datetime) else anchor
    scene = scene_of(small_lines, words, day, now)
    chosen = list(_chosen(plain, small, words))
    found: list[TimeExpression] = []
    for index, (rule, match) in enumerate(chosen):
        if rule.kind == "clock":
            scene.clock_day = _day_after(chosen, index, scene)
        matched = Matched(scene, rule, match)
        reading = RESOLVERS[rule.kind](matched)
        if reading.day is not None:
            year_said, lasting = matched.has("year"), matched.since
            scene.mention(reading.day, reading.grain, match.span(), year_said=year_said, lasting=lasting)
            scene.night = reading.day if rule.kind == "night" else None
        found.extend(_expressions(matched, reading, words, small))
    return joined(found, small, words, scene.today)


def moment_of(anchor: date | None) -> datetime | None:
    """The moment, when the anchor has a time of day; a stamp of midnight is a day."""
    if not isinstance(anchor, datetime) or anchor.time() == time.min:
        return None
    return anchor.replace(tzinfo=None)


def _asked(text: str, words: TimeWords, now: datetime) -> TimeExpression | None:
    """The whole text as one expression, when it is nothing but a time."""
    said = text.strip()
    if len(said) > LONGEST:
        return None
    value = read_asked(said, load_asked_words(words.language), now)
    start = len(text) - len(text.lstrip())
    return TimeExpression(start, start + len(said), value, None, "asked", None) if value else None


def _small(plain: str) -> str:
    """The text in small letters, offsets kept."""
    small = plain.lower()
    return small if len(small) == len(plain) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def _day_after(chosen: Sequence[_Match], index: int, scene: Scene) -> date | None:
    """The day told right behind an hour ("at 5 a.m. on Friday")."""
    end = chosen[index][1].end()
    for rule, match in chosen[index + 1 : index + 3]:
        if match.start() - end > _TO_DAY or re.search(r"[.;!?]\s", scene.text[end : match.start()]):
            return None
        if rule.kind in _DAYS:
            return RESOLVERS[rule.kind](Matched(scene, rule, match)).day
        end = match.end()
    return None


def _expressions(matched: Matched, reading: Reading, words: TimeWords, small: str) -> Iterator[TimeExpression]:
    """The match as one expression, or as its two ends when its rule names them ``one`` and ``two``, or as the items of a list.

    The ends make a period, unless they stand apart ("in May and July").
    """
    rule, match = matched.rule, matched.match
    if rule.kind in _OR_NOTHING and reading.value is None:
        return
    ends = match.groupdict()
    spans = [match.span(name) for name in _PARTS if ends.get(name)] or [match.span()]
    if reading.value and "/" not in reading.value:
        spans = [match.span()]
    values = reading.value.split("/") if reading.value and len(spans) > 1 else [reading.value] * len(spans)
    period = reading.value if len(spans) == 2 and rule.unit != "apart" else None
    for (start, end), value in zip(spans, values, strict=False):
        before = small[max(0, start - 30) : start]
        mod = reading.mod or ("APPROX" if words.tests["approx"].search(before) else None)
        governor = _governor(words, before, small[start:end])
        if rule.kind == "duration" and words.tests["in"].search(before) and matched.looks() > 0:
            governor = "in"
        counted = (
            length(matched) if rule.kind in _COUNTED and matched.has("number") and not matched.has("number2") else None
        )
        yield TimeExpression(start, end, value, mod, rule.kind, governor, period, counted)


def _governor(words: TimeWords, before: str, said: str) -> str | None:
    if words.tests["since"].search(before) or words.tests["from"].search(before):
        return "since"
    return "until" if words.tests["until"].search(before) or said in words.so_far else None


def _chosen(plain: str, small: str, words: TimeWords) -> Iterator[_Match]:
    """The longest matches, left to right; of equal ones the earlier rule's."""
    matches: list[tuple[int, int, int, _Match]] = []
    near = Surroundings(small, words)
    for rule in words.rules:
        for m in near.matches(rule):
            if _lettered(m, plain, words):
                matches.append((m.start(), m.start() - m.end(), rule.rank, (rule, m)))
    matches.sort(key=lambda row: row[:3])
    at = 0
    for start, _, _, (rule, m) in matches:
        if start >= at:
            at = m.end()
            yield rule, m


def _lettered(match: re.Match[str], plain: str, words: TimeWords) -> bool:
    """Whether the words that are times only with a capital, or only without, are written so."""
    for name in ("month", "month2", "weekday", "weekday2"):
        word = match[name] if name in match.re.groupindex else None
        if not word:
            continue
        capital = plain[match.start(name)].isupper()
        if (word in words.capital and not capital) or (word in words.small and capital and match[0] == word):
            return False
    return not _is_named(match, plain)


def _is_named(match: re.Match[str], plain: str) -> bool:
    """Whether the word is the end of a name ("News Daily", "Russia Today"): a capital behind a capitalised word."""
    names = _NAMED & match.re.groupindex.keys()
    if not names or not plain[match.start()].isupper():
        return False
    before = _CAPITAL_BEFORE.search(plain[max(0, match.start() - 30) : match.start()])
    return bool(before and (names != _FEASTS & names or before[1]))

"""The scene of a time expression: what it is counted from, and whether it looks ahead or back."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from depeche.facts.times.words import TimeWords

_SENTENCE_END = re.compile(r"[.!?…]\s|\n|;")
_BREAK = re.compile(r"\n\s*\n")
_YEAR = re.compile(r"(?<![\w.,€$£-])(1[0-9]\d\d|20\d\d)(?![\w%€$£]|[.,]\d)")
#: How far around an expression a verb is looked for.
_REACH = 160
#: The distance of a cue that is not there.
_UNHEARD = 10 * _REACH
#: A clause that has no more words than this before the expression is opened by it.
_OPENING = 1
#: How far an explicit date of another year carries in news.
_CARRY = 250
#: A text that names this many years, most of them far from its date, is a narrative: its dates count from each other.
_NARRATIVE_YEARS = 4
_MANY_YEARS = 12
#: What years a date may have that others count from.
_YEARS = range(1000, 2500)
#: A narrative names this many years for each "yesterday" or "Monday" at least.
_YEARS_A_DAY = 5
#: Where a dateline stands.
_HEAD = 200
_MOST, _HALF = 0.7, 0.5
#: A year this far from those around it is an aside ("named after the revolt of 1830") and moves nothing.
_ASIDE = 9


@dataclass(slots=True)
class Scene:
    """What has been read so far. ``mentioned`` is the last date told outright, ``today`` what "yesterday" counts from."""

    words: TimeWords
    text: str
    today: date | None
    narrative: bool
    years: tuple[tuple[int, int], ...]
    mentioned: date | None = None
    mentioned_at: int = 0
    grain: str = "D"  #: how exact ``mentioned`` is: Y, M or D
    told: date | None = None  #: the last date said with its year
    told_at: int = 0
    year: date | None = None  #: the last year said alone
    year_at: int = 0
    clock_day: date | None = None  #: the day named right after an hour
    now: datetime | None = None  #: the moment of publication, when it is known
    night: date | None = None  #: the first day of the night last told

    @property
    def base(self) -> date | None:
        """What "this" and "last" count from: a narrative's running date, else the day of publication."""
        return (self.mentioned or self.today) if self.narrative else (self.today or self.mentioned)

    def near(self, at: int) -> date | None:
        """What a partial date there is completed from: the same, or in news a past date told with its year right before."""
        return self.told if not self.narrative and self._is_elsewhere(at) else self.base

    def _is_elsewhere(self, at: int) -> bool:
        """Whether the passage speaks of a year long before the day of publication."""
        return bool(
            self.today
            and self.told
            and self.told.year < self.today.year - 1
            and at - self.told_at < _CARRY
            and not _BREAK.search(self.text, self.told_at, at)
        )

    @property
    def last_told(self) -> date | None:
        """What "the day after" counts from."""
        return self.mentioned or self.today

    def day_near(self, at: int) -> date | None:
        """The day that an hour there is of: one told in the same paragraph, else that of publication."""
        near = self.narrative or not _BREAK.search(self.text, self.mentioned_at, at)
        return self.mentioned if self.mentioned and near else self.base

    def told_before(self, at: int) -> date | None:
        """What "two years later" counts from: an old date of the passage, else the last one told."""
        return self.told if not self.narrative and self._is_elsewhere(at) else self.last_told

    def year_before(self, at: int) -> date | None:
        """The year that "five years later" counts from in news: one said alone in the same sentence, no date behind it."""
        if self.narrative or self.year is None or self.told_at > self.year_at:
            return None
        return None if _SENTENCE_END.search(self.text, self.year_at, at) else self.year

    def mention(self, day: date, grain: str, span: tuple[int, int], *, year_said: bool, lasting: bool) -> None:
        """Later expressions count from this one, unless its year is an aside. What lasts ("since") leaves news where it is."""
        if day.year not in _YEARS:
            return
        if year_said:
            if self._is_aside(span[0], day.year):
                return
            if grain == "Y":
                self.year, self.year_at = day, span[1]
            elif not lasting:
                self.told, self.told_at = day, span[1]
        again = grain == "Y" and self.mentioned is not None and self.mentioned.year == day.year
        if (self.narrative or grain == "D") and not again:
            self.mentioned, self.grain, self.mentioned_at = day, grain, span[1]

    def _is_aside(self, at: int, year: int) -> bool:
        index = bisect_left(self.years, (at, 0))
        near = [y for _, y in (*self.years[max(0, index - 5) : index], *self.years[index + 1 : index + 6])]
        if not self.narrative or len(near) < _NARRATIVE_YEARS:
            return False
        return abs(year - median(near)) > _ASIDE and not any(abs(year - y) <= 1 for y in near)

    def looks(self, start: int, end: int) -> int:
        """1 when the nearest verb speaks of the future, -1 when of the past, 0 when none tells."""
        before, after = self._clause(start, end)
        ahead, back = self._nearest("future", before, after), self._nearest("past", before, after)
        if min(ahead, back) >= _UNHEARD:
            return 0
        return 1 if ahead <= back else -1

    def looks_in_clause(self, start: int, end: int) -> int:
        """1 when the verb that the expression completes surely speaks of the future, -1 when of the past, 0 when none tells.

        It stands before it in its own clause, or in the clause that the expression opens; a date that belongs to a noun
        ("the attack of June 3 will …") completes none.
        """
        tests = self.words.tests
        before, after = self._clause(start, end)
        if tests["of_noun"].search(before) or tests["for_noun"].match(after):
            return 0
        cuts = [m.end() for m in tests["clause"].finditer(before)]
        before = before[cuts[-1] :] if cuts else before
        if after.startswith(",") and len(before.split()) <= _OPENING and not self._tells(before):
            before = ""
        else:
            after = ""
        ahead, back = self._nearest("coming", before, after), self._nearest("past", before, after)
        return 0 if min(ahead, back) >= _UNHEARD else 1 if ahead <= back else -1

    def _tells(self, said: str) -> bool:
        """Whether a verb there says which way it looks."""
        return any(self.words.tests[cue].search(said) for cue in ("coming", "past"))

    def _nearest(self, cue: str, before: str, after: str) -> int:
        """How far the cue is; one before counts as nearer than one after."""
        pattern = self.words.tests[cue]
        ends = [len(before) - m.end() for m in pattern.finditer(before)]
        follows = pattern.search(after)
        return min([*ends, 2 * follows.start() + 20 if follows else _UNHEARD])

    def _clause(self, start: int, end: int) -> tuple[str, str]:
        before = self.text[max(0, start - _REACH) : start]
        cut = [m.end() for m in _SENTENCE_END.finditer(before)]
        after = self.text[end : end + _REACH]
        stop = _SENTENCE_END.search(after)
        return before[cut[-1] :] if cut else before, after[: stop.start()] if stop else after


def scene_of(text: str, words: TimeWords, today: date | None, now: datetime | None = None) -> Scene:
    """The scene at the beginning of a text."""
    today = today if today and today.year in _YEARS else None
    years = tuple((m.start(), int(m[0])) for m in _YEAR.finditer(text))
    return Scene(words, text, today, _is_narrative(text, years, words, today), years, now=now)


def _is_narrative(text: str, years: tuple[tuple[int, int], ...], words: TimeWords, today: date | None) -> bool:
    """Whether most years named are far from the day of publication, which the text neither names at its head nor lives in."""
    if today is None or len(years) < _NARRATIVE_YEARS:
        return today is None
    if any(at < _HEAD and year == today.year for at, year in years):
        return False
    if len(words.tests["near_day"].findall(text)) * _YEARS_A_DAY > len(years):
        return False
    far = sum(abs(year - today.year) > 1 for _, year in years) / len(years)
    return far > (_MOST if len(years) < _MANY_YEARS else _HALF)

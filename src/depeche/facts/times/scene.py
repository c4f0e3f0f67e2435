"""The scene of a time expression: what it is counted from, and whether it looks ahead or back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from depeche.facts.times.words import TimeWords

_SENTENCE_END = re.compile(r"[.!?…]\s|\n")
_YEAR = re.compile(r"(?<![\d.,])(1[0-9]\d\d|20\d\d)(?![\d.,]\d|\d)")
#: How far a clause is read for a cue that it speaks of the future.
_REACH = 160
#: A text that names this many years, most of them far from its date, is a narrative: its dates count from each other.
_NARRATIVE_YEARS = 4


@dataclass(slots=True)
class Scene:
    """What has been read so far. ``mentioned`` is the last date told outright, ``today`` what "yesterday" counts from."""

    words: TimeWords
    text: str
    today: date | None
    narrative: bool
    mentioned: date | None = None

    @property
    def base(self) -> date | None:
        """What partial dates are completed from: the running date of a narrative, else the day of publication."""
        return (self.mentioned or self.today) if self.narrative else (self.today or self.mentioned)

    def looks_ahead(self, start: int, end: int) -> bool:
        """Whether the sentence around the expression speaks of the future."""
        before = self.text[max(0, start - _REACH) : start]
        cut = [m.end() for m in _SENTENCE_END.finditer(before)]
        before = before[cut[-1] :] if cut else before
        after = self.text[end : end + _REACH]
        stop = _SENTENCE_END.search(after)
        return bool(
            self.words.future.search(before) or self.words.future.search(after[: stop.start()] if stop else after)
        )


def scene_of(text: str, words: TimeWords, today: date | None) -> Scene:
    """The scene at the beginning of a text."""
    years = [int(y) for y in _YEAR.findall(text)]
    return Scene(words, text, today, _is_narrative(years, today))


def _is_narrative(years: Sequence[int], today: date | None) -> bool:
    if today is None or len(years) < _NARRATIVE_YEARS:
        return today is None
    return sum(abs(year - today.year) > 1 for year in years) > len(years) * 0.7

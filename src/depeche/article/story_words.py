"""The words by which pages mark their several stories, read from the language folders.

A page may stamp its posts in another language than it is written in, so the words of all languages are tried.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from depeche._languages import codes, language
from depeche.article.words import fold

#: What may stand between the beginning of a headline, or a mark in it, and a cue.
_BEFORE = r"(?:^|[:;,|\-–—•·(\[«»\"“”!]\s*)"


@dataclass(frozen=True, slots=True)
class StoryWords:
    """The words of all languages' ``stories.toml``."""

    live: re.Pattern[str]  #: in a folded headline that announces posts
    roundup: re.Pattern[str]  #: in a folded headline that announces several stories
    more: tuple[str, ...]  #: how a line that leads to another page opens, folded
    clocks: tuple[re.Pattern[str], ...]  #: an hour, in lower case, anywhere
    beside: frozenset[str]  #: words of a stamp besides its hour and date, folded
    zones: dict[str, str]  #: abbreviation → offset in ISO 8601
    months: dict[str, int]


@functools.cache
def story_words() -> StoryWords:
    """The words of all languages together."""
    tables = [language(code).toml("stories") for code in codes()]
    calendars = [language(code).toml("calendar") for code in codes()]
    zones = {name: offset for table in tables for name, offset in table["zones"].items()}
    days = {day for calendar in calendars for day in calendar["weekdays"]}
    beside = {word for table in tables for cue in (*table["lead"], *table["weekdays"]) for word in cue.split()}
    clocks = dict.fromkeys(clock for table in tables for clock in table["clocks"])
    return StoryWords(
        live=_headline_cue([cue for table in tables for cue in table["live"]]),
        roundup=_headline_cue([cue for table in tables for cue in table["roundup"]]),
        more=tuple(cue for table in tables for cue in table["more"]),
        clocks=tuple(re.compile(rf"(?<![\w.,:/€$£]){clock}") for clock in clocks),
        beside=frozenset(beside | {fold(day) for day in days} | set(zones)),
        zones=zones,
        months={fold(name).rstrip("."): n for calendar in calendars for name, n in calendar["months"].items()},
    )


def _headline_cue(cues: list[str]) -> re.Pattern[str]:
    named = "|".join(sorted(map(re.escape, cues), key=len, reverse=True))
    return re.compile(rf"{_BEFORE}(?:{named})(?!\w)|\b(?:{named})\s*(?:$|[:|\-–—])")

"""The stories of an article: whether it is one or several, and where each begins.

Headings alone make no stories: an article has subheadings. A round-up shows itself by a digest whose lines its sections
tell, by its headline ("News in brief"), by headings that lead to other pages, by a way out at the end of each section
("Read more"), or by a dateline at the beginning of each; a live page by its stamps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from depeche.article.article import PartKind
from depeche.article.story_words import story_words
from depeche.article.words import fold

_WORD = re.compile(r"[^\W_]{3,}")
#: Share of a digest line's words that its section's heading and first words must hold.
_LINKED = 0.4
#: How much of a section is read for that.
_SECTION_OPENING = 600
#: Evidence that stands in this share of so many sections is a habit of the page.
_MOST, _SEVERAL = 0.66, 3
_LONGEST_WAY_OUT = 160
#: "KYIV, Ukraine (AP) — ", "BORDEAUX – ".
_DATELINE = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ .'’-]{2,30}(?:, [^\W\d_][\w. ]{1,30})?(?: ?\([^)]{2,40}\))? ?[–—-] ?\S")
_OPENING_KINDS = frozenset({"headline", "heading", "paragraph", "standfirst"})


@dataclass(frozen=True, slots=True)
class Line:
    """A part with what its page says beside its words."""

    kind: PartKind
    words: str
    level: int = 0  #: of a heading, 1 the highest; 0 when it is none
    linked: bool = False  #: all of it is a link to another page of the site
    way_out: bool = False  #: a link to more of it follows


@dataclass(frozen=True, slots=True)
class Stories:
    """The section of each line, the line that is each section's heading, and the one that is its digest."""

    sections: tuple[int, ...]
    headings: Mapping[int, int]
    digests: Mapping[int, int]


def stories_of(lines: Sequence[Line], title: str) -> Stories:
    """The stories of a page without stamps; ``title`` is its headline and whatever else names it."""
    folded = fold(title)
    said = bool(story_words().roundup.search(folded))
    for level in sorted({line.level for line in lines if line.level}):
        openings = _openings(lines, level)
        if not openings or _are_rubrics(lines, openings, level):
            continue
        found = _stories(lines, openings)
        if _is_told(lines, found, len(openings)) or (len(openings) > 1 and (said or _has_habits(lines, openings))):
            return found
    return _stories(lines, _after_ways_out(lines) if said else [])


def stories_at(lines: Sequence[Line], posts: Sequence[int]) -> Stories:
    """The stories of a live page: ``posts`` gives the section of each line, 0 for what is in no post."""
    headings = {}
    for number in sorted(set(posts) - {0}):
        first = next(i for i, post in enumerate(posts) if post == number)
        heading = _last_of_run(lines, first, posts)
        if heading is not None:
            headings[number] = heading
    return Stories(tuple(posts), headings, _linked_digests(lines, posts))


def _openings(lines: Sequence[Line], level: int) -> list[int]:
    """The lines that open a section: headings of that level or above, the first of those that follow each other."""
    found: list[int] = []
    body_seen = False
    for index, line in enumerate(lines):
        heading = 0 < line.level <= level
        if heading and body_seen and not (found and _is_run(lines, found[-1], index)):
            found.append(index)
        body_seen = body_seen or line.kind in {"headline", "paragraph", "digest", "standfirst"}
    return found


def _is_run(lines: Sequence[Line], first: int, last: int) -> bool:
    """Whether all lines from one to the other are headings."""
    return all(line.level for line in lines[first : last + 1])


def _are_rubrics(lines: Sequence[Line], openings: Sequence[int], level: int) -> bool:
    """Whether most of the headings stand over headings of a lower level: "World" over its stories."""
    over = sum(i + 1 < len(lines) and lines[i + 1].level > level for i in openings)
    return over * 2 > len(openings)


def _stories(lines: Sequence[Line], openings: Sequence[int]) -> Stories:
    opened, section, sections = set(openings), 0, []
    for index in range(len(lines)):
        section += index in opened
        sections.append(section)
    headings = {}
    for number, index in enumerate(openings, 1):
        heading = _last_of_run(lines, index, sections)
        if heading is not None:
            headings[number] = heading
    return Stories(tuple(sections), headings, _linked_digests(lines, sections))


def _last_of_run(lines: Sequence[Line], first: int, sections: Sequence[int]) -> int | None:
    """The last of the headings that a section opens with."""
    at = first
    while at < len(lines) and sections[at] == sections[first] and (lines[at].level or lines[at].kind == "credit"):
        at += 1
    return next((i for i in range(at - 1, first - 1, -1) if lines[i].level), None)


def _is_told(lines: Sequence[Line], stories: Stories, sections: int) -> bool:
    """Whether the lines of a digest are told one a section, and sections are about as many."""
    count = sum(line.kind == "digest" for line in lines)
    headed = any(number in stories.headings for number in stories.digests)
    return headed and len(stories.digests) >= max(2, count * _MOST) and sections <= count * 2


def _has_habits(lines: Sequence[Line], openings: Sequence[int]) -> bool:
    """Whether most sections are headed by a link, end with a way out, or begin with a dateline."""
    if len(openings) < _SEVERAL:
        return False
    linked = way_out = dateline = 0
    for start, end in pairwise([*openings, len(lines)]):
        told = [line for line in lines[start:end] if not line.level]
        linked += any(line.linked for line in lines[start:end] if line.level)
        way_out += bool(told) and (told[-1].way_out or is_way_out(told[-1].words))
        dateline += bool(told) and _DATELINE.match(told[0].words) is not None
    return max(linked, way_out, dateline) >= _MOST * len(openings)


def is_way_out(words: str) -> bool:
    """Whether the line leads to another page: "Read more: …"."""
    return len(words) < _LONGEST_WAY_OUT and fold(words).startswith(story_words().more)


def _after_ways_out(lines: Sequence[Line]) -> list[int]:
    """The lines behind those with a way out, where several have one: briefs without headings."""
    found = [i + 1 for i, line in enumerate(lines[:-1]) if line.way_out or is_way_out(line.words)]
    return found if len(found) >= _SEVERAL - 1 else []


def _linked_digests(lines: Sequence[Line], sections: Sequence[int]) -> dict[int, int]:
    """Each digest line with the section that tells it: the most words in common, each section once."""
    digests = [index for index, line in enumerate(lines) if line.kind == "digest"]
    if not digests:
        return {}
    openings = list(_section_openings(lines, sections))
    pairs = []
    for order, index in enumerate(digests):
        words = _words(lines[index].words)
        for number, opening in openings:
            share = len(words & opening) / max(1, len(words))
            if share >= _LINKED:
                pairs.append((-share, abs(order - number), number, index))
    linked: dict[int, int] = {}
    for _, _, number, index in sorted(pairs):
        if number not in linked and index not in linked.values():
            linked[number] = index
    return linked


def _section_openings(lines: Sequence[Line], sections: Sequence[int]) -> Iterator[tuple[int, frozenset[str]]]:
    """The words of each section's headline or heading and of its first lines."""
    told: dict[int, list[str]] = {}
    for line, section in zip(lines, sections, strict=True):
        if line.kind in _OPENING_KINDS:
            told.setdefault(section, []).append(line.words)
    for section in sorted(told):
        yield section, _words(" ".join(told[section])[:_SECTION_OPENING])


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))

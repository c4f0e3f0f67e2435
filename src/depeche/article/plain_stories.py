"""The stories of a plain text: the posts of a live page copied as text, the sections of a round-up, else one article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from depeche.article.article import Article, Part
from depeche.article.sections import Told, sectioned
from depeche.article.sourcemap import PinBoard
from depeche.article.stamps import Stamp, dated, day_in, in_order, leading_stamp, whole_stamp
from depeche.article.stories import Line, stories_at, stories_of
from depeche.article.story_words import story_words
from depeche.article.words import fold

#: So many stamps make posts by themselves; fewer need the headline to say so.
_ENOUGH, _ENOUGH_SAID = 3, 2
_SPOKEN = frozenset({"heading", "paragraph", "list"})
_OUTSIDE = frozenset({"credit", "junk"})
_LEVEL = 2


def with_plain_stories(article: Article) -> Article:
    """The article of a plain text with its sections."""
    lines = [Line(p.kind, article.text[p.start : p.end], _LEVEL * (p.kind == "heading")) for p in article.parts]
    title = article.headline.text if article.headline else ""
    stamps, alone = _stamps(lines, title)
    stories = stories_at(lines, _numbers(lines, stamps)) if stamps else stories_of(lines, title)
    parts = [replace(p, kind="credit") if alone and at in stamps else p for at, p in enumerate(article.parts)]
    board = PinBoard(article.text, article.captured, article.map)
    placed, sections = sectioned(board, parts, stories, _told(article, stamps))
    return replace(article, parts=placed, sections=sections)


def _stamps(lines: Sequence[Line], title: str) -> tuple[Mapping[int, Stamp], bool]:
    """The lines that a stamp opens, none when they are no posts; and whether the lines are nothing else.

    A chronicle told forward may lead its lines with hours without being live.
    """
    said = bool(story_words().live.search(fold(title)))
    spoken = [(at, line.words) for at, line in enumerate(lines) if line.kind in _SPOKEN]
    alone = {at: stamp for at, words in spoken if (stamp := whole_stamp(words))}
    if len(alone) >= (_ENOUGH_SAID if said else _ENOUGH):
        return alone, True
    led = {at: found[0] for at, words in spoken if (found := leading_stamp(words))}
    backward = len(led) >= _ENOUGH and in_order(list(led.values())) < 0
    return (led if backward or (said and len(led) >= _ENOUGH_SAID) else {}), False


def _numbers(lines: Sequence[Line], stamps: Mapping[int, Stamp]) -> list[int]:
    """The post of each line, counted from 1; credits and junk at the end are of none."""
    numbers, number = [], 0
    for at, line in enumerate(lines):
        number += at in stamps
        numbers.append(0 if line.kind in _OUTSIDE else number)
    return numbers


def _told(article: Article, stamps: Mapping[int, Stamp]) -> dict[int, Told]:
    """The time of each post, its day counted from that of the article where the stamp tells none."""
    begun = day_in(article.published.value) if article.published else None
    ended = day_in(article.modified.value) if article.modified else None
    stamped: list[Part] = [article.parts[at] for at in stamps]
    times = dated(list(stamps.values()), begun, ended)
    return {
        number: Told(stamp, article.map.runs(part.start, part.end))
        for number, (part, stamp) in enumerate(zip(stamped, times, strict=True), 1)
    }

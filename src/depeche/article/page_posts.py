"""The posts of a live page: which blocks belong to which, and the stamp that each bears.

A post is found by its stamp — a ``<time>`` element, a line that is nothing but an hour, an hour that leads its line, an
update in JSON-LD — and holds the blocks of the largest element that bears no other stamp, or, where posts are not wrapped,
those up to the next stamp. One stamp makes no posts: it takes several, which together hold most of the body.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from depeche.article.dates import moment_of, read_date
from depeche.article.markup import Markup, Node, Run
from depeche.article.page_blocks import PageBlock
from depeche.article.page_metadata import Found, PageMetadata
from depeche.article.stamps import (
    Stamp,
    day_in,
    in_order,
    leading_stamp,
    stamp_in_markup,
    whole_stamp,
)
from depeche.article.stories import is_way_out
from depeche.article.words import fold

#: So many posts make a live page by themselves; fewer need its headline or JSON-LD to say so.
_ENOUGH, _ENOUGH_SAID = 3, 2
#: The share of the body's characters that the posts must hold.
_MOST = 0.6
_LONGEST_DAY = 40
_LONGEST_STAMP = 60
#: A block of fewer characters is a button or a name.
_TELLING = 30
_LINKED = 0.5
#: No more stamps are looked at.
_MOST_STAMPS = 5_000
#: What every hour holds, for a first look.
_HOUR = re.compile(r"\d\s?[h:.apHAP]")
_FEW_DAYS = timedelta(days=4)
#: What the elements of readers' posts are called.
_READERS = re.compile(r"comment|repl(?:y|ies)|respon[ds]|disqus|forum|message|kommentar|avis-|review", re.I)
#: Elements whose times are of what they hold, not of a post.
_QUOTING = frozenset({"blockquote", "figure", "figcaption", "aside", "nav", "footer"})


@dataclass(frozen=True, slots=True)
class Post:
    """A post: the blocks that are in it and its stamp."""

    blocks: tuple[int, ...]  #: their places among the page's blocks, in order
    stamp: Stamp
    runs: tuple[Run, ...]  #: what says the stamp
    line: int = -1  #: the block that is nothing but the stamp, -1 for none


class _Mark(NamedTuple):
    """A stamp where it stands."""

    at: int  #: offset in the capture
    node: Node
    stamp: Stamp
    runs: tuple[Run, ...]
    line: int
    sure: bool  #: the markup says it is a time


def posts_of(
    markup: Markup, blocks: Sequence[PageBlock], kept: Sequence[int], found: PageMetadata, *, said_live: bool
) -> tuple[Post, ...]:
    """The posts in the order of the page; none when it is no live page.

    ``kept`` are the places of the body's blocks; ``said_live`` is whether the headline announces posts.
    """
    if not kept:
        return ()
    enough = _ENOUGH_SAID if said_live or found.updates else _ENOUGH
    for marks in (_in_markup(markup, blocks), _lines(blocks, kept), _leading(blocks, kept, found, said_live=said_live)):
        if len(marks) < enough:
            continue
        alike = _firsts(blocks, _alike(markup, marks))
        posts = _posts(blocks, _with_kin(blocks, kept, alike), alike)
        if len(posts) >= enough and _hold_most(blocks, kept, posts) and (said_live or _are_near(posts)):
            return _with_days(posts, blocks)
    posts = _told(blocks, kept, found) if found.updates else ()
    return posts if len(posts) >= _ENOUGH_SAID and _hold_most(blocks, kept, posts) else ()


def _in_markup(markup: Markup, blocks: Sequence[PageBlock]) -> list[_Mark]:
    """The ``<time>`` elements among the body's blocks that tell an hour."""
    if "<time" not in markup.text:
        return []
    marks: list[_Mark] = []
    lines = {id(block.node): index for index, block in enumerate(blocks) if len(block.words) < _LONGEST_STAMP}
    for node in markup.nodes:
        if node.tag != "time" or len(marks) >= _MOST_STAMPS or _is_of_another(markup, node):
            continue
        run, words = markup.attribute_run(node, "datetime"), markup.words(node)
        stamp = stamp_in_markup(markup.attribute(node, "datetime")) if run else None
        runs = (run,) if stamp and run else tuple(r for r in markup.runs(node) if markup.text[r[0] : r[1]].strip())
        stamp = stamp or whole_stamp(words)
        if stamp and runs:
            near = next((a for a in (node, *node.ancestors()) if id(a) in lines), None)
            line = lines[id(near)] if near is not None and whole_stamp(blocks[lines[id(near)]].words) else -1
            marks.append(_Mark(node.start, node, stamp, runs, line, sure=True))
    return marks


def _is_of_another(markup: Markup, node: Node) -> bool:
    """Whether the time is of a quoted page, of a picture or of a reader's letter."""
    return any(
        a.tag in _QUOTING or (a.tag not in {"body", "html", "main"} and _READERS.search(markup.label(a)))
        for a in (node, *node.ancestors())
    )


def _lines(blocks: Sequence[PageBlock], kept: Sequence[int]) -> list[_Mark]:
    """The blocks from the first of the body on, or right before it, that are nothing but an hour."""
    marks = []
    for index in range(max(0, kept[0] - 2), len(blocks)):
        words = blocks[index].words
        stamp = whole_stamp(words) if len(words) < _LONGEST_STAMP and _HOUR.search(words) else None
        if stamp:
            node = blocks[index].node
            marks.append(_Mark(blocks[index].runs[0][0], node, stamp, _solid(blocks[index]), index, sure=False))
    return marks


def _leading(blocks: Sequence[PageBlock], kept: Sequence[int], found: PageMetadata, *, said_live: bool) -> list[_Mark]:
    """The hours that lead a line of the body.

    A chronicle told forward may lead its lines so without being live: it was published after all that it tells.
    """
    marks = []
    for index in kept:
        led = leading_stamp(blocks[index].words)
        if led:
            node = blocks[index].node
            marks.append(_Mark(blocks[index].runs[0][0], node, led[0], _solid(blocks[index]), -1, sure=False))
    if said_live or len(marks) < _ENOUGH:
        return marks if said_live else []
    stamps = [mark.stamp for mark in marks]
    order = in_order(stamps)
    return marks if order < 0 or (order > 0 and _went_on(stamps, found)) else []


def _went_on(stamps: Sequence[Stamp], found: PageMetadata) -> bool:
    """Whether the page was published before most of the hours and changed after the last, on one day by its own clock."""
    begun, ended = _first_moment(found.published), _first_moment(found.modified)
    if begun is None or ended is None or begun.date() != ended.date():
        return False
    minutes = [stamp.minutes for stamp in stamps]
    return _minute(begun) <= minutes[len(minutes) // 2] and max(minutes) <= _minute(ended)


def _first_moment(said: Sequence[Found]) -> datetime | None:
    """The first moment that is told by the clock of a place, not in universal time."""
    for one in said:
        moment = moment_of(read_date(one.text) or "")
        if moment is not None and (moment.tzinfo is None or moment.utcoffset()):
            return moment
    return None


def _minute(moment: datetime) -> int:
    """The minute of the day."""
    return moment.hour * 60 + moment.minute


def _solid(block: PageBlock) -> tuple[Run, ...]:
    return tuple(run for run in block.runs if run[0] < run[1])


def _posts(blocks: Sequence[PageBlock], story: Sequence[int], marks: Sequence[_Mark]) -> tuple[Post, ...]:
    wrapped = _wrapped(blocks, story, marks)
    return wrapped if len(wrapped) >= _ENOUGH_SAID else _following(blocks, story, marks)


def _firsts(blocks: Sequence[PageBlock], marks: Sequence[_Mark]) -> list[_Mark]:
    """The stamps, of those with no words between them the first: what follows is when the post was changed."""
    told = [block.runs[0][0] for block in blocks if _is_telling(block)]
    firsts: list[_Mark] = []
    for mark in marks:
        between = bisect_left(told, mark.at) - bisect_left(told, firsts[-1].at) if firsts else 1
        if between:
            firsts.append(mark)
    return firsts


def _with_kin(blocks: Sequence[PageBlock], kept: Sequence[int], marks: Sequence[_Mark]) -> list[int]:
    """The body's blocks, and the running text beside stamps that the scorer left: a post is short, and all are alike."""
    common = Counter(id(above) for mark in marks for above in mark.node.ancestors())
    holder = max((n for n in marks[0].node.ancestors() if common[id(n)] == len(marks)), key=lambda n: n.depth)
    story = set(kept)
    first = next((i for i, block in enumerate(blocks) if block.runs[0][0] >= marks[0].at), len(blocks))
    for index in range(first, len(blocks)):
        block = blocks[index]
        if index not in story and _is_telling(block) and any(n is holder for n in block.node.ancestors()):
            story.add(index)
    return sorted(story)


def _is_telling(block: PageBlock) -> bool:
    """Whether the block is a heading or running text, no link and no stamp."""
    if block.kind in {"caption", "table"} or block.link_share > _LINKED or whole_stamp(block.words) is not None:
        return False
    return block.kind == "heading" or (len(block.words) >= _TELLING and not is_way_out(block.words))


def _alike(markup: Markup, marks: Sequence[_Mark]) -> list[_Mark]:
    """The stamps whose elements are named and placed like most: not that of the page itself."""

    def shape(mark: _Mark) -> tuple[str, str, int, str]:
        parent = mark.node.parent or mark.node
        return mark.node.tag, markup.label(mark.node), mark.node.depth, parent.tag

    most = Counter(map(shape, marks)).most_common(1)[0][0]
    return [mark for mark in marks if shape(mark) == most]


def _wrapped(blocks: Sequence[PageBlock], kept: Sequence[int], marks: Sequence[_Mark]) -> tuple[Post, ...]:
    """The posts that an element each holds: the largest with one stamp, among its like under one parent."""
    bearing = Counter(id(above) for mark in marks for above in (mark.node, *mark.node.ancestors()))
    holders: dict[int, tuple[_Mark, Node]] = {}
    for mark in marks:
        above = [node for node in (mark.node, *mark.node.ancestors()) if bearing[id(node)] == 1]
        if above and above[-1].parent is not None:
            holders[id(above[-1])] = (mark, above[-1])
    held: dict[int, list[int]] = {}
    for index in kept:
        block = blocks[index]
        holder = next((id(n) for n in (block.node, *block.node.ancestors()) if id(n) in holders), None)
        if holder is not None and not _is_only_stamp(blocks, index):
            held.setdefault(holder, []).append(index)
    telling = {h: found for h, found in held.items() if any(blocks[i].kind != "heading" for i in found)}
    parents = Counter(id(holders[holder][1].parent) for holder in telling)
    most = parents.most_common(1)
    return tuple(
        Post(tuple(found), holders[h][0].stamp, holders[h][0].runs, holders[h][0].line)
        for h, found in telling.items()
        if id(holders[h][1].parent) == most[0][0]
    )


def _is_only_stamp(blocks: Sequence[PageBlock], index: int) -> bool:
    return whole_stamp(blocks[index].words) is not None


def _following(blocks: Sequence[PageBlock], kept: Sequence[int], marks: Sequence[_Mark]) -> tuple[Post, ...]:
    """The posts that run from stamp to stamp; a heading right before a stamp is the post's where most posts are so."""
    story = [index for index in kept if not _is_only_stamp(blocks, index)]
    starts = [next((n for n, i in enumerate(story) if blocks[i].runs[-1][1] > mark.at), len(story)) for mark in marks]
    headed = [s > 0 and blocks[story[s - 1]].kind == "heading" for s in starts]
    if sum(headed) * 2 > len(headed):
        starts = [s - h for s, h in zip(starts, headed, strict=True)]
    posts = []
    for number, mark in enumerate(marks):
        end = starts[number + 1] if number + 1 < len(marks) else len(story)
        held = tuple(story[starts[number] : end])
        if any(blocks[i].kind != "heading" for i in held):
            posts.append(Post(held, mark.stamp, mark.runs, mark.line))
    return tuple(posts)


def _hold_most(blocks: Sequence[PageBlock], kept: Sequence[int], posts: Sequence[Post]) -> bool:
    """Whether most of the body's words are in posts."""
    body = frozenset(kept)
    inside = sum(len(blocks[i].words) for post in posts for i in post.blocks if i in body)
    return inside >= _MOST * sum(len(blocks[i].words) for i in kept)


def _are_near(posts: Sequence[Post]) -> bool:
    """Whether the posts follow each other within a few days, as readers' letters and lists of articles do not."""
    stamps = [post.stamp for post in posts]
    days = [stamp.day for stamp in stamps if stamp.day]
    return in_order(stamps) != 0 and (not days or max(days) - min(days) <= _FEW_DAYS)


def _told(blocks: Sequence[PageBlock], kept: Sequence[int], found: PageMetadata) -> tuple[Post, ...]:
    """The posts that JSON-LD lists: each begins at the block that is its heading or its first words."""
    opened: dict[int, tuple[Stamp, Found]] = {}
    by_words = {fold(blocks[index].words): n for n, index in reversed(list(enumerate(kept)))}
    by_opening = {words[:_LONGEST_STAMP]: n for words, n in by_words.items()}
    for update in found.updates:
        stamp = stamp_in_markup(update.published.text)
        at = by_words.get(fold(update.headline), -1)
        if at < 0 and len(update.body) >= _LONGEST_STAMP:
            at = by_opening.get(fold(update.body)[:_LONGEST_STAMP], -1)
        if stamp and at >= 0:
            opened.setdefault(at, (stamp, update.published))
    starts = sorted(opened)
    ends = [*starts[1:], len(kept)] if starts else []
    return tuple(
        Post(tuple(kept[start:end]), opened[start][0], opened[start][1].runs)
        for start, end in zip(starts, ends, strict=True)
    )


def _with_days(posts: Sequence[Post], blocks: Sequence[PageBlock]) -> tuple[Post, ...]:
    """The posts, those under a line that is nothing but a day with that day."""
    days = list(_day_lines(blocks, posts[0].blocks[0], posts[-1].blocks[-1]))
    dated = []
    for post in posts:
        day = next((day for at, day in reversed(days) if at < post.blocks[0]), None)
        stamp = post.stamp if post.stamp.day or day is None else replace(post.stamp, day=day)
        dated.append(replace(post, stamp=stamp))
    return tuple(dated)


def _day_lines(blocks: Sequence[PageBlock], first: int, last: int) -> Iterator[tuple[int, date]]:
    for index in range(max(0, first - 4), last):
        words = blocks[index].words
        if len(words) < _LONGEST_DAY and (day := day_in(words)) and whole_stamp(words + " 00:00"):
            yield index, day

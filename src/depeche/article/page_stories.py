"""A page's blocks to the restored text with its stories: one of an article, several of a round-up or a live page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from depeche.article.credits import host_of
from depeche.article.markup import Markup, Node
from depeche.article.page_blocks import PageBlock
from depeche.article.page_body import PageBody
from depeche.article.page_credits import credit_of
from depeche.article.page_digest import Taken, with_digest
from depeche.article.page_flattened import with_flattened_cut
from depeche.article.page_metadata import PageMetadata
from depeche.article.page_pieces import piece_of
from depeche.article.page_posts import Post, posts_of
from depeche.article.pieces import Restored, restore_pieces
from depeche.article.sections import Told, sectioned
from depeche.article.sourcemap import PinBoard
from depeche.article.stamps import dated, day_in, whole_stamp
from depeche.article.stories import Line, is_way_out, stories_at, stories_of
from depeche.article.story_words import story_words
from depeche.article.words import fold

_LEVELS = {f"h{number}": number for number in range(1, 7)}
#: Bold lines without a stop are headings where nothing else is.
_BOLD_LEVEL = 7
_LONGEST_BOLD = 150
_NOT_HEADING = (".", "!", "…", ";", ",")
_LINKED = 0.8
#: How many blocks behind the last a way out may stand.
_AFTER = 3


class PageParts(NamedTuple):
    """What was found of a page's article among its blocks."""

    blocks: Sequence[PageBlock]
    headline: PageBlock | None
    standfirst: PageBlock | None
    body: PageBody


def restore_stories(markup: Markup, parts: PageParts, found: PageMetadata) -> Restored:
    """The restored text of the page with its sections."""
    title = _title(parts.headline, found)
    places = {id(block): place for place, block in enumerate(parts.blocks)}
    kept = [places[id(block)] for block in parts.body.blocks]
    posts = posts_of(markup, parts.blocks, kept, found, said_live=_is_live(title, found))
    taken = _taken(markup, parts, places, posts)
    lines = _lines(markup, parts.blocks, taken, host_of(found.address[0].text) if found.address else "")
    restored = restore_pieces(markup.text, [piece_of(markup.text, t.block.runs, t.kind) for t in taken])
    numbers = {place: number for number, post in enumerate(posts, 1) for place in post.blocks}
    stories = stories_at(lines, [numbers.get(t.place, 0) for t in taken]) if posts else stories_of(lines, title)
    board = PinBoard(restored.text, markup.text, restored.map)
    placed, sections = sectioned(board, restored.parts, stories, _told(posts, found))
    return replace(restored, parts=placed, sections=sections)


def _title(headline: PageBlock | None, found: PageMetadata) -> str:
    """The headline and the name of the rubric, where a round-up says what it is."""
    said = [headline.words] if headline else []
    said += [one.text for one in (*found.headline[:1], *found.section[:1])]
    return " | ".join(said)


def _is_live(title: str, found: PageMetadata) -> bool:
    """Whether headline or address announce posts."""
    live = story_words().live
    addresses = [one.text.lower() for one in found.address[:1]]
    said = [fold(title), *addresses, *(address.replace("-", " ") for address in addresses)]
    return any(live.search(words) for words in said)


def _taken(markup: Markup, parts: PageParts, places: Mapping[int, int], posts: Sequence[Post]) -> list[Taken]:
    """The blocks of headline, standfirst and body in order, each with what it is."""
    taken: list[Taken] = []
    for block, kind in ((parts.headline, "headline"), (parts.standfirst, "standfirst")):
        if block is not None:
            taken.append(Taken(places[id(block)], block, kind))  # type: ignore[arg-type]  # they are kinds
    done = {t.place for t in taken}
    stamped = {post.line for post in posts}
    title = fold(parts.headline.words) if parts.headline else ""
    kept = {places[id(block)] for block in parts.body.blocks}.union(*(post.blocks for post in posts))
    for place in sorted(kept):
        block = parts.blocks[place]
        if place in done or (block.kind == "heading" and fold(block.words) == title):
            continue
        stamp = place in stamped or (posts and whole_stamp(block.words))
        taken.append(Taken(place, block, "credit" if stamp or credit_of(block.words) else block.kind))
    return with_flattened_cut(markup, with_digest(markup, parts.blocks, taken))


def _lines(markup: Markup, blocks: Sequence[PageBlock], taken: Sequence[Taken], host: str) -> list[Line]:
    """What each part's words are, with their level, where they lead and what follows them."""
    end = taken[-1].place + _AFTER if taken else 0
    between = range(taken[0].place if taken else 0, min(end, len(blocks)))
    ways_out = {place for place in between if blocks[place].link_share > 0.5 and is_way_out(blocks[place].words)}
    lines = []
    for number, one in enumerate(taken):
        after = taken[number + 1].place if number + 1 < len(taken) else one.place + _AFTER
        way_out = bool(ways_out) and any(place in ways_out for place in range(one.place + 1, min(after, len(blocks))))
        linked = one.block.link_share > _LINKED and _leads_on(markup, one.block.node, host)
        lines.append(Line(one.kind, one.block.words, _level(one), linked, way_out))
    return lines


def _leads_on(markup: Markup, node: Node, host: str) -> bool:
    """Whether a link in or around the element leads to another page of the same site."""
    links = [n for n in (*node.walk(), *islice(node.ancestors(), 2)) if n.tag == "a"]
    address = markup.attribute(links[0], "href") if links else ""
    return bool(address) and not address.startswith("#") and host_of(address) in {"", host}


def _level(taken: Taken) -> int:
    block = taken.block
    if taken.kind == "heading":
        node: Node | None = block.node
        while node is not None and node.tag not in _LEVELS:
            node = node.parent
        return _LEVELS[node.tag] if node is not None else _BOLD_LEVEL
    words = block.words
    bold = taken.kind == "paragraph" and len(words) <= _LONGEST_BOLD and block.strong >= len(words) * 0.95
    return _BOLD_LEVEL if bold and not words.endswith(_NOT_HEADING) else 0


def _told(posts: Sequence[Post], found: PageMetadata) -> dict[int, Told]:
    """The time of each post, its day counted from that of the page where the stamp tells none."""
    begun = next((day for one in found.published if (day := day_in(one.text))), None)
    ended = next((day for one in found.modified if (day := day_in(one.text))), None)
    stamps = dated([post.stamp for post in posts], begun, ended)
    return {n: Told(stamp, post.runs) for n, (post, stamp) in enumerate(zip(posts, stamps, strict=True), 1)}

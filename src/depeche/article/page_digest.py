"""The digest of a page: items under "Key points", and lines that arrows lead, each a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from depeche.article.article import PartKind
from depeche.article.markup import Markup, Run
from depeche.article.page_blocks import PageBlock
from depeche.article.words import all_provenance_words, fold

#: Marks that lead a line, and what HTML writes for them.
_ARROW = re.compile(
    r"(?:[⇒►▶➤➡⮕➔→✔✓✅❖▪■◆]\ufe0f?|&(?:rArr|rarr|#8658|#x21[dD]2|#8594|#x2192|#9658|#x25[bB][aA]|#10132);?)"
)
#: One line is no digest.
_LEAST_DIGEST = 2
_LONGEST_LABEL = 60
_TOLD = frozenset({"paragraph", "list"})


class Taken(NamedTuple):
    """A block that becomes a part."""

    place: int  #: among the page's blocks
    block: PageBlock
    kind: PartKind


def with_digest(markup: Markup, blocks: Sequence[PageBlock], taken: Sequence[Taken]) -> list[Taken]:
    """The blocks with their digest lines told apart; their label and their marks are left out."""
    if not taken:
        return []
    return _labelled(blocks, _led(markup, taken))


def _labelled(blocks: Sequence[PageBlock], taken: list[Taken]) -> list[Taken]:
    """The blocks; list items under a label are the digest."""
    head = max((t.place for t in taken if t.kind in {"headline", "standfirst"}), default=-1)
    before_lists = (i for i in range(head + 1, taken[-1].place) if blocks[i + 1].kind == "list" != blocks[i].kind)
    label = next((i for i in before_lists if _is_label(blocks[i].words)), -1)
    if label < 0:
        return taken
    items, at = set[int](), label + 1
    while at < len(blocks) and blocks[at].kind == "list":
        items.add(at)
        at += 1
    if sum(t.place in items for t in taken) < _LEAST_DIGEST:
        return taken
    return [t._replace(kind="digest") if t.place in items else t for t in taken if t.place != label]


def _led(markup: Markup, taken: Sequence[Taken]) -> list[Taken]:
    """The blocks; lines that arrows lead, two at least one after the other, are the digest."""
    found: list[Taken] = []
    for led, group in groupby(
        taken, key=lambda t: t.kind in _TOLD and _ARROW.search(_raw(markup, t.block)) is not None
    ):
        alike = list(group)
        lines = [line for t in alike for line in _lines(markup, t)] if led else []
        if sum(line.kind == "digest" for line in lines) < _LEAST_DIGEST:
            found += alike
            continue
        if found and _is_label(found[-1].block.words):
            found.pop()
        found += lines
    return found


def _raw(markup: Markup, block: PageBlock) -> str:
    return markup.text[block.runs[0][0] : block.runs[-1][1]]


def _lines(markup: Markup, taken: Taken) -> Iterator[Taken]:
    """The block's lines that an arrow leads as digest lines, what stands before the first as it was, a label left out."""
    arrows = [m.span() for run in taken.block.runs for m in _ARROW.finditer(markup.text, *run)]
    before = _between(markup, taken.block, 0, arrows[0][0])
    if before is not None and not _is_label(before.words):
        if not before.words.endswith(":"):  # an arrow inside a sentence
            yield taken
            return
        yield taken._replace(block=before)
    for (_, start), end in zip(arrows, [a for a, _ in arrows[1:]] + [taken.block.runs[-1][1]], strict=True):
        line = _between(markup, taken.block, start, end)
        if line is not None:
            yield taken._replace(block=line, kind="digest")


def _between(markup: Markup, block: PageBlock, start: int, end: int) -> PageBlock | None:
    """What of the block stands between two places of the capture; None when there are no words."""
    runs: tuple[Run, ...] = tuple(
        (max(a, start), min(b, end)) for a, b in block.runs if max(a, start) < min(b, end) or start < a == b < end
    )
    while runs and not markup.text[runs[0][0] : runs[0][1]].strip():
        runs = runs[1:]
    while runs and not markup.text[runs[-1][0] : runs[-1][1]].strip():
        runs = runs[:-1]
    words = markup.read(runs) if runs else ""
    return block._replace(runs=runs, words=words, linked=0, strong=0) if words else None


def _is_label(words: str) -> bool:
    return len(words) < _LONGEST_LABEL and fold(words).strip(" :.-–") in all_provenance_words().digest

"""Which block of a page is its headline."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.article.page_blocks import PageBlock
from depeche.article.page_metadata import PageMetadata
from depeche.article.words import fold


def headline_of(blocks: Sequence[PageBlock], found: PageMetadata) -> int:
    """The index of the first-level heading that the metadata name, else the only one, else any heading they name.

    -1 when there is none.
    """
    titles = [fold(f.text) for f in found.headline]
    headings = [i for i, b in enumerate(blocks) if _is_first_level(b)]
    for title in titles:
        for index in headings:
            if _same_title(fold(blocks[index].words), title):
                return index
    if len(headings) == 1 and len(blocks[headings[0]].words) > 10:
        return headings[0]
    for title in titles:
        for index, block in enumerate(blocks):
            if block.kind == "heading" and fold(block.words) == title:
                return index
    return max(headings, key=lambda i: len(blocks[i].words), default=-1)


def _is_first_level(block: PageBlock) -> bool:
    if block.kind != "heading":
        return False
    return block.node.tag == "h1" or any(above.tag == "h1" for above in block.node.ancestors())


def _same_title(heading: str, title: str) -> bool:
    return len(heading) > 8 and (heading == title or (heading in title and len(heading) > len(title) * 0.4))

"""Which block of a page is its headline."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.article.page_blocks import PageBlock
from depeche.article.page_metadata import PageMetadata
from depeche.article.words import fold

#: Titles that the metadata give, and headings of the first level, that are compared.
_MOST_TITLES = 10
_MOST_HEADINGS = 200
#: So long a heading of a lower level is the headline where the title holds it.
_LEAST_NAMED = 20


def headline_of(blocks: Sequence[PageBlock], found: PageMetadata) -> int:
    """The index of the first-level heading that the metadata name, else the only one, else any heading they name.

    -1 when there is none.
    """
    titles = list(dict.fromkeys(fold(f.text) for f in found.headline[:_MOST_TITLES]))
    headings = [i for i, b in enumerate(blocks) if _is_first_level(b)]
    folded = [fold(blocks[index].words) for index in headings[:_MOST_HEADINGS]]
    for title in titles:
        for index, words in zip(headings, folded, strict=False):
            if _same_title(words, title):
                return index
    if len(headings) == 1 and len(blocks[headings[0]].words) > 10:
        return headings[0]
    headed = {fold(b.words): i for i, b in reversed(list(enumerate(blocks))) if b.kind == "heading"}
    for title in titles:
        if title in headed:
            return headed[title]
    for title in titles:
        for words, index in list(headed.items())[:_MOST_HEADINGS]:
            if len(words) > _LEAST_NAMED and _same_title(words, title):
                return index
    return max(headings, key=lambda i: len(blocks[i].words), default=-1)


def _is_first_level(block: PageBlock) -> bool:
    if block.kind != "heading":
        return False
    return block.node.tag == "h1" or any(above.tag == "h1" for above in block.node.ancestors())


def _same_title(heading: str, title: str) -> bool:
    return len(heading) > 8 and (heading == title or (heading in title and len(heading) > len(title) * 0.4))

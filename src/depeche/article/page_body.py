"""Which blocks of a page are the article: those the scorer is sure of, less what only repeats or trails."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from depeche.article.markup import Markup, Node
from depeche.article.page_blocks import PageBlock
from depeche.article.page_credits import credit_of
from depeche.article.page_features import PageFeatures, Said, opening_words, shingles
from depeche.article.page_metadata import PageMetadata
from depeche.article.page_scorer import scores_of, shipped_weights
from depeche.article.words import fold

#: The least probability at which a block is kept: on unseen sites .6 does better than .5 and .7.
_SURE = 0.6
#: Where none is, running text of this probability is taken.
_LIKELY = 0.1
#: A heading among its kin may be less sure.
_LIKELY_HEADING = 0.2
#: So many lines of captions may stand between a heading and its text.
_MOST_CAPTIONS = 3
_LONGEST_OPENING = 60
_LONGEST_LEAD = 40
_TELLING_LENGTH = 30
_LONGEST_PULLED = 600
#: Each block is looked for in all others, so a page of more is left as it is.
_MOST_COMPARED = 1_000
_NO_LETTER = re.compile(r"[\W_]+")
_LEAST_DESCRIPTION = 20


@dataclass(frozen=True, slots=True)
class PageBody:
    """The article's blocks in order (none when nothing was found)."""

    blocks: tuple[PageBlock, ...]


def body_of_page(markup: Markup, blocks: Sequence[PageBlock], headline: int, found: PageMetadata) -> PageBody:
    """The blocks of the body; ``headline`` is the headline's index or -1."""
    features = features_of_page(markup, blocks, headline, found)
    scores = scores_of(features, headline, shipped_weights())
    kept = [index for index in sorted(scores) if scores[index] >= _SURE and blocks[index].kind != "caption"]
    if not kept:
        kept = [index for index in sorted(scores) if scores[index] >= _LIKELY and features.is_running_text(index)]
    captions = frozenset(
        i for i, block in enumerate(blocks) if _is_pictured(block) or _is_called_caption(markup, block)
    )
    kept = _trimmed(blocks, _with_headings(blocks, scores, kept, captions))
    around = {*kept, *_captions_of(blocks, headline, kept), *_credits_after(blocks, kept)}
    return PageBody(tuple(blocks[index] for index in sorted(around)))


def _credits_after(blocks: Sequence[PageBlock], kept: Sequence[int]) -> list[int]:
    """The lines right under the last block, among its kin, that say where the article comes from."""
    found: list[int] = []
    for index in range(kept[-1] + 1, min(len(blocks), kept[-1] + 3)) if kept else ():
        if not credit_of(blocks[index].words) or not _are_kin(blocks[kept[-1]], blocks[index]):
            break
        found.append(index)
    return found


def _captions_of(blocks: Sequence[PageBlock], headline: int, kept: Sequence[int]) -> list[int]:
    """The captions between the headline (or the first kept block) and the last, and those beside a kept one."""
    if not kept:
        return []
    first = headline if 0 <= headline < kept[0] else kept[0]
    holders = {blocks[k].node.parent for k in kept}
    return [
        index
        for index, block in enumerate(blocks)
        if block.kind == "caption"
        and (first < index < kept[-1] or any(above in holders for above in islice(block.node.ancestors(), 3)))
    ]


def features_of_page(markup: Markup, blocks: Sequence[PageBlock], headline: int, found: PageMetadata) -> PageFeatures:
    """The features of the page's blocks, with what the metadata say."""
    said = Said(
        fold(found.headline[0].text) if found.headline else "",
        tuple(fold(f.text)[:60] for f in found.description if len(f.text) > _LEAST_DESCRIPTION),
        shingles(found.body[0]) if found.body else frozenset(),
    )
    return PageFeatures(markup, blocks, headline, said)


def _with_headings(
    blocks: Sequence[PageBlock], scores: Mapping[int, float], kept: Sequence[int], captions: Container[int]
) -> list[int]:
    """The kept blocks and the headings that lead to one of them among its kin, captions between them or not."""
    found = set(kept)
    openings = tuple(opening for _, words in opening_words() for opening in words)
    for index in reversed(range(kept[0], kept[-1])) if kept else ():
        if blocks[index].kind != "heading" or scores.get(index, 0.0) < _LIKELY_HEADING or index in captions:
            continue
        if fold(blocks[index].words[:_LONGEST_OPENING]).startswith(openings):
            continue
        after = next((n for n in range(index + 1, index + 2 + _MOST_CAPTIONS) if n not in captions), index)
        if after in found and _leads_to(blocks[index], blocks[after]):
            found.add(index)
    return sorted(found)


def _is_pictured(block: PageBlock) -> bool:
    """Whether the block stands in a figure."""
    return block.kind == "caption" or any(above.tag == "figure" for above in islice(block.node.ancestors(), 4))


def _is_called_caption(markup: Markup, block: PageBlock) -> bool:
    return "caption" in markup.label(block.node)


def _leads_to(heading: PageBlock, block: PageBlock) -> bool:
    """Whether the heading, however wrapped, stands where the block does."""
    around = [id(node) for node in islice(block.node.ancestors(), 2)]
    return any(id(node) in around for node in islice(heading.node.ancestors(), 4))


def _are_kin(one: PageBlock, other: PageBlock) -> bool:
    """Whether two blocks share a parent, or a parent of one is a grandparent of the other."""
    above = [id(node) for node in islice(one.node.ancestors(), 2)]
    return any(id(node) in above for node in islice(other.node.ancestors(), 2))


def _trimmed(blocks: Sequence[PageBlock], kept: list[int]) -> list[int]:
    """The kept blocks without what leads to nothing that is kept, and without what stands elsewhere says again."""
    while kept and _leads_on(blocks[kept[-1]]):
        kept = kept[:-1]
    if len(kept) > _MOST_COMPARED:
        return kept
    letters = {index: _letters(blocks[index].words) for index in kept}
    whole = "\n".join(letters.values())
    return [index for index in kept if not _is_repeated(blocks, letters, index, whole)]


def _leads_on(block: PageBlock) -> bool:
    """Whether the block is a heading or a line that announces others ("See also:")."""
    return block.kind == "heading" or (len(block.words) <= _LONGEST_LEAD and block.words.endswith(":"))


def _is_repeated(blocks: Sequence[PageBlock], letters: Mapping[int, str], index: int, whole: str) -> bool:
    """Whether another block holds the block's words: a pulled quotation, a second copy.

    Lines of one list may repeat, a recipe does: under one parent only elements of different kinds count.
    """
    own, block = letters[index], blocks[index]
    if len(own) < _TELLING_LENGTH or len(own) > _LONGEST_PULLED or block.kind == "heading":
        return False
    if whole.find(own, whole.find(own) + 1) < 0:
        return False
    for other, theirs in letters.items():
        longer = len(theirs) > len(own) or (len(theirs) == len(own) and other < index)
        if longer and own in theirs and _stand_apart(blocks[other].node, block.node):
            return True
    return False


def _stand_apart(one: Node, other: Node) -> bool:
    return one.parent is not other.parent or one.tag != other.tag


def _letters(words: str) -> str:
    return _NO_LETTER.sub("", words).lower()

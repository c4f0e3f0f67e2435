"""What can be said of a page's block without reading it: its element and its names, its length and links, its place.

Every feature is a word ("tag=p", "anc:sidebar"); the scorer adds up their weights. Nothing here depends on a language
or an outlet.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right as bisect
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from depeche._languages import codes, language
from depeche.article.markup import Markup, Node, element_names
from depeche.article.page_blocks import PageBlock
from depeche.article.words import all_provenance_words, fold

_NAME_WORD = re.compile(r"[a-z]{2,}")
_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 140
_CAPTION = 300
_LEAST_TEXT = 200
#: What readers' comments and consent dialogues are called.
_REPLIES = re.compile(
    r"(?<![a-z-])(?:comments?(?:-?(?:list|section|area|thread|container|wrapper|body|box))?|disqus\S*|respond)(?![a-z-])"
    r"|(?<![a-z])(?:onetrust|didomi|usercentrics|sourcepoint|cookie-?(?:banner|consent|notice|bar|dialog|law|modal|popup)"
    r"|consent-?(?:banner|manager|modal|dialog|popup|overlay)|gdpr-?\w*|ccpa-?\w*|ot-(?:pc|sdk)\S*)(?![a-z])"
)
_SENTENCE_MARK = re.compile(r"[.!?…,;:»”](?:\s|$)|[。、！？]")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'’”»)\]]*$")
_DATE_LIKE = re.compile(r"\b\d{1,2}[.:h/]\d{2}|\b(?:19|20)\d\d\b")
_SEEN_TAGS = element_names(
    "article main aside nav footer header figure form table ul ol section blockquote dl details address"
)
#: A block of fewer characters says nothing about where the article is.
_TELLING_LENGTH = 40
_STEPS = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97)
_LINK_STEPS = (0.01, 0.1, 0.3, 0.5, 0.8, 0.97)
_STRONG_STEPS = (0.01, 0.5, 0.9)
_NEAR_STEPS = (2, 4, 8, 15, 30, 60)
_BODY_STEPS = (0.1, 0.4, 0.7, 0.95)
#: How much of a block is read for its marks.
_OPENING = 300
_LENGTHS = (5, 12, 20, 30, 45, 65, 90, 130, 200, 300, 450)


def running_text(block: PageBlock) -> int:
    """The characters of running text in the block: none when it is short, mostly links or without a sentence mark."""
    length = len(block.words)
    if length < _TELLING_LENGTH or block.linked > length * 0.5 or block.kind == "caption":
        return 0
    return length if _SENTENCE_MARK.search(block.words) else 0


class Said(NamedTuple):
    """What the metadata say of the article, in the form it is looked for among the blocks."""

    title: str  #: folded
    descriptions: tuple[str, ...]  #: folded, their first 60 characters
    body: frozenset[str]  #: shingles of the whole text, empty when it is not given


class _Above(NamedTuple):
    said: frozenset[str]
    added: tuple[str, ...]
    parent: Node | None


class _Place(NamedTuple):
    held: list[str]
    alike: int


class PageFeatures:
    """The features of each block of a page; what is said of an element is said once."""

    def __init__(self, markup: Markup, blocks: Sequence[PageBlock], headline: int, said: Said) -> None:
        """``headline`` is the headline's index among the blocks or -1."""
        self._markup = markup
        self.blocks = blocks
        self._headline = headline
        self._said = said
        self._governing = self._headings()
        self._headed: dict[int, list[str]] = {}
        self._replies: dict[int, bool] = {}
        self._openings = opening_words()
        self._pictured = all_provenance_words().pictured
        self._names: dict[int, tuple[str, ...]] = {}
        self._above: dict[int, _Above] = {}
        self._places: dict[int, _Place] = {}
        self._text = self._running_text()
        self._total = sum(self._text) or 1
        self._held = self._weigh_elements()
        self._alike = Counter[tuple[str, ...]]()
        for block, length in zip(blocks, self._text, strict=True):
            if length:
                self._alike[self._signature(block.node)] += length
        self._repeats = Counter(block.words for block in blocks)

    def _running_text(self) -> list[int]:
        """Each block's characters of running text; readers' comments count for nothing where anything else is there."""
        found = [running_text(block) for block in self.blocks]
        own = [
            0 if not length or self.is_reply(b.node) else length for b, length in zip(self.blocks, found, strict=True)
        ]
        return own if sum(own) >= _LEAST_TEXT else found

    def is_running_text(self, index: int) -> bool:
        """Whether the block is long enough, has sentence marks and is mostly no links."""
        return bool(self._text[index])

    def is_comment(self, index: int) -> bool:
        """Whether the block is a reader's comment, where the page has anything else."""
        return not self._text[index] and self.is_reply(self.blocks[index].node)

    def is_reply(self, node: Node) -> bool:
        """Whether the element lies in the comments that readers left under an article."""
        found = self._replies.get(id(node))
        if found is None:
            own = node.tag not in {"body", "html", "p", "article", "main"} and bool(
                _REPLIES.search(self._markup.label(node))
            )
            found = own or (node.parent is not None and self.is_reply(node.parent))
            self._replies[id(node)] = found
        return found

    def _weigh_elements(self) -> Mapping[int, int]:
        held: dict[int, int] = {}
        for block, length in zip(self.blocks, self._text, strict=True):
            node: Node | None = block.node if length else None
            while node is not None:
                held[id(node)] = held.get(id(node), 0) + length
                node = node.parent
        return held

    def _signature(self, node: Node) -> tuple[str, ...]:
        parent = node.parent
        return (node.tag, *self.names(node), "|", *((parent.tag, *self.names(parent)) if parent else ()))

    def names(self, node: Node) -> tuple[str, ...]:
        """The words that the element's class, id and role are made of, and each two neighbours among them."""
        found = self._names.get(id(node))
        if found is None:
            found = self._names[id(node)] = name_words(self._markup.label(node))
        return found

    def context(self, node: Node) -> tuple[str, ...]:
        """What the elements around say: tags and names of the element, its parent and all above."""
        return (*self.beside(node), *self.above(node).said)

    def beside(self, node: Node) -> list[str]:
        """The names of the element and of its parent."""
        said = [f"own:{word}" for word in self.names(node)]
        return said + [f"par:{word}" for word in self.names(node.parent)] if node.parent else said

    def above(self, node: Node) -> _Above:
        """The tags and names of the element and all above it; what the element adds to those above it."""
        found = self._above.get(id(node))
        if found is None:
            parent = node.parent
            if node.tag in {"body", "html"} or parent is None:
                found = _Above(frozenset(), (), None)
            else:
                higher = self.above(parent)
                names = [f"anc:{word}" for word in self.names(node)]
                if node.tag in _SEEN_TAGS:
                    names.append(f"in:{node.tag}")
                added = tuple(name for name in names if name not in higher.said)
                found = _Above(higher.said.union(added) if added else higher.said, added, parent)
            self._above[id(node)] = found
        return found

    def of(self, index: int) -> list[str]:
        """The features of the block of that index, those of its context left out."""
        block = self.blocks[index]
        words, length = block.words, len(block.words)
        size = bisect(_LENGTHS, length)
        link = bisect(_LINK_STEPS, block.linked / length)
        marks = min(4, len(_SENTENCE_MARK.findall(words[:_OPENING])))
        half = size // 2
        features = [
            "bias",
            f"tag={block.node.tag}",
            f"kind={block.kind},size={size}",
            f"link={link},size={half}",
            f"link={link},kind={block.kind}",
            f"marks={marks},size={half}",
            f"ended={bool(_SENTENCE_END.search(words[-8:]))},size={half}",
            f"first={_first(words)}",
            f"strong={bisect(_STRONG_STEPS, block.strong / length)},size={size // 3}",
            f"repeats={min(3, self._repeats[words])}",
            f"date={bool(_DATE_LIKE.search(words[:_OPENING]))},size={half}",
        ]
        features += self._place(index, size // 3)
        folded = fold(words[:_SHORT])
        features += self._said_of(words, folded[:120], size)
        features += self._neighbours(index)
        features += self._words(index, _WORD.findall(folded), length <= _SHORT)
        return features

    def _place(self, index: int, size: int) -> list[str]:
        node = self.blocks[index].node
        after = "no" if self._headline < 0 else "before" if index < self._headline else "after"
        near = bisect(_NEAR_STEPS, index - self._headline) if after == "after" else -1
        place = self._places.get(id(node))
        if place is None:
            place = self._places[id(node)] = self._place_of(node)
        return [
            f"headline={after},near={near}",
            *place.held,
            f"{place.held[1]},size={size}",
            f"{place.held[2]},size={size}",
            f"alike={place.alike},kind={self.blocks[index].kind}",
        ]

    def _place_of(self, node: Node) -> _Place:
        """The share of the page's running text that the element, its parent and so on hold, and elements of its names."""
        held = []
        above: Node | None = node
        for level in range(5):
            share = self._held.get(id(above), 0) / self._total if above is not None else 0.0
            held.append(f"held{level}={bisect(_STEPS, share)}")
            above = above.parent if above is not None else None
        return _Place(held, bisect(_STEPS, self._alike[self._signature(node)] / self._total))

    def _said_of(self, words: str, folded: str, size: int) -> list[str]:
        """What the block's words say: an opening of furniture, a picture's credit, the title, the description, the body."""
        said = self._said
        features = [
            f"opens={name},size={size // 2}" for name, openings in self._openings if folded.startswith(openings)
        ]
        if len(words) <= _CAPTION and self._pictured.search(folded):
            features.append("pictured")
        if said.title and (folded == said.title or (len(folded) > 20 and folded in said.title)):
            features.append("said=title")
        if len(folded) > 30 and folded[:60] in said.descriptions:
            features.append("said=description")
        if said.body and len(words) > 15:
            share = _shared(words[:_OPENING], said.body)
            features.append(f"body={bisect(_BODY_STEPS, share)},size={size // 3}")
        return features

    def _headings(self) -> list[int]:
        """For each block the heading before it, -1 for none."""
        last, found = -1, []
        for index, block in enumerate(self.blocks):
            found.append(last)
            if block.kind == "heading":
                last = index
        return found

    def _words(self, index: int, words: Sequence[str], short: bool) -> list[str]:
        """The words of a short block, the first two of any, and those of a heading close before it."""
        features = [f"w:{word}" for word in dict.fromkeys(words)] if short else []
        features.append(f"open:{'_'.join(words[:2])}")
        heading = self._governing[index]
        if heading >= 0 and index - heading <= 6 and heading != self._headline:
            features += self._under(heading)
        return features

    def _under(self, heading: int) -> list[str]:
        found = self._headed.get(heading)
        if found is None:
            words = dict.fromkeys(_words_of(self.blocks[heading].words[:60]))
            found = self._headed[heading] = [f"under:{word}" for word in words]
        return found

    def _neighbours(self, index: int) -> list[str]:
        features = []
        for name, other in (("prev", index - 1), ("next", index + 1)):
            if not 0 <= other < len(self.blocks):
                features.append(f"{name}=none")
                continue
            near = self.blocks[other]
            kin = _kin(self.blocks[index].node, near.node)
            text = min(2, self._text[other] // 60)
            features.append(f"{name}={near.kind},{text},{kin}")
        return features


@functools.cache
def opening_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """How blocks open that stand inside an article without being of it, in all languages: teasers, promotion."""
    tables = [language(code).toml("boilerplate") for code in codes()]
    return tuple((name, tuple(word for table in tables for word in table[name])) for name in ("teaser", "promotion"))


def name_words(label: str) -> tuple[str, ...]:
    """The words of a class or an id, and each two neighbours of one name joined: "story-body" → story, body, story_body."""
    found: dict[str, None] = {}
    for name in label.split():
        words = _NAME_WORD.findall(name)
        if len(words) > 6:
            continue
        for word in words:
            found[word] = None
        for one, two in pairwise(words):
            found[f"{one}_{two}"] = None
    return tuple(found)


def _words_of(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def shingles(text: str) -> frozenset[str]:
    """Each four words in a row, folded."""
    words = re.findall(r"\w+", text.lower())
    return frozenset(" ".join(words[i : i + 4]) for i in range(len(words) - 3))


def _shared(words: str, body: frozenset[str]) -> float:
    own = shingles(words)
    return len(own & body) / len(own) if own else 0.0


def _first(words: str) -> str:
    letter = words[0]
    if letter.isalpha():
        return "upper" if letter.isupper() else "lower" if letter.islower() else "letter"
    return "digit" if letter.isdigit() else letter if letter in "\"“«»„'‘-–—•©(/[+#" else "other"


def _kin(one: Node, other: Node) -> str:
    """How two elements are related: the same, siblings, cousins or strangers."""
    if one is other:
        return "same"
    if one.parent is other.parent:
        return "sibling"
    if other.parent is one or one.parent is other:
        return "child"
    above, beside = one.parent, other.parent
    if above is not None and beside is not None and (above.parent is beside.parent or above is beside.parent):
        return "cousin"
    return "stranger"

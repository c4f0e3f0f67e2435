"""What can be said of a page's block without reading it: its element and its names, its length and links, its place.

Every feature is a word ("tag=p", "anc:sidebar"); the scorer adds up their weights. Nothing here depends on a language
or an outlet.
"""

from __future__ import annotations

import functools
import re
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
_REPLIES = re.compile(
    r"(?<![a-z-])(?:comments?(?:-?(?:list|section|area|thread|container|wrapper|body|box))?|disqus\S*|respond)(?![a-z-])"
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
_LENGTHS = (5, 12, 20, 30, 45, 65, 90, 130, 200, 300, 450)


def step_of(value: float, steps: Sequence[float]) -> int:
    """How many of the steps the value reaches."""
    for index, limit in enumerate(steps):
        if value < limit:
            return index
    return len(steps)


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


class PageFeatures:
    """The features of each block of a page; what is said of an element is said once."""

    def __init__(self, markup: Markup, blocks: Sequence[PageBlock], headline: int, said: Said) -> None:
        """``headline`` is the headline's index among the blocks or -1."""
        self._markup = markup
        self.blocks = blocks
        self._headline = headline
        self._said = said
        self._governing = self._headings()
        self._replies: dict[int, bool] = {}
        self._openings = opening_words()
        self._pictured = all_provenance_words().pictured
        self._names: dict[int, tuple[str, ...]] = {}
        self._contexts: dict[int, tuple[str, ...]] = {}
        self._text = self._running_text()
        self._total = sum(self._text) or 1
        self._held = self._weigh_elements()
        self._alike = Counter[tuple[str, ...]]()
        for block, length in zip(blocks, self._text, strict=True):
            self._alike[self._signature(block.node)] += length
        self._repeats = Counter(block.words for block in blocks)

    def _running_text(self) -> list[int]:
        """Each block's characters of running text; readers' comments count for nothing where anything else is there."""
        found = [running_text(block) for block in self.blocks]
        own = [0 if self.is_reply(block.node) else length for block, length in zip(self.blocks, found, strict=True)]
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
        found = self._contexts.get(id(node))
        if found is None:
            said = {f"own:{word}" for word in self.names(node)}
            parent = node.parent
            if parent is not None:
                said.update(f"par:{word}" for word in self.names(parent))
            above: Node | None = node
            while above is not None and above.tag not in {"body", "html"}:
                said.update(f"anc:{word}" for word in self.names(above))
                if above.tag in _SEEN_TAGS:
                    said.add(f"in:{above.tag}")
                above = above.parent
            found = self._contexts[id(node)] = tuple(sorted(said))
        return found

    def of(self, index: int) -> list[str]:
        """The features of the block of that index, those of its context left out."""
        block = self.blocks[index]
        words, length = block.words, len(block.words)
        size = step_of(length, _LENGTHS)
        link = step_of(block.linked / length, (0.01, 0.1, 0.3, 0.5, 0.8, 0.97))
        marks = min(4, len(_SENTENCE_MARK.findall(words)))
        ended = bool(_SENTENCE_END.search(words))
        features = [
            "bias",
            f"tag={block.node.tag}",
            f"kind={block.kind},size={size}",
            f"link={link},size={size // 2}",
            f"link={link},kind={block.kind}",
            f"marks={marks},size={size // 2}",
            f"ended={ended},size={size // 2}",
            f"first={_first(words)}",
            f"strong={step_of(block.strong / length, (0.01, 0.5, 0.9))},size={size // 3}",
            f"repeats={min(3, self._repeats[words])}",
            f"date={bool(_DATE_LIKE.search(words))},size={size // 2}",
        ]
        features += self._place(index, size)
        features += self._neighbours(index)
        features += self._words(index)
        return features

    def _place(self, index: int, size: int) -> list[str]:
        block = self.blocks[index]
        after = "no" if self._headline < 0 else "before" if index < self._headline else "after"
        near = step_of(index - self._headline, (2, 4, 8, 15, 30, 60)) if after == "after" else -1
        features, length = [f"headline={after},near={near}"], len(block.words)
        node: Node | None = block.node
        for level in range(5):
            node = node.parent if level and node is not None else node
            share = self._held.get(id(node), 0) / self._total if node is not None else 0.0
            features.append(f"held{level}={step_of(share, _STEPS)}")
            if level in {1, 2}:
                features.append(f"held{level}={step_of(share, _STEPS)},size={size // 3}")
        alike = self._alike[self._signature(block.node)] / self._total
        features.append(f"alike={step_of(alike, _STEPS)},kind={block.kind}")
        folded = fold(block.words[:120])
        for name, openings in self._openings:
            if folded.startswith(openings):
                features.append(f"opens={name},size={size // 2}")
        if length <= _CAPTION and self._pictured.search(folded):
            features.append("pictured")
        if self._said.title and (folded == self._said.title or (len(folded) > 20 and folded in self._said.title)):
            features.append("said=title")
        if len(folded) > 30 and folded[:60] in self._said.descriptions:
            features.append("said=description")
        if self._said.body and len(block.words) > 15:
            share = _shared(block.words, self._said.body)
            features.append(f"body={step_of(share, (0.1, 0.4, 0.7, 0.95))},size={size // 3}")
        return features

    def _headings(self) -> list[int]:
        """For each block the heading before it, -1 for none."""
        last, found = -1, []
        for index, block in enumerate(self.blocks):
            found.append(last)
            if block.kind == "heading":
                last = index
        return found

    def _words(self, index: int) -> list[str]:
        """The words of a short block, and those of a heading close before it."""
        block = self.blocks[index]
        features = []
        if len(block.words) <= _SHORT:
            features += [f"w:{word}" for word in dict.fromkeys(_words_of(block.words))]
        features += [f"open:{'_'.join(_words_of(block.words[:40])[:2])}"]
        heading = self._governing[index]
        if heading >= 0 and index - heading <= 6 and heading != self._headline:
            features += [f"under:{word}" for word in dict.fromkeys(_words_of(self.blocks[heading].words[:60]))]
        return features

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

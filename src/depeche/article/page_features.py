"""What can be said of a page's block without reading it: its element and its names, its length and links, its place.

Every feature is a word ("tag=p", "anc:sidebar"); the scorer adds up their weights. Features that depend on a few small
values come as a group, so that its weight is added up once for all blocks that are alike. Nothing here depends on a
language or an outlet.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right as bisect
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from depeche._languages import codes, language
from depeche.article.markup import Markup, Node, element_names
from depeche.article.page_blocks import PageBlock
from depeche.article.page_elements import Element, Elements
from depeche.article.words import all_provenance_words, fold

_WORD = re.compile(r"[^\W\d_]+")
_ASCII_WORD = re.compile("[a-z]+")
_SHORT = 140
#: The first two words of a longer block are within so many characters.
_TWO_WORDS = 60
_CAPTION = 300
_LEAST_TEXT = 200
_SENTENCE_MARK = re.compile(r"[.!?…,;:»”。、！？](?:(?<=[。、！？])|(?=\s|$))")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'’”»)\]]*$")
_DATE_LIKE = re.compile(r"\d(?<!\w\d)(?:\d?[.:h/]\d{2}|(?:(?<=1)9|(?<=2)0)\d\d\b)")
#: Elements that say by their tag what is in them.
SEEN_TAGS = element_names(
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
#: A heading's words are those of the blocks so close after it.
_GOVERNED = 6
_LEVELS = range(5)

#: Features of a few small values: the function that names them, and the values.
Group = tuple[Callable[..., list[str]], tuple[Any, ...]]


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


class Features(NamedTuple):
    """What is said of one block."""

    groups: list[Group]
    words: list[str]  #: of a short block, each once
    opening: str  #: its first two words
    heading: int  #: the heading close before it, -1 for none
    marks: int
    ended: bool
    titled: bool  #: it repeats the title
    described: bool  #: it is the description that the metadata give


class PageFeatures:
    """The features of each block of a page; what is said of an element is said once."""

    def __init__(self, markup: Markup, blocks: Sequence[PageBlock], headline: int, said: Said) -> None:
        """``headline`` is the headline's index among the blocks or -1."""
        self.blocks = blocks
        self.elements = Elements(markup)
        self._headline = headline
        self._said = said
        self._governing = self._headings()
        self._openings = opening_words()
        self._pictured = all_provenance_words().pictured
        self._places: dict[Element, tuple[int, ...]] = {}
        self._text = self._running_text()
        self._total = sum(self._text) or 1
        self.elements.weigh(blocks, self._text)
        self._alike = Counter[tuple[object, ...]]()
        for block, length in zip(blocks, self._text, strict=True):
            if length:
                self._alike[_signature(self.elements.of(block.node))] += length
        self._repeats = Counter([block.words for block in blocks])

    def _running_text(self) -> list[int]:
        """Each block's characters of running text; readers' comments count for nothing where anything else is there."""
        found = [running_text(block) for block in self.blocks]
        own = [
            0 if not length or self.elements.of(b.node).reply else length
            for b, length in zip(self.blocks, found, strict=True)
        ]
        return own if sum(own) >= _LEAST_TEXT else found

    def is_running_text(self, index: int) -> bool:
        """Whether the block is long enough, has sentence marks and is mostly no links."""
        return bool(self._text[index])

    def is_comment(self, index: int) -> bool:
        """Whether the block is a reader's comment, where the page has anything else."""
        return not self._text[index] and self.elements.of(self.blocks[index].node).reply

    def all_of(self, index: int) -> list[str]:
        """Every feature of the block of that index, those of the elements around it included."""
        said = self.of(index)
        names = [name for naming, values in said.groups for name in naming(*values)]
        names += [f"w:{word}" for word in said.words]
        names.append(f"open:{said.opening}")
        if said.heading >= 0:
            names += [f"under:{word}" for word in self.heading_words(said.heading)]
        return names + around(self.elements.of(self.blocks[index].node))

    def of(self, index: int) -> Features:
        """What is said of the block of that index, the names of the elements around it left out."""
        block = self.blocks[index]
        words, length = block.words, len(block.words)
        size = bisect(_LENGTHS, length)
        marks = min(4, len(_SENTENCE_MARK.findall(words, 0, _OPENING)))
        ended = _SENTENCE_END.search(words[-8:]) is not None
        shape = (
            block.node.tag,
            block.kind,
            size,
            bisect(_LINK_STEPS, block.linked / length),
            marks,
            ended,
            _first(words),
            bisect(_STRONG_STEPS, block.strong / length),
            min(3, self._repeats[words]),
            _DATE_LIKE.search(words, 0, _OPENING) is not None,
        )
        folded = fold(words[:_SHORT])
        titled, described = self._is_title(folded[:120]), self._is_description(folded)
        groups: list[Group] = [
            (_shape, shape),
            (_after, self._after(index)),
            (_place, (*self._place(index), block.kind, size // 3)),
            (_neighbours, (*self._beside(index, index - 1), *self._beside(index, index + 1))),
        ]
        furniture = self._furniture(words, folded[:120])
        if titled or described or furniture or self._said.body:
            groups.append((_said, (titled, described, furniture, self._repeated(words), size)))
        told = _words(folded if length <= _SHORT else folded[:_TWO_WORDS])
        heading = self._governing[index]
        under = heading >= 0 and index - heading <= _GOVERNED and heading != self._headline
        own = list(dict.fromkeys(told)) if length <= _SHORT else []
        return Features(groups, own, "_".join(told[:2]), heading if under else -1, marks, ended, titled, described)

    def heading_words(self, index: int) -> list[str]:
        """The words of a heading, each once."""
        return list(dict.fromkeys(_words(fold(self.blocks[index].words[:60]))))

    def _after(self, index: int) -> tuple[str, int]:
        """Whether the block stands after the headline, and how near."""
        if self._headline < 0 or index < self._headline:
            return ("no" if self._headline < 0 else "before", -1)
        return ("after", bisect(_NEAR_STEPS, index - self._headline))

    def _place(self, index: int) -> tuple[int, ...]:
        """The share of the page's running text that its element, the parent and so on hold, and elements of its names."""
        element = self.elements.of(self.blocks[index].node)
        place = self._places.get(element)
        if place is None:
            held: list[int] = []
            above: Element | None = element
            for _ in _LEVELS:
                held.append(bisect(_STEPS, above.text / self._total) if above is not None else 0)
                above = above.parent if above is not None else None
            place = (*held, bisect(_STEPS, self._alike[_signature(element)] / self._total))
            self._places[element] = place
        return place

    def _is_title(self, folded: str) -> bool:
        title = self._said.title
        return bool(title) and (folded == title or (len(folded) > 20 and folded in title))

    def _is_description(self, folded: str) -> bool:
        return len(folded) > 30 and folded[:60] in self._said.descriptions

    def _furniture(self, words: str, folded: str) -> tuple[str, ...]:
        """An opening of furniture, a picture's credit."""
        found = tuple([name for name, openings in self._openings if folded.startswith(openings)])
        pictured = (
            len(words) <= _CAPTION
            and (":" in folded or "/" in folded or "©" in folded)
            and self._pictured.search(folded)
        )
        return (*found, "pictured") if pictured else found

    def _repeated(self, words: str) -> int:
        """The share of the block that the body which the metadata repeat holds, -1 where there is none."""
        body = self._said.body
        return bisect(_BODY_STEPS, _shared(words[:_OPENING], body)) if body and len(words) > 15 else -1

    def _headings(self) -> list[int]:
        """For each block the heading before it, -1 for none."""
        last, found = -1, []
        for index, block in enumerate(self.blocks):
            found.append(last)
            if block.kind == "heading":
                last = index
        return found

    def _beside(self, index: int, other: int) -> tuple[str, int, str]:
        """The kind, the length of text and the kinship of a neighbour."""
        if not 0 <= other < len(self.blocks):
            return ("none", 0, "")
        near = self.blocks[other]
        return (near.kind, min(2, self._text[other] // 60), _kin(self.blocks[index].node, near.node))


def _words(folded: str) -> list[str]:
    """The words of a folded text."""
    return (_ASCII_WORD if folded.isascii() else _WORD).findall(folded)


def _shape(
    tag: str,
    kind: str,
    size: int,
    link: int,
    marks: int,
    ended: bool,
    first: str,
    strong: int,
    repeats: int,
    dated: bool,
) -> list[str]:
    half = size // 2
    return [
        "bias",
        f"tag={tag}",
        f"kind={kind},size={size}",
        f"link={link},size={half}",
        f"link={link},kind={kind}",
        f"marks={marks},size={half}",
        f"ended={ended},size={half}",
        f"first={first}",
        f"strong={strong},size={size // 3}",
        f"repeats={repeats}",
        f"date={dated},size={half}",
    ]


def _after(after: str, near: int) -> list[str]:
    return [f"headline={after},near={near}"]


def _place(*values: Any) -> list[str]:  # noqa: ANN401 - small values of two types
    *held, alike, kind, size = values
    names = [f"held{level}={share}" for level, share in enumerate(held)]
    return [
        *names,
        f"{names[1]},size={size}",
        f"{names[2]},size={size}",
        f"alike={alike},kind={kind}",
    ]


def _neighbours(kind: str, text: int, kin: str, next_kind: str, next_text: int, next_kin: str) -> list[str]:
    return [
        f"{name}={kind},{text},{kin}" if kin else f"{name}=none"
        for name, kind, text, kin in (("prev", kind, text, kin), ("next", next_kind, next_text, next_kin))
    ]


def _said(titled: bool, described: bool, furniture: tuple[str, ...], repeated: int, size: int) -> list[str]:
    names = [name if name == "pictured" else f"opens={name},size={size // 2}" for name in furniture]
    names += ["said=title"] if titled else []
    names += ["said=description"] if described else []
    return [*names, f"body={repeated},size={size // 3}"] if repeated >= 0 else names


def around(element: Element) -> list[str]:
    """What the elements around a block are called: its own, its parent, and all above, each word once."""
    own = [f"own:{word}" for word in element.names]
    parent = [f"par:{word}" for word in element.parent.names] if element.parent is not None else []
    above: dict[str, None] = {}
    at: Element | None = element
    while at is not None and not is_page(at):
        above.update(dict.fromkeys(f"anc:{word}" for word in at.names))
        if at.node.tag in SEEN_TAGS:
            above[f"in:{at.node.tag}"] = None
        at = at.parent
    return [*own, *parent, *above]


def is_page(element: Element) -> bool:
    """Whether it is the whole page, whose names say nothing of a block."""
    return element.parent is None or element.node.tag in {"body", "html"}


@functools.cache
def opening_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """How blocks open that stand inside an article without being of it, in all languages: teasers, promotion."""
    tables = [language(code).toml("boilerplate") for code in codes()]
    return tuple((name, tuple(word for table in tables for word in table[name])) for name in ("teaser", "promotion"))


def _signature(element: Element) -> tuple[object, ...]:
    """What elements of one kind have in common: their tag and names and those of their parent."""
    parent = element.parent
    return (element.node.tag, element.names, *((parent.node.tag, parent.names) if parent is not None else ()))


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

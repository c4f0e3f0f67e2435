"""The blocks of a page: paragraphs, headings, list items, captions — runs of text with the element they stand in."""

from __future__ import annotations

import re
from typing import NamedTuple

from depeche.article.article import PartKind
from depeche.article.markup import Markup, Node, Run, element_names

_BLOCK = element_names(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3"
    " h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_UNSEEN = element_names(
    "script style noscript template svg iframe button select option textarea input head object canvas video audio map"
    " math dialog title link meta datalist"
)
_STRONG = frozenset({"b", "strong"})
#: What is not shown, or only read aloud.
_HIDDEN = re.compile(
    r"\shidden(?=[\s/]|=[\"']{2}|=[\"']?(?:hidden|true)|$)|display\s*:\s*none|clip\s*:\s*rect\(0"
    r"|[\s\"'](?:visually-?hidden|sr-?only|screen-?reader(?:-?(?:only|text))?|a11y-hidden|u-hidden-visually|element-invisible"
    r"|(?:tooltip|popover|hover-?card|rollover)-?(?:\w+-)?(?:text|content|body|inner|box|block))"
    r"(?=[\s\"'])",
    re.I,
)
_LETTER = re.compile(r"[^\W_]")
#: A kicker of no fewer letters ends in a small letter or a mark, and the headline behind it opens with a capital.
_LEAST_KICKER = 4
_KICKER_END = re.compile(r"[^\W\d_A-ZÀ-ÖØ-Þ][.:!?…]?$")
_HEADLINE_START = re.compile(r"[«„“\"]?[A-ZÀ-ÖØ-Þ]")
_KIND: dict[str, PartKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "li": "list",
    "dd": "list",
    "dt": "list",
    "figcaption": "caption",
    "blockquote": "quote",
}
#: No more blocks are read: the longest live pages have a few thousand.
MAX_BLOCKS = 10_000
#: No fewer characters of attributes hide an element.
_LEAST_HIDING = 7
_SHORT_LINE = 50
_MOST_IN_LINES = 400
#: A cell with more characters is a column of a page laid out in tables.
_LAYOUT_CELL = 200


class PageBlock(NamedTuple):
    """A stretch of text between two block boundaries."""

    node: Node  #: the nearest block element around it
    kind: PartKind
    runs: tuple[Run, ...]
    words: str  #: as a reader sees it
    linked: int  #: characters inside links
    strong: int  #: characters in bold type

    @property
    def link_share(self) -> float:
        """The share of its characters that are inside links."""
        return self.linked / max(1, len(self.words))


def blocks_of_page(markup: Markup) -> list[PageBlock]:
    """The visible blocks in reading order."""
    reader = _Blocks(markup)
    reader.read(markup.root, markup.root)
    reader.flush(markup.root)
    return reader.blocks


class _Blocks:
    """Gathers inline runs until a block boundary; two line breaks in a row are one too."""

    def __init__(self, markup: Markup) -> None:
        self._markup = markup
        self._text = markup.text
        self._hidden: dict[str, bool] = {}  #: by the attributes that say it
        self._runs: list[Run] = []
        self._linked = 0
        self._strong = 0
        self._breaks = 0
        self._broken = False
        self.blocks: list[PageBlock] = []

    def read(self, node: Node, block: Node, linked: bool = False, strong: bool = False) -> None:
        """Take all under the node; ``block`` is the block element that is open."""
        for child in node.children:
            if isinstance(child, tuple):
                if self._runs or not self._text[child[0] : child[1]].isspace():
                    self._take(child, linked, strong)
                continue
            tag = child.tag
            if tag in _BLOCK:
                if not self._is_hidden(child):
                    if self._runs or self._breaks:
                        self.flush(block)
                    self.read(child, child, linked, strong)
                    if self._runs or self._breaks:
                        self.flush(child)
            elif tag == "br":
                self._break(block)
            elif child.children and tag not in _UNSEEN and not self._is_hidden(child):
                self.read(child, block, linked or tag == "a", strong or tag in _STRONG)

    def _is_hidden(self, node: Node) -> bool:
        """Whether the element's attributes say that it is not shown."""
        start, end = node.attrs
        if end - start < _LEAST_HIDING:
            return False
        attrs = self._text[start:end]
        found = self._hidden.get(attrs)
        if found is None:
            found = self._hidden[attrs] = _may_hide(attrs) and _HIDDEN.search(attrs) is not None
        return found

    def _take(self, run: Run, linked: bool, strong: bool) -> None:
        if linked or strong or self._breaks:
            length = len(self._text[run[0] : run[1]].strip())
            if length:
                self._breaks = 0
                self._linked += length if linked else 0
                self._strong += length if strong else 0
        self._runs.append(run)

    def _break(self, block: Node) -> None:
        self._breaks += 1
        if self._breaks > 1:
            self.flush(block)
        elif self._runs:
            at = self._runs[-1][1]
            self._runs.append((at, at))
            self._broken = True

    def flush(self, block: Node) -> None:
        """Close the block that was gathered, if it holds any words."""
        if not self._runs:
            self._breaks = 0
            return
        runs = tuple(self._runs)
        words = self._markup.read(runs)
        if words and len(self.blocks) < MAX_BLOCKS and _LETTER.search(words):
            lines = self._short_lines(runs) if self._broken and len(words) < _MOST_IN_LINES else []
            for line in lines or [runs]:
                self._add(block, line, self._markup.read(line) if lines else words, len(words))
        self._runs, self._linked, self._strong, self._breaks, self._broken = [], 0, 0, 0, False

    def _add(self, block: Node, runs: tuple[Run, ...], words: str, whole: int) -> None:
        kind = _kind(block, words)
        if kind == "heading" and len(runs) > 1 and (spaced := _spaced(self._text, runs)) != runs:
            runs, words = spaced, self._markup.read(spaced)
        share = len(words) / whole
        linked, strong = int(self._linked * share), int(self._strong * share)
        self.blocks.append(PageBlock(block, kind, runs, words, linked, strong))

    def _short_lines(self, runs: tuple[Run, ...]) -> list[tuple[Run, ...]]:
        """The lines of a signature, an address or a verse, each a block; none where a line is long or ends a sentence."""
        lines: list[list[Run]] = [[]]
        for run in runs:
            if run[0] == run[1]:
                lines.append([])
            else:
                lines[-1].append(run)
        told = [(line, self._markup.read(tuple(line))) for line in map(tuple, lines) if line]
        found = [(line, words) for line, words in told if words]
        if len(found) < 2 or any(len(w) > _SHORT_LINE or w.endswith((".", "!", "?", "…", ",")) for _, w in found):
            return []
        return [line for line, _ in found]


def _spaced(text: str, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs of a heading with a break where a kicker and the headline, elements of their own, touch ("HarbourThe")."""
    found = [runs[0]]
    for run in runs[1:]:
        before, (start, end) = found[-1], run
        told = text[max(before[0], before[1] - _LEAST_KICKER) : before[1]]
        if len(told) == _LEAST_KICKER and _KICKER_END.search(told) and _HEADLINE_START.match(text, start, end):
            found.append((start, start))
        found.append(run)
    return tuple(found)


def _may_hide(attrs: str) -> bool:
    """Whether a word that may hide an element stands among its attributes."""
    return (
        "hidden" in attrs
        or "display" in attrs
        or "only" in attrs
        or "screen" in attrs
        or "clip" in attrs
        or "invisible" in attrs
        or "over" in attrs
        or "tooltip" in attrs
    )


def _kind(node: Node, words: str) -> PartKind:
    """What the block is by the element it stands in; a long table cell is layout, not data."""
    above: Node | None = node
    while above is not None:
        tag = above.tag
        if tag in {"td", "th"}:
            return "table" if above is node and len(words) < _LAYOUT_CELL else "paragraph"
        if tag in _KIND:
            return _KIND[tag]
        if tag in {"article", "main", "section", "body", "aside"}:
            break
        above = above.parent
    return "paragraph"

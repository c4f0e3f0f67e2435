"""The blocks of a page: paragraphs, headings, list items, captions — runs of text with the element they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
_BOLD = 0.9
_MOST_IN_LINES = 400
#: What the elements are called that hold a post of another site: one quotation, however many lines it has.
_EMBEDDED = re.compile(
    r"(?<![a-z])(?:twitter-tweet|twitter-video|tiktok-embed|instagram-media|bluesky-embed|mastodon-embed)(?![a-z])"
)
#: A bold first line up to so many characters, over a text of so many, stands by itself.
_LONGEST_LEAD, _LEAST_UNDER_LEAD = 80, 60
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
        self._lead = 0  #: characters in bold type before the first line break
        self._whole = False  #: whether an embedded post is being read
        self.blocks: list[PageBlock] = []

    def read(self, node: Node, block: Node, linked: bool = False, strong: bool = False) -> None:
        """Take all under the node; ``block`` is the block element that is open."""
        for child in node.children:
            if isinstance(child, tuple):
                if self._runs or not self._text[child[0] : child[1]].isspace():
                    self._take(child, linked, strong)
                continue
            tag = child.tag
            if self._whole and (tag in _BLOCK or tag == "br"):
                self._mark_break()
                self.read(child, block, linked, strong)
                self._mark_break()
            elif tag in _BLOCK:
                if not self._is_hidden(child):
                    if self._runs or self._breaks:
                        self.flush(block)
                    self._whole = tag == "blockquote" and _EMBEDDED.search(self._markup.label(child)) is not None
                    self.read(child, child, linked, strong)
                    if self._runs or self._breaks:
                        self.flush(child)
                    self._whole = False
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
            if not self._broken:
                self._lead = self._strong
            self._mark_break()
            self._broken = True

    def _mark_break(self) -> None:
        if self._runs:
            at = self._runs[-1][1]
            self._runs.append((at, at))

    def flush(self, block: Node) -> None:
        """Close the block that was gathered, if it holds any words."""
        if not self._runs:
            self._breaks = 0
            return
        runs = tuple(self._runs)
        words = self._markup.read(runs)
        if words and len(self.blocks) < MAX_BLOCKS and _LETTER.search(words):
            lines = self._standing_lines(runs, len(words)) if self._broken else []
            for line in lines or [runs]:
                self._add(block, line, self._markup.read(line) if lines else words, len(words))
        self._runs, self._linked, self._strong, self._breaks, self._broken = [], 0, 0, 0, False
        self._lead = 0

    def _add(self, block: Node, runs: tuple[Run, ...], words: str, whole: int) -> None:
        kind = _kind(block, words)
        if kind == "heading" and len(runs) > 1 and (spaced := _spaced(self._text, runs)) != runs:
            runs, words = spaced, self._markup.read(spaced)
        share = len(words) / whole
        linked, strong = int(self._linked * share), int(self._strong * share)
        self.blocks.append(PageBlock(block, kind, runs, words, linked, strong))

    def _standing_lines(self, runs: tuple[Run, ...], length: int) -> list[tuple[Run, ...]]:
        """The parts of a block with line breaks that are blocks by themselves; none where it is one."""
        told = [(line, self._markup.read(line)) for line in _lines(runs)]
        found = [(line, words) for line, words in told if words]
        if length < _MOST_IN_LINES and _are_short(found):
            return [line for line, words in found if _LETTER.search(words)]
        if not all(_LETTER.search(words) for _, words in found):
            return _between_rules(found)
        first = found[0][1] if len(found) > 1 else ""
        if (
            0 < len(first) <= _LONGEST_LEAD
            and self._lead >= _BOLD * len(first)
            and length - len(first) >= _LEAST_UNDER_LEAD
        ):
            return [found[0][0], _joined([line for line, _ in found[1:]])]
        return []


def _lines(runs: tuple[Run, ...]) -> list[tuple[Run, ...]]:
    """The runs between the marks of line breaks."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run[0] == run[1]:
            lines.append([])
        else:
            lines[-1].append(run)
    return [tuple(line) for line in lines if line]


def _are_short(lines: Sequence[tuple[tuple[Run, ...], str]]) -> bool:
    """Whether the lines are those of a signature, an address or a verse: several, none long nor the end of a sentence."""
    return len(lines) > 1 and not any(
        len(words) > _SHORT_LINE or words.endswith((".", "!", "?", "…", ",")) for _, words in lines
    )


def _between_rules(lines: Sequence[tuple[tuple[Run, ...], str]]) -> list[tuple[Run, ...]]:
    """The lines that no line without a letter ("* * *", "___") parts, joined."""
    groups: list[list[tuple[Run, ...]]] = [[]]
    for line, words in lines:
        if _LETTER.search(words):
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [_joined(group) for group in groups if group]


def _joined(lines: Sequence[tuple[Run, ...]]) -> tuple[Run, ...]:
    """The lines as one block, a mark of a line break between each two."""
    runs = list(lines[0])
    for line in lines[1:]:
        runs += [(runs[-1][1], runs[-1][1]), *line]
    return tuple(runs)


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

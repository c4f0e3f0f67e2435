"""The blocks of a page: paragraphs, headings, list items, captions — runs of text with the element they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depeche.article.article import PartKind
from depeche.article.markup import Markup, Node, Run

_BLOCK = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "button",
        "select",
        "option",
        "textarea",
        "input",
        "head",
        "object",
        "canvas",
        "video",
        "audio",
        "map",
        "math",
        "dialog",
        "title",
        "link",
        "meta",
    ]
)
_KIND: dict[str, PartKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "li": "list",
    "dd": "list",
    "dt": "list",
    "figcaption": "caption",
    "blockquote": "quote",
}


#: A cell with more characters is a column of a page laid out in tables.
_LAYOUT_CELL = 200


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A stretch of text between two block boundaries."""

    node: Node  #: the nearest block element around it
    kind: PartKind
    runs: tuple[Run, ...]
    words: str  #: as a reader sees it
    linked: int  #: characters inside links

    @property
    def link_share(self) -> float:
        """The share of its characters that are inside links."""
        return self.linked / max(1, len(self.words))


def blocks_of_page(markup: Markup) -> list[PageBlock]:
    """The visible blocks in reading order."""
    return [block for block in _Blocks(markup).walk() if block.words]


class _Blocks:
    """Gathers inline runs until a block boundary; two line breaks in a row are one too."""

    def __init__(self, markup: Markup) -> None:
        self._markup = markup
        self._runs: list[Run] = []
        self._linked = 0
        self._breaks = 0

    def walk(self) -> Iterator[PageBlock]:
        root = self._markup.root
        yield from self._node(root, root, in_link=False)
        yield from self._flush(root)

    def _node(self, node: Node, block: Node, *, in_link: bool) -> Iterator[PageBlock]:
        for child in node.children:
            if isinstance(child, tuple):
                self._take(child, in_link)
            elif child.tag == "br":
                yield from self._break(block)
            elif child.tag in _UNSEEN or self._is_hidden(child):
                continue
            elif child.tag in _BLOCK:
                yield from self._flush(block)
                yield from self._node(child, child, in_link=in_link)
                yield from self._flush(child)
            else:
                yield from self._node(child, block, in_link=in_link or child.tag == "a")

    def _is_hidden(self, node: Node) -> bool:
        start, end = node.attrs
        if end - start < 6:
            return False
        attrs = self._markup.text[start:end]
        return (" hidden" in attrs and "hidden" in attrs.replace("=", " ").split()) or "display:none" in attrs.replace(
            " ", ""
        )

    def _take(self, run: Run, in_link: bool) -> None:
        words = self._markup.text[run[0] : run[1]]
        if words.strip():
            self._breaks = 0
            self._linked += len(words.strip()) if in_link else 0
        self._runs.append(run)

    def _break(self, block: Node) -> Iterator[PageBlock]:
        self._breaks += 1
        if self._breaks > 1:
            yield from self._flush(block)
        elif self._runs:
            at = self._runs[-1][1]
            self._runs.append((at, at))

    def _flush(self, block: Node) -> Iterator[PageBlock]:
        runs, linked = tuple(self._runs), self._linked
        self._runs, self._linked, self._breaks = [], 0, 0
        words = self._markup.read(tuple(run for run in runs if run[0] < run[1]))
        if words:
            yield PageBlock(block, _kind(block, words), runs, words, linked)


def _kind(node: Node, words: str) -> PartKind:
    """What the block is by the element it stands in; a long table cell is layout, not data."""
    for above in (node, *node.ancestors()):
        if above.tag in {"td", "th"}:
            return "table" if above is node and len(words) < _LAYOUT_CELL else "paragraph"
        if above.tag in _KIND:
            return _KIND[above.tag]
        if above.tag in {"article", "main", "section", "body", "aside"}:
            break
    return "paragraph"

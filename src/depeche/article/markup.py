"""A positioned parse of HTML: a tree whose text runs and attributes know their offsets in the decoded capture.

Neither lxml nor selectolax says where a text came from, so depeche reads the markup itself: forgiving as browsers are
(unclosed paragraphs, stray end tags, unquoted attributes, scripts, comments, CDATA), in one pass, linear in the page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

Run = tuple[int, int]

#: Attributes are bounded, so that a page of unclosed quotation marks costs no more than its length.
_TOKEN = re.compile(
    r"<(?:"
    r"(?P<comment>!--)"
    r"|(?P<cdata>!\[CDATA\[)"
    r"|(?P<declaration>[!?])"
    r"|(?P<close>/?)(?P<tag>[a-zA-Z][^\s/>\x00]*+)(?P<attrs>(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+'){0,400}+)>"
    r"|(?P<broken>/?)(?P<broken_tag>[a-zA-Z][a-zA-Z0-9:-]*+)(?P<broken_attrs>[^>]{0,5000}+)>"
    r")"
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?")

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_RAW = frozenset(["script", "style", "textarea", "title", "xmp", "noembed"])
_CLOSES_P = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "div",
        "dl",
        "fieldset",
        "figure",
        "figcaption",
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
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    ]
)
#: An element of the key is closed by the start of one of its own set, up to the nearest of the stops.
_IMPLIED_END = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "option": frozenset({"option"}),
}
_STOPS = frozenset({"ul", "ol", "dl", "table", "tbody", "thead", "select", "body", "html", "div", "section", "article"})
#: Deeper nesting is flattened: no article needs it, and recursion over the tree stays safe.
MAX_DEPTH = 200


class Node:
    """An element. ``children`` are nodes and text runs (start, end) in order."""

    __slots__ = ("attrs", "children", "depth", "parent", "start", "tag")

    def __init__(self, tag: str, attrs: Run, parent: Node | None, start: int) -> None:
        self.tag = tag
        self.attrs = attrs  #: where the attributes stand in the capture
        self.parent = parent
        self.start = start
        self.depth: int = parent.depth + 1 if parent else 0
        self.children: list[Node | Run] = []

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(child for child in reversed(node.children) if isinstance(child, Node))

    def ancestors(self) -> Iterator[Node]:
        """The nodes above, the nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


class Markup:
    """A parsed page: its tree and the text that all offsets point into."""

    __slots__ = ("root", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = _parse(text)

    def attribute(self, node: Node, name: str) -> str:
        """The attribute's value, unescaped; empty when there is none."""
        run = self.attribute_run(node, name)
        return html.unescape(self.text[run[0] : run[1]]).strip() if run else ""

    def attribute_run(self, node: Node, name: str) -> Run | None:
        """Where the attribute's value stands in the capture."""
        for match in _ATTRIBUTE.finditer(self.text, *node.attrs):
            if match[1].lower() == name:
                group = next((g for g in (2, 3, 4) if match[g] is not None), 0)
                return match.span(group) if group else None
        return None

    def label(self, node: Node) -> str:
        """The element's class, id and role in lower case: what its author called it."""
        start, end = node.attrs
        if start == end:
            return ""
        found = []
        for match in _ATTRIBUTE.finditer(self.text, start, end):
            if match[1].lower() in {"class", "id", "role", "itemprop", "data-component", "data-testid"}:
                found.append(next((g for g in match.groups()[1:] if g is not None), ""))
        return " ".join(found).lower()

    def runs(self, node: Node) -> Iterator[Run]:
        """The text runs under the node, in order, scripts and styles left out."""
        for child in node.children:
            if isinstance(child, Node):
                if child.tag not in {"script", "style"}:
                    yield from self.runs(child)
            else:
                yield child

    def words(self, node: Node) -> str:
        """The node's text as a reader sees it, white space folded."""
        return self.read(tuple(self.runs(node)))

    def read(self, runs: tuple[Run, ...]) -> str:
        """The runs' text, unescaped, white space folded."""
        return " ".join(html.unescape("".join(self.text[a:b] for a, b in runs)).split())


def _parse(text: str) -> Node:
    root = Node("#root", (0, 0), None, 0)
    current, at, size = root, 0, len(text)
    while at < size:
        match = _TOKEN.search(text, at)
        if match is None:
            current.children.append((at, size))
            break
        if match.start() > at:
            current.children.append((at, match.start()))
        current, at = _step(text, match, current)
    return root


def _step(text: str, match: re.Match[str], current: Node) -> tuple[Node, int]:
    """Take one token: the node that is open after it and where reading goes on."""
    kind = match.lastgroup
    if match["comment"]:
        return current, _after(text, "-->", match.end())
    if match["cdata"]:
        end = text.find("]]>", match.end())
        end = len(text) if end < 0 else end
        if end > match.end():
            current.children.append((match.end(), end))
        return current, end + 3
    if match["declaration"]:
        return current, _after(text, ">", match.end())
    broken = kind is not None and kind.startswith("broken")
    tag = (match["broken_tag"] if broken else match["tag"]).lower()
    if match["broken"] if broken else match["close"]:
        return _close(current, tag), match.end()
    return _open(text, tag, match.span("broken_attrs" if broken else "attrs"), match, current)


def _open(text: str, tag: str, attrs: Run, match: re.Match[str], current: Node) -> tuple[Node, int]:
    parent = _implied(current, tag)
    node = Node(tag, attrs, parent, match.start())
    parent.children.append(node)
    end = match.end()
    if tag in _RAW:
        close = re.compile(rf"</{tag}(?=[\s/>])", re.I).search(text, end)
        stop = close.start() if close else len(text)
        if stop > end:
            node.children.append((end, stop))
        return parent, _after(text, ">", stop) if close else stop
    if tag in _VOID or text[attrs[1] - 1 : attrs[1]] == "/" or node.depth > MAX_DEPTH:
        return parent, end
    return node, end


def _implied(current: Node, tag: str) -> Node:
    """The node a new element goes under, once the elements that its start closes are closed."""
    if tag in _CLOSES_P:
        node: Node | None = current
        while node is not None and node.tag not in _STOPS and node.tag not in {"td", "li", "button"}:
            if node.tag == "p":
                return node.parent or node
            node = node.parent
    closed = _IMPLIED_END.get(tag)
    if closed:
        node = current
        while node is not None and node.tag not in _STOPS:
            if node.tag in closed:
                above = node.parent or node
                return _implied(above, tag) if tag == "tr" and above.tag == "tr" else above
            node = node.parent
    return current


def _close(current: Node, tag: str) -> Node:
    """The node that is open after an end tag; a stray one changes nothing."""
    node: Node | None = current
    while node is not None:
        if node.tag == tag:
            return node.parent or node
        node = node.parent
    return current


def _after(text: str, mark: str, at: int) -> int:
    found = text.find(mark, at)
    return len(text) if found < 0 else found + len(mark)

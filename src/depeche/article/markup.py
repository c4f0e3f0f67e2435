"""A positioned parse of HTML: a tree whose text runs and attributes know their offsets in the decoded capture.

Neither lxml nor selectolax says where a text came from, so depeche reads the markup itself: forgiving as browsers are
(unclosed paragraphs, stray end tags, unquoted attributes, scripts, comments, CDATA), in one pass, linear in the page.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Callable, Iterator
from typing import TypeVar

Run = tuple[int, int]
Judgement = TypeVar("Judgement")

#: A quotation mark counts only after "=", as in browsers; one that nothing closes is a letter.
_ATTRIBUTES = r"((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>"
_OTHER = r"(!--)|(!\[CDATA\[)|([!?])"
_NAME = r"([a-zA-Z][^\s/>\x00]*+)"
_TOKEN = re.compile(rf"<(?:{_NAME}{_ATTRIBUTES}|/{_NAME}{_ATTRIBUTES}|{_OTHER}|(/?){_NAME}([^>]*+)>)")
#: For a page whose quotation marks do not pair: a tag ends at the first ">".
_PLAIN_TOKEN = re.compile(rf"<(?:{_NAME}([^>]*+)>|/{_NAME}([^>]*+)>|{_OTHER})")
_OPEN, _CLOSE, _COMMENT, _CDATA, _BROKEN = 2, 4, 5, 6, 10
#: Tags whose attributes never end, before the page is read plainly: each costs the length of the page.
_MOST_BROKEN = 8
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?")

#: The attributes by which authors say what an element is.
_NAMING = re.compile(
    r"""(?<![^\s"'/])(?:class|id|role|itemprop|data-(?:component|testid|type|name|module|block|qa|role))\s*=\s*"""
    r"""(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""",
    re.I,
)
_PLAIN_NAMES = (' class="', ' id="', ' role="', ' itemprop="')
_KEPT_LABELS = 10_000
_LONGEST_KEPT = 300
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def element_names(words: str) -> frozenset[str]:
    """The words of a line as a set."""
    return frozenset(words.split())


def by_label(judge: Callable[[str], Judgement]) -> Callable[[str], Judgement]:
    """The judgement of a label (class, id, role), kept: labels come again on each page of a site."""
    kept = functools.lru_cache(maxsize=_KEPT_LABELS)(judge)
    return lambda label: kept(label) if len(label) < _LONGEST_KEPT else judge(label)


_VOID = element_names("area base br col embed hr img input link meta param source track wbr")
_UNREAD = frozenset({"script", "style"})
_RAW = element_names("script style textarea title xmp noembed iframe noframes")
_RAW_END = {tag: re.compile(rf"</{tag}(?=[\s/>])", re.I) for tag in _RAW}
#: Elements whose start closes an open paragraph, and which no inline end tag closes.
_CLOSES_P = element_names(
    "address article aside blockquote center details div dl fieldset figure figcaption footer form h1 h2 h3 h4 h5 h6"
    " header hr main menu nav ol p pre section summary table ul"
)
_SPECIAL = _CLOSES_P | element_names("li dd dt td th tr tbody thead tfoot caption body html template object button")
#: An element of the key is closed by the start of one of its own set, up to the nearest of the stops.
_IMPLIED_END = {
    "li": element_names("li"),
    "dt": element_names("dt dd"),
    "dd": element_names("dt dd"),
    "tr": element_names("tr td th"),
    "td": element_names("td th"),
    "th": element_names("td th"),
    "option": element_names("option"),
}
_STOPS = element_names("ul ol dl table tbody thead select body html div section article")
_OPENS_IMPLY = _CLOSES_P | frozenset(_IMPLIED_END)
_TABLE_PARTS = element_names("table tbody thead tfoot tr td th caption body html")
#: No end tag from inside one of these closes an element outside it.
_SCOPES = element_names("td th table caption template object")
#: Deeper nesting is flattened: no article needs it, and recursion over the tree stays safe.
MAX_DEPTH = 100
#: End tags that close nothing, before only those of the element that is open are heeded.
_MOST_STRAY = 5_000
#: Further elements are read as text: memory stays bounded, and no article has so many.
MAX_NODES = 100_000


class Node:
    """An element. ``children`` are nodes and text runs (start, end) in order."""

    __slots__ = ("attrs", "children", "depth", "parent", "start", "tag")

    def __init__(self, tag: str, attrs: Run, parent: Node | None, start: int, depth: int) -> None:
        self.tag = tag
        self.attrs = attrs  #: where the attributes stand in the capture
        self.parent = parent
        self.start = start
        self.depth = depth
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

    __slots__ = ("_labels", "nodes", "root", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._labels: dict[str, str] = {}  #: by the attributes that say them
        self.nodes: list[Node] = []  #: every element in the order of the page, the root left out
        self.root = _parse(text, self.nodes)

    def attribute(self, node: Node, name: str) -> str:
        """The attribute's value, unescaped; empty when there is none."""
        run = self.attribute_run(node, name)
        return html.unescape(self.text[run[0] : run[1]]).strip() if run else ""

    def attribute_run(self, node: Node, name: str) -> Run | None:
        """Where the attribute's value stands in the capture."""
        start, end = node.attrs
        attrs = self.text[start:end]
        at = attrs.find(f' {name}="')
        if at >= 0 and "'" not in attrs:
            at += len(name) + 3
            stop = attrs.find('"', at)
            return start + at, start + stop if stop >= 0 else end
        if at < 0 and name not in attrs.lower():
            return None
        for match in _ATTRIBUTE.finditer(self.text, *node.attrs):
            if match[1].lower() == name:
                group = next((g for g in (2, 3, 4) if match[g] is not None), 0)
                return match.span(group) if group else None
        return None

    def label(self, node: Node) -> str:
        """The element's class, id and role, "storyBody" as "story-body": what its author called it."""
        start, end = node.attrs
        if end - start < 5:
            return ""
        attrs = self.text[start:end]
        found = self._labels.get(attrs)
        if found is None:
            found = self._labels[attrs] = _label(attrs)
        return found

    def runs(self, node: Node) -> Iterator[Run]:
        """The text runs under the node, in order, scripts and styles left out."""
        open_ = [iter(node.children)]
        while open_:
            for child in open_[-1]:
                if isinstance(child, tuple):
                    yield child
                elif child.children and child.tag not in _UNREAD:
                    open_.append(iter(child.children))
                    break
            else:
                open_.pop()

    def words(self, node: Node) -> str:
        """The node's text as a reader sees it, white space folded."""
        return self.read(tuple(self.runs(node)))

    def read(self, runs: tuple[Run, ...]) -> str:
        """The runs' text, unescaped, white space folded; a line break (an empty run) reads as a space."""
        text = self.text
        joined = (
            text[runs[0][0] : runs[0][1]] if len(runs) == 1 else "".join(text[a:b] if a < b else " " for a, b in runs)
        )
        return " ".join((html.unescape(joined) if "&" in joined else joined).split())


def _label(attrs: str) -> str:
    names = _plain_names(attrs)
    if names is None:
        names = " ".join([m[1] or m[2] or m[3] or "" for m in _NAMING.finditer(attrs)])
    return names if names.islower() else _CAMEL.sub("-", names).lower()


def _plain_names(attrs: str) -> str | None:
    """The names where all are written in the plainest way, None where a closer look is needed."""
    if "data-" in attrs or "'" in attrs or "\n" in attrs:
        return None
    found = []
    for opening in _PLAIN_NAMES:
        at = attrs.find(opening)
        if at >= 0:
            at += len(opening)
            found.append(attrs[at : attrs.find('"', at)])
        elif opening[1:-1] in attrs:
            return None
    return " ".join(found)


def _parse(text: str, nodes: list[Node]) -> Node:
    root = current = Node("#root", (0, 0), None, 0, 0)
    at, size, token, broken, stray = 0, len(text), _TOKEN, 0, 0
    stop, tags = text.rfind(">") + 1, _Tags()
    while match := token.search(text, at, stop):
        start, end = match.span()
        if start > at:
            current.children.append((at, start))
        at, kind = end, match.lastindex
        if kind == _OPEN:
            current, at = _open(text, tags[match[1]], match.span(2), start, current, nodes)
        elif kind == _CLOSE:
            tag = tags[match[3]]
            if current.tag == tag:
                current = current.parent or current
            elif stray < _MOST_STRAY:
                closed = _close(current, tag)
                stray += closed is current
                current = closed
        elif kind == _BROKEN:
            broken += 1
            token = _PLAIN_TOKEN if broken > _MOST_BROKEN else token
            tag = tags[match[9]]
            current, at = (
                (_close(current, tag), end) if match[8] else _open(text, tag, match.span(10), start, current, nodes)
            )
        else:
            at = _skip(text, match, current)
    if at < size:
        current.children.append((at, size))
    return root


class _Tags(dict[str, str]):
    """Names of elements in lower case, each worked out once for a page."""

    def __missing__(self, name: str) -> str:
        found = self[name] = name.lower()
        return found


def _skip(text: str, match: re.Match[str], current: Node) -> int:
    """Take a comment, a CDATA section or a declaration: where reading goes on."""
    if match.lastindex == _COMMENT:
        return _after(text, "-->", match.end() - 2)
    if match.lastindex == _CDATA:
        end = text.find("]]>", match.end())
        end = len(text) if end < 0 else end
        if end > match.end():
            current.children.append((match.end(), end))
        return min(len(text), end + 3)
    return _after(text, ">", match.end())


def _open(text: str, tag: str, attrs: Run, start: int, current: Node, nodes: list[Node]) -> tuple[Node, int]:
    end = attrs[1] + 1
    if len(nodes) >= MAX_NODES and tag not in _RAW:
        return current, end
    parent = _implied(current, tag) if tag in _OPENS_IMPLY else current
    depth = parent.depth + 1
    node = Node(tag, attrs, parent, start, depth)
    parent.children.append(node)
    nodes.append(node)
    if tag in _RAW:
        close = _RAW_END[tag].search(text, end)
        stop = close.start() if close else len(text)
        if stop > end:
            node.children.append((end, stop))
        return parent, _after(text, ">", stop) if close else stop
    if (
        tag in _VOID
        or depth > MAX_DEPTH
        or (text[attrs[1] - 1] == "/" and attrs[1] > attrs[0] and _closes_itself(node))
    ):
        return parent, end
    return node, end


def _closes_itself(node: Node) -> bool:
    """Whether "/>" closes the element: in drawings and formulas, whose elements are not HTML."""
    return ":" in node.tag or node.tag in {"path", "svg", "g", "use"} or any(a.tag == "svg" for a in node.ancestors())


def _implied(current: Node, tag: str) -> Node:
    """The node a new element goes under, once the elements that its start closes are closed."""
    node: Node | None = current
    if tag in _CLOSES_P:
        while node is not None and node.tag not in _STOPS and node.tag not in {"td", "li", "button"}:
            if node.tag == "p":
                return node.parent or node
            node = node.parent
        return current
    closed = _IMPLIED_END[tag]
    while node is not None and node.tag not in _STOPS:
        if node.tag in closed:
            above = node.parent or node
            return _implied(above, tag) if tag == "tr" and above.tag == "tr" else above
        node = node.parent
    return current


def _close(current: Node, tag: str) -> Node:
    """The node that is open after an end tag; a stray one changes nothing."""
    node: Node | None = current
    special, part = tag in _SPECIAL, tag in _TABLE_PARTS
    while node is not None:
        name = node.tag
        if name == tag:
            return node.parent or node
        if (name in _SCOPES and not part) or (not special and name in _SPECIAL):
            return current
        node = node.parent
    return current


def _after(text: str, mark: str, at: int) -> int:
    found = text.find(mark, at)
    return len(text) if found < 0 else found + len(mark)

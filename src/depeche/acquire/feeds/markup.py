"""The pieces of markup, told apart in one pass however they are broken; no input makes it take more than a few."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from depeche.acquire.feeds.plain import unescaped

#: A tag: with sound quotation marks, with a few that hold anything, or with whatever comes before the next ">".
TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)(?P<attributes>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+"
    r"|(?:[^<>\"']++|\"[^\"]{0,2000}+\"|'[^']{0,2000}+'){0,60}+|[^<>]*+)>",
    re.A,
)
DECLARATION = re.compile(r"<\?[^>]*+(?:>|\Z)|<![A-Za-z\[][^<>]*+>")
_ATTRIBUTE = re.compile(
    r"((?:[A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?", re.A
)
_UNSEEN = frozenset({"script", "style", "template", "noscript", "svg"})


@dataclass(slots=True)
class Marks:
    """Where marks stand in a text."""

    text: str
    last: dict[str, int] = field(default_factory=dict)

    def after(self, mark: str, start: int) -> int | None:
        """The place after the next such mark, or None; told without a search where none is left."""
        if mark not in self.last:
            self.last[mark] = self.text.rfind(mark)
        return self.text.find(mark, start) + len(mark) if start <= self.last[mark] else None


def attributes(written: str, own: dict[str, str] | None = None) -> Iterator[tuple[str, str]]:
    """The attributes of a tag, names in small letters, references resolved."""
    for name, *values in _ATTRIBUTE.findall(written):
        yield name.lower(), unescaped(next((value for value in values if value), ""), own)


@dataclass(frozen=True, slots=True)
class Piece:
    """A tag, or the text before it where ``name`` is empty."""

    name: str
    closes: bool = False
    attributes: str = ""
    text: str = ""


def pieces(html: str) -> Iterator[Piece]:
    """Tags and texts of a page in their order, without comments, scripts and styles."""
    marks, position, size = Marks(html), 0, len(html)
    unclosed: set[str] = set()
    while position < size:
        start = html.find("<", position)
        start = size if start < 0 else start
        if start > position:
            yield Piece("", text=html[position:start])
        if html.startswith("<!--", start):
            position = marks.after("-->", start) or start + 4
        elif skipped := DECLARATION.match(html, start):
            position = skipped.end()
        elif tag := TAG.match(html, start):
            name, closes = tag["name"].lower(), bool(tag["close"])
            yield Piece(name, closes, tag["attributes"])
            position = tag.end()
            if name in _UNSEEN - unclosed and not closes and not tag["attributes"].endswith("/"):
                end = re.compile(f"</{name}", re.I).search(html, position)
                position = end.start() if end else position
                unclosed |= set() if end else {name}
        else:
            position = start + 1

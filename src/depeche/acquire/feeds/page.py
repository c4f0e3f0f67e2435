"""What an HTML page links to: its declared feeds, and its links with their words and times."""

from __future__ import annotations

from dataclasses import dataclass, field

from depeche.acquire.feeds.markup import attributes, pieces
from depeche.acquire.feeds.plain import unescaped

#: No page needs more links read.
_MOST_LINKS = 20_000


@dataclass(slots=True)
class Link:
    """A link of a page."""

    address: str  #: as written
    words: str
    place: str  #: the part of the page: "main", "nav", "header", "footer", "aside"
    time: str | None = None  #: of the ``time`` element beside it


@dataclass(slots=True)
class Page:
    """A page's head and links."""

    title: str = ""
    base: str | None = None
    language: str | None = None
    alternates: list[dict[str, str]] = field(default_factory=list)  #: attributes of each ``link rel=alternate``
    links: list[Link] = field(default_factory=list)


def read_page(text: str) -> Page:
    """The page, however its tags are balanced."""
    reader = _Reader()
    for piece in pieces(text):
        if not piece.name:
            reader.text(piece.text)
        elif piece.closes:
            reader.close(piece.name)
        elif piece.name in _READ:
            reader.open(piece.name, dict(attributes(piece.attributes)))
    return reader.page


_PLACES = frozenset({"nav", "header", "footer", "aside", "article"})
_BLOCKS = frozenset({"li", "section", "tr"})
_READ = _PLACES | _BLOCKS | {"html", "title", "base", "link", "a", "time"}


class _Reader:
    """The page as far as it was read."""

    def __init__(self) -> None:
        self.page = Page()
        self._link: Link | None = None
        self._in_title = False
        self._places = ["main"]
        self._block = 0
        self._time: str | None = None

    def open(self, tag: str, said: dict[str, str]) -> None:
        if tag == "html":
            self.page.language = said.get("lang") or self.page.language
        elif tag == "title":
            self._in_title = not self.page.title
        elif tag == "base":
            self.page.base = self.page.base or said.get("href")
        elif tag == "link":
            if "alternate" in said.get("rel", "").lower().split():
                self.page.alternates.append(said)
        elif tag == "a":
            self._open_link(said)
        elif tag == "time":
            self._take_time(said.get("datetime"))
        else:
            if tag in _PLACES:
                self._places.append("main" if tag == "article" else tag)
            self._begin_block()

    def _open_link(self, said: dict[str, str]) -> None:
        self._link = None
        if said.get("href") and len(self.page.links) < _MOST_LINKS:
            self._link = Link(said["href"], said.get("aria-label", ""), self._places[-1], self._time)
            self.page.links.append(self._link)

    def _take_time(self, written: str | None) -> None:
        self._time = self._time or written
        for link in self.page.links[self._block :]:
            link.time = link.time or self._time

    def _begin_block(self) -> None:
        """From here on times are of other links than those before."""
        self._block, self._time = len(self.page.links), None

    def close(self, tag: str) -> None:
        if tag == "a":
            self._link = None
        elif tag == "title":
            self._in_title = False
        elif tag in _PLACES and len(self._places) > 1:
            self._places.pop()
            self._begin_block()

    def text(self, written: str) -> None:
        if self._in_title:
            self.page.title += unescaped(written)
        elif self._link is not None:
            self._link.words = f"{self._link.words} {unescaped(written)}".strip()

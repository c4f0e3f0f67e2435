"""What an HTML page links to: its declared feeds, and its links with their words and times."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

#: No page needs more links read.
_MOST_LINKS = 20_000
_Attributes = list[tuple[str, str | None]]


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
    reader.feed(text)
    reader.close()
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._link: Link | None = None
        self._in_title = False
        self._places = ["main"]
        self._block = 0
        self._time: str | None = None

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.page.language = said.get("lang") or self.page.language
        elif tag == "title":
            self._in_title = not self.page.title
        elif tag == "base" and self.page.base is None:
            self.page.base = said.get("href")
        elif tag == "link" and "alternate" in said.get("rel", "").lower().split():
            self.page.alternates.append(said)
        elif tag == "a" and said.get("href") and len(self.page.links) < _MOST_LINKS:
            self._link = Link(said["href"], said.get("aria-label", ""), self._places[-1], self._time)
            self.page.links.append(self._link)
        elif tag in {"nav", "header", "footer", "aside", "article"}:
            self._places.append("main" if tag == "article" else tag)
            self._begin_block()
        elif tag in {"li", "section", "tr"}:
            self._begin_block()
        elif tag == "time" and said.get("datetime"):
            self._time = self._time or said["datetime"]
            for link in self.page.links[self._block :]:
                link.time = link.time or self._time

    def _begin_block(self) -> None:
        """From here on times are of other links than those before."""
        self._block, self._time = len(self.page.links), None

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._link = None
        elif tag == "title":
            self._in_title = False
        elif tag in {"nav", "header", "footer", "aside", "article"} and len(self._places) > 1:
            self._places.pop()
            self._begin_block()

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.page.title += data
        elif self._link is not None:
            self._link.words = f"{self._link.words} {data}" if self._link.words else data

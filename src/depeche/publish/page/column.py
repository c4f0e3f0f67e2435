"""The column of an article: its parts as what they are — headings, lists, quotations, captions, tables, each story apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from depeche.article.article import Article, Part, Section
from depeche.publish.interface import Interface
from depeche.publish.page.markup import tag, text
from depeche.publish.values import date_in_words

#: The words of a part as HTML.
Inside = Callable[[Part], str]

_ROW = re.compile(r"<tr[\s>]", re.I)
_LIST = re.compile(r"<(/?)([ou]l)\b", re.I)
_HEAD_CELL = re.compile(r"<t([hd])[\s>](?!.*<t[hd][\s>])", re.I | re.S)
#: How far before a cell or an item its tags are looked for.
_NEAR = 2_000


def column(article: Article, shown: Sequence[Part], inside: Inside, prefix: str, words: Interface) -> str:
    """The parts in order; ``prefix`` begins the ids of the stories."""
    pieces = []
    for number, parts in groupby(shown, key=lambda part: part.section):
        content = "".join(_elements(article, list(parts), inside, prefix))
        section = next((s for s in article.sections if s.id == number), None)
        if number and section is not None:
            content = tag("section", _stamp(section, words) + content, {"class": "story", "id": f"{prefix}s{number}"})
        pieces.append(content)
    return "".join(pieces)


def _stamp(section: Section, words: Interface) -> str:
    """When the story was published, where its own words do not say so."""
    published = section.published
    if published is None or (published.pin and published.pin.start is not None):
        return ""
    said = published.value[1:6] if published.value.startswith("T") else date_in_words(published.value, words)
    return tag("p", tag("time", text(said), {"datetime": published.value.removeprefix("T")}), {"class": "stamp"})


def _elements(article: Article, parts: Sequence[Part], inside: Inside, prefix: str) -> Iterator[str]:
    for kind, group in groupby(parts, key=lambda part: part.kind):
        alike = list(group)
        if kind == "list":
            yield from _lists(article, alike, inside)
        elif kind == "digest":
            items = (tag("li", inside(part) + _to_story(article, part, prefix), {"class": kind}) for part in alike)
            yield tag("ul", "".join(items), {"class": kind})
        elif kind == "quote":
            yield tag("blockquote", "".join(tag("p", inside(part)) for part in alike), {"class": kind})
        elif kind == "table":
            yield _table(article, alike, inside)
        elif kind == "caption":
            yield from (tag("figure", tag("figcaption", inside(part)), {"class": kind}) for part in alike)
        elif kind == "heading":
            yield from (tag(_heading(article, part), inside(part), {"class": kind}) for part in alike)
        else:
            yield from (tag("p", inside(part), {"class": kind}) for part in alike)


def _heading(article: Article, part: Part) -> str:
    """The element of a heading: that of a story stands above those inside it."""
    heads = {s.heading.start for s in article.sections if s.heading}
    return "h2" if part.start in heads else "h3"


def _to_story(article: Article, part: Part, prefix: str) -> str:
    """A way from a digest's line to the story that tells it."""
    told = next((s for s in article.sections if s.id and s.digest and s.digest.start == part.start), None)
    if told is None:
        return ""
    name = told.heading.text if told.heading else str(told.id)
    return " " + tag("a", "↓", {"class": "to-story", "href": f"#{prefix}s{told.id}", "aria-label": name})


def _lists(article: Article, parts: Sequence[Part], inside: Inside) -> Iterator[str]:
    """The items, numbered where the page numbers them."""
    for name, group in groupby(parts, key=lambda part: _list_of(article, part)):
        yield tag(name, "".join(tag("li", inside(part), {"class": "list"}) for part in group), {"class": "list"})


def _list_of(article: Article, part: Part) -> str:
    start = _source(article, part)[0]
    opened: list[str] = []
    for match in _LIST.finditer(article.captured, max(0, start - _NEAR), start):
        if not match[1]:
            opened.append(match[2].lower())
        elif opened:
            opened.pop()
    return opened[-1] if opened else "ul"


def _table(article: Article, cells: Sequence[Part], inside: Inside) -> str:
    """The cells in their rows, as the markup between them tells."""
    rows: list[list[str]] = []
    last = None
    for cell in cells:
        start, end = _source(article, cell)
        before = article.captured[max(0, start - _NEAR) : start] if last is None else article.captured[last:start]
        if not rows or _ROW.search(before):
            rows.append([])
        head = _HEAD_CELL.search(before)
        rows[-1].append(tag("th" if head and head[1] in "hH" else "td", inside(cell)))
        last = end
    content = "".join(tag("tr", "".join(row)) for row in rows)
    return tag("div", tag("table", content), {"class": "table", "tabindex": "0"})


def _source(article: Article, part: Part) -> tuple[int, int]:
    """Where the part stands in the capture."""
    runs = article.map.runs(part.start, part.end)
    return (runs[0][0], runs[-1][1]) if runs else (0, 0)

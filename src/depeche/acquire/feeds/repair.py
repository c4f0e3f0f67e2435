"""Any markup that means to be XML, made into XML that every parser takes.

Tags are balanced, names brought to the prefixes that readers know, text fields freed of stray markup, references
resolved, document types dropped: nothing outside is ever fetched, and no entity expands into another.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urljoin
from xml.sax.saxutils import escape, quoteattr

from depeche.acquire.feeds.characters import without_controls
from depeche.acquire.feeds.markup import DECLARATION, TAG, Marks, attributes
from depeche.acquire.feeds.namespaces import NAMESPACES, prefix_of
from depeche.acquire.feeds.plain import unescaped

#: Elements that stand for one article, in feeds and in sitemaps.
ARTICLES = frozenset({"item", "entry"})
#: sitemaps.org allows no more in one file, and no feed has as many: the first are read.
MOST_ARTICLES = 50_000
PAGES = frozenset({"url", "sitemap"})
_ROOTS = frozenset({"rss", "rdf:rdf", "feed", "channel", "urlset", "sitemapindex", "opml", "body"})
#: Fields whose content is text or HTML, whatever markup stands in it.
_TEXTS = frozenset({
    "title", "link", "guid", "id", "pubdate", "description", "summary", "content", "content:encoded",
    "published", "updated", "modified", "issued", "created", "dc:date", "dc:creator", "dc:title",
    "dc:description", "dc:language", "dcterms:created", "dcterms:modified", "dcterms:issued", "language",
    "ttl", "subtitle", "tagline", "info", "copyright", "rights", "lastbuilddate", "category", "name", "email",
    "uri", "comments", "docs", "generator", "managingeditor", "webmaster", "sy:updateperiod",
    "sy:updatefrequency", "sy:updatebase", "loc", "lastmod", "changefreq", "priority", "news:title",
    "news:publication_date", "news:language", "news:name", "news:keywords", "media:title",
    "media:description", "feedburner:origlink", "itunes:summary", "itunes:subtitle", "itunes:author",
})  # fmt: skip
_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[]*(?:\[((?:(?!<!DOCTYPE).)*?)\]\s*)?>", re.S | re.I)
_ENTITY = re.compile(r"<!ENTITY\s+([A-Za-z][\w.-]{0,63})\s+(?:\"([^\"&%<]{0,500})\"|'([^'&%<]{0,500})')\s*>")
_MOST_ENTITIES = 300
#: Deeper elements are taken for mistakes, as more namespaces are: no feed has so many.
_DEEPEST = 100
_MOST_NAMESPACES = 100
_CDATA = "<![CDATA["
_ANY_CDATA = re.compile(r"<!\[cdata\[", re.I)
#: Fields that hold one word, whatever markup somebody put around it.
_WORDS = frozenset(
    {"link", "guid", "id", "loc", "pubdate", "published", "updated", "lastmod", "dc:date", "language", "ttl"}
)
_BOUNDARY = r"</?(?:[\w-]+:)?(?:{names})\b(?=[\s>/])"
_WHOLES = ("channel", "feed", "rss", "rdf", "urlset", "sitemapindex")
_FIELD = re.compile(
    r"</?(?:[\w-]+:)?(?:title|link|guid|pubdate|description|encoded|published|updated|loc|lastmod|author|creator|"
    r"category|enclosure|publication_date|language)\b(?=[\s>/])",
    re.I,
)
_CLOSE = re.compile(r"</(?:[\w-]+:)?([\w.-]+)")
_MARKED_UP = re.compile(r"<[A-Za-z/!][^<>]*>")
_PREFIXED = re.compile(r"(</?)(?:xhtml|html|h):(?=[A-Za-z])")


class _Scope(NamedTuple):
    """What an element inherits: the namespaces that prefixes are bound to, and the base of its links."""

    bound: dict[str, str]
    base: str


_OUTERMOST = _Scope({}, "")


@dataclass(slots=True)
class _Document:
    """A document as it is written anew."""

    text: str
    marks: Marks
    items: frozenset[str]
    entities: dict[str, str]
    out: list[str] = field(default_factory=list)
    open: list[tuple[str, _Scope]] = field(default_factory=list)  # names, and the scope outside each
    scope: _Scope = _OUTERMOST
    begun: int = 0  # articles
    flaws: dict[str, None] = field(default_factory=dict)
    boundary: tuple[int, int] = (0, -1)  # a place, and the next boundary after it
    last_close: dict[str, int] = field(default_factory=dict)  # where each name is closed for the last time


def well_formed(text: str, items: frozenset[str] = ARTICLES) -> tuple[str, tuple[str, ...]]:
    """The document as XML under one root ``read``, and what had to be repaired in it.

    ``items`` are the elements that stand for one article each: none stands in another.
    """
    bare, subset = untyped(_ANY_CDATA.sub(_CDATA, text))
    document = _Document(bare, Marks(bare), items, _entities(subset))
    if "<!ENTITY" in subset:
        document.flaws["the document type's entities are taken literally, those from outside not at all"] = None
    document.last_close |= {found[1].lower(): found.start() for found in _CLOSE.finditer(bare)}
    position, text = 0, bare
    while (start := text.find("<", position)) >= 0 and document.begun <= MOST_ARTICLES:
        _write_text(document, text[position:start])
        position = _step(document, start)
    if document.begun > MOST_ARTICLES:
        document.flaws[f"more than {MOST_ARTICLES} articles; the others were passed over"] = None
    else:
        _write_text(document, text[position:])
    if document.open:
        document.flaws["elements that are never closed, or a document cut short"] = None
        _close(document, 0)
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return without_controls(f"<read {declared}>{''.join(document.out)}</read>"), tuple(document.flaws)


def untyped(text: str) -> tuple[str, str]:
    """The document without its type, and the inside of that type."""
    found = _DOCTYPE.search(text[:100_000])
    return (text[: found.start()] + text[found.end() :], found[1] or "") if found else (text, "")


def _entities(subset: str) -> dict[str, str]:
    """The short literal entities of a document type; one that holds a reference is none."""
    found = list(_ENTITY.finditer(subset))[:_MOST_ENTITIES]
    return {match[1]: match[2] if match[2] is not None else match[3] for match in found}


def _step(document: _Document, start: int) -> int:
    """Deal with what begins at the "<"; the place to go on at."""
    text = document.text
    if text.startswith(_CDATA, start):
        end = document.marks.after("]]>", start)
        around = document.open and document.open[-1][0] in document.items
        if end is not None and around and _FIELD.search(text, start, end):
            return start + len(_CDATA)  # the section is around the fields themselves
        if end is not None:
            _write_text(document, text[start + len(_CDATA) : end - 3], literal=True)
        return start + len(_CDATA) if end is None else end
    if text.startswith("<!--", start):
        end = document.marks.after("-->", start)
        return start + 4 if end is None else end
    if skipped := DECLARATION.match(text, start):
        return skipped.end()
    tag = TAG.match(text, start)
    if tag is None:
        document.flaws["a “<” that begins no tag"] = None
        _write_text(document, "<", literal=True)
        return start + 1
    return _closed(document, tag) if tag["close"] else _opened(document, tag)


def _write_text(document: _Document, text: str, literal: bool = False) -> None:
    if document.open and text.strip():
        document.out.append(escape(text if literal else unescaped(text, document.entities)))


def _opened(document: _Document, tag: re.Match[str]) -> int:
    written = tag["attributes"].rstrip()
    empty = written.endswith("/")
    outside = document.scope
    said = dict(_attributes(document, written.removesuffix("/")))
    name = _name(document, tag["name"])
    if name in document.items:
        _leave_item(document)
        document.begun += 1
        if document.begun > MOST_ARTICLES:
            return tag.end()
    if name in _TEXTS and not (name == "content" and "src" in said):
        after = _field(document, tag.end(), name, said, empty)
        document.scope = outside
        return after
    if not empty and len(document.open) == _DEEPEST:
        document.flaws["elements within too many others"] = None
        return tag.end()
    document.out.append(_start(name, said) + (f"</{name}>" if empty else ""))
    if empty:
        document.scope = outside
    else:
        document.open.append((name, outside))
    return tag.end()


def _leave_item(document: _Document) -> None:
    """An article does not stand in another one: the earlier was never closed."""
    at = next((place for place, name in enumerate(document.open) if name[0] in document.items), None)
    if at is not None:
        document.flaws["articles that are never closed"] = None
        _close(document, at)


def _closed(document: _Document, tag: re.Match[str]) -> int:
    name = _name(document, tag["name"])
    for at in range(len(document.open) - 1, -1, -1):
        if document.open[at][0] == name:
            if at < len(document.open) - 1:
                document.flaws["elements closed out of order"] = None
            _close(document, at)
            break
        if document.open[at][0] in document.items and name not in document.items | _ROOTS:
            document.flaws["closing tags without an opening one"] = None
            break
    return tag.end()


def _close(document: _Document, down_to: int) -> None:
    while len(document.open) > down_to:
        name, document.scope = document.open.pop()
        document.out.append(f"</{name}>")


def _start(name: str, said: dict[str, str]) -> str:
    return f"<{name}{''.join(f' {key}={quoteattr(value)}' for key, value in said.items())}>"


def _attributes(document: _Document, written: str) -> Iterator[tuple[str, str]]:
    """The attributes without namespaces and bases, which are noted, and without prefixes that nobody knows."""
    for low, value in attributes(written, document.entities):
        if low == "xmlns" or low.startswith("xmlns:"):
            if len(document.scope.bound) < _MOST_NAMESPACES:
                document.scope = document.scope._replace(bound={**document.scope.bound, low[6:]: value})
        elif low == "xml:base":
            document.scope = document.scope._replace(base=_joined(document.scope.base, value))
        elif ":" not in low or low.split(":")[0] in {"xml", "rdf"}:
            yield low, value


def _joined(base: str, written: str) -> str:
    try:
        return urljoin(base, written.strip())
    except ValueError:
        return written


def _name(document: _Document, written: str) -> str:
    """The element's name in small letters, under the prefix that its namespace is known by."""
    prefix, _, local = written.lower().rpartition(":")
    known = prefix_of(prefix, document.scope.bound.get(prefix))
    if known is None:
        if prefix not in document.scope.bound:
            document.flaws[f"no namespace is declared for “{prefix}:”"] = None
        return f"{prefix}_{local}"
    return f"{known}:{local}" if known else local


def _field(document: _Document, start: int, name: str, said: dict[str, str], empty: bool) -> int:
    """A text field written anew with all that it says as text; the place after it."""
    local = name.rpartition(":")[2]
    if empty:
        address = re.compile(r"\s*(https?://[^\s<]+)").match(document.text, start) if name == "link" else None
        value, after = (address[1], address.end()) if address and not said else ("", start)
    else:
        end, after = _end(document, start, local)
        value = _value(document, document.text[start:end])
    if name in _WORDS and "<" in value:
        value = _MARKED_UP.sub("", value)
    if name == "link" and document.scope.base:
        value = _joined(document.scope.base, value) if value else value
        said |= {"href": _joined(document.scope.base, said["href"])} if "href" in said else {}
    if said.get("type") == "xhtml":
        said["type"] = "html"
    document.out.append(f"{_start(name, said)}{escape(value)}</{name}>")
    return after


def _end(document: _Document, start: int, local: str) -> tuple[int, int]:
    """Where the field's content ends, and where its closing tag does; an unclosed one ends before the next field."""
    limit = None
    if start <= document.last_close.get(local, -1):
        stop, position = _boundary(document.items, local), start
        while (found := stop.search(document.text, position)) and limit is None:
            if found[1]:
                return found.start(), found.end()
            position = _after_cdata(document, found.start())
            limit = found.start() if found[0] != _CDATA else None
    limit = _next_boundary(document, start) if limit is None else limit
    document.flaws[f"“{local}” is never closed"] = None
    field_ = _FIELD.search(document.text, start, limit)
    end = field_.start() if field_ else limit
    return end, end


def _next_boundary(document: _Document, start: int) -> int:
    """Where the next article begins or this one ends, the end of the text at the latest; searched for once."""
    since, at = document.boundary
    if not since <= start <= at:
        found = _boundary(document.items).search(document.text, start)
        at = found.start() if found else len(document.text)
        document.boundary = (start, at)
    return at


@functools.cache
def _boundary(items: frozenset[str], local: str | None = None) -> re.Pattern[str]:
    """Where an article begins or ends at the latest; with a field's name also where it or a section may end.

    What closes may hold a whole in itself, as RDF stands in pictures.
    """
    boundary = _BOUNDARY.format(names="|".join([*sorted(items), *(() if local else _WHOLES)]))
    field_end = rf"<!\[CDATA\[|(</(?:[\w-]+:)?{re.escape(local)}\s*(?:>|(?=<)))|" if local else ""
    return re.compile(field_end + boundary, re.I)


def _after_cdata(document: _Document, start: int) -> int:
    """After the section, or, where its end is missing, after its beginning."""
    end = document.marks.after("]]>", start)
    if end is not None:
        boundary = _boundary(document.items).search(document.text, start, end)
        if boundary is None or document.text.find(_CDATA, boundary.start(), end) < 0:
            return end
    document.flaws["a CDATA section that is never closed"] = None
    return start + len(_CDATA)


def _value(document: _Document, raw: str) -> str:
    """What a field says: sections literally, markup as HTML, text with its references resolved."""
    parts = []
    position = 0
    while (start := raw.find(_CDATA, position)) >= 0:
        parts.append(_said(document, raw[position:start]))
        end = raw.find("]]>", start)
        end = len(raw) if end < 0 else end
        parts.append(raw[start + len(_CDATA) : end].replace(_CDATA, ""))
        position = end + 3
    parts.append(_said(document, raw[position:]))
    return "".join(parts).strip()


def _said(document: _Document, raw: str) -> str:
    raw = raw.replace("]]>", "")
    if _MARKED_UP.search(raw):
        return _PREFIXED.sub(r"\1", raw)
    return unescaped(raw, document.entities)

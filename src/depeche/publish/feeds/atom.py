"""Atom (RFC 4287)."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from depeche.publish.feeds.feed import Feed, Item, moment
from depeche.publish.harmless import harmless

_ATOM = "http://www.w3.org/2005/Atom"
_XML_LANGUAGE = "xml:lang"
MEDIA_TYPE = "application/atom+xml"


def write_atom(feed: Feed) -> str:
    """The feed as an Atom document. Its author is depeche, each entry's the outlet: the credit is theirs."""
    root = ET.Element("feed", {"xmlns": _ATOM, _XML_LANGUAGE: feed.language})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "updated", _moment(feed.updated))
    _add(ET.SubElement(root, "author"), "name", "depeche")
    if feed.address:
        _link(root, "self", feed.address, MEDIA_TYPE)
    if feed.page:
        _link(root, "alternate", feed.page, "text/html")
    if feed.following:
        _link(root, "next", feed.following, MEDIA_TYPE)
    for item in feed.items:
        _entry(root, item)
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _entry(root: ET.Element, item: Item) -> None:
    entry = ET.SubElement(root, "entry", {_XML_LANGUAGE: item.language} if item.language else {})
    _add(entry, "id", item.id)
    _add(entry, "title", item.title)
    _add(entry, "updated", _moment(item.updated))
    if published := moment(item.published):
        _add(entry, "published", published)
    for name in item.authors or ((item.outlet,) if item.outlet else ()):
        _add(ET.SubElement(entry, "author"), "name", name)
    _links(entry, item)
    for label in item.labels:
        ET.SubElement(entry, "category", {"term": label})
    if item.outlet and item.authors:
        _add(ET.SubElement(entry, "contributor"), "name", item.outlet)
    if item.rights:
        _add(entry, "rights", item.rights)
    if item.excerpt or not item.original:
        _add(entry, "summary", item.excerpt or item.title)
    if item.content or not (item.original or item.page):  # the standard: an entry leads somewhere, or holds something
        _add(entry, "content", item.content or item.excerpt or item.title, {"type": "text"})


def _links(entry: ET.Element, item: Item) -> None:
    """The original first: a reader's click goes to whoever wrote it, the desk's proof stands beside."""
    if item.original:
        _link(entry, "alternate", item.original, "text/html")
        if item.page:
            _link(entry, "related", item.page, "text/html")
    elif item.page:
        _link(entry, "alternate", item.page, "text/html")


def _moment(value: str) -> str:
    return moment(value) or "1970-01-01T00:00:00Z"


def _link(parent: ET.Element, rel: str, href: str, kind: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": kind, "href": harmless(href)})


def _add(parent: ET.Element, name: str, words: str, attributes: dict[str, str] | None = None) -> None:
    ET.SubElement(parent, name, attributes or {}).text = harmless(words)

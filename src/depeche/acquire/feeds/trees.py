"""Sources whose elements are read one by one: news sitemaps and their indexes, OPML."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from depeche.acquire.feeds.addresses import absolute
from depeche.acquire.feeds.dates import read_date
from depeche.acquire.feeds.entry import Entry, Feed
from depeche.acquire.feeds.identity import each_once
from depeche.acquire.feeds.namespaces import NAMESPACES
from depeche.acquire.feeds.plain import plain
from depeche.acquire.feeds.repair import PAGES, well_formed


def read_sitemap(text: str, address: str) -> Feed:
    """The pages of a sitemap, with what its news extension says of them, or the sitemaps of an index."""
    tree, flaws = _tree(text)
    entries, shared = each_once([entry for node in tree.iter("url") if (entry := _page(node, address))])
    children = tuple(
        dict.fromkeys(child for node in tree.iter("sitemap") if (child := absolute(node.findtext("loc"), address)))
    )
    names = [node.findtext(".//news:name", None, NAMESPACES) for node in list(tree.iter("url"))[:1]]
    return Feed(
        "sitemap" if entries or not children else "sitemap_index",
        title=plain(names[0]) if names else None,
        entries=entries,
        feeds=children,
        warnings=(*flaws, *shared),
    )


def _tree(text: str) -> tuple[ET.Element, tuple[str, ...]]:
    xml, flaws = well_formed(text, PAGES)
    return ET.fromstring(xml), flaws  # nothing can expand: the document was written anew, without its type


def _page(node: ET.Element, address: str) -> Entry | None:
    page = absolute(node.findtext("loc"), address)
    if page is None:
        return None

    def said(name: str) -> str | None:
        return plain(node.findtext(f".//{name}", None, NAMESPACES))

    published, modified = read_date(said("news:publication_date")), read_date(said("lastmod"))
    return Entry(
        page,
        page,
        said("news:title"),
        published.at if published else None,
        modified.at if modified else None,
        language=said("news:language"),
    )


def read_opml(text: str, address: str) -> Feed:
    """The feeds that an OPML file lists, in its order."""
    tree, flaws = _tree(text)
    title = plain(tree.findtext(".//title"))
    return Feed("opml", title, feeds=tuple(dict.fromkeys(_outlines(tree, address))), warnings=flaws)


def _outlines(tree: ET.Element, address: str) -> Iterator[str]:
    for node in tree.iter("outline"):
        written = node.get("xmlurl") or (node.get("url") if node.get("type", "").lower() in _FEED_OUTLINES else None)
        if found := absolute(written, address):
            yield found


_FEED_OUTLINES = frozenset({"rss", "atom", "link", "include", "feed"})

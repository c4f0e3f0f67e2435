"""A source's bytes to what it announces, whatever its format and however it is broken."""

from __future__ import annotations

import re
from dataclasses import replace

from depeche.acquire.feeds.characters import characters
from depeche.acquire.feeds.discovery import discover, read_listing
from depeche.acquire.feeds.entry import Entry, Feed, FeedKind, Found
from depeche.acquire.feeds.json_feed import read_json_feed
from depeche.acquire.feeds.lists import is_list, read_list
from depeche.acquire.feeds.plain import unescaped
from depeche.acquire.feeds.repair import untyped
from depeche.acquire.feeds.syndication import read_syndication
from depeche.acquire.feeds.trees import read_opml, read_sitemap
from depeche.errors import EmptyInput, InputError

__all__ = ["Entry", "Feed", "FeedKind", "Found", "discover", "read_feed"]

#: The element that tells the format; one of an article's where the root is lost.
_ROOT = re.compile(
    r"<(?:[\w-]+:)?(?P<root>rss|rdf|feed|channel|urlset|sitemapindex|opml)\b(?=[\s>/])"
    r"|<(?:[\w-]+:)?(?P<part>item|entry|url|sitemap|outline)\b(?=[\s>/])",
    re.I,
)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.S)
_SHOWN = re.compile(r"&lt;(?:rss|feed|rdf:RDF|channel|urlset)\b", re.I)
_KINDS: dict[str, FeedKind] = {
    "rss": "rss", "channel": "rss", "item": "rss", "rdf": "rdf", "feed": "atom", "entry": "atom",
    "urlset": "sitemap", "url": "sitemap", "sitemapindex": "sitemap_index", "sitemap": "sitemap_index",
    "opml": "opml", "outline": "opml",
}  # fmt: skip


def read_feed(content: bytes, address: str, media_type: str | None = None, charset: str | None = None) -> Feed:
    """What the source at that address announces.

    ``media_type`` and ``charset`` are what the server said; the bytes are believed before them. A source without
    entries is a Feed without entries. Raises EmptyInput, BinaryInput, BadJson or InputError when there is nothing to
    read, each naming ``address``.
    """
    read = characters(content, address, charset)
    feed = _read(read.text, address, media_type or "")
    return replace(feed, warnings=(*read.warnings, *feed.warnings)) if read.warnings else feed


def _read(text: str, address: str, media_type: str) -> Feed:
    kind = _kind(text)
    if kind is None and _SHOWN.search(text):
        text = unescaped(text)
        kind = _kind(text)
    if kind in {"sitemap", "sitemap_index"}:
        return read_sitemap(text, address)
    if kind == "opml":
        return read_opml(text, address)
    if kind is not None:
        return read_syndication(text, address, kind)
    if _is_json(text, media_type):
        return read_json_feed(text, address)
    if _HTML.search(text) or "html" in media_type or "<a " in text:
        return read_listing(text, address)
    if is_list(text):
        return read_list(text, address)
    if not text.strip():
        raise EmptyInput(address)
    raise InputError(address, "is no feed, sitemap, OPML file, list or page; give the address of one")


def _kind(text: str) -> FeedKind | None:
    """The format by its first telling element, or None; a page that only shows such an element is a page."""
    bare, _ = untyped(_COMMENT.sub("", text[:200_000]))
    found = next((match for match in _ROOT.finditer(bare) if match["root"]), None) or _ROOT.search(bare)
    html = _HTML.search(bare)
    if found is None or (html and html.start() < found.start() and not _wrapped(bare, found)):
        return None
    return _KINDS[(found["root"] or found["part"]).lower()]


def _wrapped(text: str, found: re.Match[str]) -> bool:
    """Whether a feed stands inside a page, as some proxies and browsers leave it."""
    return found["root"] is not None and bool(
        re.search(r"<(?:item|entry|url|sitemap|outline)\b", text[found.end() :], re.I)
    )


def _is_json(text: str, media_type: str) -> bool:
    head = text.lstrip()[:200]
    return head.startswith("{") or ("json" in media_type and "{" in text) or bool(re.match(r"[\w.$]+\(\s*\{", head))

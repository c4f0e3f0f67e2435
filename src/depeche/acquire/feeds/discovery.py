"""Where a site's feeds and sitemaps are."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin

from depeche.acquire.feeds.entry import Found

_LINK = re.compile(r"<link\b[^>]*>", re.I)
_ATTRIBUTE = re.compile(r"([a-z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.I)
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})


def discover(content: bytes, address: str) -> tuple[Found, ...]:
    """The feeds that the page at that address links to."""
    found = []
    for tag in _LINK.findall(content.decode("utf-8", "replace")):
        attributes = {k.lower(): unescape(a or b or c) for k, a, b, c in _ATTRIBUTE.findall(tag)}
        if "alternate" in attributes.get("rel", "").lower() and attributes.get("type", "").lower() in _FEED_TYPES:
            found.append(Found(urljoin(address, attributes.get("href", "")), "feed", attributes.get("title")))
    return tuple(found)

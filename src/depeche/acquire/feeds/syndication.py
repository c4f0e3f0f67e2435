"""RSS, RDF and Atom."""

from __future__ import annotations

import calendar
import io
import time
from datetime import UTC, datetime
from typing import Any

from depeche.acquire.feeds.entry import Entry, Feed, FeedKind
from depeche.errors import EmptyInput, InputError


def read_syndication(content: bytes, address: str, headers: dict[str, str]) -> Feed:
    """The feed; raises InputError when it is none."""
    import feedparser

    if not content.strip():
        raise EmptyInput(address)
    parsed = feedparser.parse(io.BytesIO(content), response_headers={"content-location": address, **headers})
    if not parsed.version and not parsed.entries:
        raise InputError(address, "is no feed, sitemap or list that depeche reads")
    version: str = parsed.version or "rss"
    kind: FeedKind = "atom" if version.startswith("atom") else "rdf" if version in {"rss090", "rss10"} else "rss"
    channel = parsed.feed
    entries = tuple(_entry(entry) for entry in parsed.entries)
    return Feed(kind, channel.get("title"), channel.get("link"), channel.get("language"), entries)


def _entry(entry: dict[str, Any]) -> Entry:
    published, modified = (_time(dict.get(entry, f"{name}_parsed")) for name in ("published", "updated"))
    content = entry["content"][0]["value"] if entry.get("content") else None
    address = entry.get("link")
    identity = entry.get("id") or address or entry.get("title", "")
    return Entry(identity, address, entry.get("title"), published, modified, entry.get("summary"), content)


def _time(parsed: time.struct_time | None) -> datetime | None:
    return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None

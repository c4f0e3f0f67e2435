"""A source's bytes to what it announces, whatever its format and however it is broken."""

from __future__ import annotations

from depeche.acquire.feeds.discovery import discover
from depeche.acquire.feeds.entry import Entry, Feed, FeedKind, Found
from depeche.acquire.feeds.syndication import read_syndication

__all__ = ["Entry", "Feed", "FeedKind", "Found", "discover", "read_feed"]


def read_feed(content: bytes, address: str, media_type: str | None = None, charset: str | None = None) -> Feed:
    """What the source at that address announces.

    ``media_type`` and ``charset`` are what the server said; the bytes are believed before them.
    Raises EmptyInput, BinaryInput or InputError when there is nothing to read, each naming ``address``.
    """
    said = "; ".join([media_type or "", *([f"charset={charset}"] if charset else [])])
    return read_syndication(content, address, {"content-type": said} if said else {})

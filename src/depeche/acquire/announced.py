"""Feeds as inputs: the articles that a feed holds whole. Those that it only announces are for ``depeche follow``."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from depeche.acquire.capture import Capture, Given
from depeche.errors import InputError, PassedOver

if TYPE_CHECKING:
    from depeche.acquire.feeds.entry import Entry

_FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*|<!--(?:(?!<!--).){0,2000}?-->\s*|<!DOCTYPE\s+(?!html)[^>\[]{0,500}>\s*){0,9}"
    rb"<(?:rss|rdf:RDF|(?:[a-z0-9]{1,9}:)?feed)[\s>]|\s*\{[^{}\[\]]{0,2000}?\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org\\?/version",
    re.I | re.S,
)


def is_feed(content: bytes) -> bool:
    """Whether the bytes begin as RSS, RDF, Atom or JSON Feed do."""
    return bool(_FEED.match(content[:20_000]))


def articles_of(
    content: bytes, name: str, address: str, given: Given, fetched: datetime
) -> Iterator[Capture | InputError]:
    """The articles whose text stands in the feed; ``given`` overrides what it says of them.

    At the end one PassedOver counts the others. Raises InputError when the feed holds no article's text.
    """
    from depeche.acquire.feeds.feed import read_feed

    feed = read_feed(content, address)
    whole = [entry for entry in feed.entries if entry.content]
    missing = len(feed.entries) - len(whole)
    if not whole:
        raise InputError(
            name, f"announces {missing} articles and holds none; `depeche follow` and `depeche fetch` read them"
        )
    for number, entry in enumerate(whole, 1):
        yield _capture(entry, f"{name}, entry {number}", given, fetched, entry.language or feed.language)
    if missing:
        yield PassedOver(
            name, f"{missing} entries only announce their articles; `depeche follow` and `depeche fetch` read them"
        )


def _capture(entry: Entry, name: str, given: Given, fetched: datetime, language: str | None) -> Capture:
    text = entry.content or ""
    said = replace(
        given,
        title=given.title or entry.title,
        date=given.date or (entry.published.isoformat() if entry.published else None),
        url=given.url or entry.address,
        language=given.language or language,
    )
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Capture(name, text, digest, "text/html", "utf-8", fetched, said)

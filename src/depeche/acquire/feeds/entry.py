"""What a source says there is to read: its entries, and the further sources that it names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

FeedKind = Literal["rss", "atom", "rdf", "json", "sitemap", "sitemap_index", "opml", "list", "page"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a source announces it; what the source does not say is None or empty."""

    id: str  #: stable between readings: the source's own, else the address, else a digest of title and date
    address: str | None  #: absolute, http or https
    title: str | None = None  #: plain text
    published: datetime | None = None  #: aware, UTC
    modified: datetime | None = None  #: aware, UTC
    summary: str | None = None  #: plain text
    content: str | None = None  #: HTML, as the source has it
    authors: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """One source as it was read."""

    kind: FeedKind
    title: str | None = None  #: plain text
    home: str | None = None  #: address of the page that it is the feed of
    language: str | None = None
    entries: tuple[Entry, ...] = ()  #: in the order of the source, each id once
    feeds: tuple[str, ...] = ()  #: further sources: outlines, the sitemaps of an index, feeds that a page links
    interval: float | None = None  #: seconds that the source asks to leave between two visits
    hub: str | None = None  #: address of its WebSub hub
    warnings: tuple[str, ...] = ()  #: what had to be repaired, and what could not be read


@dataclass(frozen=True, slots=True)
class Found:
    """A source that a page, or robots.txt, points to; or a usual address, where one may be."""

    address: str
    kind: Literal["feed", "sitemap", "robots", "page"]  #: "page": a page that lists the site's pages
    title: str | None = None
    named: bool = True  #: False: nothing points there; sites often have it at that address

"""The ids of a source's entries: stable between readings, and each once."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from depeche.acquire.feeds.entry import Entry


def entry_id(own: str | None, address: str | None, title: str | None, date: datetime | None) -> str:
    """The source's own id, else the address, else a digest of title (or, where there is none, text) and date."""
    if own and own.strip():
        return own.strip()
    if address:
        return address
    said = f"{title or ''}\n{date.isoformat() if date else ''}"
    return "sha256:" + hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:32]


def each_once(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """The entries with an id each: articles that share one go by address or title; the same one twice is kept once."""
    articles: dict[tuple[str, str], Entry] = {}
    for entry in filter(_says_something, entries):
        key = (entry.id, entry.address or entry.title or entry.summary or "")
        articles[key] = _later(articles[key], entry) if key in articles else entry
    shared = Counter(entry.id for entry in articles.values())
    warnings: tuple[str, ...] = ()
    if any(count > 1 for count in shared.values()):
        warnings = ("articles share an id; they are told apart by their addresses",)
    kept: dict[str, Entry] = {}
    for entry in articles.values():
        if shared[entry.id] > 1:
            entry = replace(
                entry, id=entry_id(None, entry.address, entry.title or entry.summary or entry.content, entry.published)
            )
        kept.setdefault(entry.id, entry)
    return tuple(kept.values()), warnings


def _says_something(entry: Entry) -> bool:
    own = not entry.id.startswith("sha256:")
    return bool(own or entry.address or entry.title or entry.summary or entry.content)


def _later(first: Entry, second: Entry) -> Entry:
    """The later version, where the dates tell; else the one that stands first."""
    dates = [entry.modified or entry.published for entry in (first, second)]
    return second if dates[0] and dates[1] and dates[1] > dates[0] else first

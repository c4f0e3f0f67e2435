"""Plain lists of addresses, one a line, as people keep them and as sitemaps may be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depeche.acquire.feeds.addresses import absolute, is_absolute
from depeche.acquire.feeds.entry import Entry, Feed

_ADDRESS = re.compile(r"https?:/*[^\s<>\"'|;,]+", re.I)


def is_list(text: str) -> bool:
    """Whether most lines hold an address, comments and empty lines apart."""
    lines = [line.strip() for line in text.splitlines()[:200] if line.strip() and not line.lstrip().startswith("#")]
    return bool(lines) and sum(1 for line in lines if _ADDRESS.search(line)) * 2 > len(lines)


def read_list(text: str, address: str) -> Feed:
    """The addresses, each once; what else stands on a line is the title."""
    pages: dict[str, Entry] = {}
    for entry in _entries(text, address):
        pages.setdefault(entry.id, entry)
    bad = sum(1 for line in text.splitlines() if line.strip() and line.lstrip()[0] != "#" and not _ADDRESS.search(line))
    warnings = (f"{bad} lines hold no address",) if bad else ()
    return Feed("list", entries=tuple(pages.values()), warnings=warnings)


def _entries(text: str, address: str) -> Iterator[Entry]:
    for line in text.splitlines():
        found = _ADDRESS.search(line) if not line.lstrip().startswith("#") else None
        if found and is_absolute(found[0]) and (page := absolute(found[0], address)):
            beside = (line[: found.start()] + " " + line[found.end() :]).strip(" \t-–—:|;,<>\"'[]()*")
            yield Entry(page, page, beside or None)

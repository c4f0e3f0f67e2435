"""OPML out: a list of sources for other readers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from xml.sax.saxutils import quoteattr


class Source(NamedTuple):
    """A source as OPML lists it."""

    address: str
    title: str | None = None
    home: str | None = None
    folder: str | None = None


def write_opml(sources: Iterable[Source], title: str = "depeche") -> str:
    """An OPML 2.0 document of the sources, in their order."""
    lines = []
    for source in sources:
        home = f" htmlUrl={quoteattr(source.home)}" if source.home else ""
        text = quoteattr(source.title or source.address)
        lines.append(f'    <outline type="rss" text={text} xmlUrl={quoteattr(source.address)}{home}/>\n')
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head><title>{title}</title></head>\n'
    return head + "  <body>\n" + "".join(lines) + "  </body>\n</opml>\n"

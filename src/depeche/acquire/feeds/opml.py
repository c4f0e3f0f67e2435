"""OPML out: a list of sources for other readers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from depeche.acquire.feeds.characters import without_controls


class Source(NamedTuple):
    """A source as OPML lists it."""

    address: str
    title: str | None = None
    home: str | None = None
    folder: str | None = None  #: the group that it stands in


def write_opml(sources: Iterable[Source], title: str = "depeche") -> str:
    """An OPML 2.0 document of the sources in their order, those of one folder together."""
    folders: dict[str | None, list[str]] = {}
    for source in sources:
        folders.setdefault(source.folder, []).append(_outline(source))
    body = []
    for folder, outlines in folders.items():
        if folder is None:
            body += [f"    {outline}\n" for outline in outlines]
        else:
            body.append(f"    <outline text={quoteattr(folder)}>\n")
            body += [f"      {outline}\n" for outline in outlines] + ["    </outline>\n"]
    head = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head><title>{escape(title)}</title></head>\n'
    )
    return without_controls(f"{head}  <body>\n{''.join(body)}  </body>\n</opml>\n")


def _outline(source: Source) -> str:
    name = quoteattr(source.title or source.address)
    home = f" htmlUrl={quoteattr(source.home)}" if source.home else ""
    return f'<outline type="rss" text={name} title={name} xmlUrl={quoteattr(source.address)}{home}/>'

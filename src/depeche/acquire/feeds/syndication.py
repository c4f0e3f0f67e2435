"""RSS 0.9 to 2.0, RDF and Atom: feedparser reads the dialects, after the markup was repaired and before links and dates are."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from depeche.acquire.feeds.addresses import absolute, is_absolute
from depeche.acquire.feeds.dates import Moment, day_first, read_date
from depeche.acquire.feeds.entry import Entry, Feed, FeedKind
from depeche.acquire.feeds.identity import each_once, entry_id
from depeche.acquire.feeds.plain import once_less, plain
from depeche.acquire.feeds.repair import well_formed

#: feedparser's own mapping; ``dict.get`` where it would answer with another field for one that is missing.
_Fields = dict[str, Any]
_PERIODS = {"hourly": 3600.0, "daily": 86400.0, "weekly": 604800.0, "monthly": 2592000.0, "yearly": 31536000.0}
#: A description of so many characters in several paragraphs is the article, whatever its element is called.
_WHOLE = 1500
_PARAGRAPH = re.compile(r"<(?:p|br|div)\b", re.I)
_DATES = ("published", "updated", "created")


def read_syndication(text: str, address: str, kind: FeedKind) -> Feed:
    """The feed of that kind that the text is, however badly."""
    import feedparser

    xml, flaws = well_formed(text)
    parsed = feedparser.parse(
        io.BytesIO(xml.encode("utf-8")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    channel: dict[str, Any] = parsed.feed
    home = absolute(_link(channel), address)
    base = address if kind == "atom" else home or address
    leads = day_first(date for fields in parsed.entries for date in _written(fields))
    read = [_entry(fields, base, kind, leads) for fields in parsed.entries]
    entries, shared = each_once([entry for entry, _ in read])
    return Feed(
        kind,
        plain(channel.get("title")),
        home,
        channel.get("language") or None,
        entries,
        interval=_interval(channel),
        hub=next((absolute(link.get("href"), address) for link in _links(channel, "hub")), None),
        warnings=(*flaws, *shared, *dict.fromkeys(said for _, warnings in read for said in warnings)),
    )


def _entry(fields: _Fields, base: str, kind: FeedKind, leads: bool | None) -> tuple[Entry, list[str]]:
    address = _address(fields, base)
    title = plain(fields.get("title"))
    moments, warnings = _moments(fields, kind, leads)
    published, modified = (moment.at if moment else None for moment in moments)
    described = str(dict.get(fields, "summary") or "")
    content = max((part.get("value") or "" for part in fields.get("content", ())), key=len, default="")
    summary = plain(described)
    if not content and summary and len(summary) >= _WHOLE and len(_PARAGRAPH.findall(once_less(described))) > 1:
        content = described
    return Entry(
        entry_id(fields.get("id"), address, title or summary or content, published or modified),
        address,
        title,
        published,
        modified,
        summary,
        once_less(content) or None,
        tuple(_authors(fields)),
        fields.get("language") or fields.get("title_detail", {}).get("language") or None,
    ), warnings


def _written(fields: _Fields) -> tuple[str, ...]:
    return tuple(str(dict.get(fields, name) or "") for name in _DATES)


def _moments(
    fields: _Fields, kind: FeedKind, leads: bool | None
) -> tuple[tuple[Moment | None, Moment | None], list[str]]:
    """When it was published and when modified. Outside Atom, Dublin Core's date is the publication's."""
    texts = _written(fields)
    published, updated, created = (read_date(text, leads) for text in texts)
    warnings = []
    if any(text and not moment for text, moment in zip(texts, (published, updated, created), strict=True)):
        warnings.append("dates that cannot be read, or may be read two ways")
    if any(moment and not moment.zoned for moment in (published, updated, created)):
        warnings.append("dates without a time zone were read as UTC")
    published = published or created
    if kind != "atom" and published is None:
        published, updated = updated, None
    return (published, updated), warnings


def _address(fields: _Fields, base: str) -> str | None:
    """The article's page: what the feed calls so, else an id that is an address."""
    own = str(fields.get("id") or "")
    written = [str(fields.get("feedburner_origlink") or "")]
    written += [str(link.get("href") or "") for link in _links(fields, "alternate") if _is_page(link)]
    if not fields.get("guidislink") or is_absolute(str(fields.get("link") or "")):
        written.append(str(fields.get("link") or ""))
    if is_absolute(own) or (fields.get("guidislink") and re.match(r"[/.]|[\w-]+/", own)):
        written.append(own)
    return next((found for text in written if text and (found := absolute(text, base))), None)


def _is_page(link: _Fields) -> bool:
    return str(link.get("type") or "text/html") in {"text/html", "application/xhtml+xml", "text/plain"}


def _links(fields: _Fields, relation: str) -> Iterator[_Fields]:
    return (link for link in fields.get("links", ()) if link.get("rel", "alternate") == relation)


def _link(channel: _Fields) -> str | None:
    return next((str(link["href"]) for link in _links(channel, "alternate") if link.get("href")), None)


def _authors(fields: _Fields) -> Iterator[str]:
    """Each author's name once; an address of mail is no name."""
    seen = set()
    for author in fields.get("authors") or [{"name": fields.get("author")}]:
        name = plain(author.get("name"))
        if name and "@" not in name and name not in seen:
            seen.add(name)
            yield name


def _interval(channel: _Fields) -> float | None:
    """Seconds between two visits, by ``ttl`` (minutes) or the syndication module."""
    ttl = re.fullmatch(r"\s*(\d{1,6})\s*", str(channel.get("ttl") or ""))
    if ttl and int(ttl[1]):
        return int(ttl[1]) * 60.0
    period = _PERIODS.get(str(channel.get("sy_updateperiod") or "").strip().lower())
    times = re.fullmatch(r"\s*(\d{1,4})\s*", str(channel.get("sy_updatefrequency") or "1"))
    return period / max(1, int(times[1])) if period and times else None

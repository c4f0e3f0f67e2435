"""JSON Feed 1.0 and 1.1, also where the JSON is faulty."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any

from depeche.acquire.feeds.addresses import absolute
from depeche.acquire.feeds.dates import read_date
from depeche.acquire.feeds.entry import Entry, Feed
from depeche.acquire.feeds.identity import each_once, entry_id
from depeche.acquire.feeds.plain import plain
from depeche.errors import BadJson

_STRINGS_AND_COMMAS = re.compile(r'"(?:[^"\\]|\\.)*"|//[^\n]*|/\*(?:(?!/\*).)*?\*/|,(?=\s*[\]}])', re.S)
_ITEMS = re.compile(r'"items"\s*:\s*\[')
#: After so many places where no item can be read, there is none.
_MOST_FAULTS = 500
_Item = dict[str, Any]


def read_json_feed(text: str, address: str) -> Feed:
    """The feed; raises BadJson when it is no JSON Feed, or so broken that no item can be read."""
    feed, warnings = _loaded(text, address)
    home = absolute(_text(feed, "home_page_url"), address)
    read = [_entry(item, home or address) for item in feed["items"] if isinstance(item, dict)]
    entries, shared = each_once(read)
    hubs = (absolute(_text(hub, "url"), address) for hub in _dicts(feed.get("hubs")))
    return Feed(
        "json",
        plain(_text(feed, "title")),
        home,
        _text(feed, "language"),
        entries,
        hub=next((hub for hub in hubs if hub), None),
        warnings=(*warnings, *shared),
    )


def _loaded(text: str, address: str) -> tuple[_Item, tuple[str, ...]]:
    """The feed's object, as it is, else mended, else as many of its items as can be read."""
    source = text[max(text.find("{"), 0) :]
    warnings: tuple[str, ...] = ()
    feed: object
    try:
        feed = json.JSONDecoder(strict=False).raw_decode(source)[0]
    except (json.JSONDecodeError, RecursionError) as error:
        feed = _mended(source)
        warnings = (f"the JSON is faulty ({error}); it was mended where that was possible",)
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list) or not _ITEMS.search(source):
        raise BadJson(address, "is JSON, but no JSON Feed: it has no list of items that can be read")
    return feed, warnings


def _mended(source: str) -> object:
    """Without comments and trailing commas; where that does not help, the items one by one."""
    clean = _STRINGS_AND_COMMAS.sub(lambda found: found[0] if found[0].startswith('"') else "", source)
    decoder = json.JSONDecoder(strict=False)
    try:
        return decoder.raw_decode(clean)[0]
    except (json.JSONDecodeError, RecursionError):
        return _head(clean, decoder) | {"items": list(_whole_items(clean, decoder))}


def _head(source: str, decoder: json.JSONDecoder) -> _Item:
    """What stands before the items."""
    start = _ITEMS.search(source)
    try:
        head = decoder.raw_decode(source[: start.start()].rstrip().rstrip(",") + "}")[0] if start else {}
    except (json.JSONDecodeError, RecursionError):
        head = {}
    return head if isinstance(head, dict) else {}


def _whole_items(source: str, decoder: json.JSONDecoder) -> Iterator[_Item]:
    start = _ITEMS.search(source)
    position, faults = start.end() if start else len(source), 0
    while faults < _MOST_FAULTS and (position := source.find("{", position)) >= 0:
        try:
            item, position = decoder.raw_decode(source, position)
        except (json.JSONDecodeError, RecursionError):
            position, faults = position + 1, faults + 1
            continue
        if isinstance(item, dict) and item.keys() & {"id", "url", "title", "content_html", "content_text"}:
            yield item


def _entry(item: _Item, base: str) -> Entry:
    address = absolute(_text(item, "url"), base) or absolute(_text(item, "external_url"), base)
    own, title = _text(item, "id"), plain(_text(item, "title"))
    if address is None and own and own.startswith("http"):
        address = absolute(own, base)
    published, modified = (read_date(_text(item, name)) for name in ("date_published", "date_modified"))
    written = _text(item, "content_html") or _as_html(_text(item, "content_text"))
    says = [person for name in ("authors", "author") for person in _dicts(item.get(name))]
    names = dict.fromkeys(name for person in says if (name := plain(_text(person, "name"))))
    at = published.at if published else None
    return Entry(
        entry_id(own, address, title or written, at),
        address,
        title,
        at,
        modified.at if modified else None,
        plain(_text(item, "summary")),
        written,
        tuple(names),
        _text(item, "language"),
    )


def _as_html(text: str | None) -> str | None:
    """Plain text as paragraphs."""
    paragraphs = re.split(r"\n\s*\n", text) if text else []
    return "".join(f"<p>{escape(' '.join(paragraph.split()))}</p>" for paragraph in paragraphs) or None


def _text(item: _Item, name: str) -> str | None:
    """The field as text: ids may be numbers in version 1."""
    value = item.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None


def _dicts(value: object) -> list[_Item]:
    return [part for part in (value if isinstance(value, list) else [value]) if isinstance(part, dict)]

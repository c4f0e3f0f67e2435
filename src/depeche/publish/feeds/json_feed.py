"""JSON Feed 1.1 (jsonfeed.org), with what depeche knows of each item under ``_depeche``."""

from __future__ import annotations

import json
from typing import Any

from depeche.publish.feeds.feed import Feed, Item, moment
from depeche.publish.harmless import harmless

MEDIA_TYPE = "application/feed+json"
_VERSION = "https://jsonfeed.org/version/1.1"


def write_json_feed(feed: Feed) -> str:
    """The feed as one JSON object."""
    whole = {
        "version": _VERSION,
        "title": harmless(feed.title),
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "next_url": feed.following,
        "language": feed.language,
        "_depeche": {"about": "https://pypi.org/project/depeche/", "id": feed.id, "updated": feed.updated},
        "items": [_item(item) for item in feed.items],
    }
    return json.dumps({k: v for k, v in whole.items() if v is not None}, ensure_ascii=False, indent=1) + "\n"


def _item(item: Item) -> dict[str, Any]:
    """The item; a text always stands in it, since the format asks for one: at the least its title."""
    names = item.authors or ((item.outlet,) if item.outlet else ())
    found = {
        "id": item.id,
        "url": item.page or item.original,
        "external_url": item.original,
        "title": harmless(item.title),
        "content_text": harmless(item.content or item.excerpt or item.title),
        "summary": harmless(item.excerpt) if item.excerpt else None,
        "date_published": moment(item.published),
        "date_modified": moment(item.updated),
        "authors": [{"name": harmless(name)} for name in names] or None,
        "tags": list(item.labels) or None,
        "language": item.language,
        "_depeche": {"outlet": item.outlet, "rights": item.rights, "published": item.published, **item.known},
    }
    return {k: v for k, v in found.items() if v is not None}

"""Feeds: valid in both formats, crediting the original, with no more words than the outlet allows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from depeche.ledger import Ledger
from depeche.ledger.decisions import Republish
from depeche.publish.feeds.atom import write_atom
from depeche.publish.feeds.feed import Feed, Item, moment, without_copies
from depeche.publish.feeds.items import article_item, claim_item, fact_item
from depeche.publish.feeds.json_feed import write_json_feed
from depeche.publish.interface import interface
from tests.ledger.entries import FRENCH, both, entry

_ATOM = "{http://www.w3.org/2005/Atom}"
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
_OUTLET = "Le Courrier du Cap"
_HOSTILE = "<script>alert(1)</script> \x00\u202e & \ud800"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Two articles, the French one of an outlet and with an address."""
    text = f"{FRENCH}\n\nCopyright {_OUTLET}"
    with Ledger(tmp_path / "l.db", write=True) as made:
        made.add([*both(), entry(text, url="https://example.org/a", title="Le port")])
        made.connection().execute("UPDATE articles SET outlet = ? WHERE headline = 'Le port'", (_OUTLET,))
        yield made


def _page(path: str) -> str:
    return f"http://127.0.0.1:8765{path}"


def _feed(*items: Item) -> Feed:
    return Feed("Faits", "http://127.0.0.1:8765/facts?format=atom", "http://127.0.0.1:8765/facts", "fr", items)


def _items(ledger: Ledger) -> tuple[Item, ...]:
    """An item of each kind for all that is in the ledger."""
    words = interface("fr")
    articles, facts, claims = ledger.articles().rows, ledger.facts().rows, ledger.claims().rows
    came = ledger.overviews.arrivals([hit.id for hit in articles])
    return (
        *(article_item(hit, came, words, _page) for hit in articles),
        *(fact_item(hit, came, words, _page) for hit in facts),
        *(claim_item(claim, came, words, _page) for claim in claims),
    )


def _of_outlet(ledger: Ledger, what: Republish) -> tuple[list[Item], str]:
    """The outlet's items under that right, and all the words that both formats give of them."""
    ledger.allow(_OUTLET, what, "anna")
    items = [item for item in _items(ledger) if item.outlet == _OUTLET]
    return items, write_atom(_feed(*items)) + write_json_feed(_feed(*items))


def test_atom_has_what_the_standard_asks(ledger: Ledger) -> None:
    """Identifier, title and moment in the feed and every entry; one alternate link; no identifier twice."""
    text = write_atom(_feed(*_items(ledger)))
    root = ET.fromstring(text)
    ids = [entry.findtext(f"{_ATOM}id") for entry in root.iter(f"{_ATOM}entry")]

    assert len(set(ids)) == len(ids) > 5
    for element in (root, *root.iter(f"{_ATOM}entry")):
        assert all(element.findtext(f"{_ATOM}{name}") for name in ("id", "title", "updated"))
        assert _RFC3339.fullmatch(element.findtext(f"{_ATOM}updated") or "")
        assert 1 == len([link for link in element.findall(f"{_ATOM}link") if link.get("rel") == "alternate"])


def test_a_reader_of_feeds_reads_it(ledger: Ledger) -> None:
    """Feedparser finds nothing wrong, and every item."""
    items = _items(ledger)
    read = feedparser.parse(write_atom(_feed(*items)))

    assert (False, "atom10", len(items)) == (bool(read.bozo), read.version, len(read.entries))
    assert [item.title for item in items] == [found.title for found in read.entries]


def test_json_feed_has_what_the_format_asks(ledger: Ledger) -> None:
    """Version, title, and items with identifier and text; moments as RFC 3339 writes them; the fact under _depeche."""
    read = json.loads(write_json_feed(_feed(*_items(ledger))))

    assert ("https://jsonfeed.org/version/1.1", "Faits") == (read["version"], read["title"])
    for item in read["items"]:
        assert item["id"]
        assert item["content_text"]
        dates = [item[name] for name in ("date_published", "date_modified") if name in item]
        assert all(_RFC3339.fullmatch(date) for date in dates)
    assert any("pins" in item["_depeche"] for item in read["items"])
    assert {"about", "id", "updated"} == set(read["_depeche"])


def test_the_original_gets_the_credit(ledger: Ledger) -> None:
    """The link of an item leads to the outlet's page and its author is the outlet, the desk's page stands beside."""
    items, _ = _of_outlet(ledger, "excerpt")
    read = feedparser.parse(write_atom(_feed(*items)))

    assert {"https://example.org/a"} == {found.link for found in read.entries}
    assert {_OUTLET} == {found.author for found in read.entries}
    assert all(
        any(link.rel == "related" and "127.0.0.1" in link.href for link in found.links) for found in read.entries
    )


@pytest.mark.parametrize("what", ["link", "excerpt", "full"])
def test_rights_are_kept(ledger: Ledger, what: Republish) -> None:
    """A link has none of the article's words but its headline, an excerpt has proofs and a beginning, full has all."""
    items, text = _of_outlet(ledger, what)
    articles = [item for item in items if item.id.startswith("urn:sha256")]

    assert items
    assert (what != "link") == ("grévistes" in text)
    assert (what == "full") == any(item.content for item in articles)
    assert (what != "link") == all(item.excerpt for item in items)


def test_a_day_is_not_made_a_moment() -> None:
    """Formats that ask for a moment get none where only the day is known."""
    expected = [None, None, "2024-09-14T10:39:00+02:00", "2024-09-14T10:39:05Z"]

    assert expected == [moment(v) for v in (None, "2024-09-14", "2024-09-14T10:39+02:00", "2024-09-14T10:39:05.25Z")]


def test_hostile_words_stay_words() -> None:
    """Markup, control characters and half letters do no harm in either format."""
    item = Item(
        "urn:x", _HOSTILE, None, None, "2024-09-14T10:39:00Z", None, _HOSTILE, excerpt=_HOSTILE, content=_HOSTILE
    )
    text = write_atom(_feed(item))
    read: Any = json.loads(write_json_feed(_feed(item)))

    assert "<script" not in text
    assert ET.fromstring(text.encode("utf-8")) is not None
    assert "\x00" not in read["items"][0]["title"]


def test_an_identifier_comes_once() -> None:
    """The first of two items with one identifier is kept, in its place."""
    one = Item("urn:1", "a", None, None, "2024-01-01T00:00:00Z", None, None)
    two = Item("urn:2", "b", None, None, "2024-01-01T00:00:00Z", None, None)

    assert (one, two) == without_copies([one, two, one])


def test_an_empty_feed_is_valid() -> None:
    """No items, and still a feed."""
    assert (False, []) == ((read := feedparser.parse(write_atom(_feed()))).bozo, read.entries)
    assert [] == json.loads(write_json_feed(_feed()))["items"]


def test_a_feed_has_the_same_identifier_wherever_it_is_served() -> None:
    """Host and port are no part of it."""
    there = Feed("x", "https://desk.example/facts?format=atom", "", "fr", ())

    assert there.id == _feed().id

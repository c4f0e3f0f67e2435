"""What sources announce, format by format, and what they say of themselves."""

from __future__ import annotations

import gzip
import socket
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from depeche.acquire.feeds import characters, repair
from depeche.acquire.feeds.feed import Entry, Feed, read_feed
from depeche.acquire.feeds.opml import Source, write_opml
from depeche.errors import BadJson, BinaryInput, EmptyInput, InputError, TooLarge
from tests.acquire.feeds.malformed import cases

_ADDRESS = "https://news.example/feed"


def _read(text: str, **said: str) -> Feed:
    return read_feed(text.encode(), _ADDRESS, **said)


def _at(day: int, hour: int) -> datetime:
    return datetime(2025, 2, day, hour, tzinfo=UTC)


_RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Coast &amp; Sea</title><link>https://news.example/</link><language>en-GB</language><ttl>30</ttl>
<atom:link rel="self" href="https://news.example/feed"/><atom:link rel="hub" href="https://hub.example/"/>
<item><title>Harbour reopens</title><link>https://news.example/a1</link><guid isPermaLink="false">n-1</guid>
<dc:creator>Ana Lobo</dc:creator><dc:creator>Jo Ek</dc:creator><pubDate>Mon, 03 Feb 2025 10:00:00 +0100</pubDate>
<description>&lt;p&gt;After &lt;b&gt;ten&lt;/b&gt; days.&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>After ten days, the <a href="/h">harbour</a> reopened.</p>]]></content:encoded></item>
</channel></rss>"""


def test_rss_is_read_whole() -> None:
    """The channel and every field of the entry."""
    feed = _read(_RSS)

    assert ("rss", "Coast & Sea", "https://news.example/", "en-GB") == (feed.kind, feed.title, feed.home, feed.language)
    assert (1800.0, "https://hub.example/", ()) == (feed.interval, feed.hub, feed.warnings)
    html = '<p>After ten days, the <a href="/h">harbour</a> reopened.</p>'
    expected = Entry(
        "n-1",
        "https://news.example/a1",
        "Harbour reopens",
        _at(3, 9),
        None,
        "After ten days.",
        html,
        ("Ana Lobo", "Jo Ek"),
    )
    assert (expected,) == feed.entries


def test_atom_is_read_whole() -> None:
    """Published and modified apart, authors by name, XHTML as HTML."""
    feed = _read(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title type="html">La &lt;b&gt;Côte&lt;/b&gt;</title>'
        '<link href="/"/><link rel="hub" href="https://hub.example/"/><entry xml:lang="fr"><title>Le port rouvre</title>'
        '<id>tag:1</id><link href="a1"/><published>2025-02-03T09:00:00Z</published><updated>2025-02-04T09:00:00Z</updated>'
        "<author><name>Ana Lobo</name><email>a@news.example</email></author><summary>Dix jours</summary>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Le <b>port</b>.</p></div></content></entry></feed>'
    )
    entry = feed.entries[0]

    assert ("atom", "La Côte", "https://news.example/", "https://hub.example/") == (
        feed.kind,
        feed.title,
        feed.home,
        feed.hub,
    )
    assert (_at(3, 9), _at(4, 9), ("Ana Lobo",), "fr") == (
        entry.published,
        entry.modified,
        entry.authors,
        entry.language,
    )
    assert "<p>Le <b>port</b>.</p>" in str(entry.content)


def test_an_update_is_no_publication() -> None:
    """Where Atom says only when an entry was modified, the publication stays unknown."""
    feed = _read("<feed><entry><title>T</title><id>x</id><updated>2025-02-03T09:00:00Z</updated></entry></feed>")

    assert (None, _at(3, 9)) == (feed.entries[0].published, feed.entries[0].modified)


def test_a_description_that_is_the_article_is_content() -> None:
    """Long and in paragraphs; a teaser is a summary only."""

    def described(html: str) -> str | None:
        return (
            _read(f"<rss><channel><item><description><![CDATA[{html}]]></description></item></channel></rss>")
            .entries[0]
            .content
        )

    article = "<p>The harbour of Kelbourg reopened after ten days of works.</p>" * 40

    assert (article, None, None) == (described(article), described(article[:600]), described("words " * 600))


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("<ttl>60</ttl>", 3600.0),
        ("<ttl>0</ttl>", None),
        ("<ttl>soon</ttl>", None),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 900.0),
        ("<sy:updatePeriod> daily </sy:updatePeriod>", 86400.0),
        ("<sy:updatePeriod>now and then</sy:updatePeriod>", None),
    ],
)
def test_the_interval_is_in_seconds(said: str, seconds: float | None) -> None:
    """By ttl or the syndication module; None where neither makes sense."""
    assert seconds == _read(f"<rss><channel>{said}<title>C</title></channel></rss>").interval


def test_json_feed_is_read_whole() -> None:
    """Version 1.1 with its authors, languages and hubs."""
    feed = _read(
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Coast", "home_page_url": "https://news.example/",'
        ' "language": "en", "hubs": [{"type": "WebSub", "url": "https://hub.example/"}], "items": [{"id": "1",'
        ' "url": "a1", "title": "Harbour", "summary": "Ten days", "content_html": "<p>It <b>reopened</b>.</p>",'
        ' "date_published": "2025-02-03T10:00:00+01:00", "date_modified": "2025-02-04T09:00:00Z",'
        ' "authors": [{"name": "Ana Lobo"}], "language": "en-GB"}]}'
    )

    assert ("json", "Coast", "https://hub.example/", ()) == (feed.kind, feed.title, feed.hub, feed.warnings)
    html = "<p>It <b>reopened</b>.</p>"
    address = "https://news.example/a1"
    assert (
        Entry("1", address, "Harbour", _at(3, 9), _at(4, 9), "Ten days", html, ("Ana Lobo",), "en-GB"),
    ) == feed.entries


def test_faulty_json_is_said() -> None:
    """What was mended is a warning; JSON without items is an error."""
    warnings = _read('{"items": [{"id": "1", "title": "T",}]}').warnings

    assert "the JSON is faulty" in warnings[0]
    with pytest.raises(BadJson):
        _read('{"id": "1", "text": "An article"}')


def test_sitemaps_and_their_indexes() -> None:
    """News extensions give titles, dates and languages; an index names further sitemaps."""
    index = _read("<sitemapindex><sitemap><loc>https://news.example/1.xml.gz</loc></sitemap></sitemapindex>")
    pages = (
        '<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'
        "<url><image:image><image:loc>https://news.example/i.jpg</image:loc></image:image><loc>https://news.example/a1</loc>"
        "<n:news><n:publication><n:name>Coast</n:name><n:language>en</n:language></n:publication>"
        "<n:publication_date>2025-02-03</n:publication_date><n:title>Harbour</n:title></n:news></url></urlset>"
    )
    feed = read_feed(gzip.compress(pages.encode()), _ADDRESS)

    assert ("sitemap_index", ("https://news.example/1.xml.gz",), ()) == (index.kind, index.feeds, index.entries)
    address = "https://news.example/a1"
    assert (Entry(address, address, "Harbour", _at(3, 0), language="en"),) == feed.entries
    assert ("sitemap", "Coast", ()) == (feed.kind, feed.title, feed.warnings)


def test_opml_goes_out_and_comes_in() -> None:
    """Whatever stands in titles; folders stay together."""
    sources = [
        Source("https://a.example/f?x=1&y=2", 'A "B" <c>\x0b & d', "https://a.example/", "Coast"),
        Source("https://b.example/f"),
    ]
    written = write_opml(sources, "Mine & yours")
    feed = _read(written)

    assert ("opml", "Mine & yours", tuple(s.address for s in sources), ()) == (
        feed.kind,
        feed.title,
        feed.feeds,
        feed.warnings,
    )


def test_opml_of_others_is_read() -> None:
    """Version 1, nested, with bare "&", one source twice, links of pages left out."""
    feed = _read(
        '<opml version="1.0"><head><title>T</title></head><body><outline text="News & more"><outline text="A" xmlUrl="https://a.example/f?x=1&y=2">'
        '<outline TEXT="B" XMLURL="https://b.example/f" type="rss"/><outline text="C" type="link" url="https://c.example/feed"/>'
        '<outline text="B again" xmlUrl="https://b.example/f"/><outline text="P" htmlUrl="https://p.example/"/></body></opml>'
    )

    assert ("https://a.example/f?x=1&y=2", "https://b.example/f", "https://c.example/feed") == feed.feeds


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyInput),
        (b" \r\n\x00", EmptyInput),
        (b"\xef\xbb\xbf", EmptyInput),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), BinaryInput),
        (b"\x1f\x8b\x08\x00damaged", BinaryInput),
        (b"just some words", InputError),
        (b'{"a": ', BadJson),
    ],
)
def test_nothing_to_read_is_an_error(content: bytes, error: type[InputError]) -> None:
    """Each of its kind, naming the address."""
    with pytest.raises(error, match=_ADDRESS):
        read_feed(content, _ADDRESS)


def test_a_packed_feed_may_not_unpack_to_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small answer that unpacks to more than the limit is refused."""
    monkeypatch.setattr(characters, "MAX_BYTES", 100_000)
    with pytest.raises(TooLarge):
        read_feed(gzip.compress(b"<rss>" + b" " * 200_000), _ADDRESS)


def test_the_first_of_very_many_articles_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then it stops, and says so."""
    monkeypatch.setattr(repair, "MOST_ARTICLES", 20)
    pages = "".join(f"<url><loc>https://news.example/{n}</loc></url>" for n in range(50))
    feed = _read(f"<urlset>{pages}</urlset>")

    assert (20, True) == (len(feed.entries), any("more than 20 articles" in warning for warning in feed.warnings))


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Document types, addresses for content, entities: no connection is tried."""

    def refused(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refused)
    outside = '<!DOCTYPE rss SYSTEM "http://news.example/x.dtd" [<!ENTITY x SYSTEM "http://news.example/x">]>'

    assert (
        "Now &x;"
        == _read(f"{outside}<rss><channel><item><title>Now &x;</title></item></channel></rss>").entries[0].title
    )
    for address in ("http://news.example/feed.xml", "file:///etc/hostname", "/etc/hostname"):
        with pytest.raises(InputError):
            _read(f"{address} words words\nwords\nwords")


def test_repairs_are_said() -> None:
    """A sound feed has no warnings; a repaired one says what was done."""
    torn = _read(_RSS[: _RSS.index("</item>")])

    assert () == _read(_RSS).warnings
    assert any("never closed" in warning for warning in torn.warnings)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_damage_makes_it_fail_otherwise(data: st.DataObject) -> None:
    """Any bytes changed, left out or put in: entries, or an InputError."""
    content = bytearray(data.draw(st.sampled_from([case.content for case in cases() if len(case.content) < 5000])))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        content[start : start + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=20))
    try:
        feed = read_feed(bytes(content), _ADDRESS)
    except InputError:
        return
    assert len(feed.entries) == len({entry.id for entry in feed.entries})
    assert all(entry.address is None or entry.address.startswith(("http://", "https://")) for entry in feed.entries)


@pytest.mark.parametrize(
    "piece",
    [
        b"<![CDATA[",
        b"<!--",
        b'<a "',
        b"<title>",
        b"<item><title><![CDATA[",
        b"<!DOCTYPE [",
        b"<d:x xmlns:d='u'>",
        b"&lt;!--",
    ],
)
def test_no_feed_takes_long_by_its_making(piece: bytes) -> None:
    """What opens and never closes is searched for once, not once for each."""
    import time

    start = time.process_time()
    for head in (b"<rss><channel><item>", b""):
        try:
            read_feed(head + piece * (12_000 // len(piece)), _ADDRESS)
        except InputError:
            continue

    assert time.process_time() - start < 20

"""Feeds as inputs: the articles that they hold."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from depeche.acquire.announced import is_feed
from depeche.acquire.capture import Capture, Given
from depeche.acquire.fetching.outcome import Fetched
from depeche.acquire.inputs import captures
from depeche.errors import InputError, PassedOver

_NOW = datetime(2025, 2, 5, tzinfo=UTC)
_RSS = b"""<?xml version="1.0"?><!-- made by us --><rss version="2.0"><channel><title>Coast</title><language>fr</language>
<item><title>Le port rouvre</title><link>https://news.example/a1</link><pubDate>Mon, 03 Feb 2025 10:00:00 +0100</pubDate>
<content:encoded><![CDATA[<p>Le port a rouvert.</p>]]></content:encoded></item>
<item><title>Ferries</title><link>https://news.example/a2</link><description>Bient\xc3\xb4t</description></item></channel></rss>"""
_JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "Coast", "language": "en", "items": [{"id": "1",
"url": "https://news.example/a1", "title": "Harbour", "content_text": "It reopened.\\n\\nAt < noon."}]}"""


def _outcomes(path: Path, content: bytes, given: Given | None = None) -> list[Capture | InputError]:
    path.write_bytes(content)
    return list(captures([str(path)], given or Given(), _NOW, io.BytesIO()))


def test_articles_that_a_feed_holds_are_captures(tmp_path: Path) -> None:
    """With title, date, address and language; those only announced are counted."""
    article, rest = _outcomes(tmp_path / "f.xml", _RSS)

    assert isinstance(article, Capture)
    assert ("<p>Le port a rouvert.</p>", "text/html", article.original.decode()) == (
        article.text,
        article.media_type,
        article.text,
    )
    given = article.given
    expected = ("Le port rouvre", "2025-02-03T09:00:00+00:00", "https://news.example/a1", "fr")
    assert expected == (given.title, given.date, given.url, given.language)
    assert isinstance(rest, PassedOver)


def test_json_feeds_are_feeds_and_their_text_is_paragraphs(tmp_path: Path) -> None:
    """Not taken for articles as JSON; options override what the feed says."""
    (article,) = _outcomes(tmp_path / "f.json", _JSON, Given(date="2025-02-01"))

    assert isinstance(article, Capture)
    assert ("<p>It reopened.</p><p>At &lt; noon.</p>", "2025-02-01", "en") == (
        article.text,
        article.given.date,
        article.given.language,
    )


def test_a_feed_that_only_announces_is_an_error(tmp_path: Path) -> None:
    """It says what fetches the articles."""
    (error,) = _outcomes(tmp_path / "f.rss", _RSS[: _RSS.index(b"<content")] + _RSS[_RSS.index(b"</item>") :])

    assert "announces 2 articles and holds none; `depeche follow`" in str(error)


def test_feeds_at_addresses_are_read_like_files() -> None:
    """By what they are, whatever their media type."""
    address = "https://news.example/feed"
    page = Fetched(address, address, (), 200, (("content-type", "text/html"),), _RSS, _NOW, "HTTP/1.1")
    read = list(captures([address], Given(), _NOW, io.BytesIO(), lambda _: page))

    assert ["https://news.example/a1"] == [one.given.url for one in read if isinstance(one, Capture)]


def test_an_archive_on_standard_input_is_named() -> None:
    """It cannot be sought in: what to do is said."""
    (error,) = captures(["-"], Given(), _NOW, io.BytesIO(b"WARC/1.0\r\nWARC-Type: warcinfo\r\n"))

    assert "is a WARC archive; give it as a file" in str(error)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (_RSS, True),
        (b"\xef\xbb\xbf\n<?xml version='1.0'?>\n<?xml-stylesheet href='x'?>\n<atom:feed xmlns:atom='x'>", True),
        (b'<!DOCTYPE rdf PUBLIC "x" "y">\n<rdf:RDF>', True),
        (b"<html><body><rss></rss></body></html>", False),
        (b"<!doctype html><p>feed</p>", False),
        (b"The <rss> element", False),
        (b'{"text": "see https://jsonfeed.org/version/1"}', False),
        (b'{"id": "a", "text": "words"}', False),
    ],
)
def test_feeds_are_told_from_pages_and_texts(content: bytes, expected: bool) -> None:
    """By how they begin."""
    assert expected == is_feed(content)

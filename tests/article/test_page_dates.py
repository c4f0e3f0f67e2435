"""When a page says it was published."""

from __future__ import annotations

import pytest

from depeche.article.dates import read_date
from depeche.article.restore import restore
from tests.article.captures import capture

_TEXT = (
    "<p>The mayor opened the new bridge on Saturday, and three hundred people walked over it, the town hall said.</p>"
    "<p>It took four years to build and cost nine million euros, twice what had been planned, the builders said.</p>"
)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("<p>5 mars 2024</p>", "2024-03-05"),
        ("<p>Published 5 March 2024.</p>", "2024-03-05"),
        ("<p>5. Februar 2024</p>", "2024-02-05"),
        ("<p>5 de febrero de 2024</p>", "2024-02-05"),
        ("<p>05.02.24</p>", "2024-02-05"),
        ("<p>2024\u5e743\u67085\u65e5</p>", "2024-03-05"),
        ('<span itemprop="datePublished" content="2024-03-05">yesterday</span>', "2024-03-05"),
        ('<abbr class="published" title="2024-03-05T10:00:00Z">Tuesday</abbr>', "2024-03-05T10:00:00Z"),
        ("<p>The old bridge was closed on 5 March 2024 after a flood that took its middle pier.</p>", None),
    ],
)
def test_dates_that_pages_show(line: str, value: str | None) -> None:
    """In the words of any language, in figures, in microdata; never one that prose tells."""
    article = restore(capture(f"<html><body><h1>A bridge opens</h1>{line}{_TEXT}</body></html>", "text/html"))

    assert value == (article.published.value if article.published else None)


def test_the_nearest_line_after_the_headline_counts() -> None:
    """A ticker above the headline is of another story."""
    page = f"<body><p>Ticker 01.02.2023</p><h1>A bridge opens</h1><p>5 March 2024</p>{_TEXT}</body>"
    article = restore(capture(page, "text/html"))

    assert article.published is not None
    assert "2024-03-05" == article.published.value


_STAMPED = '<meta property="article:published_time" content="2024-05-03T02:18:11Z">'


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (_STAMPED, "2024-05-03T02:18:11Z"),
        (f'{_STAMPED}<meta name="sailthru.date" content="2024-05-02 22:18:11">', "2024-05-02T22:18:11"),
        (f'{_STAMPED}<meta name="date" content="2024-05-02T21:18:11-05:00">', "2024-05-02T21:18:11-05:00"),
        (f'{_STAMPED}<link rel="canonical" href="https://www.gazette.example/2024/05/02/bridge/">', "2024-05-02"),
        (f'{_STAMPED}<link rel="canonical" href="https://www.gazette.example/2024/05/01/bridge/">', "2024-05-03T02:18:11Z"),
        ('<meta name="date" content="2024-05-03T00:00:00Z"><meta name="pubdate" content="2024-05-02T22:00:00">',
         "2024-05-03T00:00:00Z"),
    ],
)  # fmt: skip
def test_the_day_is_that_of_the_outlets_own_clock(head: str, expected: str) -> None:
    """Universal time gives way to the same moment by another clock, and to the day in the address that it can be."""
    article = restore(
        capture(f"<html><head>{head}</head><body><h1>The bridge opens again</h1></body></html>", "text/html")
    )

    assert article.published is not None
    assert expected == article.published.value


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<h1>The bridge opens again</h1><span class="publishing-date">3 May 2024</span>', "2024-05-03"),
        ('<h1>The bridge opens again</h1><span class="updated" title="2024-05-03T08:00:00+02:00"></span>',
         "2024-05-03T08:00:00+02:00"),
        (f'<time datetime="2024-01-01"></time><p>{"word " * 40}</p><h1>The bridge opens</h1><time datetime="2024-05-03"></time>',
         "2024-05-03"),
        ('<h1>The bridge opens again</h1><script>var page = {"publishedDate": "2024-05-03T08:00:00"}</script>',
         "2024-05-03T08:00:00"),
        ('<script type="application/ld+json">{"datePublished": "2024-05-03", broken}</script><h1>The bridge opens</h1>',
         "2024-05-03"),
    ],
)  # fmt: skip
def test_a_date_is_found_where_only_its_element_or_a_script_says_it(body: str, expected: str) -> None:
    """A class name, the nearest time element, broken JSON-LD, a program's own data."""
    article = restore(capture(f"<html><body>{body}</body></html>", "text/html"))

    assert article.published is not None
    assert expected == article.published.value


_HEADED = "<h1>The bridge opens again</h1>"


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("", f"<p>Bridges, 5 March 2024</p>{_HEADED}{_TEXT * 3}<div>4 January 2024</div>", "2024-03-05"),
        ("", f'{_HEADED}{_TEXT}<div class="comment-box"><time datetime="2024-04-01"></time></div><p>5 March 2024</p>',
         "2024-03-05"),
        ("", f"{_HEADED}<time>5 March 2024, 10:30</time>{_TEXT}", "2024-03-05T10:30"),
        ("", f"{_HEADED}<p>Last updated 9 March 2024</p><p>5 March 2024</p>{_TEXT}", "2024-03-05"),
        ("", f"{_HEADED}<p>OSLO, March 5, 2024 (Wire) – The mayor opened the new bridge on Saturday, and three hundred people"
         f" walked over it.</p>{_TEXT}", "2024-03-05"),
        ("", f"{_HEADED}<p>(5 mars 2024) Le maire a inauguré le nouveau pont samedi, et trois cents personnes l’ont franchi à"
         f" pied.</p>{_TEXT}", "2024-03-05"),
        ("", f"{_HEADED}<p>On 5 March 2024 – a Tuesday – the mayor opened the new bridge, and three hundred people walked over"
         f" it.</p>{_TEXT}", None),
        ('<meta name="date" content="2024-03-06">', f"{_HEADED}<p>5 March 2024</p>{_TEXT}", "2024-03-05"),
        ('<meta name="date" content="2024-03-05T10:00:00+01:00">', f"{_HEADED}<p>5 March 2024</p>{_TEXT}",
         "2024-03-05T10:00:00+01:00"),
        ('<meta name="pubdate" content="2024-03-02"><meta property="article:published_time" content="2024-03-05">',
         f"{_HEADED}<p>2 March 2024</p>{_TEXT}", "2024-03-02"),
        ('<meta property="article:published_time" content="2024-03-01">', f"{_HEADED}<p>5 March 2024</p>{_TEXT}",
         "2024-03-01"),
    ],
)  # fmt: skip
def test_the_line_beside_the_headline_dates_the_article(head: str, body: str, expected: str | None) -> None:
    """It goes before farther ones, readers' times and the page's own date, and says which of several declared dates holds."""
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    article = restore(capture(page, "text/html"))

    assert expected == (article.published.value if article.published else None)


@pytest.mark.parametrize(
    ("language", "expected"), [("en-US", "2024-03-04"), ("en-GB", "2024-04-03"), ("fr", "2024-04-03")]
)
def test_the_region_orders_day_and_month(language: str, expected: str) -> None:
    """03/04 is the fourth of March in the United States."""
    article = restore(
        capture(f'<html lang="{language}"><body>{_HEADED}<p>03/04/2024</p>{_TEXT}</body></html>', "text/html")
    )

    assert article.published is not None
    assert expected == article.published.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-03-05T23:15:0Z", "2024-03-05T23:15:00Z"),
        ("Tue, 05 Mar 2024 23:15:00 GMT", "2024-03-05T23:15:00Z"),
        ("Tue, 05 Mar 2024 23:15:00 +0530", "2024-03-05T23:15:00+05:30"),
        ("5 March 2024, 23:15 GMT+10", "2024-03-05T23:15"),
    ],
)
def test_moments_keep_their_zone(text: str, expected: str) -> None:
    """The zone of a written moment is read, one that only begins like it is not."""
    assert expected == read_date(text)

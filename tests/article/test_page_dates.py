"""When a page says it was published."""

from __future__ import annotations

import pytest

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

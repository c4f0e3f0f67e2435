"""Pages cut, mixed up and overwritten at random are read without failing, and their map holds."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depeche.acquire.decode import decode
from depeche.article.article import Article
from depeche.article.restore import restore
from depeche.errors import InputError
from tests.article.captures import capture, check_map

_PIECES = [
    "<",
    ">",
    '"',
    "'",
    "&",
    "</p>",
    "<p>",
    "<table>",
    "<script>",
    "<!--",
    "-->",
    "&#11;",
    "&#0;",
    "<h1>",
    "\x00",
]
_TAGS = [
    "p",
    "div",
    "a",
    "b",
    "li",
    "ul",
    "table",
    "td",
    "h1",
    "h2",
    "figcaption",
    "script",
    "br",
    "article",
    "blockquote",
]
_WORDS = [
    "The",
    "bridge",
    "opened",
    "on",
    "Monday,",
    "said.",
    "&eacute;t&eacute;",
    "&amp;",
    "&#8217;s",
    "\u00a0",
    "\n",
    "&#11;",
]
_PAGE = (
    '<html lang="en"><head><title>A bridge opens</title><meta name="author" content="Ann Wood">'
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"A bridge opens","keywords":["bridge"]}</script>'
    '</head><body><h1>A bridge opens</h1><p class="byline">By Ann Wood</p><div class="story"><p>The bridge &amp; its road'
    " opened on Saturday, the town hall said, and three hundred people walked over it.</p><h2>What it cost</h2><p>It took"
    " four years to build, and nine million euros,<br>twice what had been planned.</p><ul><li>One lane is closed.</li></ul>"
    '</div><ul class="tags"><li><a rel="tag">Bridges</a></li></ul><!-- end --></body></html>'
)  # fmt: skip


def _cut(page: str, chance: random.Random) -> str:
    at = chance.randrange(len(page))
    return page[:at] + page[at + chance.choice([1, 10, 1000, len(page)]) :]


def _swapped(page: str, chance: random.Random) -> str:
    one, other = sorted(chance.choices(range(len(page)), k=2))
    size = min(other - one, 2000)
    moved = page[one : one + size]
    return page[:one] + page[other : other + size] + page[one + size : other] + moved + page[other + size :]


def _flipped(page: str, chance: random.Random) -> str:
    letters = list(page)
    for at in chance.choices(range(len(page)), k=30):
        letters[at] = chr(ord(letters[at]) ^ (1 << chance.randrange(8)))
    return "".join(letters)


def _spoilt(page: str, chance: random.Random) -> str:
    at = chance.randrange(len(page))
    return page[:at] + chance.choice(_PIECES) * chance.choice([1, 30]) + page[at:]


def _unmarked(page: str, chance: random.Random) -> str:
    return page.replace(
        chance.choice([">", '"', "</", "="]), chance.choice(["", "<", '"', "&"]), chance.choice([1, 5, -1])
    )


_DAMAGE: list[Callable[[str, random.Random], str]] = [_cut, _swapped, _flipped, _spoilt, _unmarked]


def _damaged(page: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 5)):
        if page:
            page = chance.choice(_DAMAGE)(page, chance)
    return page


def _check(article: Article) -> None:
    """The map holds for each part, and each value of the head is pinned."""
    check_map(article)
    assert all(row.start < row.end for row in article.map.rows)
    for value in (article.headline, article.outlet, *article.byline, *article.tags):
        assert value is None or value.given or (value.pin is not None and value.pin.source)


def test_a_damaged_page_is_read() -> None:
    """Three hundred ways of spoiling one page."""
    chance = random.Random(20)
    for _ in range(300):
        _check(restore(capture(_damaged(_PAGE, chance), "text/html")))


def test_damaged_pages_of_the_corpus_are_read(corpus: Path) -> None:
    """Small real pages, each spoilt a few times."""
    chance = random.Random(21)
    pages = [p for p in sorted((corpus / "pages" / "aeb").glob("*.html.gz")) if p.stat().st_size < 12_000][:15]
    for path in pages:
        page = gzip.decompress(path.read_bytes())
        for _ in range(3):
            try:
                text = decode(_damaged(page.decode("latin-1"), chance).encode("latin-1", "replace"), path.name).text
            except InputError:
                continue
            _check(restore(capture(text, "text/html")))


_word = st.sampled_from(_WORDS)
_line = st.lists(_word, max_size=30).map(" ".join)
_nested = st.recursive(
    _line,
    lambda inner: st.builds(
        lambda tag, name, pieces, closed: f'<{tag} class="{name}">{"".join(pieces)}{f"</{tag}>" if closed else ""}',
        st.sampled_from(_TAGS),
        st.sampled_from(["", "byline", "story-body", "tags", "caption", "comments"]),
        st.lists(inner, max_size=4),
        st.booleans(),
    ),
    max_leaves=25,
)


@given(_nested, st.booleans())
@settings(max_examples=150)
def test_every_character_of_a_generated_page_is_accounted_for(body: str, headed: bool) -> None:
    """Whatever elements nest in whatever order, closed or not, with entities and blanks: the map holds for each part."""
    head = "<h1>The bridge opened on Monday</h1>" if headed else ""
    _check(restore(capture(f"<html><body>{head}<article>{body}</article></body></html>", "text/html")))


@pytest.mark.parametrize("control", ["&#11;", "&#x1;", "&#127;"])
def test_a_reference_to_a_control_character_stands_for_nothing(control: str) -> None:
    """It makes no row of the map without characters."""
    line = f"The bridge opened{control} on Saturday, the town hall said, and three hundred people walked over it."
    article = restore(capture(f"<article><h1>A bridge opens</h1><p>{line}</p><p>{line}</p></article>", "text/html"))

    _check(article)
    assert "opened on" in article.text

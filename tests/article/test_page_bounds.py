"""Hostile and endless pages cost no more than they may."""

from __future__ import annotations

import time

import pytest

from depeche.acquire.inputs import is_html
from depeche.article.markup import MAX_NODES, Markup
from depeche.article.page_blocks import MAX_BLOCKS, blocks_of_page
from depeche.article.restore import restore
from tests.article.captures import capture, check_map


@pytest.mark.parametrize(
    "piece", ["<", "<a ", '<a x="', "<a b='>", '<b x=">"="', "<!--", "<![CDATA[", "<div>", "&amp; "]
)
def test_reading_a_hostile_page_is_linear(piece: str) -> None:
    """Marks that nothing closes are read once, not once for each."""
    page = piece * (300_000 // len(piece))
    start = time.process_time()
    Markup(page)

    assert 30 > time.process_time() - start


_SIZE = 120_000
_LINE = "The council said on Monday that the bridge would open, and that it would close. "


def _repeated(piece: str) -> str:
    return piece * (_SIZE // len(piece))


def _listed(item: str) -> str:
    return ",".join(item % number for number in range(_SIZE // len(item)))


@pytest.mark.parametrize(
    "page",
    [
        *map(_repeated, ["<div>", "<p>", "<a>", "<b>", "<li>x", "<ul><li>x", "<table><tr><td>x", "<dl><dt>x<dd>y", "</div>"]),
        *map(_repeated, ["<br>x", "<!-- x -->y", "<svg><path/>", "<script>", "<h1>A title here</h1>", "<select><option>"]),
        *map(_repeated, [f"<p>{_LINE}", f"<figcaption>A thing</figcaption><p>{_LINE}", "<p>On 3 May 2020", "<p>&eacute;, "]),
        *map(_repeated, ['<div class="tags">', '<ul class="tags"><a rel="tag">x</a>', '<div class="author">', "<p hidden>x"]),
        "<b>" * 300 + _repeated("</div>"),
        "<b>" * 300 + _repeated("<hr>"),
        "<div>" * 10_000 + _LINE + "</div>" * 10_000,
        f'<p class="{_repeated("by-line ")}" {_repeated("a=1 ")}>{_LINE}',
        f'<meta name="author" content="{_repeated("A B, ")}"><meta name="keywords" content="{_repeated("a,")}">{_LINE}',
        f"<title>{_repeated('A b - ')}</title><h1>A b</h1>{_LINE}",
        f"<article><p>{_repeated('L&eacute;t&eacute; a dit, la. ')}</p></article>",
        f'<script type="application/ld+json">{{"@type":"Article","keywords":[{_listed(chr(34) + "é %d" + chr(34))}]}}</script>',
        f'<script type="application/ld+json">{"[" * _SIZE}</script>',
    ],
)  # fmt: skip
def test_a_page_made_of_one_thing_is_read_in_time(page: str) -> None:
    """Whatever is repeated, nested or endlessly long costs no more than other pages of that size."""
    start = time.process_time()
    check_map(restore(capture(page, "text/html")))

    assert 15 > time.process_time() - start


def test_comments_before_a_text_are_passed_in_one_go() -> None:
    """A text that opens with comments is told from HTML without trying each way of parting them."""
    start = time.process_time()
    assert not is_html("<!-- x -->" * 150 + "y", ".txt")

    assert 10 > time.process_time() - start


def test_elements_are_bounded() -> None:
    """Beyond the bound a tag makes no element, and its text is still there."""
    markup = Markup("<b>x</b>" * (MAX_NODES + 10))

    assert MAX_NODES == len(markup.nodes)
    assert markup.words(markup.root).endswith("xxxxx")


def test_blocks_are_bounded_and_the_reader_is_told() -> None:
    """A page of endless blocks is read up to the bound, with a warning."""
    page = "<p>a</p>" * (MAX_BLOCKS + 10)

    assert MAX_BLOCKS == len(blocks_of_page(Markup(page)))
    assert any("blocks" in warning for warning in restore(capture(page, "text/html")).warnings)

"""Hostile and endless pages cost no more than they may."""

from __future__ import annotations

import time

import pytest

from depeche.article.markup import MAX_NODES, Markup
from depeche.article.page_blocks import MAX_BLOCKS, blocks_of_page
from depeche.article.restore import restore
from tests.article.captures import capture


@pytest.mark.parametrize(
    "piece", ["<", "<a ", '<a x="', "<a b='>", '<b x=">"="', "<!--", "<![CDATA[", "<div>", "&amp; "]
)
def test_reading_a_hostile_page_is_linear(piece: str) -> None:
    """Marks that nothing closes are read once, not once for each."""
    page = piece * (300_000 // len(piece))
    start = time.process_time()
    Markup(page)

    assert 5 > time.process_time() - start


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

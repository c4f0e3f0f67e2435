"""Lines that credit an agency or an outlet are provenance, not story."""

from __future__ import annotations

import pytest

from depeche.article.page_credits import agency_in, credit_of
from depeche.article.restore import restore
from tests.article.captures import capture, parts

_TEXT = (
    "<p>The mayor opened the new bridge on Saturday, and three hundred people walked over it, the town hall said.</p>"
    "<p>It took four years to build and cost nine million euros, twice what had been planned, the builders said.</p>"
)


@pytest.mark.parametrize(
    ("words", "credit"),
    [
        ("(AFP)", "agency"),
        ("avec Reuters", "agency"),
        ("With AP", "agency"),
        ("Cet article est republi\u00e9 de La Mouette sous licence libre.", "republished"),
        ("This article originally appeared in The Gull.", "republished"),
        ("\u00a9 2024 The Gull", "rights"),
        ("Tous droits r\u00e9serv\u00e9s", "rights"),
        ("Reuters reported on Saturday that the bridge was open.", None),
        ("The bridge was republished.", None),
        ("Copyright 2024 The Gull", "rights"),
        ("Rights groups called the bridge a waste of money.", None),
        ("Copyright lawyers said the bridge was a copy.", None),
    ],
)
def test_what_a_line_credits(words: str, credit: str | None) -> None:
    """In both languages; a sentence that names an agency is a sentence."""
    assert credit == credit_of(words)


def test_the_agency_is_told_as_it_is_written() -> None:
    """Without its brackets and the word before it."""
    assert ["AFP", "Reuters", ""] == [agency_in(words) for words in ("(AFP)", "avec Reuters", "Saturday")]


def test_credits_of_a_page_are_parts_of_their_own() -> None:
    """They are kept, as credits, and the agency signs."""
    page = f"<html><body><article><h1>A bridge opens at last</h1>{_TEXT}<p>(AFP)</p></article></body></html>"
    article = restore(capture(page, "text/html"))

    assert ["(AFP)"] == [words for kind, words in parts(article) if kind == "credit"]
    assert ["AFP"] == [v.text for v in article.signed_by]

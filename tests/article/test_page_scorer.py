"""The scorer of blocks: what its weights may know, and that it keeps what is the article."""

from __future__ import annotations

import pytest

from depeche.article.markup import Markup
from depeche.article.page_blocks import blocks_of_page
from depeche.article.page_body import features_of_page
from depeche.article.page_headline import headline_of
from depeche.article.page_metadata import metadata_of
from depeche.article.page_scorer import first_scores, shipped_weights
from depeche.article.page_site import Site
from depeche.article.restore import restore
from tests.article.captures import capture, parts

_FIRST = "The mayor opened the new bridge on Saturday, and three hundred people walked over it, the town hall said."
_SECOND = "It took four years to build and cost nine million euros, twice what had been planned, the builders said."
_THIRD = "The old bridge, closed since a flood, will be taken down in spring, when the river is at its lowest."


def _words(body: str) -> list[str]:
    page = f"<html><body><h1>A bridge opens at last</h1>{body}</body></html>"
    return [words for kind, words in parts(restore(capture(page, "text/html"))) if kind != "headline"]


def test_weights_are_small_and_named() -> None:
    """Every weight has a readable name, and a file of them fits on a diskette."""
    weights = shipped_weights()

    assert 500 < len(weights.features) < 8000
    assert all(name == name.strip() and -9 < weight < 9 for name, weight in weights.features.items())
    assert 40 == len(weights.trees)


def test_a_block_is_scored_by_the_very_features_it_is_learned_by() -> None:
    """The first score, added up in groups, is the sum of the weights of all the block's features."""
    body = (
        f'<article class="story-body"><p>{_FIRST}</p><aside class="related"><h2>Read more</h2><ul><li>{_THIRD}</li></ul>'
        f'</aside><h2>What it cost</h2><p><b>{_SECOND}</b></p><p><a href="x">{_THIRD}</a></p></article>'
    )
    markup = Markup(
        f"<html><title>A bridge opens</title><body class='main'><h1>A bridge opens</h1>{body}</body></html>"
    )
    blocks, found = blocks_of_page(markup), metadata_of(markup)
    headline, weights = headline_of(markup, blocks, found, Site(found, "")), shipped_weights()
    features = features_of_page(markup, blocks, headline, found)

    for score in first_scores(features, headline, weights):
        assert pytest.approx(score.logit) == sum(weights.features.get(n, 0) for n in features.all_of(score.place))


def test_bodies_in_several_containers_are_joined() -> None:
    """Text on both sides of a box is one article."""
    body = (
        f'<article><div class="text"><p>{_FIRST}</p></div><div class="ad-slot">Advertisement</div>'
        f'<div class="text"><p>{_SECOND}</p></div><div class="text"><p>{_THIRD}</p></div></article>'
    )

    assert [_FIRST, _SECOND, _THIRD] == _words(body)


def test_a_quotation_pulled_out_of_the_text_is_told_once() -> None:
    """The copy under another element is left out."""
    pulled = _SECOND[:60]
    body = f"<article><p>{_FIRST}</p><aside><blockquote>{pulled}</blockquote></aside><p>{_SECOND}</p><p>{_THIRD}</p></article>"

    assert [_FIRST, _SECOND, _THIRD] == _words(body)


def test_readers_comments_are_no_part_of_the_article() -> None:
    """However long they are."""
    body = f'<div class="story"><p>{_FIRST}</p><p>{_SECOND}</p></div><div id="comments"><p>{_THIRD * 9}</p></div>'

    assert [_FIRST, _SECOND] == _words(body)


@pytest.mark.parametrize("hidden", ['class="sr-only"', 'style="clip:rect(0 0 0 0)"', "hidden"])
def test_words_for_screen_readers_are_not_in_the_text(hidden: str) -> None:
    """What a link says to them, "opens new tab", is no word of the story."""
    link = f'<a href="x">the town hall<span {hidden}>, opens new tab</span></a>'
    body = f"<article><p>{_FIRST.replace('the town hall', link)}</p><p>{_SECOND}</p></article>"

    assert [_FIRST, _SECOND] == _words(body)


def test_the_lines_of_a_signature_stand_apart() -> None:
    """A name and a place under each other are two lines; a break inside a sentence is none."""
    broken = _SECOND.replace("euros,", "euros,<br>")
    signed = "<p><b>Ann Wood<br>Harbour Hill</b></p>"
    body = f"<article><p>{_FIRST}</p><p>{broken}</p>{signed}<p>{_THIRD}</p></article>"

    found = _words(body)
    assert [_FIRST, _SECOND] == found[:2]
    assert "Ann Wood Harbour Hill" not in found


def test_a_consent_dialogue_is_no_part_of_the_article() -> None:
    """However much it has to say."""
    dialogue = f'<div id="onetrust-consent-sdk"><h2>Your privacy</h2><p>{_THIRD * 9}</p></div>'

    assert [_FIRST, _SECOND] == _words(f'{dialogue}<div class="story"><p>{_FIRST}</p><p>{_SECOND}</p></div>{dialogue}')

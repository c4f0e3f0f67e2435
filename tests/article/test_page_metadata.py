"""Who signs, under which headline, with which tags: what a page's markup says, chosen and pinned."""

from __future__ import annotations

import json

import pytest

from depeche.article.article import Article
from depeche.article.restore import restore
from tests.article.captures import capture

_TEXT = (
    "<p>The mayor opened the new bridge on Saturday, and three hundred people walked over it, the town hall said.</p>"
    "<p>It took four years to build and cost nine million euros, twice what had been planned, the builders said.</p>"
)


def _article(head: str = "", byline: str = "", heading: str = "A bridge opens at last", **data: object) -> Article:
    script = json.dumps({"@type": "NewsArticle", **data}) if data else ""
    page = (
        f'<html><head>{head}<script type="application/ld+json">{script}</script></head><body><article>'
        f"<h1>{heading}</h1>{byline}{_TEXT}</article></body></html>"
    )
    return restore(capture(page, "text/html"))


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ('<p class="byline">By Ann Wood and Tom Hill</p>', ["Ann Wood", "Tom Hill"]),
        ('<div class="byline"><span>Ann Wood</span><span>Tom Hill</span></div>', ["Ann Wood", "Tom Hill"]),
        ('<p class="auteur">Par Zoé Dupré, avec Léo Martin</p>', ["Zoé Dupré", "Léo Martin"]),
        ('<a href="/author/ann-wood">Ann Wood</a>', ["Ann Wood"]),
        ('<p class="author-name">ByAnn Wood</p>', ["Ann Wood"]),
        ('<p class="byline">Ann Wood (aw), Ludwig van der Berg</p>', ["Ann Wood", "Ludwig van der Berg"]),
        ('<p class="byline">Ann Wood og Tom Hill</p>', ["Ann Wood", "Tom Hill"]),
        ('<p class="byline">Gull Staff</p>', []),
        ('<p class="byline">La rédaction</p>', []),
        ('<p class="byline">Published by Ann Wood</p>', ["Ann Wood"]),
        ('<p class="byline">Posted on 14 September 2024 by Ann Wood</p>', ["Ann Wood"]),
        ('<p class="auteur">Article rédigé par Zoé Dupré</p>', ["Zoé Dupré"]),
        ('<p class="auteur">Auteur : Zoé Dupré</p>', ["Zoé Dupré"]),
        ('<p class="author">Ann Wood on 14 September 2024</p>', ["Ann Wood"]),
        ('<p class="author">Von Karl Holz</p>', ["Karl Holz"]),
        ('<p class="author">Karl von Holz</p>', ["Karl von Holz"]),
        ('<p class="author">Show all stories</p>', []),
        ('<p class="author">by Kestrel</p>', ["Kestrel"]),
        ('<p class="author">Unknown</p>', []),
        ("<p>By Ann Wood and Tom Hill</p>", ["Ann Wood", "Tom Hill"]),
        ("<p>Par Zoé Dupré</p>", ["Zoé Dupré"]),
        ("<p>Photographs by Ann Wood</p>", []),
        ("<p>Middle East</p>", []),
        ('<p class="byline"><b>Written By</b> <a href="/a">Ann Wood</a></p>', ["Ann Wood"]),
        ('<p class="byline"><a href="/a">Ann Wood</a><span>Senior Reporter</span></p>', ["Ann Wood"]),
        ('<p class="byline">Written by Ann Wood, edited by Tom Hill</p>', ["Ann Wood"]),
        ('<div class="byline"><i>By</i><b>Ann Wood</b><i>Updated by</i><b>Tom Hill</b></div>', ["Ann Wood"]),
        ('<p class="auteur">Zoé Dupré, relu par Léo Martin</p>', ["Zoé Dupré"]),
        ('<p class="auteur"><b>Zoé Dupré</b><i>Journaliste</i></p>', ["Zoé Dupré"]),
        ('<p class="auteur">Zoé Dupré (avec Léo Martin et Ève Roy)</p>', ["Zoé Dupré", "Ève Roy"]),
        ('<p class="byline">By Ann (Annie) Wood</p>', ["Ann (Annie) Wood"]),
    ],
)
def test_people_of_a_visible_byline(byline: str, people: list[str]) -> None:
    """Names are parted, roles and initials left out, and each is pinned to its own characters."""
    article = _article(byline=byline)

    assert people == [v.text for v in article.byline]
    assert all(v.pin and "".join(article.captured[a:b] for a, b in v.pin.source) == v.text for v in article.byline)


@pytest.mark.parametrize(
    ("author", "people", "organisations"),
    [
        ({"@type": "Person", "name": "Ann Wood"}, ["Ann Wood"], []),
        ({"@type": "Person", "familyName": "Wood", "givenName": "Ann"}, ["Ann Wood"], []),
        ([{"@type": "Person", "name": "Ann Wood"}, {"@type": "Organization", "name": "AFP"}], ["Ann Wood"], ["AFP"]),
        ({"@type": "Organization", "name": "AFP"}, [], ["AFP"]),
        ("Ann Wood & Tom Hill", ["Ann Wood", "Tom Hill"], []),
        ({"@type": "Person", "name": "大渡 美咲"}, ["大渡 美咲"], []),
        ({"@type": "Person", "name": "ann@gull.example"}, [], []),
    ],
)
def test_people_and_organisations_that_json_ld_names(
    author: object, people: list[str], organisations: list[str]
) -> None:
    """An agency signs, but is no person."""
    article = _article(author=author)

    assert people == [v.text for v in article.byline]
    assert organisations == [v.text for v in article.signed_by]


def test_an_author_may_be_told_by_reference() -> None:
    """An entry that names a person's id means the person of that id."""
    graph = [
        {"@type": "Person", "@id": "#ann", "name": "Ann Wood"},
        {"@type": "NewsArticle", "author": {"@id": "#ann"}},
    ]
    article = _article(**{"@graph": graph})

    assert ["Ann Wood"] == [v.text for v in article.byline]


def test_two_of_three_headlines_decide() -> None:
    """What a page says of its headline stays, with who says it; one is chosen, and why."""
    head = '<meta property="og:title" content="You will not believe this bridge">'
    article = _article(head, headline="A bridge opens at last")

    assert article.headline is not None
    assert "A bridge opens at last" == article.headline.text
    assert article.headline.pin is not None
    assert article.headline.pin.start is not None
    assert [("visible", True), ("json-ld", False), ("og:title", False)] == [
        (c.said_by, bool(c.why)) for c in article.candidates
    ]


def test_candidates_are_kept_only_where_they_conflict() -> None:
    """A page of one mind has none."""
    assert () == _article(headline="A bridge opens at last").candidates


@pytest.mark.parametrize(
    ("head", "tags"),
    [
        ('<meta name="keywords" content="roads, council &amp; county">', ["roads", "council & county"]),
        ('<meta property="article:tag" content="Roads, old"><meta property="article:tag" content="Bridges">',
         ["Roads, old", "Bridges"]),
        ('<meta name="keywords" content="Page Type: Story, Subject: Bridges, Day: Friday">', ["Bridges"]),
        ('<meta property="og:site_name" content="Gull"><meta name="keywords" content="gull, Bridges">', ["Bridges"]),
        ('<meta name="keywords" content="MEAST, INDS08, POL, WAR, UN1">', []),
        ('<meta name="keywords" content="roads,bridges"><meta name="keywords" content="roads,bridges">',
         ["roads", "bridges"]),
        ('<meta name="keywords" content="98be933f-38cf-4fba-b6c6-ad438e82010a; Bridges">', ["Bridges"]),
    ],
)  # fmt: skip
def test_tags_are_words_for_readers(head: str, tags: list[str]) -> None:
    """Codes of the content system are none."""
    assert tags == [v.text for v in _article(head).tags]


@pytest.mark.parametrize("called", ['ul class="tags"', "section data-test-tags-box", 'div data-testid="article-tags"'])
def test_tags_may_be_links_under_the_article(called: str) -> None:
    """A list that its author calls tags, after the headline."""
    links = f'<{called}><li><a href="/t/1">Bridges</a></li><li><a href="/t/2">River Ooze</a></li></{called.split()[0]}>'
    article = _article(byline=links)

    assert ["Bridges", "River Ooze"] == [v.text for v in article.tags]


@pytest.mark.parametrize(("said", "free"), [(True, "true"), ("False", "false")])
def test_whether_all_may_read_it_is_as_the_page_says(said: object, free: str) -> None:
    """And unknown where it does not say."""
    article = _article(isAccessibleForFree=said, articleSection="Local")

    assert [free, "Local"] == [v.text for v in (article.free, article.rubric) if v]
    assert _article().free is None


def _titled(visible: str, og: str, card: str) -> Article:
    head = f'<title>{card}</title><meta property="og:title" content="{og}"><meta name="twitter:title" content="{card}">'
    ld = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{card}"}}</script>'
    return restore(capture(f"<html><head>{head}{ld}</head><body><h1>{visible}</h1></body></html>", "text/html"))


def test_the_headline_is_the_one_without_its_kicker() -> None:
    """Where the page shows a kicker before the headline, and OpenGraph gives the headline alone."""
    whole = "Harbour: The old bridge is taken down at last"
    article = _titled(whole, "The old bridge is taken down at last", whole)

    assert article.headline is not None
    assert "The old bridge is taken down at last" == article.headline.text


def test_an_opengraph_title_unlike_all_others_is_the_headline() -> None:
    """Four that are alike serve search engines."""
    article = _titled(
        "Harbour bridge demolition in spring", "The old bridge goes", "Harbour bridge demolition in spring"
    )

    assert article.headline is not None
    assert "The old bridge goes" == article.headline.text
    assert ["the others alike serve search engines"] == [c.why for c in article.candidates if c.why]

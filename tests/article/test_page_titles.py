"""Which words of a page are its headline: the site's name, a kicker, a tail and a cut are none of it."""

from __future__ import annotations

import json

import pytest

from depeche.acquire.capture import Given
from depeche.article.article import Article
from depeche.article.restore import restore
from tests.article.captures import capture, check_map, parts

_TEXT = (
    "<p>The mayor opened the new bridge on Saturday, and three hundred people walked over it, the town hall said.</p>"
    "<p>It took four years to build and cost nine million euros, twice what had been planned, the builders said.</p>"
)
_HEADLINE = "A new bridge opens over the Ooze at last"


def _page(
    heading: str,
    window: str = "",
    og: str = "",
    ld: str = "",
    address: str = "https://www.gull.example/news/12",
    site: str = "",
) -> Article:
    script = json.dumps({"@type": "NewsArticle", "headline": ld}) if ld else ""
    meta = {"og:title": og, "og:site_name": site}
    head = "".join(f'<meta property="{name}" content="{value}">' for name, value in meta.items() if value)
    page = (
        f"<html><head><title>{window}</title>{head}"
        f'<script type="application/ld+json">{script}</script></head><body>{heading}<article>{_TEXT}</article></body></html>'
    )
    article = restore(capture(page, "text/html", Given(url=address)))
    check_map(article)
    return article


def _headline(article: Article) -> str | None:
    return article.headline.text if article.headline else None


_SITE_FIRST = f"<h1>The Evening Gull</h1><h2>{_HEADLINE}</h2>"


@pytest.mark.parametrize(
    ("heading", "window", "site", "address"),
    [
        (_SITE_FIRST, "", "The Evening Gull", "https://x.example/1"),
        (_SITE_FIRST, "", "", "https://www.evening-gull.example/1"),
        (_SITE_FIRST, f"{_HEADLINE} | The Evening Gull", "", "https://x.example/1"),
        (_SITE_FIRST, f"The Evening Gull » Archive » {_HEADLINE}", "", "https://eveninggull.example/1"),
        (f'<h1><a href="/">Gull</a></h1><h2>{_HEADLINE}</h2>', _HEADLINE, "", "https://x.example/1"),
        (f"<h1>Evening Gull</h1><h1>{_HEADLINE}</h1>", "", "Evening Gull", "https://x.example/1"),
        (f"<h1>L’Express</h1><h2>{_HEADLINE}</h2>", "", "", "https://x.example/1"),
        (f"<h1>The Guardian</h1><h2>{_HEADLINE}</h2>", "", "", "https://x.example/1"),
    ],
)
def test_a_heading_that_names_the_site_is_no_headline(heading: str, window: str, site: str, address: str) -> None:
    """Its metadata, its host, the window's title, a link to the front page or fame tell that it is one."""
    article = _page(heading, window=window, site=site, address=address)

    assert ("headline", _HEADLINE) in parts(article)
    assert _HEADLINE == _headline(article)


def test_a_headline_that_the_metadata_say_may_hold_the_name_of_the_site() -> None:
    """What JSON-LD calls the headline is no name of a site."""
    article = _page("<h1>Evening Gull</h1><h2>What is on tonight in town</h2>", ld="Evening Gull", site="Evening Gull")

    assert "Evening Gull" == _headline(article)


@pytest.mark.parametrize(
    ("title", "site"),
    [
        (f"{_HEADLINE} - The Evening Gull", "The Evening Gull"),
        (f"{_HEADLINE} | Gull", "Evening Gull"),
        (f"{_HEADLINE} – gull.example", ""),
        (f"The Evening Gull: {_HEADLINE}", "The Evening Gull"),
        (f"{_HEADLINE} | Local | The Evening Gull", "The Evening Gull"),
    ],
)
def test_the_name_of_the_site_is_cut_from_a_title(title: str, site: str) -> None:
    """At its end or its start."""
    assert _HEADLINE == _headline(_page("", window=title, site=site))


@pytest.mark.parametrize("title", ["A bridge opens - here is what it cost", "Pont ouvert – ce que l'on sait"])
def test_what_stands_behind_a_dash_is_of_the_headline(title: str) -> None:
    """Unless it names the site."""
    assert title == _headline(_page("", window=f"{title} | Gull", og=title, site="Gull"))


def test_json_ld_may_end_in_the_name_of_the_site() -> None:
    """It counts as the headline without it."""
    article = _page(f"<h1>{_HEADLINE}</h1>", og="Bridge!", ld=f"{_HEADLINE} - Gull", site="Gull")

    assert _HEADLINE == _headline(article)


def test_a_cut_title_gives_way_to_the_whole() -> None:
    """Three dots at its end where another goes on."""
    article = _page(f"<h1>{_HEADLINE}</h1>", og="Bridge opens", ld=f"{_HEADLINE[:24]}...", window=f"{_HEADLINE} | Gull")

    assert _HEADLINE == _headline(article)


def test_a_kicker_is_no_headline() -> None:
    """Where one source says the kicker, one the headline and one both."""
    article = _page(f"<h1>{_HEADLINE}</h1>", og="Harbour news", ld=f"Harbour news {_HEADLINE}")

    assert _HEADLINE == _headline(article)


def test_a_kicker_that_touches_the_headline_is_parted_from_it() -> None:
    """Two elements without a blank between them read as two words, and the break is recorded."""
    article = _page("<h1><span>Harbour</span><span>A new bridge opens at last</span></h1>")

    assert "Harbour A new bridge opens at last" == _headline(article)


def test_a_headline_in_capitals_is_written_as_others_write_it() -> None:
    """The page shouts, the metadata do not."""
    assert _HEADLINE == _headline(_page(f"<h1>{_HEADLINE.upper()}</h1>", ld=_HEADLINE))


def test_the_headline_that_the_address_was_made_of_is_taken() -> None:
    """JSON-LD keeps it where the page's heading was written anew."""
    ld = "Brücke über die Ooze endlich offen: Was sie kostet"
    new = "Neue Brücke: Das sollten Pendler jetzt wissen"
    address = "https://gull.example/lokales/article4711/bruecke-ueber-die-ooze-endlich-offen-was-sie-kostet.html"

    assert ld == _headline(_page(f"<h1>{new}</h1>", window=new, og=new, ld=ld, address=address))
    assert new == _headline(_page(f"<h1>{new}</h1>", window=new, og=new, ld=ld))


def test_an_outlet_with_a_file_says_its_headline_its_own_way() -> None:
    """Whichever the others agree on, and the reason names it."""
    article = _page(
        "<h1>Old words on a bridge</h1>", og=_HEADLINE, ld="Old words on a bridge", address="https://fr.euronews.com/1"
    )

    assert _HEADLINE == _headline(article)
    assert ["Euronews says it so"] == [c.why for c in article.candidates if c.why]


def test_a_heading_at_the_end_of_the_path_is_for_search() -> None:
    """Where JSON-LD says the heading above the text, the one in the path through the site is passed over."""
    path = '<nav class="breadcrumb"><ol><li><a href="/">Home</a></li><li><h1>Bridge Ooze opening times cost</h1></li></ol></nav>'
    article = _page(f"{path}<h2>{_HEADLINE}</h2>", og="Bridge Ooze opening times cost", ld=_HEADLINE)

    assert ("headline", _HEADLINE) in parts(article)
    assert _HEADLINE == _headline(article)


_STANDFIRST = "Four years of work and nine million euros later, walkers cross the river again."


@pytest.mark.parametrize(
    ("under", "kind"),
    [
        (f"<div>{_STANDFIRST}</div>", "standfirst"),
        (f"<div><span>OOZE.</span> <span>{_STANDFIRST}</span></div>", "standfirst"),
        (f'<img src="a.jpg"><div>{_STANDFIRST}</div>', None),
        ("<div>Share this story with your friends on all the networks that you know</div>", None),
    ],
)
def test_sentences_right_under_the_headline_are_its_standfirst(under: str, kind: str | None) -> None:
    """Whatever their element is called, unless a picture stands between or they are no sentences."""
    article = _page(f"<h1>{_HEADLINE}</h1>{under}")

    assert kind == next((kind for kind, _ in parts(article) if kind == "standfirst"), None)


def test_a_byline_under_the_headline_is_no_standfirst() -> None:
    """Nor is the first of the body's paragraphs."""
    body = "".join(
        f"<p>The bridge over the Lesser Kelna was closed for the whole of week {n}.</p>" for n in range(1, 5)
    )
    signed = "<p>By Louise Jacobs on Monday, June 5th, 2023 at 9:34 a.m. for the readers of the Gull.</p>"
    for page in (f"<div>{signed}</div><div>{body}</div>", f"<div>{body}</div>"):
        markup = f"<html><body><h1>The bridge is closed again</h1>{page}</body></html>"
        article = restore(capture(markup, media_type="text/html"))
        assert "standfirst" not in {part.kind for part in article.parts}

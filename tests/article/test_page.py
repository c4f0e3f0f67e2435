"""An HTML page is read to its article, each value pinned to the markup that says it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depeche.acquire.capture import Given
from depeche.article.article import Article
from depeche.article.markup import MAX_DEPTH, Markup
from depeche.article.page_blocks import blocks_of_page
from depeche.article.restore import restore
from tests.article.captures import capture, check_map, parts

_BODY = (
    "The council voted on Monday to close the harbour road, its leader said after a long, heated debate in the hall."
)
_PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Harbour road to close - The Gull</title>
<link rel="canonical" href="https://gull.example/road"><meta property="og:site_name" content="The Gull">
<meta name="description" content="Drivers face a detour of nine miles from next month.">
<meta name="keywords" content="roads, council &amp; county">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "Harbour road to close",
"datePublished": "2024-03-05T10:00:00+01:00", "dateModified": "2024-03-06", "author": [{{"name": "Ann Wood"}},
{{"@type": "Person", "name": "J. Ren\\u00e9 Hill"}}], "publisher": {{"name": "The Gull"}}}}]}}</script></head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav><header><h1>Harbour road
to&nbsp;close</h1><p class="standfirst">Drivers face a detour of nine miles from next month.</p></header>
<div class="story-body"><p>{_BODY}</p><p>&ldquo;It is not safe,&rdquo; <b>she</b> said &amp; left.<br>Nobody answered her.</p>
<aside class="related"><p>Read more: another story that is not this one, about something else.</p></aside>
<h2>What follows</h2><ul><li>A detour, signed from Friday, through the old town</li></ul><p>{_BODY[::-1]}.</p>
<figure><img src="a.jpg"><figcaption>The road. Photo: The Gull</figcaption></figure>
<p>Subscribe to our newsletter for more of this.</p></div>
<script>var a = "<p>not text</p>";</script><footer><p>Copyright, The Gull, and all its many owners everywhere.</p></footer>"""


def _page(text: str, **fields: str) -> Article:
    article = restore(capture(text, "text/html", Given(**fields)))
    check_map(article)
    return article


def test_the_body_is_found_and_its_furniture_left_out() -> None:
    """Headline, standfirst, paragraphs, heading, list and caption; no menu, teaser, promotion, script or footer."""
    found = parts(_page(_PAGE))

    assert ["headline", "standfirst", "paragraph", "paragraph", "heading", "list", "paragraph", "caption"] == [
        kind for kind, _ in found
    ]
    assert "“It is not safe,” she said & left. Nobody answered her." == found[3][1]


def test_metadata_is_pinned_to_the_markup_that_says_it() -> None:
    """Each value's runs hold its characters in the capture."""
    article = _page(_PAGE)
    values = [article.outlet, article.published, article.modified, article.source_url, *article.byline, *article.tags]

    assert ["The Gull", "2024-03-05T10:00:00+01:00", "2024-03-06", "https://gull.example/road"] == [
        v.text for v in values[:4] if v
    ]
    assert ["Ann Wood", "J. René Hill"] == [v.text for v in article.byline]
    assert ["roads", "council & county"] == [v.text for v in article.tags]
    for value in values:
        assert value is not None
        assert value.pin is not None
        assert value.pin.start is None
        (run,) = value.pin.source
        assert article.captured[run[0] : run[1]].replace("\\u00e9", "é").replace("&amp;", "&").find(value.text) >= 0


def test_the_headline_is_the_visible_one() -> None:
    """It is pinned in the text; its line break and its no-break space are accounted for."""
    article = _page(_PAGE)

    assert article.headline is not None
    assert "Harbour road to\u00a0close" == article.headline.text
    assert "en" == article.language


def test_what_was_given_comes_first() -> None:
    """Options and JSON fields override the page."""
    article = _page(_PAGE, date="2020-02-02", language="fr", url="https://other.example/")

    assert article.published is not None
    assert ("2020-02-02", True, "fr") == (article.published.value, article.published.given, article.language)
    assert article.source_url is not None
    assert "https://other.example/" == article.source_url.text


def test_visible_credits_serve_where_the_head_says_nothing() -> None:
    """A byline element, a date line and the address of the page."""
    page = (
        f'<h1>Harbour road to close</h1><p class="byline">By Ann Wood and Tom Hill</p><p>5 March 2024</p><p>{_BODY}</p>'
    )
    article = _page(page)

    assert ["Ann Wood", "Tom Hill"] == [v.text for v in article.byline]
    assert [("2024-03-05", "5 March 2024")] == [(d.value, d.text) for d in [article.published] if d]


def test_a_date_that_prose_tells_does_not_date_the_article() -> None:
    """Only a date line dates an article: the day of an arrest is not the day of publication."""
    page = "<body><h1>Twelve arrested</h1><p>Police arrested 12 people in Lyon on 3 May 2024, it said.</p></body>"
    article = restore(capture(page, "text/html"))
    assert article.published is None


def test_the_address_may_date_an_article() -> None:
    """Where nothing else does."""
    page = f'<link rel="canonical" href="https://gull.example/2024/03/05/road"><h1>Road closes</h1><p>{_BODY}</p>'

    assert ["2024-03-05"] == [d.value for d in [_page(page).published] if d]


def test_a_page_without_an_article_says_so() -> None:
    """Nothing is made up."""
    article = _page("<html><body><ul><li><a href='/'>Home</a></li></ul></body></html>")

    assert "" == article.text
    assert "no article text found on the page" in article.warnings


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>one<p>two", ["one", "two"]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<table><tr><td>one<td>two<tr><td>three</table>", ["one", "two", "three"]),
        ("<p>a < b and <3 & c</p>", ["a < b and <3 & c"]),
        ("<p>one<!-- hidden --> two</p>", ["one two"]),
        ("<p><![CDATA[one <two>]]></p>", ["one <two>"]),
        ("<p>one<br><br>two</p>", ["one", "two"]),
        ('<p title="a > b">one</p>', ["one"]),
        ('<p title="open>one</p><p>two</p>', ["one", "two"]),
        ("<p>one</div></b></p><p>two", ["one", "two"]),
        ("<script>if (a</b>) '</p>'</script><p>one", ["one"]),
        ('<p hidden>no</p><p style="display: none">no</p><p>one</p>', ["one"]),
        ("<p>caf&eacute; &#8364; &#x20AC; &unknown; &amp</p>", ["café € € &unknown; &"]),
        ("<dl><dt>one<dd>two</dl>", ["one", "two"]),
        ("<p>one<", ["one<"]),
        ("<!doctype html><?xml x?>one", ["one"]),
        ("<style>p {}", []),
    ],
)
def test_markup_is_read_as_browsers_read_it(markup: str, words: list[str]) -> None:
    """Unclosed, stray and broken tags, comments, CDATA, entities, hidden elements."""
    assert words == [block.words for block in blocks_of_page(Markup(markup))]


def test_deep_nesting_is_bounded() -> None:
    """A hundred thousand open elements neither crash nor hang."""
    page = "<div>" * 100_000 + f"<p>{_BODY}</p>"

    assert MAX_DEPTH + 2 >= max(node.depth for node in Markup(page).root.walk())
    assert [_BODY] == [w for _, w in parts(_page(page))]


_PIECES = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<h1>", "</h1>", "<h2>", "<li>", "<br>", "<!--", "-->", "<script>",
         "</script>", "<![CDATA[", "]]>", "&amp;", "&nbsp;", "&#128674;", "&", "<", ">", "\n", " ", "\u00a0", "🚢", "e\u0301",
         "مرحبا", "\u200b", "The council voted on Monday, its leader said, after a debate.", "«", "»", '<a href="x">', "</a>",
         "<meta name='date' content='2024-01-01'>", '<script type="application/ld+json">{"@type":"NewsArticle"}</script>']
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=150)
@given(_PIECES)
def test_any_markup_is_restored_with_a_map_that_holds(pieces: list[str]) -> None:
    """No markup crashes the reader, and the map holds for what it restores."""
    check_map(restore(capture("".join(pieces), "text/html")))


def test_the_map_holds_on_real_pages(corpus: Path) -> None:
    """Every character of every part of the French pages is accounted for, and the body is there."""
    for path in sorted((corpus / "pages" / "french").glob("*.html.gz")):
        article = _page(gzip.decompress(path.read_bytes()).decode("utf-8", "replace"))

        assert any(kind == "paragraph" for kind, _ in parts(article))


def _article(inner: str) -> str:
    body = f"<div class='story-body'><p>{_BODY}</p>{inner}<p>{_BODY[::-1]}.</p></div>"
    return f"<html><body><h1>Harbour road to close</h1>{body}</body></html>"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (
            "<blockquote class='twitter-tweet'><p>The road is closed.<br><br>Nobody told us.</p><p>— Ann Wood (@wood) "
            "<a href='/'>March 5, 2024</a></p></blockquote>",
            ["The road is closed. Nobody told us. — Ann Wood (@wood) March 5, 2024"],
        ),
        (
            "<p>It is not safe, the council said in a letter to all.<br>___<br>The letter was sent on Monday by ship.</p>",
            ["It is not safe, the council said in a letter to all.", "The letter was sent on Monday by ship."],
        ),
        (
            "<p><strong>Who pays for it?</strong><br>The county pays for the whole work, its treasurer said in the hall.</p>",
            ["Who pays for it?", "The county pays for the whole work, its treasurer said in the hall."],
        ),
        (
            "<p>The county pays for the work, and “nobody will feel it in the next three years”, it said.</p>"
            "<blockquote>Nobody will feel it in the next three years</blockquote>",
            ["The county pays for the work, and “nobody will feel it in the next three years”, it said."],
        ),
        (
            "<div id='what'><span><h2>What follows</h2></span></div><figure><figcaption>The road in May</figcaption></figure>",
            ["What follows", "The road in May"],
        ),
    ],
)
def test_paragraphs_are_parted_as_a_reader_sees_them(inner: str, expected: list[str]) -> None:
    """An embedded post is one, signs alone and a bold line part two, pulled quotations go, headings before pictures stay."""
    found = [words for _, words in parts(_page(_article(inner)))]

    assert ["Harbour road to close", _BODY, *expected] == found[:-1]


def test_a_picture_s_words_are_no_standfirst() -> None:
    """What a carousel says of its picture is not the article's summary, whatever it is called."""
    slide = "<div class='carousel-slide-description'><p>Ann Wood speaks in the hall of the council, on Monday, in May.</p></div>"
    page = f"<html><body><h1>Harbour road to close</h1>{slide}<div class='story-body'><p>{_BODY}</p><p>{_BODY[::-1]}.</p></div>"

    assert "standfirst" not in [kind for kind, _ in parts(_page(page))]


@pytest.mark.parametrize(
    "sentences",
    [
        (
            "Le maire a inauguré le nouveau pont samedi devant trois cents personnes, a indiqué la mairie de la ville.",
            "Il a coûté neuf millions d’euros, deux fois plus que prévu, ont reconnu les constructeurs dans une note.",
            "Les travaux de la seconde rive commenceront en mai, a promis le préfet, qui en a signé l’arrêté vendredi.",
            "Les riverains, eux, attendent toujours les murs antibruit que le conseil leur avait annoncés l’an dernier.",
        ),
        (
            "The mayor opened the new bridge on Saturday before three hundred people, the town hall said in a statement.",
            "It cost nine million euros, twice what had been planned, the builders conceded in a note to the council.",
            "Work on the second bank will begin in May, the prefect promised, who signed the order for it on Friday.",
            "The neighbours are still waiting for the walls against the noise that the council announced last year.",
        ),
    ],
)
def test_a_copy_flattened_into_one_paragraph_is_cut(sentences: tuple[str, ...]) -> None:
    """Where full stops are glued to what follows; each cut is recorded as a repair."""
    dek = "<p class='standfirst'>Drivers face a detour of nine miles from next month on.</p>"
    text = f"<div class='story-body'><p>{''.join(sentences)}</p></div>"
    article = _page(f"<html><body><h1>Harbour road to close</h1>{dek}{text}</body></html>")

    assert list(sentences) == [words for kind, words in parts(article) if kind == "paragraph"]
    assert len(sentences) - 1 == len(article.repairs)

"""The article's column shows each part as what it is, and a round-up's stories apart."""

from __future__ import annotations

import re

import pytest

from depeche.article.restore import restore
from depeche.facts.fact import Findings
from depeche.publish.page import write_page
from depeche.record import Record
from tests.article.captures import capture
from tests.article.live_pages import ENGLISH, FRENCH, INTRODUCTION, flat, page, wrapped

_NOTHING = Findings((), (), (), (), (), ())
_TEXT = {
    "fr": "Le conseil du port a voté lundi la vente de ses deux terminaux à un groupe étranger, ont indiqué plusieurs élus.",
    "en": "The port council voted on Monday to sell its two terminals to a foreign group, several councillors said later.",
}
_PARTS = (
    "<p>{0}</p><h2>{1}</h2><ol><li>{2} 1, {0}</li><li>{2} 2, {0}</li></ol><blockquote><p>{0} {1}</p><p>{1}, {0}</p></blockquote>"
    "<p>{0} {2}</p><figure><img src=a.jpg><figcaption>{2} : {1}</figcaption></figure>"
    "<table><tr><th>{1}</th><th>{2}</th></tr><tr><td>Sorvie</td><td>40</td></tr></table><p>{2}, {0}</p>"
)
_WORDS = {"fr": ("Une vente discutée", "Le terminal"), "en": ("A disputed sale", "The terminal")}


def _column(text: str, language: str) -> str:
    """The restored article's column of the page, without the spans that keep words together."""
    came = capture(text, "text/html")
    written = write_page([Record(came, restore(came), _NOTHING, "reader")])
    found = re.search(r'<div class="article" lang="\w\w" dir="auto">(.*?)<div class="capture"', written, re.S)
    assert found
    return re.sub(r'<span class="hug">(.*?)</span>|<span class="w[^>]*>(.*?)</span>', r"\1\2", found[1])


@pytest.mark.parametrize("code", ["fr", "en"])
def test_parts_are_shown_as_what_they_are(code: str) -> None:
    """A heading, a numbered list, a quotation of two paragraphs, a captioned figure."""
    shown = _column(page(code, "Sorvie", _PARTS.format(_TEXT[code], *_WORDS[code])), code)

    assert f'<h3 class="heading">{_WORDS[code][0]}</h3>' in shown
    assert re.search(r'<ol class="list"><li class="list">.*</li><li class="list">.*</li></ol>', shown)
    assert re.search(r'<blockquote class="quote"><p>.*</p><p>.*</p></blockquote>', shown)
    assert re.search(r'<figure class="caption"><figcaption>.*</figcaption></figure>', shown)


def test_a_table_has_its_rows() -> None:
    """Cells that the capture sets in rows stand in them, its heads as heads."""
    from depeche.article.article import Article, Part, Section
    from depeche.article.sourcemap import Restoration
    from depeche.publish.interface import interface
    from depeche.publish.page.column import column

    captured = "<table><tr><th>Port</th><th>Boats</th></tr><tr><td>Sorvie</td><td>40</td></tr></table>"
    writing, parts = Restoration(captured), []
    for cell in ("Port", "Boats", "Sorvie", "40"):
        start = writing.length
        at = captured.index(cell)
        writing.copy(at, at + len(cell))
        parts.append(Part("table", start, writing.length, 0))
        writing.gap("\n\n")
    text, rows, repairs = writing.finish()
    article = Article(text, captured, rows, repairs, tuple(parts), (Section(0, None, None, None),), "en")
    shown = column(article, parts, lambda part: text[part.start : part.end], "r1", interface("en"))

    expected = "<tr><th>Port</th><th>Boats</th></tr><tr><td>Sorvie</td><td>40</td></tr>"
    assert expected in shown


@pytest.mark.parametrize(
    ("code", "posts", "title", "time"),
    [
        ("fr", FRENCH, "Inondations à Sorvie : en direct", "5 mars 2024 à 14:32"),
        ("en", ENGLISH, "Sorvie floods live: the river rises", "March 5, 2024 at 14:32"),
    ],
)
def test_the_stories_of_a_live_page_stand_apart(code: str, posts: tuple[object, ...], title: str, time: str) -> None:
    """Each with its heading and its time, which is not said twice where the text says it."""
    intro = f"<p>{INTRODUCTION[code]}</p>"
    shown = _column(page(code, title, intro + wrapped(posts)), code)  # type: ignore[arg-type]

    assert 4 == shown.count('<section class="story" id="r1s')
    assert 4 == shown.count('<h2 class="heading">')
    assert re.search(rf'<p class="stamp"><time datetime="2024-03-05T14:32[^"]*">{re.escape(time)}', shown)
    assert len(re.findall("<time", _column(page(code, title, intro + flat(posts)), code))) <= 4  # type: ignore[arg-type]


def test_a_line_of_the_digest_leads_to_its_story() -> None:
    """By a link to the section that tells it."""
    stories = (
        ("Port strike called off", "Dockers went back to work at Sorvie on Tuesday."),
        ("Museum reopens", "It opens on Saturday."),
    )
    digest = "".join(f"<li>{heading}, after long talks in the town</li>" for heading, _ in stories)
    body = "".join(f"<h2>{heading}</h2><p>{heading}: {text} {_TEXT['en']}</p>" for heading, text in stories)
    shown = _column(page("en", "Sorvie and Valmont", f"<h3>Key points</h3><ul>{digest}</ul>{body}"), "en")

    for number, (heading, _) in enumerate(stories, 1):
        assert f'href="#r1s{number}" aria-label="{heading}"' in shown
        assert f'id="r1s{number}"' in shown

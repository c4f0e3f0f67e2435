"""Round-ups and live pages fall into their stories; an article with subheadings is one."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from depeche.acquire.capture import Given
from depeche.article.article import Article
from depeche.article.restore import restore
from tests.article.captures import capture, check_map
from tests.article.live_pages import ENGLISH, FRENCH, INTRODUCTION, Post, flat, led, page, wrapped

_BOTH = pytest.mark.parametrize(("code", "posts", "title"), [
    ("fr", FRENCH, "Inondations à Sorvie : suivez la situation en direct"),
    ("en", ENGLISH, "Sorvie floods live: bridge closed and schools evacuated"),
])  # fmt: skip
_LAYOUTS = pytest.mark.parametrize("layout", [wrapped, flat, led])


def _read(text: str, media_type: str = "text/html", **given: str) -> Article:
    article = restore(capture(text, media_type, Given(**given)))  # type: ignore[arg-type]
    check_map(article)
    return article


def _headings(article: Article) -> list[str | None]:
    return [s.heading.text if s.heading else None for s in article.sections]


def _times(article: Article) -> list[str | None]:
    return [s.published.value if s.published else None for s in article.sections]


def _told(article: Article, number: int) -> str:
    return "\n".join(article.text[p.start : p.end] for p in article.parts if p.section == number)


@_BOTH
@_LAYOUTS
@pytest.mark.parametrize("backward", [False, True])
def test_a_live_page_falls_into_its_posts(
    code: str, posts: tuple[Post, ...], title: str, layout: Callable[[tuple[Post, ...]], str], backward: bool
) -> None:
    """Each post is a section with its own time, whatever the layout and the order."""
    order = posts[::-1] if backward else posts
    article = _read(page(code, title, f"<p>{INTRODUCTION[code]}</p>{layout(order)}"))

    assert [None, *(p.moment[:16] for p in order)] == [t and t[:16] for t in _times(article)]
    assert INTRODUCTION[code] in _told(article, 0)
    for number, post in enumerate(order, 1):
        assert post.text in _told(article, number)
    if layout is not led:
        assert [None, *(p.heading for p in order)] == _headings(article)


@_BOTH
def test_a_post_without_a_date_counts_from_the_page(code: str, posts: tuple[Post, ...], title: str) -> None:
    """The day of an hour is that on which the page was begun, the next one after midnight."""
    night = (*posts, Post("0h15" if code == "fr" else "12.15am", "", "Fin", posts[0].text.replace("matin", "soir")))
    times = _times(_read(page(code, title, flat(night[::-1]))))

    assert "2024-03-06T00:15" == times[1]
    assert "2024-03-05T18:20" == times[2]


@_BOTH
def test_the_day_of_an_hour_stays_unknown(code: str, posts: tuple[Post, ...], title: str) -> None:
    """On a page without a date an hour is an hour."""
    times = _times(_read(page(code, title, wrapped(posts, attribute=False), date="")))

    assert [None, "T08:05", "T11:40", "T14:32", "T18:20"] == times


@_BOTH
def test_the_time_of_a_post_is_pinned(code: str, posts: tuple[Post, ...], title: str) -> None:
    """In the markup where only the markup tells it, in the text where the text does."""
    for layout in (wrapped, flat, led):
        article = _read(page(code, title, layout(posts)))
        for section in article.sections[1:]:
            assert section.published is not None
            assert section.published.pin is not None
            runs = section.published.pin.source
            assert section.published.text in "".join(article.captured[a:b] for a, b in runs)


@_BOTH
def test_json_ld_tells_the_times_of_posts(code: str, posts: tuple[Post, ...], title: str) -> None:
    """The updates of a LiveBlogPosting are found by their headlines."""
    updates = [{"@type": "BlogPosting", "headline": p.heading, "datePublished": p.moment} for p in posts]
    entry = {"@type": "LiveBlogPosting", "headline": title, "liveBlogUpdate": updates}
    head = f'<script type="application/ld+json">{json.dumps(entry)}</script>'
    body = "".join(f"<h2>{p.heading}</h2><p>{p.text}</p>" for p in posts)
    article = _read(page(code, title, body, head=head))

    assert [p.moment[:16] for p in posts] == [t[:16] for t in _times(article) if t]
    assert [p.heading for p in posts] == _headings(article)[1:]


@_BOTH
def test_a_live_page_copied_as_text_falls_into_its_posts(code: str, posts: tuple[Post, ...], title: str) -> None:
    """Hours on lines of their own or before their text; the given date tells the day."""
    alone = "\n\n".join([title, INTRODUCTION[code], *(f"{p.hour}\n\n{p.text}" for p in posts)])
    before = "\n\n".join([title, INTRODUCTION[code], *(f"{p.hour} - {p.text}" for p in posts)])

    for text in (alone, before):
        article = _read(text, "text/plain", date="2024-03-05")
        assert [None, *(p.moment[:16] for p in posts)] == _times(article)


_ENTRIES = {
    "a list": "<li><span>{hour}</span><p>{text}</p></li>",
    "a heading before its time": '<h2>{heading}</h2><time datetime="{moment}">{hour}</time><p>{text}</p>',
    "a time of publication and one of change": '<div><div><time datetime="{moment}">{hour}</time>'
    '<time datetime="2024-03-05T23:00:00Z">23h</time></div><h2>{heading}</h2><p>{text}</p></div>',
    "a line about publication": "<div><div>Publié le 5 mars à {clock}</div><h2>{heading}</h2><p>{text}</p></div>",
    "the same in English": "<div><div>Published at {clock} GMT, 5 March</div><h2>{heading}</h2><p>{text}</p></div>",
    "a list of terms": "<dl><dt>{hour}</dt><dd>{text}</dd></dl>",
}


@_BOTH
@pytest.mark.parametrize("layout", _ENTRIES)
def test_posts_of_many_makes(code: str, posts: tuple[Post, ...], title: str, layout: str) -> None:
    """The headline need not say that the page is live; the first of two times is that of the post."""
    for order in (posts, posts[::-1]):
        entries = [
            _ENTRIES[layout].format(hour=p.hour, moment=p.moment, clock=p.moment[11:16], heading=p.heading, text=p.text)
            for p in order
        ]
        article = _read(page(code, title.split(":")[0].replace("live", "now"), "".join(entries)))

        assert [None, *(p.moment[:16] for p in order)] == [t and t[:16] for t in _times(article)]


_SUBHEADED = {
    "fr": ("Le port de Sorvie change de mains", "Une vente discutée", "Les dockers inquiets", "Et maintenant ?"),
    "en": ("Sorvie port changes hands", "A disputed sale", "Dockers are worried", "What happens next"),
}
_PARAGRAPHS = {
    "fr": "Le conseil du port a voté lundi la vente de ses deux terminaux à un groupe étranger, ont indiqué plusieurs élus.",
    "en": "The port council voted on Monday to sell its two terminals to a foreign group, several councillors said later.",
}


def _subheaded(code: str, extra: str = "") -> str:
    title, *headings = _SUBHEADED[code]
    text = _PARAGRAPHS[code]
    inner = "".join(f"<h2>{h}</h2><p>{text.replace('.', f', {n} fois.')}</p>{extra}" for n, h in enumerate(headings))
    return page(code, title, f"<p>{text}</p>{inner}")


@pytest.mark.parametrize("code", ["fr", "en"])
def test_an_article_with_subheadings_is_one_story(code: str) -> None:
    """Headings alone split nothing, nor do a picture's time, embedded posts or one way out."""
    tweet = (
        "<blockquote><p>« Nous ne partirons pas », écrit le syndicat des dockers.</p><time>14:05</time></blockquote>"
    )

    assert [None] == _headings(_read(_subheaded(code)))
    assert [None] == _headings(_read(_subheaded(code, tweet)))


@pytest.mark.parametrize("code", ["fr", "en"])
def test_a_plain_article_with_subheadings_is_one_story(code: str) -> None:
    """The same holds for plain text."""
    title, *headings = _SUBHEADED[code]
    text = "\n\n".join([title, _PARAGRAPHS[code], *(f"{h}\n\n{_PARAGRAPHS[code]}" for h in headings)])

    assert [None] == _headings(_read(text, "text/plain"))


_STORIES = {
    "fr": (
        ("Grève levée au port", "Les dockers de Sorvie ont repris le travail mardi matin après un accord."),
        ("Un musée rouvre ses portes", "Le musée de la Marine de Valmont rouvrira samedi après deux ans de travaux."),
        (
            "La rivière interdite à la pêche",
            "La préfecture a interdit la pêche jusqu’en juin : elle est polluée.",
        ),
    ),
    "en": (
        ("Port strike called off", "Dockers at Sorvie went back to work on Tuesday morning after a deal on pay."),
        ("Museum reopens its doors", "The maritime museum in Valmont will reopen on Saturday after two years of work."),
        ("River closed to anglers", "The prefecture has banned fishing in the river until June: it is polluted."),
    ),
}
_TITLES = {"fr": "L’actualité en bref : port, musée, rivière", "en": "News in brief: port, museum, river"}
_NEUTRAL = {"fr": "Sorvie, Valmont et la rivière", "en": "Sorvie, Valmont and the river"}


def _sections(code: str, level: str = "h2", after: str = "", linked: bool = False) -> str:
    pieces = []
    for number, (heading, text) in enumerate(_STORIES[code]):
        shown = f'<a href="/{number}">{heading}</a>' if linked else heading
        pieces.append(f"<{level}>{shown}</{level}><p>{text}</p>{after}")
    return "".join(pieces)


@pytest.mark.parametrize("code", ["fr", "en"])
def test_a_round_up_falls_into_its_stories(code: str) -> None:
    """By what its headline calls it, by linked headings, or by a way out at the end of each."""
    way_out = {"fr": '<p><a href="/x">Lire la suite</a></p>', "en": '<p><a href="/x">Read more</a></p>'}[code]
    pages = [
        page(code, _TITLES[code], _sections(code)),
        page(code, _NEUTRAL[code], _sections(code, linked=True)),
        page(code, _NEUTRAL[code], _sections(code, after=way_out)),
    ]
    for text in pages:
        article = _read(text)
        assert [None, *(heading for heading, _ in _STORIES[code])] == _headings(article)
        for number, (_, told) in enumerate(_STORIES[code], 1):
            assert told in _told(article, number)


@pytest.mark.parametrize(("code", "label"), [("fr", "Les faits à retenir"), ("en", "Key points")])
def test_a_digest_and_its_sections_are_linked(code: str, label: str) -> None:
    """The lines of the digest are told one a section; each section knows its line, the label is left out."""
    digest = [f"{heading} : {' '.join(text.split()[:5])}" for heading, text in _STORIES[code]]
    items = "".join(f"<li>{line}</li>" for line in digest)
    article = _read(page(code, _NEUTRAL[code], f"<h3>{label}</h3><ul>{items}</ul>{_sections(code)}"))

    assert 4 == len(article.sections)
    assert [None, *digest] == [s.digest.text if s.digest else None for s in article.sections]
    assert label not in article.text


@pytest.mark.parametrize(("code", "label"), [("fr", "Les faits à retenir"), ("en", "Key points")])
@pytest.mark.parametrize(
    "layout",
    [
        "<p>{label} ⇒ {0} ⇒ {1} ⇒ {2}</p>",
        "<p>{label}<br>⇒ {0}<br>⇒ {1}<br>⇒ {2}</p>",
        "<h4>{label}</h4><p>&rArr; {0}</p><p>&rArr; {1}</p><p>&rArr; {2}</p>",
        "<p><b>{label} :</b></p><p>► {0}<br>► {1}<br>► {2}</p>",
    ],
)
def test_lines_that_arrows_lead_are_a_digest(code: str, label: str, layout: str) -> None:
    """In one paragraph or in several; marks and label are left out."""
    digest = [f"{heading} : {' '.join(text.split()[:5])}" for heading, text in _STORIES[code]]
    body = layout.format(*digest, label=label)
    article = _read(page(code, _NEUTRAL[code], f"<p>{_PARAGRAPHS[code]}</p>{body}{_sections(code)}"))

    assert [None, *digest] == [s.digest.text if s.digest else None for s in article.sections]
    assert label not in article.text
    assert not any(mark in article.text for mark in "⇒►")


def test_an_arrow_in_a_sentence_makes_no_digest() -> None:
    """Nor does one line with a mark."""
    text = "The ferry sails from Sorvie → Valmont → the islands every day of the summer season, its captain said."
    article = _read(
        page("en", "The ferry of Sorvie", f"<p>{text}</p><p>► Read by the captain: {_PARAGRAPHS['en']}</p>")
    )

    assert "digest" not in {part.kind for part in article.parts}
    assert text in article.text


@pytest.mark.parametrize(("code", "rubrics"), [("fr", ("Économie", "Culture")), ("en", ("Business", "Culture"))])
def test_rubrics_over_stories_are_not_stories(code: str, rubrics: tuple[str, str]) -> None:
    """Headings that stand over others are told with the first of them; those below open the stories."""
    first, *others = _sections(code, "h3").split("<h3>")[1:]
    body = f"<h2>{rubrics[0]}</h2><h3>{first}<h2>{rubrics[1]}</h2>" + "".join(f"<h3>{o}" for o in others)
    article = _read(page(code, _TITLES[code], body))

    assert [heading for heading, _ in _STORIES[code]] == _headings(article)[1:]
    assert rubrics[1] in _told(article, 2)


@pytest.mark.parametrize("code", ["fr", "en"])
def test_headings_inside_a_story_open_none(code: str) -> None:
    """Of a round-up with nested headings the higher ones open the stories."""
    inner = "<h3>{}</h3>".format({"fr": "Le contexte", "en": "The background"}[code])
    body = _sections(code, after=inner + f"<p>{_PARAGRAPHS[code]}</p>")
    article = _read(page(code, _TITLES[code], body))

    assert [None, *(heading for heading, _ in _STORIES[code])] == _headings(article)


@pytest.mark.parametrize("code", ["fr", "en"])
def test_a_newsletter_of_bold_lines_falls_into_its_stories(code: str) -> None:
    """Bold lines without a stop are its headings."""
    body = "".join(f"<p><strong>{heading}</strong></p><p>{text}</p>" for heading, text in _STORIES[code])
    article = _read(page(code, _TITLES[code], body))

    assert [heading for heading, _ in _STORIES[code]] == _headings(article)[-3:]


@pytest.mark.parametrize(
    ("code", "posts", "title"),
    [("fr", FRENCH, "Inondations à Sorvie : le pont fermé"), ("en", ENGLISH, "Sorvie floods: bridge closed")],
)
@pytest.mark.parametrize(
    ("published", "modified", "split"),
    [
        ("2024-03-05T08:10:00+01:00", "2024-03-05T23:05:00+01:00", True),
        ("2024-03-06T07:00:00+01:00", "2024-03-06T07:30:00+01:00", False),
        ("2024-03-05T23:00:00+01:00", "2024-03-05T23:30:00+01:00", False),
        ("2024-03-05T07:10:00Z", "2024-03-05T22:05:00Z", False),
    ],
)
def test_hours_told_forward_are_posts_where_the_page_grew_with_them(
    code: str, posts: tuple[Post, ...], title: str, published: str, modified: str, split: bool
) -> None:
    """A page published before most of its hours and changed after the last was live; a chronicle came after all of them."""
    declared = (
        f'<meta property="article:published_time" content="{published}">'
        f'<meta property="article:modified_time" content="{modified}">'
    )
    article = _read(declared + page(code, title, f"<p>{INTRODUCTION[code]}</p>{led(posts)}"))

    assert (len(posts) + 1 if split else 1) == len(article.sections)

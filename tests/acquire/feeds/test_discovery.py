"""Where a site's feeds and sitemaps are found."""

from __future__ import annotations

from depeche.acquire.feeds.feed import Found, discover, read_feed

_HOME = "https://news.example/"
_PAGE = b"""<!doctype html><html lang="fr"><head><title>La C\xc3\xb4te</title><base href="https://news.example/fr/">
<link rel="alternate" type="application/rss+xml" title="Tout" href="rss.xml">
<link rel="ALTERNATE home" type="application/atom+xml; charset=utf-8" href=/atom.xml>
<link rel="alternate" hreflang="en" href="/en/"><link rel="alternate" type="application/json" href="/wp-json/oembed?x">
<link rel="alternate" type="application/feed+json" href="/feed.json"></head><body>
<a href="/flux/sport.rss">Sport (RSS)</a> <a href="/2025/02/03/le-port">Le port</a> <a href="/plan">Plan du site</a>
<a href="/sitemap-news.xml">x</a> <a href="mailto:a@news.example">rss</a> <script>"<a href='/rss/no.xml'>"</script></body>
</html>"""


def test_a_page_names_its_feeds_and_sitemaps() -> None:
    """Declared ones first, then links by address or words; pages that list the site's pages too."""
    named = [found for found in discover(_PAGE, _HOME) if found.named]

    assert [
        Found("https://news.example/fr/rss.xml", "feed", "Tout"),
        Found("https://news.example/atom.xml", "feed"),
        Found("https://news.example/feed.json", "feed"),
        Found("https://news.example/flux/sport.rss", "feed", "Sport (RSS)"),
        Found("https://news.example/plan", "page", "Plan du site"),
        Found("https://news.example/sitemap-news.xml", "sitemap", "x"),
    ] == named


def test_usual_addresses_come_last_and_are_marked() -> None:
    """Each address once; robots.txt among them."""
    found = discover(_PAGE, "https://news.example/une/page?x=1")
    usual = [one for one in found if not one.named]

    assert len(found) == len({one.address for one in found})
    assert Found("https://news.example/robots.txt", "robots", named=False) in usual
    assert Found("https://news.example/sitemap.xml", "sitemap", named=False) in usual
    assert found[-len(usual) :] == tuple(usual)


def test_robots_names_sitemaps() -> None:
    """However its lines are written."""
    robots = b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /x\r\n\r\nSITEMAP : https://news.example/a.xml\r\nsitemap:/b.xml # new\r\n"

    assert ["https://news.example/a.xml", "https://news.example/b.xml"] == [
        one.address for one in discover(robots, "https://news.example/robots.txt")
    ]


def test_a_page_of_pages_is_a_source() -> None:
    """Its articles by their links, its feeds beside them; bars, footers, sections and other sites are left out."""
    feed = read_feed(
        b"""<html><head><title>Plan</title><link rel=alternate type=application/rss+xml href=/rss></head>
        <nav><a href="/2025/02/01/in-a-bar">A bar's link of many words here</a></nav>
        <ul><li><time datetime="2025-02-03T09:00Z">3</time> <a href="/2025/02/03/le-port">Le port rouvre</a>
        <li><a href="/2025/02/04/les-ferries#top"><img src=x></a> <a href="/2025/02/04/les-ferries">Les ferries</a>
        <li><a href="/sport">Sport</a><li><a href="/video">Ce que l'on sait de la temp\xc3\xaate</a>
        <li><a href="https://other.example/2025/02/03/x-y-z-w">Other</a></ul></html>""",
        _HOME,
        "text/html",
    )

    assert ("page", "Plan", ("https://news.example/rss",)) == (feed.kind, feed.title, feed.feeds)
    assert [
        ("https://news.example/2025/02/03/le-port", "Le port rouvre", 3),
        ("https://news.example/2025/02/04/les-ferries", "Les ferries", None),
        ("https://news.example/video", "Ce que l'on sait de la tempête", None),
    ] == [(entry.address, entry.title, entry.published.day if entry.published else None) for entry in feed.entries]

"""Where a site's feeds and sitemaps are, and which links of a page are its articles."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from depeche._languages import codes, language
from depeche.acquire.feeds.addresses import absolute
from depeche.acquire.feeds.characters import characters
from depeche.acquire.feeds.dates import read_date
from depeche.acquire.feeds.entry import Entry, Feed, Found
from depeche.acquire.feeds.page import Link, Page, read_page

_FEED_TYPES = re.compile(
    r"application/(?:rss|atom|rdf|feed)\+(?:xml|json)|application/json|(?:text|application)/xml", re.I
)
_FEED_ADDRESS = re.compile(
    r"(?:\.(?:rss|rdf|atom)|/(?:rss|atom|feed|feeds|flux|flux-rss)(?:[/.]\w*)*/?|[/_-](?:rss|atom|feed|index)\w*\.(?:xml|json))$"
    r"|[?&](?:feed|format|output|type)=(?:rss2?|atom|rdf|xml)\b",
    re.I,
)
_FEED_WORDS = re.compile(r"\b(?:rss|atom|flux|feed)\b", re.I)
_SITEMAP_ADDRESS = re.compile(r"/[\w.-]*sitemap[\w.-]*\.xml(?:\.gz)?$", re.I)
_SITEMAP_LINE = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.I | re.M)
_ROBOTS_LINE = re.compile(r"^\s*(?:user-agent|disallow|allow|sitemap)\s*:", re.I | re.M)
#: Where feeds and sitemaps usually are, the likeliest first.
_USUAL_FEEDS = (
    "/feed/",
    "/rss.xml",
    "/feed.xml",
    "/atom.xml",
    "/index.xml",
    "/rss",
    "/rss/",
    "/feed.json",
    "/feeds/posts/default",
)
_USUAL_SITEMAPS = (
    "/sitemap.xml",
    "/sitemap_index.xml",
    "/sitemap-news.xml",
    "/news-sitemap.xml",
    "/sitemap.xml.gz",
    "/sitemap.txt",
)
#: An article's address: a day in it, a long number, or a headline of four words or more.
_ARTICLE_ADDRESS = re.compile(r"/(?:19|20)\d\d[/-]?[01]?\d(?:[/-]|$)|\d{5,}|(?:[a-z0-9]+[-_]){3,}[a-z0-9]+", re.I)
_NO_ARTICLE = re.compile(
    r"\.(?:jpe?g|png|gif|svg|webp|pdf|zip|mp[34]|css|js|ico)$|/(?:tag|tags|category|categorie|author|auteur|login|search|page)/",
    re.I,
)


def discover(content: bytes, address: str) -> tuple[Found, ...]:
    """What a home page or a robots.txt points to, the surest first; after a page's, the usual addresses of its site.

    Raises EmptyInput or BinaryInput, as ``read_feed`` does.
    """
    text = characters(content, address).text
    if _is_robots(text, address):
        found = list(_of_robots(text, address))
    else:
        found = [*_of_page(read_page(text), address), *_usual(address)]
    seen: dict[str, Found] = {}
    for one in found:
        seen.setdefault(one.address, one)
    return tuple(seen.values())


def _is_robots(text: str, address: str) -> bool:
    return "<" not in text.lstrip()[:1] and (urlsplit(address).path == "/robots.txt" or bool(_ROBOTS_LINE.search(text)))


def _of_robots(text: str, address: str) -> Iterator[Found]:
    for written in _SITEMAP_LINE.findall(text):
        if sitemap := absolute(written, address):
            yield Found(sitemap, "sitemap")


def _of_page(page: Page, address: str) -> Iterator[Found]:
    base = absolute(page.base, address) or address
    for alternate in page.alternates:
        feed = absolute(alternate.get("href"), base)
        if feed and _FEED_TYPES.search(alternate.get("type", "")) and "oembed" not in feed:
            yield Found(feed, "feed", alternate.get("title") or None)
    for link in page.links:
        if target := absolute(link.address, base):
            yield from _of_link(link, target)


def _of_link(link: Link, target: str) -> Iterator[Found]:
    path = target.split("#")[0].removeprefix(f"{urlsplit(target).scheme}://{urlsplit(target).netloc}")
    words = " ".join(link.words.split())
    if _SITEMAP_ADDRESS.search(path):
        yield Found(target, "sitemap", words or None)
    elif _FEED_ADDRESS.search(path) or (_FEED_WORDS.search(words) and len(words) < 30 and path.endswith(".xml")):
        yield Found(target, "feed", words or None)
    elif words.casefold() in _site_map_words():
        yield Found(target, "page", words)


@functools.cache
def _site_map_words() -> frozenset[str]:
    """What sites call the page that lists their pages, in every language."""
    return frozenset(words for code in codes() for words in language(code).toml("intake")["site_map"])


def _usual(address: str) -> Iterator[Found]:
    for path in _USUAL_FEEDS:
        yield Found(urljoin(address, path), "feed", named=False)
    for path in _USUAL_SITEMAPS:
        yield Found(urljoin(address, path), "sitemap", named=False)
    yield Found(urljoin(address, "/robots.txt"), "robots", named=False)


def read_listing(text: str, address: str) -> Feed:
    """A page of links as a source: the articles that it links to, and the feeds that it names."""
    page = read_page(text)
    base = absolute(page.base, address) or address
    entries: dict[str, Entry] = {}
    for link in page.links:
        entry = _article(link, base, address)
        if entry and len(entry.title or "") > len((entries.get(entry.id) or entry).title or "") - 1:
            entries[entry.id] = entry
    feeds = dict.fromkeys(found.address for found in _of_page(page, address) if found.kind != "page")
    title = " ".join(page.title.split()) or None
    return Feed("page", title, address, page.language, tuple(entries.values()), tuple(feeds))


def _article(link: Link, base: str, address: str) -> Entry | None:
    """The link as an article of the same site, or None: bars and footers hold none, and headlines have words."""
    target = absolute(link.address.split("#")[0], base)
    if target is None or link.place in {"nav", "footer"}:
        return None
    there, here = urlsplit(target), urlsplit(address)
    same = (there.hostname or "").removeprefix("www.") == (here.hostname or "").removeprefix("www.")
    words = " ".join(link.words.split())
    if (
        not same
        or there.path in {"", "/", here.path}
        or _NO_ARTICLE.search(there.path)
        or _FEED_ADDRESS.search(there.path)
    ):
        return None
    if not (_ARTICLE_ADDRESS.search(there.path) or len(words.split()) >= 5):
        return None
    moment = read_date(link.time)
    return Entry(target, target, words or None, moment.at if moment else None)

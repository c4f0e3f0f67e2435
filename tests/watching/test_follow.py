"""Following: what stands behind an address, a list or a folder."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from depeche.errors import InputError
from depeche.ledger import Ledger
from depeche.ledger.entry import canonical
from depeche.watching import Followed, follow
from tests.watching.world import NOON, World, rss

_SITE = "https://herald.example/"
_FEED = rss(("1", _SITE + "a/1", NOON))


@pytest.fixture
def world() -> World:
    """A net without anything."""
    return World()


def _follow(world: World, folder: Path, *inputs: str, everything: bool = False) -> tuple[list[Followed], list[str]]:
    failed: list[InputError] = []

    async def run() -> list[Followed]:
        with Ledger(folder / "ledger.db", write=True, clock=world.clock) as ledger:
            found = follow(ledger, inputs, world, world.settings.watch, failed.append, everything=everything)
            return [one async for one in found]

    return asyncio.run(run()), [str(error) for error in failed]


def _page(*links: str) -> str:
    return f"<html><head><title>Herald</title>{''.join(links)}</head><body><p>Welcome to the Herald</p></body></html>"


def _link(path: str, title: str) -> str:
    return f'<link rel="alternate" type="application/rss+xml" title="{title}" href="{path}">'


def test_the_best_feed_of_a_page_is_followed_and_the_others_are_said(world: World, tmp_path: Path) -> None:
    """A feed of comments is none of them; one that is broken is passed over."""
    links = [
        _link("/broken", "Broken"),
        _link("/comments/feed", "Comments"),
        _link("/news", "News"),
        _link("/b", "More"),
    ]
    world.answers |= {_SITE: _page(*links), _SITE + "news": _FEED, _SITE + "b": _FEED, _SITE + "comments/feed": _FEED}
    found, failed = _follow(world, tmp_path, _SITE)
    assert [(_SITE + "news", True), (_SITE + "b", False)] == [(one.address, one.followed) for one in found]
    assert [] == failed


def test_usual_addresses_are_tried_where_a_page_points_nowhere(world: World, tmp_path: Path) -> None:
    """Before robots.txt and its sitemaps."""
    world.answers |= {_SITE: _page(), _SITE + "rss.xml": _FEED}
    found, _ = _follow(world, tmp_path, "herald.example/")
    assert [_SITE + "rss.xml"] == [one.address for one in found]


def test_sitemaps_of_robots_come_last(world: World, tmp_path: Path) -> None:
    """Of an index those of news."""
    index = "".join(f"<sitemap><loc>{_SITE}{name}.xml</loc></sitemap>" for name in ("posts-1", "news", "posts-2"))
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    world.answers |= {
        _SITE: _page(),
        _SITE + "robots.txt": f"User-agent: *\nDisallow: /x\nSitemap: {_SITE}index.xml\n",
        _SITE + "index.xml": f'<?xml version="1.0"?><sitemapindex {space}>{index}</sitemapindex>',
    }
    found, _ = _follow(world, tmp_path, _SITE)
    assert [_SITE + "news.xml"] == [one.address for one in found if one.followed]
    assert {"sitemap"} == {one.kind for one in found}


def test_a_site_without_any_source_is_named(world: World, tmp_path: Path) -> None:
    """With what to do."""
    world.answers[_SITE] = _page()
    found, failed = _follow(world, tmp_path, _SITE)
    assert ([], [f"{_SITE}: no feed or sitemap was found there; give the address of one"]) == (found, failed)


def test_lists_and_outlines_are_followed(world: World, tmp_path: Path) -> None:
    """Of a plain list each address is looked behind; OPML is believed."""
    world.answers |= {_SITE: _page(_link("/news", "News")), _SITE + "news": _FEED}
    (tmp_path / "sites.txt").write_text(f"# mine\n{_SITE}\nhttps://nothing.example/\n", encoding="utf-8")
    outline = '<outline type="rss" text="Gazette" xmlUrl="https://gazette.example/rss"/>'
    (tmp_path / "list.opml").write_text(f'<opml version="2.0"><body>{outline}</body></opml>', encoding="utf-8")
    found, failed = _follow(world, tmp_path, str(tmp_path / "sites.txt"), str(tmp_path / "list.opml"))
    assert [_SITE + "news", "https://gazette.example/rss"] == [one.address for one in found]
    assert ["https://nothing.example/: http_404: no answer to read"] == failed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.herald.example:443/a/?utm_source=x&id=3#top", "http://herald.example:80/a?id=3"),
        ("https://HERALD.example/a?at_custom1=x&fbclid=1&_gl=2", "herald.example/a"),
    ],
)
def test_addresses_of_one_page_are_one(one: str, other: str) -> None:
    """Whatever tells only where a reader came from; a field that chooses the page stays."""
    assert canonical(one) == canonical(other).removeprefix("http://")
    assert canonical("https://herald.example/a?id=3") != canonical("https://herald.example/a?id=4")

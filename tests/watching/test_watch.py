"""Watching: what is due is visited, what is announced is read; a failure is an outcome."""

from __future__ import annotations

import itertools
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from depeche.acquire.fetching.outcome import Failed, Outcome
from depeche.errors import LedgerBusy
from depeche.ledger import Ledger
from depeche.ledger.finding import Page
from depeche.watching.alone import alone
from tests.watching.world import FEED, NOON, World, rss, story

_PAGES = [f"https://herald.example/a/{n}" for n in range(4)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the ledger is."""
    return tmp_path / "ledger.db"


@pytest.fixture
def world(path: Path) -> World:
    """One feed of three stories, an hour apart, followed."""
    world = World()
    world.follow(path)
    world.answers[FEED] = rss(*(_entry(n) for n in (2, 1, 0)))
    world.answers |= {page: story(n) for n, page in enumerate(_PAGES)}
    return world


def _entry(number: int) -> tuple[str, str, object]:
    return str(number), _PAGES[number] + "?utm_source=rss", NOON - timedelta(hours=3 - number)


@contextmanager
def _table(path: Path) -> Iterator[sqlite3.Connection]:
    with Ledger(path) as ledger:
        yield ledger.connection()


def _entries(path: Path) -> list[tuple[str, str]]:
    with _table(path) as table:
        return table.execute("SELECT entry, state FROM entries ORDER BY entry").fetchall()


def _answer_with_tracking(world: World) -> None:
    world.answers |= {f"{page}?utm_source=rss": story(n) for n, page in enumerate(_PAGES)}


def test_what_is_announced_is_read_and_joined(world: World, path: Path) -> None:
    """The latest first; the second run asks the feed alone, and is told that nothing changed."""
    _answer_with_tracking(world)
    done = world.watch(path)
    assert (1, 3, {"added": 3}) == (done.progress.visits, done.progress.pages, dict(done.progress.articles))
    assert [FEED, *(f"{_PAGES[n]}?utm_source=rss" for n in (2, 1, 0))] == [address for _, address in world.asked]
    assert [("0", "read"), ("1", "read"), ("2", "read")] == _entries(path)
    with Ledger(path) as ledger:
        (health,) = ledger.sources().rows
        assert ("The Herald", 1.0, 3) == (health.source.title, health.readable, health.read)
        assert 3 == len(ledger.articles("police").rows)
        assert all(not faults for _, faults in ledger.check())

    world.now += timedelta(hours=2)
    again = world.watch(path)
    assert (1, 1, 0) == (again.progress.visits, again.progress.quiet, again.progress.pages)


def test_a_source_is_visited_at_its_rhythm(world: World, path: Path) -> None:
    """Three stories an hour apart: every half hour, and less often as the silence grows."""
    _answer_with_tracking(world)
    world.watch(path, hours=6)
    times = world.times(FEED)
    assert 0 == times[0]
    assert 30 == pytest.approx(times[1], abs=1)
    waits = [later - earlier for earlier, later in itertools.pairwise(times)]
    assert waits == sorted(waits)
    assert 4 == len(world.asked) - len(times) + 1


def test_a_failing_source_is_tried_less_and_less(world: World, path: Path) -> None:
    """Each failure is an outcome with its reason; the first success clears it."""
    world.answers[FEED] = lambda address: Failed(address, world.now, "timeout", "silent for 15 s; try later")
    done = world.watch(path, hours=30)
    assert [2, 4, 8] == [round((b - a) / 60) for a, b in zip(world.times(FEED), world.times(FEED)[1:4], strict=False)]
    assert f"{FEED}: timeout: silent for 15 s; try later" in world.said
    assert done.progress.failed_visits == len(world.times(FEED))
    with Ledger(path) as ledger:
        (health,) = ledger.sources().rows
        assert len(world.times(FEED)) == health.source.failures == len(ledger.outcomes(Page(None), failures=True).rows)
        assert "timeout: silent for 15 s; try later" == health.source.error
    world.answers[FEED] = rss()
    world.now += timedelta(days=2)
    world.watch(path)
    with Ledger(path) as ledger:
        assert 0 == ledger.source(FEED).failures


def test_a_host_that_asks_for_time_gets_it(world: World, path: Path) -> None:
    """Retry-After, longer than any rhythm."""
    world.answers[FEED] = lambda address: Failed(address, world.now, "http_503", "busy", 503, retry_after=36_000)
    world.watch(path, hours=12)
    assert 600 == pytest.approx(world.times(FEED)[1], abs=1)


def test_a_source_that_is_gone_is_left_alone(world: World, path: Path) -> None:
    """Its host said so."""
    world.answers[FEED] = 410
    world.watch(path, hours=48)
    assert 1 == len(world.times(FEED))
    with Ledger(path) as ledger:
        assert ["gone"] == [health.source.state for health in ledger.sources().rows]


def test_a_page_that_fails_for_now_is_tried_again(world: World, path: Path) -> None:
    """Four times in all, ever later; one that is not there once."""
    page, missing = f"{_PAGES[0]}?utm_source=rss", f"{_PAGES[1]}?utm_source=rss"
    _answer_with_tracking(world)
    world.answers |= {page: 503, missing: 404}
    world.watch(path, hours=8)
    assert [0, 10, 50, 210] == [round(minutes) for minutes in world.times(page)]
    assert 1 == len(world.times(missing))
    assert [("0", "failed"), ("1", "failed"), ("2", "read")] == _entries(path)


def test_an_unreadable_answer_is_an_outcome(world: World, path: Path) -> None:
    """Of a source or of a page."""
    world.answers |= {FEED: "no feed at all"}
    world.watch(path)
    with Ledger(path) as ledger:
        assert str(ledger.source(FEED).error).startswith("unreadable: ")
        assert ["unreadable"] == [outcome.code for outcome in ledger.outcomes().rows]


def test_one_page_under_two_addresses_is_one_article(world: World, path: Path) -> None:
    """By the address that it gives itself, or by where it redirects to."""
    own = '<link rel="canonical" href="https://herald.example/story">'
    other = "https://m.herald.example/x"
    world.answers[FEED] = rss(("a", "https://herald.example/amp/1", NOON), ("b", other, None), ("c", _PAGES[3], None))
    world.answers["https://herald.example/amp/1"] = story(1, head=own)
    world.answers[other] = story(1, head=own + "<meta name=nonce content=2>")
    world.answers[_PAGES[3]] = lambda address: world.page(address, story(1), final="https://herald.example/story")
    world.watch(path)
    assert [("a", "read"), ("b", "read"), ("c", "read")] == _entries(path)
    with _table(path) as table:
        assert [("herald.example/story",)] == table.execute("SELECT address FROM captures").fetchall()


def test_a_changed_page_becomes_a_version(path: Path) -> None:
    """After a pause; the versions stand in order."""
    world = World()
    sitemap = "https://herald.example/sitemap.xml"
    world.follow(path, sitemap, "sitemap")

    def listed(day: int) -> str:
        urls = f"<url><loc>{_PAGES[0]}</loc><lastmod>2030-04-{day}</lastmod></url>"
        return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'

    world.answers |= {sitemap: listed(10), _PAGES[0]: story(0)}
    world.watch(path)
    world.answers |= {sitemap: listed(11), _PAGES[0]: story(0, town="Marseille")}
    world.now += timedelta(days=2)
    world.watch(path, hours=2)
    with Ledger(path) as ledger:
        (number,) = {hit.id for hit in ledger.articles("lyon").rows}
        assert 2 == len(ledger.versions(number))
    assert 2 == len(world.times(_PAGES[0]))


def test_a_source_that_calls_everything_changed_is_not_believed(path: Path) -> None:
    """A sitemap whose dates are those of its making."""
    world = World()
    sitemap = "https://herald.example/sitemap.xml"
    world.follow(path, sitemap, "sitemap")
    pages = [f"https://herald.example/b/{n}" for n in range(8)]

    def listed(day: int) -> str:
        urls = "".join(f"<url><loc>{page}</loc><lastmod>2030-04-{day}</lastmod></url>" for page in pages)
        return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'

    world.answers |= {sitemap: listed(10), **dict.fromkeys(pages, 404)}
    world.watch(path)
    world.answers[sitemap] = listed(11)
    world.now += timedelta(days=2)
    world.watch(path, hours=2)
    assert [1] * 8 == [len(world.times(page)) for page in pages]


def test_a_beginning_that_asks_for_money_is_a_stub(world: World, path: Path) -> None:
    """It is read, marked, and counts against the share that is readable."""
    pay = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    world.answers[FEED] = rss(("0", _PAGES[0], NOON))
    world.answers[_PAGES[0]] = story(0, head=pay)
    world.watch(path)
    assert [("0", "stub")] == _entries(path)
    with Ledger(path) as ledger:
        assert 0.0 == ledger.sources().rows[0].readable


def test_a_folder_gives_its_files_once_and_again_when_they_change(path: Path, tmp_path: Path) -> None:
    """A file that is still being written waits; what cannot be read is an outcome."""
    folder = tmp_path / "copy"
    (folder / "deep").mkdir(parents=True)
    world = World()
    world.follow(path, str(folder), "folder")

    def write(name: str, text: str, ago: float = 60) -> None:
        (folder / name).write_text(text, encoding="utf-8")
        when = world.now.timestamp() - ago
        os.utime(folder / name, (when, when))

    write("one.txt", "Police arrested twelve people in Lyon on Monday, the prefecture said.")
    write("deep/two.txt", "Police arrested thirteen people in Nice on Monday, the prefecture said.", ago=0.5)
    write("empty.txt", " ")
    write("picture.png", "x")
    world.watch(path)
    assert [("empty.txt", "failed"), ("one.txt", "read")] == _entries(path)

    write("one.txt", "Police arrested fourteen people in Lyon on Monday, the prefecture said.", ago=30)
    world.watch(path, hours=0.05)
    assert [("deep/two.txt", "read"), ("empty.txt", "failed"), ("one.txt", "read")] == _entries(path)
    with Ledger(path) as ledger:
        assert 3 == len(ledger.articles("police").rows)


def test_what_was_claimed_by_a_process_that_was_killed_comes_later(world: World, path: Path) -> None:
    """Nothing is asked twice at once, and nothing is lost."""
    _answer_with_tracking(world)
    with Ledger(path, write=True, clock=world.clock) as ledger:
        ledger.claim_sources()
    world.watch(path)
    assert [] == world.asked
    world.watch(path, hours=2)
    assert 3 == len({address for _, address in world.asked} - {FEED})


def test_only_what_is_named_is_visited(world: World, path: Path) -> None:
    """Due or not."""
    _answer_with_tracking(world)
    world.follow(path, "https://other.example/feed")
    with Ledger(path) as ledger:
        number = ledger.source(FEED).id
    for _ in range(2):
        world.watch(path, only=[number])
    assert 2 == len(world.times(FEED))
    assert [] == world.times("https://other.example/feed")


def test_one_process_at_a_time_visits(path: Path) -> None:
    """The second one is told; the first one's end lets it in."""
    with alone(path), pytest.raises(LedgerBusy, match="another depeche visits"), alone(path):
        pass
    with alone(path):
        pass


def test_a_busy_host_is_given_time_after_a_restart(world: World, path: Path) -> None:
    """A process that was just killed may have asked it a moment ago."""
    world.watch(path)
    before = world.now
    world.answers = {}
    world.watch(path, only=[1])
    assert before + timedelta(seconds=1) <= world.asked[-1][0]


def test_a_fault_of_ours_is_an_outcome(world: World, path: Path) -> None:
    """It ends neither the run nor the visits of others."""
    _answer_with_tracking(world)

    def broken(address: str) -> Outcome:
        raise RuntimeError("a slip")

    world.answers[f"{_PAGES[0]}?utm_source=rss"] = broken
    world.follow(path, "https://other.example/feed")
    world.answers["https://other.example/feed"] = broken
    done = world.watch(path)
    assert (2, 1, 2) == (done.progress.visits, done.progress.failed_visits, done.progress.articles["added"])
    with Ledger(path) as ledger:
        assert str(ledger.source("other").error).startswith("fault: RuntimeError: a slip; this is a fault of depeche")


def test_of_a_new_source_the_latest_are_fetched_and_later_all(path: Path) -> None:
    """And it is said how many were passed over."""
    world = World(newest=1)
    world.follow(path)
    world.answers[FEED] = rss(*((str(n), _PAGES[n], NOON - timedelta(hours=3 - n)) for n in (0, 1)))
    world.watch(path)
    assert [("0", "passed"), ("1", "failed")] == _entries(path)
    assert f"{FEED}: the latest 1 are fetched, 1 older ones passed over" in world.said
    world.answers[FEED] = rss(*((str(n), _PAGES[n], NOON - timedelta(hours=3 - n)) for n in (0, 1, 2, 3)))
    world.now += timedelta(hours=5)
    world.watch(path)
    assert [("0", "passed"), ("1", "failed"), ("2", "failed"), ("3", "failed")] == _entries(path)


def test_what_is_paused_is_left_alone(world: World, path: Path) -> None:
    """Its pages that wait too."""
    _answer_with_tracking(world)
    world.answers[f"{_PAGES[0]}?utm_source=rss"] = 503
    world.watch(path)
    with Ledger(path, write=True) as ledger:
        ledger.leave(FEED, "paused")
    count = len(world.asked)
    world.watch(path, hours=5)
    assert count == len(world.asked)


def test_a_page_without_a_date_has_the_one_announced(world: World, path: Path) -> None:
    """Marked as given; what the page says of itself comes first."""
    own = '<meta property="article:published_time" content="2030-04-02T08:00:00Z">'
    world.answers[FEED] = rss(("0", _PAGES[0], NOON), ("1", _PAGES[1], NOON))
    world.answers[_PAGES[1]] = story(1, head=own)
    world.watch(path)
    with Ledger(path) as ledger:
        dates = [ledger.readings(number)[0]["article"]["published"] for number in (1, 2)]
    assert [("2030-05-01T12:00", True), ("2030-04-02T08:00", None)] == [
        (date["value"][:16], date.get("given"))
        for date in sorted(dates, key=lambda date: str(date["value"]), reverse=True)
    ]


def test_a_forgotten_page_stays_out_when_it_is_announced_again(world: World, path: Path) -> None:
    """Under another name and address too: its bytes are known."""
    _answer_with_tracking(world)
    world.watch(path)
    with Ledger(path, write=True) as ledger:
        (digest,) = ledger.connection().execute("SELECT digest FROM captures WHERE id = 1").fetchone()
        ledger.forget(digest, "asked to")
    world.answers[FEED] = rss(("again", "https://herald.example/moved", NOON))
    world.answers["https://herald.example/moved"] = lambda address: world.page(address, story(2), final=_PAGES[2])
    world.now += timedelta(hours=5)
    done = world.watch(path)
    assert {"forgotten": 1} == dict(done.progress.articles)
    with _table(path) as table:
        assert "herald.example/moved" not in "\n".join(table.iterdump())


def test_a_folder_that_is_gone_is_an_outcome(path: Path, tmp_path: Path) -> None:
    """And it is looked for again."""
    world = World()
    world.follow(path, str(tmp_path / "gone"), "folder")
    world.watch(path)
    with Ledger(path) as ledger:
        (health,) = ledger.sources().rows
        assert str(health.source.error).startswith("unreadable: no such file or folder")
        assert "active" == health.source.state


def test_an_index_of_sitemaps_brings_its_sitemaps(path: Path) -> None:
    """Those of news; they are visited in the same round."""
    world = World()
    index, news = "https://herald.example/index.xml", "https://herald.example/news.xml"
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    world.follow(path, index, "sitemap")
    world.answers |= {
        index: f'<?xml version="1.0"?><sitemapindex {space}><sitemap><loc>{news}</loc></sitemap></sitemapindex>',
        news: f'<?xml version="1.0"?><urlset {space}><url><loc>{_PAGES[0]}</loc></url></urlset>',
        _PAGES[0]: story(0),
    }
    world.watch(path, hours=0.1)
    assert [(_PAGES[0], "read")] == _entries(path)


def test_a_page_under_way_when_the_word_to_stop_comes_is_due_again(world: World, path: Path) -> None:
    """After a while it is not waited for any longer, and its try does not count."""
    world.hangs = True
    world.watch(path, hours=0.05)
    with _table(path) as table:
        rows = table.execute("SELECT state, tries, due FROM entries").fetchall()
    assert {("waiting", 0)} == {(state, tries) for state, tries, _ in rows}
    assert all(due <= world.now.isoformat(timespec="milliseconds") for _, _, due in rows)

"""Whom we follow: due, claimed, settled; what they announce, joined to what was read of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from depeche.acquire.capture import Given, Http
from depeche.errors import NotFound
from depeche.ledger import Ledger, database
from depeche.ledger.arrivals import Announced
from depeche.ledger.entry import Entry
from depeche.ledger.outcomes import VisitOutcome
from depeche.ledger.sources import Source, Visit, moment
from depeche.ledger.stubs import asks_to_pay, is_stub
from tests.ledger.entries import ENGLISH, entry

_FEED = "https://herald.example/feed.xml"
_PAGE = "https://www.herald.example/missiles?utm_source=rss"
_NOW = datetime(2030, 5, 1, 12, 0, tzinfo=UTC)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = _NOW

    def __call__(self) -> datetime:
        """The moment at which it stands."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """At noon."""
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path, clock: Clock) -> Iterator[Ledger]:
    """A ledger that follows one feed."""
    with Ledger(tmp_path / "ledger.db", write=True, clock=clock) as record:
        record.follow(_FEED, "feed", interval=600, title="The Herald")
        yield record


def _announced(ledger: Ledger, *entries: Announced, most: int = 10) -> Source:
    source = ledger.source(_FEED)
    visit = Visit(600, _NOW + timedelta(minutes=10), digest="aa", etag='"1"', answered=_FEED)
    outcome = VisitOutcome(moment(_NOW), _FEED, source.id, "fetched", 200, None, 1000, 0.25)
    ledger.settle_visit(source, visit, outcome, entries, most=most, pause=60)
    return source


def _fetched(answered: str = "https://herald.example/missiles", text: str = ENGLISH) -> Entry:
    read = entry(text, title="Missiles hit Kharkiv")
    http = Http(_PAGE, answered, 200, (("content-type", "text/html"),))
    return Entry(replace(read.capture, given=Given(url=answered), http=http), read.record)


def _states(ledger: Ledger) -> list[tuple[str, str, int | None]]:
    return ledger.connection().execute("SELECT entry, state, capture FROM entries ORDER BY id").fetchall()


def test_a_due_source_is_put_off_before_it_is_visited(ledger: Ledger, clock: Clock) -> None:
    """So that whoever starts again after a kill does not ask at once again."""
    assert [_FEED] == [source.address for source in ledger.claim_sources()]
    assert () == ledger.claim_sources()
    assert _NOW + timedelta(seconds=600) == ledger.next_due()

    clock.now += timedelta(seconds=601)
    assert [_FEED] == [source.address for source in ledger.claim_sources()]


def test_following_twice_is_following_once(ledger: Ledger) -> None:
    """And following again after leaving goes on where it stopped."""
    assert not ledger.follow(_FEED, "feed", interval=600)
    ledger.leave("herald")
    assert () == ledger.sources().rows
    assert 1 == len(ledger.sources(left=True).rows)
    assert ledger.follow(_FEED, "feed", interval=600)
    assert ["active"] == [health.source.state for health in ledger.sources().rows]


def test_a_source_goes_by_address_or_by_words(ledger: Ledger) -> None:
    """As long as one alone has them."""
    ledger.follow("https://other.example/herald.rss", "feed", interval=600)
    assert _FEED == ledger.source("http://herald.example/feed.xml").address
    assert _FEED == ledger.source("the herald").address
    with pytest.raises(NotFound, match="may be 2 sources"):
        ledger.source("herald")
    with pytest.raises(NotFound, match="no source 'gazette'"):
        ledger.source("gazette")


def test_a_page_is_joined_to_all_who_announced_it(ledger: Ledger) -> None:
    """In one stroke with its capture, whatever tracking fields their addresses have."""
    _announced(ledger, Announced("1", _PAGE, "Missiles"), Announced("2", "https://herald.example/missiles/"))
    waiting = ledger.claim_pages(lease=60, most=10, per_host=5)
    assert [("1", 1)] == [(w.entry, w.tries) for w in waiting]
    assert () == ledger.claim_pages(lease=60, most=10, per_host=5)

    (written,) = ledger.add([_fetched()])

    assert [("1", "read", written.article), ("2", "read", written.article)] == _states(ledger)
    (health,) = ledger.sources().rows
    assert (2, 2, 1.0) == (health.entries, health.read, health.readable)


def test_a_page_that_is_here_is_not_fetched_again(ledger: Ledger) -> None:
    """An entry of another source, or of a later day, is joined to it; a change that the source tells waits again."""
    (written,) = ledger.add([_fetched()])
    _announced(ledger, Announced("1", _PAGE, stamp="2030-05-01"))
    assert [("1", "read", written.article)] == _states(ledger)

    _announced(ledger, Announced("1", _PAGE, stamp="2030-05-02"))
    assert [("1", "waiting", written.article)] == _states(ledger)
    assert () == ledger.claim_pages(lease=60, most=10, per_host=5)  # not before its pause is over


def test_of_many_new_entries_the_first_wait(ledger: Ledger) -> None:
    """The others are passed over, and stay so."""
    _announced(ledger, *(Announced(str(n), f"https://herald.example/{n}") for n in range(5)), most=2)
    assert ["waiting", "waiting", "passed", "passed", "passed"] == [state for _, state, _ in _states(ledger)]
    assert 2 == len(ledger.claim_pages(lease=60, most=10, per_host=5))


def test_claims_spare_the_hosts(ledger: Ledger) -> None:
    """No more pages of one host at a time than asked for."""
    pages = [Announced(f"{host}{n}", f"https://{host}.example/{n}") for host in "ab" for n in range(4)]
    _announced(ledger, *pages)
    claimed = ledger.claim_pages(lease=60, most=10, per_host=2)
    assert 4 == len(claimed)
    assert {"a.example", "b.example"} == {str(w.page).split("/")[0] for w in claimed}


def test_a_failed_visit_says_why_and_a_good_one_clears_the_count(ledger: Ledger) -> None:
    """The last error stays readable."""
    source = ledger.source(_FEED)
    failed = Visit(600, _NOW + timedelta(hours=1), error="timeout: silence for 15 seconds")
    ledger.settle_visit(source, failed, VisitOutcome(moment(_NOW), _FEED, source.id, "timeout", None, "silence"))
    assert (1, "timeout: silence for 15 seconds") == (ledger.source(_FEED).failures, ledger.source(_FEED).error)
    _announced(ledger)
    assert (0, '"1"') == (ledger.source(_FEED).failures, ledger.source(_FEED).etag)
    assert ["fetched", "timeout"] == [o.code for o in ledger.outcomes().rows]
    assert ["timeout"] == [o.code for o in ledger.outcomes(source=source.id, failures=True).rows]


def test_forgetting_takes_the_announcements_along(ledger: Ledger) -> None:
    """No word of the title, the name or the address is left; the entry stays out all the same."""
    secret = Announced("https://herald.example/missiles", _PAGE, "A secret headline")
    source = _announced(ledger, secret)
    (waiting,) = ledger.claim_pages(lease=60, most=10, per_host=5)
    ledger.settle_page(waiting, VisitOutcome(moment(_NOW), _PAGE, source.id, "fetched", 200, None))
    ledger.add([_fetched()])
    ledger.forget(_fetched().capture.sha256, "asked to")

    said = "\n".join(ledger.connection().iterdump())
    assert "secret headline" not in said
    assert "herald.example/missiles" not in said
    _announced(ledger, secret, Announced("other name", _PAGE))
    assert ["forgotten", "forgotten"] == [state for _, state, _ in _states(ledger)]
    assert () == ledger.claim_pages(lease=60, most=10, per_host=5)


def test_a_capture_met_again_settles_what_waited(ledger: Ledger) -> None:
    """Known or forgotten."""
    ledger.add([_fetched("https://elsewhere.example/a")])
    _announced(ledger, Announced("1", "https://herald.example/other"))
    again = replace(
        _fetched("https://elsewhere.example/a").capture, http=Http("https://herald.example/other", "", 200, ())
    )
    assert 1 == ledger.meet(again)
    assert [("1", "read", 1)] == _states(ledger)


def test_whom_we_follow_travels_with_the_record(ledger: Ledger, tmp_path: Path) -> None:
    """Sources, entries, outcomes and headers; bringing in twice changes nothing."""
    _announced(ledger, Announced("1", _PAGE, "Missiles"))
    ledger.add([_fetched()])
    lines = list(ledger.dump())
    with Ledger(tmp_path / "other.db", write=True) as other:
        assert () == other.bring_in(lines).failed
        other.bring_in(lines)
        assert lines == list(other.dump())
        assert [_PAGE] == [http.asked for _, _, http in other.http_captures()]


def test_a_beginning_that_asks_for_money_is_a_stub(ledger: Ledger) -> None:
    """By what the page says of itself, or by what a short page asks; an article that is all there is none."""
    record = _fetched().record

    def said(text: str, free: str | None = None) -> bool:
        whole = {**record["article"], "text": text, "free": {"text": free} if free else None}
        whole["parts"] = [{"kind": "paragraph", "start": 0, "end": len(text), "section": 0}]
        return is_stub(json.loads(json.dumps({**record, "article": whole})))

    assert said("The minister resigned on Monday.", free="false")
    assert said("The minister resigned. Already a subscriber? Log in.")
    assert not said("The minister resigned on Monday.")
    assert not said("The minister resigned on Monday. " * 100 + "Already a subscriber?")
    assert not said("The minister resigned on Monday. " * 100, free="false")
    assert asks_to_pay("Cet article est réservé aux abonnés.", "fr")
    assert asks_to_pay("Il vous reste 80 % de cet article à lire.", None)


def test_the_migration_makes_what_the_schema_has(tmp_path: Path) -> None:
    """Table for table and index for index."""
    path = tmp_path / "ledger.db"
    Ledger(path, write=True).close()
    whole = sqlite3.connect(path)
    added = ("http", "sources", "entries", "outcomes", "searches")
    asked = "SELECT type, name, tbl_name FROM sqlite_master WHERE tbl_name IN (?, ?, ?, ?, ?) ORDER BY type, name"
    wanted = whole.execute(asked, added).fetchall()
    columns = {table: whole.execute(f"PRAGMA table_info({table})").fetchall() for table in added}
    whole.executescript("".join(f"DROP TABLE {t};" for t in reversed(added)) + "PRAGMA user_version = 1;")
    whole.close()

    Ledger(path).close()

    migrated = sqlite3.connect(path)
    assert wanted == migrated.execute(asked, added).fetchall()
    assert columns == {table: migrated.execute(f"PRAGMA table_info({table})").fetchall() for table in added}
    assert database.VERSION == migrated.execute("PRAGMA user_version").fetchone()[0]
    migrated.close()

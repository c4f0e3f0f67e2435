"""Overviews of a ledger: what charts are drawn from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from depeche.ledger import Ledger, overview
from depeche.ledger.finding import Page
from tests.ledger.entries import both, entry


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Two articles."""
    with Ledger(tmp_path / "l.db", write=True) as made:
        made.add(both())
        yield made


def test_every_fact_is_dated_or_undated(ledger: Ledger) -> None:
    """Together they are all facts that satisfy the search; a day is never made up."""
    days = ledger.overviews.days()
    without = ledger.overviews.undated("", Page(None))

    assert len(list(ledger.all_facts())) == days.dated + days.undated == len(days.facts) + len(without)
    assert all(hit.first_day is None for hit in without)


def test_days_come_in_order(ledger: Ledger) -> None:
    """The earliest first."""
    found = [fact.first_day for fact in ledger.overviews.days().facts]

    assert sorted(found) == found
    assert found


def test_a_place_has_its_point_and_its_facts(ledger: Ledger) -> None:
    """Where something happened is a place; who is meant by a city's name is not."""
    spots = {spot.name: spot for spot in ledger.overviews.places().spots}

    assert "city" == spots["Paris"].precision
    assert "Moscow" not in spots


def test_who_acts_on_whom(ledger: Ledger) -> None:
    """Both are identifiers with their names."""
    found = ledger.overviews.actors()

    assert all(found.names[deed.who] and found.names[deed.to_whom] for deed in found.deeds)
    assert ("country:RU", "Kharkiv") in {(d.who, found.names[d.to_whom]) for d in found.deeds}


def test_a_rejected_fact_is_not_drawn(ledger: Ledger) -> None:
    """What people rejected is not in any overview; confirmed later, it is again."""
    key = ledger.overviews.days().facts[0].key
    ledger.verdict(key, "reject", "anna")
    after = {fact.key for fact in ledger.overviews.days().facts}
    ledger.verdict(key, "confirm", "anna")

    assert key not in after
    assert key in {fact.key for fact in ledger.overviews.days().facts}


def test_an_overview_says_where_it_stops(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the latest facts are looked at, and that there are more is told."""
    monkeypatch.setattr(overview, "LOOKED_AT", 2)

    assert overview.Seen(2, all=False) == ledger.overviews.days().seen


@pytest.mark.parametrize(
    "query", ["missiles", "type:ASSAULT", "missiles lang:en", "who:Russia OR syndicat", "-missiles"]
)
def test_an_overview_follows_the_search(ledger: Ledger, query: str) -> None:
    """It looks at the facts that the search finds, whatever it is made of."""
    ledger.add([entry("The union said on Monday that talks would go on.", title="Talks")])

    assert len(ledger.facts(query, Page(None)).rows) == ledger.overviews.days(query).seen.looked_at

"""Broken feeds give their entries."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from depeche.acquire.feeds.feed import Entry, read_feed
from tests.acquire.feeds.malformed import ADDRESS, Case, Expected, cases

_CASES = cases()


def _seen(entry: Entry) -> Expected:
    moment = entry.published or entry.modified
    own = None if entry.id.startswith("sha256:") else entry.id
    date = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S") if isinstance(moment, datetime) else None
    return Expected(own, entry.address, entry.title, date)


@pytest.mark.parametrize("case", _CASES, ids=[case.name for case in _CASES])
def test_a_broken_feed_gives_its_entries(case: Case) -> None:
    """Its entries, in order, with ids, addresses, titles and dates."""
    feed = read_feed(case.content, ADDRESS, charset=case.charset)
    found = tuple(_seen(entry) for entry in feed.entries)

    assert case.entries == found[: len(case.entries)]
    assert len(found) == len(case.entries) or "cut short" in case.name


def test_there_are_more_than_sixty_of_them() -> None:
    """Each has a name of its own."""
    assert 60 < len(_CASES) == len({case.name for case in _CASES})

"""Visits: what an answer of a source means for its rhythm, its state and its entries. Values in, values out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from depeche.acquire.feeds.entry import Entry, Feed
from depeche.acquire.fetching.outcome import Failed, Fetched, Outcome
from depeche.config import WatchSettings
from depeche.errors import InputError
from depeche.ledger.arrivals import Announced
from depeche.ledger.outcomes import VisitOutcome
from depeche.ledger.sources import Source, Visit, moment
from depeche.watching import rhythm

#: Of a source that announces more, the latest are looked at.
_MOST_ENTRIES = 5000
#: The host says that it will not come back.
_GONE = frozenset({410})
#: A title longer than this is no title.
_LONGEST_TITLE = 500


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened and how long it took; ``draw``, between 0 and 1, moves the next visit a little."""

    now: datetime
    seconds: float
    draw: float


def digest_of(page: Fetched) -> str:
    """What tells one answer from another."""
    return hashlib.sha256(page.content).hexdigest()


def outcome_of(outcome: Outcome, source: int | None, at: Moment) -> VisitOutcome:
    """The outcome as the ledger keeps it."""
    when = moment(at.now)
    match outcome:
        case Fetched():
            where = f"answered by {outcome.final_address}" if outcome.redirects else None
            size = len(outcome.content)
            return VisitOutcome(when, outcome.address, source, "fetched", outcome.status, where, size, at.seconds)
        case Failed():
            return VisitOutcome(
                when, outcome.address, source, outcome.reason, outcome.status, outcome.detail, 0, at.seconds
            )
        case _:
            return VisitOutcome(when, outcome.address, source, "unchanged", 304, None, 0, at.seconds)


def announced(feed: Feed) -> tuple[Announced, ...]:
    """The source's entries that lead to a page, the latest first; those without a date stay in the source's order."""
    entries = [entry for entry in feed.entries if entry.address]
    entries.sort(key=_age, reverse=True)
    return tuple(
        Announced(
            entry.id,
            entry.address,
            entry.title[:_LONGEST_TITLE] if entry.title else None,
            _said(entry.published),
            _said(entry.modified),
        )
        for entry in entries[:_MOST_ENTRIES]
    )


def _age(entry: Entry) -> float:
    when = entry.published or entry.modified
    return when.timestamp() if when else float("-inf")


def _said(when: datetime | None) -> str | None:
    return when.isoformat(timespec="seconds") if when else None


def published(feed: Feed) -> list[datetime]:
    """When the entries were published, or at least changed."""
    return [when for entry in feed.entries if (when := entry.published or entry.modified)]


def unchanged(
    settings: WatchSettings, source: Source, when: Sequence[datetime], fresh: float | None, at: Moment
) -> Visit:
    """The visit of a source that has nothing new."""
    usual = rhythm.gap(when, at.now)
    interval = rhythm.after_success(settings, source.interval, usual, news=False, fresh=fresh)
    return Visit(interval, _next(at, interval))


def changed(settings: WatchSettings, source: Source, page: Fetched, feed: Feed, at: Moment) -> Visit:
    """The visit of a source that answered with something to read."""
    usual = rhythm.gap(published(feed), at.now)
    interval = rhythm.after_success(
        settings, source.interval, usual, news=True, asked=feed.interval, fresh=page.fresh_for
    )
    return Visit(
        interval,
        _next(at, interval),
        title=feed.title[:_LONGEST_TITLE] if feed.title else None,
        home=feed.home,
        language=feed.language,
        etag=page.etag,
        last_modified=page.last_modified,
        answered=page.final_address,
        digest=digest_of(page),
    )


def failed(settings: WatchSettings, source: Source, failure: Failed, at: Moment) -> Visit:
    """The visit of a source that gave nothing to read."""
    wait = rhythm.after_failure(settings, source.interval, source.failures + 1, failure.retry_after)
    gone = failure.status in _GONE
    return Visit(source.interval, _next(at, wait), error=f"{failure.reason}: {failure.detail}", gone=gone)


def unreadable(settings: WatchSettings, source: Source, error: InputError, at: Moment) -> Visit:
    """The visit of a source whose answer is none that depeche reads."""
    wait = rhythm.after_failure(settings, source.interval, source.failures + 1)
    return Visit(source.interval, _next(at, wait), error=f"unreadable: {error.reason}")


def _next(at: Moment, seconds: float) -> datetime:
    return at.now + timedelta(seconds=rhythm.with_jitter(seconds, at.draw))

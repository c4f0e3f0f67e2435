"""Rhythm: how long to wait before the next visit, from how often a source has something new. Times in seconds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from depeche.config import WatchSettings

#: So many of the latest entries tell the rhythm.
ENTRIES = 20
#: A source is visited twice in the time it usually takes to publish something.
_VISITS = 2
#: One that has been silent for long is visited each time a tenth of its silence has passed.
_SILENCE = 10
#: Where entries have no dates, the wait shrinks after news and grows without.
_SOONER, _LATER = 0.5, 1.5
#: A server's word that an answer is fresh for longer than this is not heard: news does not wait.
_LONGEST_FRESH = 3600.0
#: Clocks of servers are wrong by so much.
_AHEAD = timedelta(hours=1)


def gap(published: Sequence[datetime], now: datetime) -> float | None:
    """The usual time between two entries; a long silence since the last one counts. None: too few have a date."""
    moments = sorted({moment for moment in published if moment <= now + _AHEAD})[-ENTRIES:]
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(moments)]
    if not gaps:
        return None
    silence = max(0.0, (now - moments[-1]).total_seconds())
    return max(median(gaps), silence * _VISITS / _SILENCE)


def after_success(
    settings: WatchSettings,
    interval: float,
    usual: float | None,
    *,
    news: bool,
    asked: float | None = None,
    fresh: float | None = None,
) -> float:
    """The next wait: half the usual gap, no less than the source asks for, within the bounds of the settings.

    ``interval`` is the last wait, ``usual`` the gap between entries, ``asked`` and ``fresh`` what the source and its
    server say.
    """
    wanted = usual / _VISITS if usual is not None else interval * (_SOONER if news else _LATER)
    wanted = max(wanted, asked or 0.0, min(fresh or 0.0, _LONGEST_FRESH))
    return min(max(wanted, settings.shortest), settings.longest)


def after_failure(settings: WatchSettings, interval: float, failures: int, retry_after: float | None = None) -> float:
    """The next wait after so many failures in a row: doubled with each, no less than the host asks for."""
    doubled = max(interval, settings.shortest) * 2.0 ** min(failures, 30)
    return max(min(doubled, settings.longest), retry_after or 0.0)


def before_try(settings: WatchSettings, tries: int, retry_after: float | None = None) -> float:
    """The wait before a page is tried again after so many tries."""
    return max(settings.again * 4.0 ** min(tries - 1, 10), retry_after or 0.0)


def with_jitter(seconds: float, draw: float) -> float:
    """The wait, a tenth shorter to a tenth longer; ``draw`` is between 0 and 1. So that sources drift apart."""
    return seconds * (0.9 + 0.2 * draw)

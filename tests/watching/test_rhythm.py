"""How long to wait before the next visit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from depeche.config import WatchSettings
from depeche.watching import rhythm

_NOW = datetime(2030, 5, 1, 12, 0, tzinfo=UTC)
_SETTINGS = WatchSettings()


def _every(minutes: float, count: int = 10, silent: float = 0) -> list[datetime]:
    return [_NOW - timedelta(minutes=silent + minutes * n) for n in range(count)]


def test_the_gap_is_the_usual_one() -> None:
    """Not that of a pause; entries of the future do not count, nor one moment twice."""
    assert 3600 == rhythm.gap(_every(60), _NOW)
    assert 3600 == rhythm.gap([*_every(60), _NOW - timedelta(days=90)], _NOW)
    assert 3600 == rhythm.gap([*_every(60), *_every(60), _NOW + timedelta(days=400)], _NOW)
    assert rhythm.gap([_NOW, _NOW], _NOW) is None


def test_a_long_silence_slows_the_visits() -> None:
    """A feed that has been dead for years is not asked every ten minutes."""
    dead = rhythm.gap(_every(10, silent=60 * 24 * 365), _NOW)
    assert _SETTINGS.longest == rhythm.after_success(_SETTINGS, 600, dead, news=False)


def test_visits_come_twice_in_the_usual_gap() -> None:
    """Within the bounds, and no sooner than the source asks for; what a server says of freshness counts for an hour."""
    assert 1800 == rhythm.after_success(_SETTINGS, 600, 3600, news=True)
    assert 300 == rhythm.after_success(_SETTINGS, 600, 60, news=True)
    assert 86_400 == rhythm.after_success(_SETTINGS, 600, 1e9, news=True)
    assert 7200 == rhythm.after_success(_SETTINGS, 600, 3600, news=True, asked=7200)
    assert 3600 == rhythm.after_success(_SETTINGS, 600, 3600, news=True, fresh=1e6)


def test_without_dates_news_brings_the_next_visit_nearer() -> None:
    """And no news puts it off."""
    assert 500 == rhythm.after_success(_SETTINGS, 1000, None, news=True)
    assert 1500 == rhythm.after_success(_SETTINGS, 1000, None, news=False)


def test_failures_double_the_wait() -> None:
    """Up to the longest; what the host asks for is granted, however long."""
    assert [1200, 2400, 4800] == [rhythm.after_failure(_SETTINGS, 600, n) for n in (1, 2, 3)]
    assert 86_400 == rhythm.after_failure(_SETTINGS, 600, 1000)
    assert 200_000 == rhythm.after_failure(_SETTINGS, 600, 1, 200_000)
    assert [600, 2400, 9600] == [rhythm.before_try(_SETTINGS, n) for n in (1, 2, 3)]


@given(
    st.floats(0, 1e12),
    st.none() | st.floats(0, 1e12),
    st.booleans(),
    st.none() | st.floats(0, 1e12),
    st.integers(1, 10**6),
)
def test_every_wait_is_within_the_bounds(
    interval: float, usual: float | None, news: bool, asked: float | None, failures: int
) -> None:
    """Whatever sources say."""
    wait = rhythm.after_success(_SETTINGS, interval, usual, news=news, asked=asked)
    assert _SETTINGS.shortest <= wait <= _SETTINGS.longest
    assert _SETTINGS.shortest <= rhythm.after_failure(_SETTINGS, interval, failures) <= _SETTINGS.longest
    assert 0.89 * wait <= rhythm.with_jitter(wait, 0.0) <= rhythm.with_jitter(wait, 1.0) <= 1.11 * wait

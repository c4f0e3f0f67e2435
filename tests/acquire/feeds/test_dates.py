"""Dates as feeds write them, beyond those of the malformed feeds."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from babel.dates import format_datetime
from hypothesis import given
from hypothesis import strategies as st

from depeche.acquire.feeds.dates import LANGUAGES, day_first, read_date

_SHAPES = ("EEE, dd MMM yyyy HH:mm:ss Z", "EEEE d MMMM y HH:mm 'GMT'", "d MMM y, HH:mm z", "medium", "long", "full")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("month", range(1, 13))
def test_months_of_eight_languages_are_known(language: str, month: int) -> None:
    """Full and short, in whatever shape the language has for a date with a time of day."""
    moment = datetime(2025, month, 14, 16, 5, tzinfo=UTC)
    for shape in _SHAPES:
        written = format_datetime(moment, shape, locale=language)
        read = read_date(written)
        assert read is not None, written
        assert moment == read.at.replace(second=0), written


@given(st.datetimes(datetime(1990, 1, 2), datetime(2040, 1, 1)), st.integers(-12 * 4, 14 * 4))
def test_every_moment_is_read_as_it_was_written(naive: datetime, quarters: int) -> None:
    """RFC 822 and ISO 8601, in any zone."""
    hours, minutes = divmod(abs(quarters) * 15, 60)
    offset = f"{'-' if quarters < 0 else '+'}{hours:02}{minutes:02}"
    whole = naive.replace(microsecond=0)
    for written in (whole.strftime(f"%a, %d %b %Y %H:%M:%S {offset}"), whole.isoformat() + offset):
        read = read_date(written)
        assert read is not None
        assert read.zoned
        assert quarters * 15 * 60 == (whole - read.at.replace(tzinfo=None)).total_seconds()


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "31 Feb 2025",
        "2025-13-01",
        "99/99/9999",
        "Mon, 03 Xyz 2025 10:00:00 GMT",
        "1",
        "9" * 300,
        "10:00 GMT",
        "\ud800 2025",
    ],
)
def test_what_is_no_date_is_none(written: str) -> None:
    """And never a guess."""
    assert read_date(written) is None


def test_the_order_of_numbers_is_told_by_a_day_over_twelve() -> None:
    """In any date of the feed; two that contradict each other follow the first."""
    assert day_first(["03/02/2025", "25/02/2025"]) is True
    assert day_first(["03/02/2025", "02/25/2025"]) is False
    assert day_first(["03/02/2025", "25.02.2025", "words"]) is None


def test_a_date_without_a_zone_says_so() -> None:
    """It is read as UTC, and its reader can tell."""
    read = read_date("2025-02-03 10:00")

    assert read is not None
    assert (datetime(2025, 2, 3, 10, tzinfo=UTC), False) == (read.at, read.zoned)


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(text: str) -> None:
    """A moment with a zone, or None."""
    read = read_date(text)

    assert read is None or read.at.tzinfo is not None

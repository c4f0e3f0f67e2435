"""Headers mean what browsers and caches take them to mean."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.acquire.fetching.headers import charset, fresh_for, media_type, retry_after

_NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
_LATER = "Wed, 25 Nov 2026 12:10:00 GMT"


@pytest.mark.parametrize(
    ("values", "kind", "label"),
    [
        (["text/html"], "text/html", None),
        (["TEXT/HTML;Charset=ISO-8859-1"], "text/html", "iso-8859-1"),
        (['text/html; charset="utf-8"'], "text/html", "utf-8"),
        (["text/html; charset = utf-8"], "text/html", "utf-8"),
        (["text/html; charset="], "text/html", None),
        (['text/html; a="x;charset=no"; charset=yes'], "text/html", "yes"),
        (["text/html, text/plain; charset=a"], "text/plain", "a"),
        (["text/html; charset=a", "text/html"], "text/html", "a"),
        (["text/plain; charset=a", "text/html"], "text/html", None),
        (["text/html; charset=a", "*/*"], "text/html", "a"),
        (["text/html; charset=a", "garbage"], "text/html", "a"),
        (["garbage"], None, None),
        ([""], None, None),
        ([], None, None),
    ],
)
def test_content_types(values: list[str], kind: str | None, label: str | None) -> None:
    """Of several the last that is one, with its charset or that of an equal one before it (WHATWG Fetch)."""
    headers = tuple(("content-type", value) for value in values)

    assert (kind, label) == (media_type(headers), charset(headers))


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"cache-control": "max-age=60"}, 60.0),
        ({"cache-control": 'public, MAX-AGE="60"'}, 60.0),
        ({"cache-control": "max-age=60", "age": "20"}, 40.0),
        ({"cache-control": "max-age=60", "age": "90"}, 0.0),
        ({"cache-control": "s-maxage=60"}, None),
        ({"cache-control": "s-maxage=60, max-age=5"}, 5.0),
        ({"cache-control": "no-cache, max-age=60"}, 0.0),
        ({"cache-control": "no-store"}, 0.0),
        ({"cache-control": f"max-age={'9' * 400}"}, 31_536_000.0),
        ({"cache-control": "max-age=-1"}, None),
        ({"cache-control": "max-age=x"}, None),
        ({"cache-control": "max-age=60", "expires": "0"}, 60.0),
        ({"expires": _LATER}, 600.0),
        ({"expires": _LATER, "date": "Wed, 25 Nov 2026 12:09:00 GMT"}, 60.0),
        ({"expires": "Wed, 25 Nov 2026 11:00:00 GMT"}, 0.0),
        ({"expires": "0"}, 0.0),
        ({"expires": "-1"}, 0.0),
    ],
)
def test_freshness(headers: dict[str, str], seconds: float | None) -> None:
    """As RFC 9111 has it for a private cache, a year at most."""
    assert seconds == fresh_for(tuple(headers.items()), _NOON)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 120 ", 120.0),
        ("0", 0.0),
        (_LATER, 600.0),
        ("Wednesday, 25-Nov-26 12:10:00 GMT", 600.0),
        ("Wed Nov 25 12:10:00 2026", 600.0),
        ("Tue, 24 Nov 2026 12:00:00 GMT", 0.0),
        ("9" * 500, 86_400.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400.0),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("²", None),
        ("", None),
    ],
)
def test_when_to_come_back(value: str, seconds: float | None) -> None:
    """In seconds or as one of HTTP's three dates, a day at most."""
    assert seconds == retry_after((("retry-after", value),), _NOON)


@given(
    st.text(max_size=60), st.sampled_from(["content-type", "cache-control", "expires", "age", "date", "retry-after"])
)
def test_no_header_is_too_odd(value: str, name: str) -> None:
    """Whatever a server writes, it means something or nothing."""
    headers = ((name, value), ("expires", _LATER))
    fresh, wait = fresh_for(headers, _NOON), retry_after(headers, _NOON)

    assert fresh is None or 0 <= fresh <= 31_536_000
    assert wait is None or 0 <= wait <= timedelta(days=1).total_seconds()
    assert media_type(headers) is None or "/" in str(media_type(headers))
    assert charset(headers) != ""

"""What the headers of an answer say, read as browsers read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

Headers = tuple[tuple[str, str], ...]

#: No server needs us to keep away, or to keep a copy, for longer than a day or a year.
_LONGEST_RETRY = 86_400.0
_LONGEST_FRESH = 31_536_000.0
_ESSENCE = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_PARAMETER = re.compile(r";\s*([^\s=;\"]+)\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|([^;]*))")
_VALUES = re.compile(r"(?:\"(?:[^\"\\]|\\.)*\"?|[^,\"])+")
_MAX_AGE = re.compile(r"max-age\s*=\s*\"?(\d+)")


def header(headers: Headers, name: str) -> str | None:
    """The first value of that name (in lower case)."""
    return next((value for key, value in headers if key == name), None)


def media_type(headers: Headers) -> str | None:
    """The media type without parameters, in lower case."""
    return _content_type(headers)[0]


def charset(headers: Headers) -> str | None:
    """The charset's label, in lower case."""
    return _content_type(headers)[1]


def _content_type(headers: Headers) -> tuple[str | None, str | None]:
    """Of several types the last that is one; its charset, or that of an earlier one of the same type (WHATWG Fetch)."""
    essence = label = None
    for value in _values(headers, "content-type"):
        match = _ESSENCE.match(value)
        if match is None or match[0] == "*/*":
            continue
        found = [quoted or plain for name, quoted, plain in _PARAMETER.findall(value) if name.lower() == "charset"]
        if essence != match[0].lower() or found:
            label = found[0].strip().lower() or None if found else None
        essence = match[0].lower()
    return essence, label


def _values(headers: Headers, name: str) -> Iterator[str]:
    """Each value of that name, lists taken apart at their commas."""
    for key, value in headers:
        if key == name:
            yield from (part.strip() for part in _VALUES.findall(value))


def fresh_for(headers: Headers, now: datetime) -> float | None:
    """Seconds for which the answer is fresh (RFC 9111 for a private cache); None when the server does not say."""
    control = ",".join(value for key, value in headers if key == "cache-control").lower()
    if "no-store" in control or "no-cache" in control:
        return 0.0
    age = header(headers, "age") or "0"
    passed = float(age) if age.isascii() and age.isdigit() else 0.0
    if match := _MAX_AGE.search(control):
        return max(0.0, min(float(match[1]), _LONGEST_FRESH) - passed)
    if (expires := header(headers, "expires")) is None:
        return None
    began, ends = _moment(header(headers, "date") or "") or now, _moment(expires)
    return max(0.0, min((ends - began).total_seconds(), _LONGEST_FRESH) - passed) if ends else 0.0


def retry_after(headers: Headers, now: datetime) -> float | None:
    """Seconds to wait before coming back, a day at most; None when the server does not say."""
    value = (header(headers, "retry-after") or "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value), _LONGEST_RETRY)
    moment = _moment(value)
    return min(max(0.0, (moment - now).total_seconds()), _LONGEST_RETRY) if moment else None


def _moment(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

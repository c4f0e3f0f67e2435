"""Addresses as sources write them, made absolute; what leads nowhere on the web is None."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

_SPACES = re.compile(r"\s*[\t\r\n\x0b\x0c]\s*")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HOST = re.compile(r"(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|info|fr|uk|eu|ca|be|ch|de|us)(?=/))", re.I)
_BROKEN_SCHEME = re.compile(r"(https?):/*(?=[^/])", re.I)


def absolute(written: str | None, base: str) -> str | None:
    """The http or https address meant by what is written, against ``base``; None when there is none."""
    if not written:
        return None
    text = _SPACES.sub("", written).strip().replace(" ", "%20").replace("&amp;", "&")
    if _BROKEN_SCHEME.match(text):
        text = _BROKEN_SCHEME.sub(lambda found: f"{found[1].lower()}://", text, count=1)
    elif text.startswith("feed:"):
        text = text[5:] if _SCHEME.match(text[5:]) else "http:" + text[5:]
    elif _HOST.match(text):
        text = f"{urlsplit(base).scheme or 'https'}://{text}"
    try:
        joined = urljoin(base, text)
        parts = urlsplit(joined)
        host = parts.hostname
    except ValueError:
        return None
    return joined if parts.scheme in {"http", "https"} and host else None


def is_absolute(written: str) -> bool:
    """Whether it begins with http:// or https://, well or badly written."""
    return bool(_BROKEN_SCHEME.match(written.strip()))

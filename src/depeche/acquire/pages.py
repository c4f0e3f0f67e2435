"""Pages: an answer of the net as a capture, with how it came in."""

from __future__ import annotations

import hashlib
import re
from html import unescape
from urllib.parse import urljoin, urlsplit

from depeche.acquire.capture import Capture, Given, Http, MediaType
from depeche.acquire.decode import decode
from depeche.acquire.fetching.outcome import Fetched
from depeche.acquire.inputs import is_html
from depeche.errors import EmptyInput, InputError

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_LINK = re.compile(r"<link\b[^>]*>", re.I)
_CANONICAL = re.compile(r"\brel\s*=\s*[\"']?canonical[\"'\s>]", re.I)
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.I)
#: What a site puts before its name for one kind of reader.
_DOOR = re.compile(r"^(?:www\d?|m|mobile|amp|touch|edition)\.")
#: Pages say their address near the beginning (characters).
_HEAD = 100_000


def page_capture(page: Fetched, name: str | None = None) -> Capture:
    """The page as a capture, under its own address; raises InputError when it is no page."""
    subject = name or page.address
    if not page.content.strip():
        raise EmptyInput(subject)
    decoded = decode(page.content, subject, page.charset)
    if not decoded.text.strip("\ufeff\x00 \t\r\n"):
        raise EmptyInput(subject)
    html = is_html(decoded.text, ".html" if page.media_type in _HTML else "")
    if not html and page.media_type not in {None, "text/plain", "text/markdown"}:
        raise InputError(
            subject, f"is {page.media_type}, not a page; give the address of an article, or `depeche follow` a feed"
        )
    media_type: MediaType = "text/html" if html else "text/plain"
    return Capture(
        name=subject,
        text=decoded.text,
        sha256=hashlib.sha256(page.content).hexdigest(),
        media_type=media_type,
        encoding=decoded.encoding,
        fetched=page.fetched,
        given=Given(url=own_address(decoded.text, page.final_address) if html else page.final_address),
        warnings=decoded.warnings,
        content=page.content,
        http=Http(page.address, page.final_address, page.status, page.headers, page.http_version),
    )


def own_address(text: str, address: str) -> str:
    """The address that a page gives itself (``rel="canonical"``), where it is a page of the same site; else ``address``."""
    for link in _LINK.findall(text[:_HEAD]):
        if _CANONICAL.search(link) and (href := _HREF.search(link)):
            try:
                own = urljoin(address, unescape(href[1] or href[2] or href[3] or "").strip())
                parts, asked = urlsplit(own), urlsplit(address)
                same = _same_site(parts.hostname or "", asked.hostname or "") and parts.port == asked.port
            except ValueError:
                return address
            # a page that calls itself the home page is a template's mistake
            return own if same and parts.scheme in {"http", "https"} and len(parts.path) > 1 else address
    return address


def _same_site(one: str, other: str) -> bool:
    """Whether one host is the other, or a part of it: "m.herald.example", "www.herald.example", "herald.example"."""
    a, b = (_DOOR.sub("", host.lower()) for host in (one, other))
    return a == b or a.endswith(f".{b}") or b.endswith(f".{a}")

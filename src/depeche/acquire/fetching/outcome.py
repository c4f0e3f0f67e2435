"""What comes of a fetch: a page, the news that it is unchanged, or a failure with its code and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from depeche.acquire.fetching.headers import Headers, charset, fresh_for, header, media_type

#: Each code a failure may have beside ``http_404`` and the like (the status, where that is all there is to say).
REASONS = {
    "bad_address": "what was asked for is no http or https address",
    "refused_address": "a private, local or reserved address that the configuration does not allow",
    "no_such_host": "the host's name does not resolve",
    "connection": "no connection, or it broke before an answer came",
    "tls": "no trustworthy encrypted connection",
    "timeout": "silence for longer than the limit",
    "too_slow": "the whole answer took longer than the limit",
    "too_large": "more bytes than the limit, as sent or unpacked",
    "cut_short": "the connection ended before the answer did",
    "bad_answer": "the answer is not HTTP as the standard has it",
    "decoding": "a content coding that was not asked for, or that does not unpack",
    "not_text": "neither text nor markup nor an archive of them",
    "redirects": "too many redirects, or one that leads in a circle",
    "bad_redirect": "a redirect that leads nowhere a page can be",
    "robots": "robots.txt forbids it",
    "robots_unreachable": "robots.txt could not be had, which forbids everything until it can (RFC 9309)",
    "rate_limited": "the host asks to be left alone for a while",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer with a body (200 or 203), whole and unpacked."""

    address: str  #: as asked for
    final_address: str  #: the one that answered, after redirects
    redirects: tuple[str, ...]  #: the addresses redirected to, in order; the last is ``final_address``
    status: int
    headers: Headers  #: names in lower case, in the order they came; cookies left out
    content: bytes = field(repr=False)  #: the body after transfer and content coding were undone
    fetched: datetime  #: when the answer began, UTC
    http_version: str  #: "HTTP/1.1"

    @property
    def media_type(self) -> str | None:
        """The declared media type in lower case, without parameters."""
        return media_type(self.headers)

    @property
    def charset(self) -> str | None:
        """The label of the charset that the header declares, in lower case."""
        return charset(self.headers)

    @property
    def etag(self) -> str | None:
        """To hand back to ``Fetcher.fetch`` the next time."""
        return header(self.headers, "etag")

    @property
    def last_modified(self) -> str | None:
        """To hand back to ``Fetcher.fetch`` the next time."""
        return header(self.headers, "last-modified")

    @property
    def fresh_for(self) -> float | None:
        """Seconds for which the server says that asking again is needless; None when it does not say."""
        return fresh_for(self.headers, self.fetched)


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The server says that what it sent last time still stands (304)."""

    address: str
    fetched: datetime  #: UTC
    headers: Headers

    @property
    def fresh_for(self) -> float | None:
        """Seconds for which the server says that asking again is needless; None when it does not say."""
        return fresh_for(self.headers, self.fetched)


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing to read came of it, and why."""

    address: str
    fetched: datetime  #: when it was given up, UTC
    reason: str  #: a code of ``REASONS``, or ``http_`` and the status
    detail: str  #: what happened and what to do, in words
    status: int | None = None  #: of the answer that decided, if one came
    retry_after: float | None = None  #: seconds, where the server said when to come back


Outcome = Fetched | Unchanged | Failed

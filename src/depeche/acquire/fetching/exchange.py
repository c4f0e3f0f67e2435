"""One request and its answer, within the limits; every way in which that fails has its code."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

import httpcore2
import httpx2

from depeche.acquire.fetching.guard import BrokenTls, NoSuchHost, Refused
from depeche.acquire.fetching.headers import Headers, header
from depeche.acquire.fetching.unpacking import Broken, Overflow, Unpacking

#: A ``431`` is what h11 would answer to headers over its limit (100 kB), were it the server.
_HEADERS_TOO_LARGE = 431
#: h11's words when the connection ends inside a body; it has no other sign of it.
_CUT_SHORT = "peer closed connection"
#: An answer in so many pieces of fewer bytes on average only keeps us busy.
_PIECES, _CRUMB = 10_000, 16
_UNREADABLE = (httpcore2.RemoteProtocolError, httpx2.RemoteProtocolError)
_SILENT = (httpcore2.TimeoutException, httpx2.TimeoutException)
_BROKEN = (httpcore2.NetworkError, httpx2.NetworkError, OSError)
_ANY = (httpcore2.ProtocolError, httpcore2.UnsupportedProtocol, httpx2.HTTPError)


class GaveUp(Exception):
    """The exchange failed: the fields are those of ``Failed``."""

    def __init__(self, reason: str, detail: str, status: int | None = None, retry_after: float | None = None) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail
        self.status = status
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered. The body is there where it was wanted."""

    url: httpx2.URL
    status: int
    headers: Headers
    content: bytes
    began: datetime
    http_version: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Of an answer: whether its body is wanted (by status and headers), to how many bytes, and whether a part of it will do."""

    body: Callable[[int, Headers], bool]
    limit: int
    part: bool = False


@dataclass(slots=True)
class Patience:
    """The time that is left for the answers of one fetch, in seconds: it is one for all its redirects and further tries."""

    left: float


async def exchange(
    transport: httpx2.AsyncBaseTransport,
    request: httpx2.Request,
    patience: Patience,
    wanted: Wanted,
    clock: Callable[[], datetime],
) -> Answer:
    """The answer to the request; raises GaveUp, when patience is at its end if not before."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    try:
        async with asyncio.timeout(patience.left):
            return await _exchange(transport, request, wanted, clock)
    except TimeoutError as error:
        raise GaveUp("too_slow", f"no whole answer within {loop.time() - began:.1f} s; try later") from error
    finally:
        patience.left -= loop.time() - began


async def _exchange(
    transport: httpx2.AsyncBaseTransport, request: httpx2.Request, wanted: Wanted, clock: Callable[[], datetime]
) -> Answer:
    try:
        response = await transport.handle_async_request(request)
    except Exception as error:
        raise _before(error) from error
    began = clock()
    try:
        headers = tuple(
            (name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in response.headers.raw
        )
        headers = tuple((name, value) for name, value in headers if name not in {"set-cookie", "set-cookie2"})
        content = await _body(response, headers, wanted) if wanted.body(response.status_code, headers) else b""
    finally:
        await response.aclose()
    version = response.extensions.get("http_version", b"HTTP/1.1").decode("latin-1")
    return Answer(request.url, response.status_code, headers, content, began, version)


async def _body(response: httpx2.Response, headers: Headers, wanted: Wanted) -> bytes:
    """The body, unpacked; raises GaveUp."""
    declared = header(headers, "content-length") or ""
    if declared.isdigit() and int(declared[:20]) > wanted.limit and not wanted.part:
        raise _too_large(wanted.limit, response.status_code)
    sent = pieces = 0
    try:
        unpacking = Unpacking(",".join(value for name, value in headers if name == "content-encoding"), wanted.limit)
        async for piece in cast("httpx2.AsyncByteStream", response.stream):
            sent += len(piece)
            pieces += 1
            if pieces > _PIECES and sent < pieces * _CRUMB:
                raise GaveUp("bad_answer", "the answer comes in crumbs, a few bytes each", response.status_code)
            unpacking.feed(piece)
            if sent > wanted.limit:
                raise Overflow
    except Overflow as error:
        if not wanted.part:
            raise _too_large(wanted.limit, response.status_code) from error
        return bytes(unpacking.content)
    except Broken as error:
        raise GaveUp("decoding", str(error), response.status_code) from error
    except GaveUp:
        raise
    except Exception as error:
        raise _within(error, response.status_code) from error
    if not unpacking.complete:
        raise GaveUp("cut_short", "the packed answer ends before its end; try later", response.status_code)
    return bytes(unpacking.content)


def _too_large(limit: int, status: int) -> GaveUp:
    return GaveUp("too_large", f"the answer has more than {limit / 1e6:g} MB", status)


#: What to do about an address that is not of the public net.
_ALLOWING = (
    "the configuration can allow it: name the host or the network under [fetch] in allow (`depeche config init`)"
)


def _before(error: Exception) -> GaveUp:
    """What a failure before the answer's headers were there amounts to."""
    if isinstance(error, Refused):
        return GaveUp("refused_address", f"{error}; {_ALLOWING}")
    if isinstance(error, NoSuchHost):
        return GaveUp("no_such_host", f"there is no host {error}; check the address")
    if isinstance(error, BrokenTls):
        return GaveUp("tls", f"no encrypted connection: {error}")
    if isinstance(error, _UNREADABLE):
        if getattr(next(iter(error.args), None), "error_status_hint", None) == _HEADERS_TOO_LARGE:
            return GaveUp("too_large", "the headers of the answer have more than 100 kB")
        if "without sending" in str(error):
            return GaveUp("connection", "the server closed the connection without an answer in HTTP; try later")
    return _either(error, "connection", None)


def _within(error: Exception, status: int) -> GaveUp:
    """What a failure inside the body amounts to."""
    if isinstance(error, _UNREADABLE) and _CUT_SHORT in str(error):
        return GaveUp("cut_short", "the connection ended before the answer did; try later", status)
    return _either(error, "cut_short", status)


def _either(error: Exception, broken: str, status: int | None) -> GaveUp:
    if isinstance(error, _SILENT):
        return GaveUp("timeout", "the server was silent for too long; try later", status)
    if isinstance(error, _BROKEN):
        words = "could not be made" if broken == "connection" else "broke inside the answer"
        return GaveUp(broken, f"the connection {words} ({str(error) or type(error).__name__}); try later", status)
    if isinstance(error, _ANY):
        return GaveUp("bad_answer", f"the answer is not HTTP as the standard has it ({error})", status)
    words = f"the fetch failed in a way nobody foresaw ({type(error).__name__}: {error}); please report it"
    return GaveUp(broken, words, status)

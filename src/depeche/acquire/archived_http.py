"""An HTTP response as an archive keeps it, back to what a fetch would have given."""

from __future__ import annotations

import io
import re
from datetime import datetime

from depeche.acquire.fetching.headers import Headers, header
from depeche.acquire.fetching.outcome import Fetched
from depeche.acquire.fetching.unpacking import Broken, Overflow, Unpacking

#: A record of more bytes, packed or not, holds no page; its content is passed over, so that memory stays bounded.
MAX_BYTES = 20_000_000
_BLANK = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/(\d(?:\.\d)?)\s+(\d{3})")
_CHUNK = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")


class NoResponse(Exception):
    """The block is no HTTP response that can be read; the words say why."""


def response_of(block: bytes, address: str, date: datetime) -> Fetched:
    """The response, its body freed of transfer and content codings; raises NoResponse."""
    status = _STATUS.match(block)
    if status is None:
        raise NoResponse("it is no HTTP response")
    end = _BLANK.search(block)
    headers = _headers(block[: end.start() if end else len(block)])
    body = block[end.end() :] if end else b""
    if "chunked" in (header(headers, "transfer-encoding") or "").lower():
        body = _unchunked(body)
    body = _unpacked(body, header(headers, "content-encoding") or "")
    version = f"HTTP/{status[1].decode()}"
    return Fetched(address, address, (), int(status[2]), headers, body, date, version)


def _headers(head: bytes) -> Headers:
    """Names in small letters, in their order; lines that go on are joined."""
    lines: list[tuple[str, str]] = []
    for line in head.decode("utf-8", "surrogateescape").splitlines()[1:]:
        name, colon, value = line.partition(":")
        if line[:1] in " \t" and lines:
            lines[-1] = (lines[-1][0], f"{lines[-1][1]} {line.strip()}")
        elif colon and name.strip().lower() not in {"set-cookie", "set-cookie2"}:
            lines.append((name.strip().lower(), value.strip()))
    return tuple(lines)


def _unchunked(body: bytes) -> bytes:
    """The chunks joined; a body that is none, as some archives leave the header, as it is."""
    parts: list[bytes] = []
    position = 0
    while chunk := _CHUNK.match(body, position):
        size = int(chunk[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[chunk.end() : chunk.end() + size])
        position = chunk.end() + size
    return b"".join(parts) if parts and position >= len(body) else body


def _unpacked(body: bytes, coding: str) -> bytes:
    """The body unpacked; one that is not packed, as some archives leave the header, as it is. Raises NoResponse."""
    names = [name.strip().lower() for name in coding.split(",") if name.strip().lower() not in {"", "identity", "none"}]
    for name in reversed(names):
        body = _inflated(body, name)
    return body


def _inflated(body: bytes, coding: str) -> bytes:
    if coding in {"br", "zstd"}:
        return _read_by_fastwarc(body, coding)
    try:
        unpacking = Unpacking(coding, MAX_BYTES)
        unpacking.feed(body)
    except Overflow as error:
        raise NoResponse(f"it unpacks to more than {MAX_BYTES / 1e6:.0f} MB") from error
    except Broken as error:
        if body.lstrip()[:1] == b"<":
            return body
        raise NoResponse(f"its body does not unpack as {coding[:40]!r}") from error
    return bytes(unpacking.content)


def _read_by_fastwarc(body: bytes, coding: str) -> bytes:
    from fastwarc.stream_io import BrotliReader, ZstdReader

    if body.lstrip()[:1] == b"<":
        return body
    try:
        reader = (BrotliReader if coding == "br" else ZstdReader)(io.BytesIO(body))
        content = reader.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise NoResponse(f"its body does not unpack as {coding!r}") from error
    if len(content) > MAX_BYTES:
        raise NoResponse(f"it unpacks to more than {MAX_BYTES / 1e6:.0f} MB")
    return content

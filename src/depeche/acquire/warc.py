"""WARC files in and out: pages as they were fetched, with their HTTP headers."""

from __future__ import annotations

import base64
import gzip
import hashlib
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import BinaryIO

from depeche.errors import MissingExtra

#: Headers that speak of how the body travelled, not of the body that is kept; they stay under another name.
_OF_THE_TRANSFER = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_KEPT_AS = "X-Archive-Orig-"


@dataclass(frozen=True, slots=True)
class Response:
    """One HTTP response as it was archived, or is to be."""

    address: str
    fetched: datetime  #: aware, UTC
    status: int
    headers: tuple[tuple[str, str], ...]  #: as the server sent them, in their order
    content: bytes  #: the body, freed of its transfer and content encodings
    media_type: str | None = None  #: lower case, without parameters
    charset: str | None = None  #: as the Content-Type header has it


@dataclass(frozen=True, slots=True)
class WarcOutcome:
    """One record of an archive: a response, a record of another kind, or a damaged stretch.

    ``end`` is where the next record begins: what to hand to ``read_warc`` as ``start`` in order to go on after this one.
    """

    offset: int  #: where the record begins, in bytes of the file as it is (compressed or not)
    end: int
    kind: str  #: "response", another WARC record type, or "damaged"
    response: Response | None = None
    damage: str | None = None  #: what is wrong with it


def read_warc(stream: BinaryIO, name: str, start: int = 0) -> Iterator[WarcOutcome]:  # noqa: ARG001
    """The records from that offset on, one in memory at a time; raises MissingExtra without fastwarc."""
    try:
        from fastwarc.warc import ArchiveIterator
    except ImportError as error:
        raise MissingExtra("fastwarc", "warc") from error
    stream.seek(start)
    for record in ArchiveIterator(stream, auto_decode="all"):
        kind = str(record.record_type)
        response = None
        if record.is_http_parsed and kind == "response":
            headers = tuple(record.http_headers.items())
            address = record.headers.get("WARC-Target-URI") or ""
            body = record.reader.read()
            media_type, charset = record.http_content_type, record.http_charset
            status = record.http_headers.status_code or 0
            response = Response(address, record.record_date, status, headers, body, media_type, charset)
        yield WarcOutcome(start + record.stream_pos, start + stream.tell(), kind, response)


def write_warc(stream: BinaryIO, responses: Iterable[Response], *, software: str, compressed: bool = True) -> int:
    """Write the responses as WARC/1.1 records with their digests, after a warcinfo record; returns how many.

    Each record is a gzip member of its own, as the format asks, unless ``compressed`` is False.
    """
    count = 0
    for response in responses:
        if count == 0:
            stream.write(_record(*_info(response.fetched, software), compressed))
        stream.write(_record(*_response(response), compressed))
        count += 1
    return count


def _info(date: datetime, software: str) -> tuple[dict[str, str], bytes]:
    block = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    return {"WARC-Type": "warcinfo", "WARC-Date": _stamp(date), "Content-Type": "application/warc-fields"}, block


def _response(response: Response) -> tuple[dict[str, str], bytes]:
    """The record's headers and its block: the HTTP response as if it had been sent without encodings."""
    lines = [f"HTTP/1.1 {response.status} {_phrase(response.status)}".rstrip()]
    for name, value in response.headers:
        encoded = name.lower() in _OF_THE_TRANSFER
        lines.append(f"{_KEPT_AS if encoded else ''}{name}: {' '.join(value.split())}")
    lines += [f"Content-Length: {len(response.content)}", "", ""]
    headers = {
        "WARC-Type": "response",
        "WARC-Target-URI": response.address,
        "WARC-Date": _stamp(response.fetched),
        "WARC-Payload-Digest": _digest(response.content),
        "Content-Type": "application/http; msgtype=response",
    }
    return headers, "\r\n".join(lines).encode("utf-8", "surrogateescape") + response.content


def _record(headers: dict[str, str], block: bytes, compressed: bool) -> bytes:
    digest = _digest(block)
    identity = uuid.uuid5(uuid.NAMESPACE_URL, "\n".join([*headers.values(), digest]))
    lines = ["WARC/1.1", f"WARC-Record-ID: <urn:uuid:{identity}>"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    lines += [f"WARC-Block-Digest: {digest}", f"Content-Length: {len(block)}", "", ""]
    record = "\r\n".join(lines).encode() + block + b"\r\n\r\n"
    return gzip.compress(record, mtime=0) if compressed else record


def _digest(content: bytes) -> str:
    """As archives write it: SHA-1 in base 32."""
    return "sha1:" + base64.b32encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()


def _stamp(date: datetime) -> str:
    return date.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""

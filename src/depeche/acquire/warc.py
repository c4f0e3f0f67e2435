"""WARC files in and out: pages as they were fetched, with their HTTP headers (ISO 28500; WARC 1.0 and 1.1)."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import re
import uuid
import zlib
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, BinaryIO

from depeche.acquire.archived_http import MAX_BYTES, NoResponse, response_of
from depeche.acquire.fetching.outcome import Fetched
from depeche.errors import InputError, MissingExtra

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

#: Looked through for the next record after a damaged one, so many bytes at a time.
_STRIDE = 1 << 20
#: A record, or a member of gzip: deflate, and none of the flags that are reserved.
_BEGINNING = re.compile(rb"WARC/1\.[01]\r?\n|\x1f\x8b\x08[\x00-\x1f]")
_LONGEST_BEGINNING = 16
#: The longest header of a record (bytes).
_MAX_HEADER = 1 << 16
#: Unpacked at once: little, since it may become a thousand times as much.
_PIECE = 4096
_LENGTH = re.compile(rb"^content-length\s*:\s*(\d+)", re.I | re.M)
#: Headers that speak of how the body travelled, not of the body that is kept; they stay under another name.
_OF_THE_TRANSFER = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_KEPT_AS = "x-archive-orig-"


@dataclass(frozen=True, slots=True)
class WarcOutcome:
    """One record of an archive: a response, a record of another kind, or a damaged stretch.

    ``end`` is where the next record begins: what to hand to ``read_warc`` as ``start`` in order to go on after this one.
    """

    offset: int  #: where the record begins, in bytes of the file as it is (compressed or not)
    end: int
    kind: str  #: "response", another WARC record type, or "damaged"
    response: Fetched | None = None  #: of any status; the body freed of its transfer and content codings
    damage: str | None = None  #: why there is nothing to read, in words


class _Damage(Exception):
    """A record that is not what it says."""


_Records = Generator[WarcOutcome, None, tuple[int, str] | None]


def read_warc(stream: BinaryIO, name: str, start: int = 0) -> Iterator[WarcOutcome]:
    """The records from that offset on, one in memory at a time; ``stream`` is a file that can be sought in.

    What is damaged is passed over and told, with its offset. Raises MissingExtra without fastwarc, and InputError,
    naming ``name``, when there is no record in the file.
    """
    size = stream.seek(0, io.SEEK_END)
    position, sound = start, start > 0
    while position < size:
        fault = yield from _sound(stream, position, size)
        if fault is None:
            return
        at, why = fault
        sound = sound or at > position
        position = _next(stream, at + 1, size)
        if position == size and not sound:
            raise InputError(name, "holds no WARC record; is it a WARC file?")
        sound = True
        yield WarcOutcome(at, position, "damaged", damage=why)


def _sound(stream: BinaryIO, position: int, size: int) -> _Records:
    """The records until one is damaged; then where the damage begins, and what it is."""
    held: WarcOutcome | None = None
    at = position
    try:
        for offset, record in _records(stream, position):
            if held is not None:
                yield replace(held, end=offset)
            held, at = None, offset
            held = _outcome(record, offset)
    except (_Damage, OSError, ValueError) as error:
        why = str(error)
    else:
        if held is not None:
            yield replace(held, end=size)
        return None
    if held is None:
        return at, why
    end = _end_of(stream, held.offset, size)
    if end is None:
        return held.offset, "the record is not as long as it says"
    yield replace(held, end=end)
    return None if end >= size else (end, "nothing here can be read as a record")


def _records(stream: BinaryIO, position: int) -> Iterator[tuple[int, WarcRecord]]:
    try:
        from fastwarc.warc import ArchiveIterator
    except ImportError as error:
        raise MissingExtra("fastwarc", "warc") from error
    stream.seek(position)
    for record in ArchiveIterator(stream, parse_http=False):
        yield record.stream_pos, record


def _outcome(record: WarcRecord, offset: int) -> WarcOutcome:
    """The record with its response, if it is one; ``end`` is not known yet. Raises _Damage."""
    kind = str(record.record_type)
    if record.headers.get("WARC-Record-ID") is None and record.headers.get("Content-Length") is None:
        raise _Damage("the record's header is cut short")
    if kind != "response":
        return WarcOutcome(offset, offset, kind)
    if record.content_length > MAX_BYTES:
        too_large = f"has {record.content_length / 1e6:.0f} MB, over the limit of {MAX_BYTES / 1e6:.0f} MB a page"
        return WarcOutcome(offset, offset, kind, damage=too_large)
    block = record.reader.read()
    if len(block) < record.content_length:
        raise _Damage("the record is cut short")
    if not _matches(record.headers.get("WARC-Block-Digest"), block):
        raise _Damage("the record does not match its own digest")
    try:
        date = datetime.fromisoformat(record.headers.get("WARC-Date") or "")
    except ValueError as error:
        raise _Damage("the record says no date") from error
    date = date.replace(tzinfo=date.tzinfo or UTC).astimezone(UTC)
    try:
        response = response_of(block, (record.headers.get("WARC-Target-URI") or "").strip("<>"), date)
    except NoResponse as error:
        return WarcOutcome(offset, offset, kind, damage=str(error))
    return WarcOutcome(offset, offset, kind, response)


def _matches(declared: str | None, block: bytes) -> bool:
    """Whether the block has the digest that its record declares, where that is of a kind known here."""
    algorithm, _, said = (declared or "").partition(":")
    if algorithm.lower() not in {"sha1", "sha256", "md5"}:
        return True
    digest = hashlib.new(algorithm.lower(), block, usedforsecurity=False).digest()
    return said.strip().lower() in {base64.b32encode(digest).decode().lower(), digest.hex()}


def _end_of(stream: BinaryIO, offset: int, size: int) -> int | None:
    """Where the record that begins there ends, or None where its length is not what it says."""
    stream.seek(offset)
    if stream.read(2) != b"\x1f\x8b":
        stream.seek(offset)
        length = _length(stream.read(_MAX_HEADER))
        stream.seek(offset + length)
        return offset + length + 4 if stream.read(4) == b"\r\n\r\n" or offset + length == size else None
    stream.seek(offset)
    member, head, unpacked, read = zlib.decompressobj(wbits=31), b"", 0, 0
    while not member.eof and (packed := stream.read(_PIECE)):
        read += len(packed)
        try:
            part = member.decompress(packed)
        except zlib.error:
            return None
        head += part[: _MAX_HEADER - len(head)]
        unpacked += len(part)
    sound = member.eof and _length(head) <= unpacked <= _length(head) + 4
    return offset + read - len(member.unused_data) if sound else None


def _length(head: bytes) -> int:
    """The length of a record, header and block, by its header."""
    end = re.search(rb"\r?\n\r?\n", head)
    said = _LENGTH.search(head[: end.start()]) if end else None
    return end.end() + int(said[1]) if end and said else len(head)


def _next(stream: BinaryIO, position: int, size: int) -> int:
    """Where the next record that can be read begins, or the end of the file."""
    while position < size:
        stream.seek(position)
        window = stream.read(_STRIDE + _LONGEST_BEGINNING)
        for found in _BEGINNING.finditer(window):
            if found.start() < _STRIDE and _begins(stream, position + found.start()):
                return position + found.start()
        position += _STRIDE
    return size


def _begins(stream: BinaryIO, position: int) -> bool:
    """Whether a record can be read there."""
    try:
        _, record = next(_records(stream, position))
        return record.headers.get("WARC-Record-ID") is not None
    except (OSError, ValueError, StopIteration):
        return False


def write_warc(stream: BinaryIO, responses: Iterable[Fetched], *, software: str, compressed: bool = True) -> int:
    """Write the responses as WARC/1.1 records with their digests, after a warcinfo record; returns how many.

    Each record is a gzip member of its own, as the format asks, unless ``compressed`` is False.
    """
    count = 0
    for response in responses:
        if count == 0:
            stream.write(_record(*_info(response.fetched, software), compressed))
        stream.write(_record(*_block(response), compressed))
        count += 1
    return count


def _info(date: datetime, software: str) -> tuple[dict[str, str], bytes]:
    block = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    return {"WARC-Type": "warcinfo", "WARC-Date": _stamp(date), "Content-Type": "application/warc-fields"}, block


def _block(response: Fetched) -> tuple[dict[str, str], bytes]:
    """The record's headers and its block: the HTTP response as if it had been sent without encodings."""
    lines = [f"HTTP/1.1 {response.status} {_phrase(response.status)}".rstrip()]
    for name, value in response.headers:
        encoded = name.lower() in _OF_THE_TRANSFER
        lines.append(f"{_KEPT_AS if encoded else ''}{name}: {' '.join(value.split())}")
    lines += [f"Content-Length: {len(response.content)}", "", ""]
    headers = {
        "WARC-Type": "response",
        "WARC-Target-URI": response.final_address,
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

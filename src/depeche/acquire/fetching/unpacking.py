"""Content codings undone as the bytes come, never to more bytes than the limit: a small answer may unpack to gigabytes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

#: The codings that are asked for.
ACCEPTED = "gzip, deflate"
#: Fed in pieces of so many bytes: what is left over after each member of many is copied, and must stay little.
_PIECE = 4096
_GZIP = zlib.MAX_WBITS | 16


class Overflow(Exception):
    """More bytes than the limit."""


class Broken(Exception):
    """A coding that was not asked for, or bytes that do not unpack; the words say which."""


class Unpacking:
    """The body of an answer while it comes: ``content`` never holds more than ``limit`` bytes."""

    def __init__(self, coding: str, limit: int) -> None:
        self.content = bytearray()
        self._limit = limit
        self._names = [
            name.strip().lower() for name in coding.split(",") if name.strip().lower() not in {"", "identity"}
        ]
        self._inflate: zlib._Decompress | None = None
        self._begun = b""
        if self._names and (len(self._names) > 1 or self._names[0] not in {"gzip", "x-gzip", "deflate"}):
            raise Broken(f"the answer is packed as {coding[:40]!r}, and {ACCEPTED} was asked for")

    def feed(self, data: bytes) -> None:
        """Add what came; raises Overflow, with ``content`` full to the limit, and Broken."""
        if not self._names:
            self._add(data)
            return
        try:
            for start in range(0, len(data), _PIECE):
                for part in self._unpacked(data[start : start + _PIECE]):
                    self._add(part)
        except zlib.error as error:
            raise Broken(f"the answer says it is packed as {self._names[0]} and is not") from error

    @property
    def complete(self) -> bool:
        """Whether the packed body has come to its end."""
        return not self._names or not (self._begun or self._inflate) or bool(self._inflate and self._inflate.eof)

    def _add(self, data: bytes) -> None:
        room = self._limit - len(self.content)
        self.content += data[:room]
        if len(data) > room:
            raise Overflow

    def _unpacked(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._inflate is None or self._inflate.eof:
                data = self._begin(data)
            if self._inflate is None:
                return
            yield self._inflate.decompress(data, self._limit - len(self.content) + 1)
            data = self._inflate.unused_data if self._inflate.eof else self._inflate.unconsumed_tail

    def _begin(self, data: bytes) -> bytes:
        """Begin the body, or its next member; gives back what of the data to unpack. Anything else after the end is dropped."""
        data = self._begun + data
        self._begun = b""
        if len(data) < 2 and self._inflate is None:
            self._begun, data = data, b""
        elif self._names[0] == "deflate":
            if self._inflate is not None:
                return b""
            zlib_header = data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0
            self._inflate = zlib.decompressobj(zlib.MAX_WBITS if zlib_header else -zlib.MAX_WBITS)
        elif self._inflate is None or data.startswith(b"\x1f\x8b"):
            self._inflate = zlib.decompressobj(_GZIP)
        else:
            return b""
        return data

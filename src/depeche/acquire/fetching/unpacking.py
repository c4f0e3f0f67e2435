"""Content codings undone as the bytes come, never to more bytes than the limit: a small answer may unpack to gigabytes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

#: The codings that are asked for.
ACCEPTED = "gzip, deflate"
#: Fed in pieces of so many bytes: what is left over after each member of many is copied, and must stay little.
_PIECE = 4096
_GZIP = b"\x1f\x8b"
_KNOWN = frozenset({"gzip", "x-gzip", "deflate"})


class Overflow(Exception):
    """More bytes than the limit."""


class Broken(Exception):
    """A coding that was not asked for, or bytes that do not unpack; the words say which."""


class Unpacking:
    """The body of an answer while it comes: ``content`` never holds more than ``limit`` bytes."""

    def __init__(self, coding: str, limit: int) -> None:
        names = [name.strip().lower() for name in coding.split(",")]
        names = [name for name in names if name not in {"", "identity"}]
        if len(names) > 1 or not _KNOWN.issuperset(names):
            raise Broken(f"the answer is packed as {coding[:40]!r}, and {ACCEPTED} was asked for")
        self.content = bytearray()
        self._limit = limit
        self._name = names[0] if names else None
        self._inflate: zlib._Decompress | None = None
        self._waiting = b""  #: too few bytes to begin with
        self._members = 0  #: unpacked to their end

    @property
    def complete(self) -> bool:
        """Whether the body, where it is packed, has come to its end."""
        return self._inflate is None and (self._members > 0 or not self._waiting)

    def feed(self, data: bytes) -> None:
        """Add what came; raises Overflow, with ``content`` full to the limit, and Broken."""
        if self._name is None:
            self._add(data)
            return
        try:
            for start in range(0, len(data), _PIECE):
                for part in self._unpacked(data[start : start + _PIECE]):
                    self._add(part)
        except zlib.error as error:
            raise Broken(f"the answer says it is packed as {self._name} and is not") from error

    def _add(self, data: bytes) -> None:
        room = self._limit - len(self.content)
        self.content += data[:room]
        if len(data) > room:
            raise Overflow

    def _unpacked(self, data: bytes) -> Iterator[bytes]:
        data, self._waiting = self._waiting + data, b""
        while data:
            if self._inflate is None:
                self._inflate = self._begun(data)
                if self._inflate is None:
                    self._waiting = data[:1]
                    return
            yield self._inflate.decompress(data, self._limit - len(self.content) + 1)
            if self._inflate.eof:
                data = self._inflate.unused_data
                self._inflate = None
                self._members += 1
            else:
                data = self._inflate.unconsumed_tail

    def _begun(self, data: bytes) -> zlib._Decompress | None:
        """What unpacks the body, or the next of its members; None for too few bytes, and for what stands behind the end."""
        if len(data) < 2:
            return None
        if self._name == "deflate":
            has_header = data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0
            return None if self._members else zlib.decompressobj(zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)
        return None if self._members and not data.startswith(_GZIP) else zlib.decompressobj(zlib.MAX_WBITS | 16)

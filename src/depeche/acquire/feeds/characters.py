"""A source's bytes to its characters: packed or not, in whatever encoding they really are."""

from __future__ import annotations

import codecs
import re
import zlib
from dataclasses import dataclass

from depeche.acquire.decode import decode
from depeche.errors import BinaryInput, EmptyInput, EncodingError, TooLarge

#: A sitemap may have 50 MB (sitemaps.org); nothing that lists articles has more.
MAX_BYTES = 64_000_000
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.I)
#: "<?xm"
_EBCDIC = b"\x4c\x6f\xa7\x94"
#: What XML cannot hold, and no reader wants.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
#: Bytes full of control characters are a document all the same where they begin like one.
_MARKUP = re.compile(rb"<(?:\?xml|!doctype|rss|feed|rdf:rdf|channel|item|entry|urlset|sitemapindex|opml|html)\b", re.I)
_TWICE_ENCODED = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]")
#: Stray bytes among UTF-8, as browsers read them alone.
_STRAY = {0xDC00 + byte: bytes([byte]).decode("windows-1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)}


@dataclass(frozen=True, slots=True)
class Characters:
    """Text without what no document may hold, and what was done to get it."""

    text: str
    warnings: tuple[str, ...] = ()


def characters(content: bytes, address: str, charset: str | None = None) -> Characters:
    """The text of the bytes; ``charset`` is the server's word, believed only where the bytes bear it out.

    Raises EmptyInput, BinaryInput or TooLarge.
    """
    content, warnings = _unpacked(content, address)
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise EmptyInput(address)
    text, said = _text(content, address, charset)
    text = text.lstrip("\ufeff")
    clean = without_controls(text)
    if len(clean) < len(text):
        said += ("control characters were left out",)
    once = _once_encoded(clean)
    if once is not None:
        clean, said = once, (*said, "text that was encoded twice was decoded twice")
    return Characters(clean, warnings + said)


def without_controls(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _CONTROLS.sub("", text)


def _unpacked(content: bytes, address: str) -> tuple[bytes, tuple[str, ...]]:
    """The bytes out of gzip or zlib, as far as they go; never more than MAX_BYTES of them."""
    if len(content) > MAX_BYTES:
        raise TooLarge(address, len(content), MAX_BYTES)
    if not content.startswith((b"\x1f\x8b", b"\x78\x9c", b"\x78\xda")):
        return content, ()
    unpacker = zlib.decompressobj(wbits=47)
    try:
        plain = unpacker.decompress(content, MAX_BYTES + 1)
    except zlib.error:
        return _salvaged(content, address)
    if len(plain) > MAX_BYTES:
        raise TooLarge(address, len(plain), MAX_BYTES)
    if not plain and not unpacker.eof:
        raise BinaryInput(address)
    return plain, () if unpacker.eof else ("the compressed data is cut short; what there is was read",)


def _salvaged(content: bytes, address: str) -> tuple[bytes, tuple[str, ...]]:
    """What can be unpacked before the damage."""
    unpacker, plain = zlib.decompressobj(wbits=47), bytearray()
    try:
        for start in range(0, len(content), 512):
            plain += unpacker.decompress(content[start : start + 512], MAX_BYTES)
            if len(plain) > MAX_BYTES:
                raise TooLarge(address, len(plain), MAX_BYTES)
    except zlib.error:
        pass
    if not plain:
        raise BinaryInput(address)
    return bytes(plain), ("the compressed data is damaged; what comes before the damage was read",)


def _rare(content: bytes) -> str | None:
    """UTF-32 without a byte order mark and EBCDIC, told by how "<?xml" or an element begins in them (XML 1.0, appendix F)."""
    if content.startswith((b"\x00\x00\x00<", b"<\x00\x00\x00")):
        return content.decode("utf-32-be" if content[:1] == b"\x00" else "utf-32-le", "ignore")
    if content.startswith(_EBCDIC):
        said = _DECLARED.search(content[:400].decode("cp037").encode("latin-1"))
        codec = _codec(said[1].decode("ascii")) if said else None
        return content.decode(codec if codec and codec.startswith(("cp", "ibm")) else "cp037", "ignore")
    return None


def _text(content: bytes, address: str, charset: str | None) -> tuple[str, tuple[str, ...]]:
    """Bytes that are UTF-8 are read so, whatever they are said to be: other encodings never look like it by chance."""
    if rare := _rare(content):
        return rare, ()
    said = _DECLARED.search(content[:1000])
    label = charset or (said[1].decode("ascii") if said else None)
    try:
        text = content.decode("utf-8")
        if "\x00" not in text[:200] and not (label and label.lower().startswith(("iso-2022", "utf-7"))):
            lying = label and not content.isascii() and _codec(label) not in {"utf-8", None}
            return text, (f"said to be {label}, is UTF-8",) if lying else ()
    except UnicodeDecodeError:
        if _mostly_utf8(content):
            text = content.decode("utf-8", "surrogateescape").translate(_STRAY)
            return text, ("UTF-8 with stray bytes of another encoding; those were read as windows-1252",)
    return _otherwise(content, address, charset, label)


def _otherwise(content: bytes, address: str, charset: str | None, label: str | None) -> tuple[str, tuple[str, ...]]:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in content[:200]
    codec = _codec(charset or "") or _codec(label or "")
    if codec and not wide and not codec.startswith(("utf-8", "utf-16", "utf-32", "ascii", "iso8859-1")):
        try:
            return content.decode(codec), ()
        except UnicodeDecodeError:
            pass
    try:
        decoded = decode(content, address)
    except EncodingError:
        if not wide:
            raise
        return content.decode("utf-16", "ignore"), ("UTF-16 that is cut short or damaged; what there is was read",)
    except BinaryInput:
        if not _MARKUP.search(content[:2000]):
            raise
        return content.decode("windows-1252", "ignore"), ()
    return decoded.text, decoded.warnings


def _codec(label: str) -> str | None:
    try:
        return codecs.lookup(label).name if label else None
    except LookupError:
        return None


def _mostly_utf8(content: bytes) -> bool:
    """Whether there are more sound sequences of UTF-8 than stray bytes."""
    text = content.decode("utf-8", "surrogateescape")
    stray = sum(1 for char in text if "\udc80" <= char <= "\udcff")
    return stray * 2 < sum(1 for char in text if char > "\x7f")


def _once_encoded(text: str) -> str | None:
    """UTF-8 read as windows-1252 and encoded again, undone where the whole text bears it; else None."""
    if len(_TWICE_ENCODED.findall(text)) < 2:
        return None
    try:
        return text.encode("windows-1252").decode("utf-8")
    except UnicodeError:
        return None

"""Bytes to text as a browser would decide: byte order mark, then what the server declares, then the page, then a guess.

The guess is UTF-8, then windows-1252.

Nothing is replaced silently: a guess is said in a warning, and bytes that belie their own declaration are an error only
when no reading of them makes text.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from depeche.acquire.encodings import codec_of, declared_in, encoding_of
from depeche.errors import BinaryInput, EncodingError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: First bytes of formats that people drop beside articles.
_MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"Rar!",
    b"7z\xbc",
    b"SQLite",
    b"RIFF",
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: So many bytes show whether it is text at all.
_HEAD = 4096
#: HTML's meta prescan reads 1,024 bytes (WHATWG), and browsers go on while the head is open.
_PRESCAN = 16_384
#: Among so many letters of several bytes one stray byte does not make the page another encoding.
_STRAY = 4
#: Windows-1252 leaves five bytes undefined; browsers map them to the C1 controls of the same number.
_UNDEFINED_1252 = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}


class Decoded(NamedTuple):
    """Text, the encoding it was read in, and what the reader should know about that."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(content: bytes, subject: str, charset: str | None = None) -> Decoded:
    """The text of the bytes; raises BinaryInput or EncodingError, naming ``subject``.

    ``charset`` is the label that a server declared; it goes before what the page declares, as in browsers. A label that
    browsers do not know declares nothing.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return Decoded(_strictly(content[len(bom) :], encoding, subject), encoding)
    if content.startswith(_MAGIC):
        raise BinaryInput(subject)
    wide = _wide_encoding(content)
    if wide:
        return Decoded(_strictly(content, wide, subject), wide, (f"no byte order mark: read as {wide}",))
    head = content[:_HEAD]
    if len(_CONTROLS.findall(head)) > len(head) // 100:
        raise BinaryInput(subject)
    told = _as(charset, content) if charset and encoding_of(charset) else None
    label = None if told else declared_in(content[:_PRESCAN])
    return told or (_as(label, content) if label else None) or _guessed(content)


def _as(label: str, content: bytes) -> Decoded | None:
    """The text in the encoding of that label, None when it is none that could be declared here."""
    encoding = encoding_of(label)
    if encoding is None or encoding == "replacement":
        return _guessed(content, f"unknown encoding {label!r} declared")
    if encoding in {"windows-1252", "x-user-defined"}:
        return Decoded(_windows_1252(content), "windows-1252")
    if encoding.startswith("utf-16"):
        return None
    try:
        return Decoded(content.decode(codec_of(encoding)), encoding)
    except UnicodeDecodeError:
        return _mended(content, encoding) or _guessed(content, f"bytes are not {label} as declared")


def _mended(content: bytes, encoding: str) -> Decoded | None:
    """The text with a sign for each stray byte, as browsers show it; None where they are too many to be strays."""
    text = content.decode(codec_of(encoding), "replace")
    stray = text.count("\ufffd")
    if sum(letter > "\x7f" for letter in text) < stray * (_STRAY + 1):
        return None
    return Decoded(text, encoding, (f"{stray} stray bytes in {encoding}, each shown as \ufffd",))


def _guessed(content: bytes, why: str = "") -> Decoded:
    try:
        return Decoded(content.decode("utf-8"), "utf-8", (f"{why}: read as utf-8",) if why else ())
    except UnicodeDecodeError:
        if mended := None if why else _mended(content, "utf-8"):
            return mended
        why = why or "not UTF-8 and no encoding declared"
        return Decoded(_windows_1252(content), "windows-1252", (f"{why}: read as windows-1252",))


def _windows_1252(content: bytes) -> str:
    text = content.decode("windows-1252", errors="surrogateescape")
    return text.translate({0xDC00 + byte: char for byte, char in _UNDEFINED_1252.items()})


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte of Latin text is zero."""
    head = content[:400]
    if len(head) < 8 or (len(head) % 2 and len(content) < 400):
        return None
    if head[1::2].count(0) > len(head) * 0.4 and head[::2].count(0) == 0:
        return "utf-16-le"
    if head[::2].count(0) > len(head) * 0.4 and head[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _strictly(content: bytes, encoding: str, subject: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise EncodingError(subject, encoding) from error

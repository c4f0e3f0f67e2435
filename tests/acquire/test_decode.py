"""Bytes become text as a browser would read them."""

from __future__ import annotations

import pytest

from depeche.acquire.decode import decode
from depeche.errors import BinaryInput, EncodingError

_WORDS = "L’État a dépêché 30 €"


def test_utf8_needs_no_declaration() -> None:
    """UTF-8 is read as such and nothing is said."""
    decoded = decode(_WORDS.encode(), "a.txt")

    assert (decoded.text, decoded.encoding, decoded.warnings) == (_WORDS, "utf-8", ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    """The mark names the encoding and is not part of the text."""
    assert decode(_WORDS.encode(encoding), "a.txt").text == _WORDS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_recognised(encoding: str) -> None:
    """Latin text in UTF-16 has a zero in every other byte; the guess is said."""
    decoded = decode((_WORDS * 3).encode(encoding), "a.txt")

    assert (_WORDS * 3, encoding) == (decoded.text, decoded.encoding)
    assert decoded.warnings


def test_an_undeclared_old_encoding_is_guessed_and_said() -> None:
    """What is not UTF-8 is windows-1252, with a warning."""
    decoded = decode("Le procès a été reporté – 30 €".encode("windows-1252"), "a.txt")

    assert decoded.text == "Le procès a été reporté – 30 €"
    assert decoded.warnings == ("not UTF-8 and no encoding declared: read as windows-1252",)


def test_latin1_is_read_as_browsers_read_it() -> None:
    """A page that says ISO-8859-1 is windows-1252 (WHATWG)."""
    decoded = decode(b'<meta charset="iso-8859-1"><p>30 \x80</p>', "a.html")

    assert (decoded.encoding, "30 €" in decoded.text) == ("windows-1252", True)


def test_a_declared_encoding_is_used() -> None:
    """The meta element names the encoding."""
    page = '<meta http-equiv="content-type" content="text/html; charset=koi8-r"><p>Москва</p>'

    assert "Москва" in decode(page.encode("koi8-r"), "a.html").text


@pytest.mark.parametrize("label", ["utf-8", "no-such-encoding"])
def test_a_false_declaration_is_said(label: str) -> None:
    """Bytes that belie their declaration are read another way, with a warning."""
    decoded = decode(f'<meta charset="{label}"><p>d'.encode() + b"\xe9p\xeache</p>", "a.html")

    assert "dépêche" in decoded.text
    assert decoded.warnings


def test_a_broken_utf16_file_is_an_error_that_names_it() -> None:
    """A byte order mark promises an encoding; half a character breaks it."""
    with pytest.raises(EncodingError, match=r"wide\.txt: is not valid utf-16-le"):
        decode(b"\xff\xfea\x00b", "wide.txt")


@pytest.mark.parametrize("content", [b"%PDF-1.7 \xe2", b"\x89PNG\r\n", bytes(range(256)) * 4])
def test_binary_data_is_refused(content: bytes) -> None:
    """A PDF, a picture or raw bytes are no article."""
    with pytest.raises(BinaryInput):
        decode(content, "a.bin")

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


@pytest.mark.parametrize(
    ("label", "encoding", "codec", "words"),
    [
        ("Shift_JIS", "shift_jis", "cp932", "①港が閉鎖された"),
        ("x-sjis", "shift_jis", "cp932", "港が閉鎖された"),
        ("gb2312", "gbk", "gb18030", "港口已关闭镕"),
        ("ks_c_5601-1987", "euc-kr", "cp949", "항구가 폐쇄되었다 똠"),
        ("iso-8859-1", "windows-1252", "windows-1252", "L’œuvre à 30 €"),
        ("latin1", "windows-1252", "windows-1252", "“The port” – 30 €"),
        ("us-ascii", "windows-1252", "windows-1252", "Été"),
        ("iso-8859-9", "windows-1254", "cp1254", "Şubat’ta “liman”"),
        ("iso-8859-15", "iso-8859-15", "iso8859-15", "Le cœur à 30 €"),
        ("latin2", "iso-8859-2", "iso8859-2", "Przystań"),
        ("tis-620", "windows-874", "cp874", "ท่าเรือ"),
        ("big5", "big5", "big5hkscs", "港口關閉"),
        ("macintosh", "macintosh", "mac-roman", "Le port fermé"),
        ("koi8-ru", "koi8-u", "koi8-u", "Порт"),
        ("unicode-1-1-utf-8", "utf-8", "utf-8", "Le port fermé à 30 €"),
    ],
)
def test_labels_mean_what_they_mean_to_browsers(label: str, encoding: str, codec: str, words: str) -> None:
    """In the page, in either form of the meta element, and from the server."""
    short = f'<META  charset = "{label}"><p>{words}</p>'
    long = f"<meta content='text/html; charset={label}' http-equiv=Content-Type><p>{words}</p>"

    for page in (short, long):
        decoded = decode(page.encode(codec), "a.html")
        assert (encoding, ()) == (decoded.encoding, decoded.warnings)
        assert words in decoded.text
    assert words in decode(words.encode(codec), "a.txt", label).text


@pytest.mark.parametrize("words", ["L’État a dépêché des secours à Sorvie", "The “ferry” struck the quay – again"])
def test_the_server_goes_before_the_page(words: str) -> None:
    """And a byte order mark before both; a label that nobody knows declares nothing."""
    page = f'<meta charset="koi8-r"><p>{words}</p>'

    assert words in decode(page.encode("windows-1252"), "a.html", "windows-1252").text
    assert words in decode(page.encode("utf-8-sig"), "a.html", "windows-1252").text
    assert words in decode(page.replace("koi8-r", "utf-8").encode(), "a.html", "no-such-encoding").text


@pytest.mark.parametrize(
    "head",
    [
        '<!-- <meta charset="koi8-r"> --><meta charset="windows-1252">',
        '<p title="a > b <meta charset=koi8-r>"></p><meta charset="windows-1252">',
        '<!--a--><p title="<meta charset=koi8-r"></p><meta charset="windows-1252">',
        '<meta name="charset" content="text/html; charset=koi8-r"><meta charset="windows-1252">',
        '<?xml version="1.0" encoding="koi8-r"?><meta charset="windows-1252">',
        '<meta charset="no-such-encoding"><meta charset="windows-1252">',
    ],
)
def test_what_declares_nothing_is_passed_over(head: str) -> None:
    """Comments, attributes of other elements, other meta elements, labels unknown; meta before XML."""
    decoded = decode(f"{head}<p>L’été à Sorvie</p>".encode("windows-1252"), "a.html")

    assert ("windows-1252", "L’été à Sorvie" in decoded.text) == (decoded.encoding, True)


def test_utf16_declared_in_single_bytes_is_utf8() -> None:
    """The declaration could not have been read otherwise."""
    decoded = decode('<meta charset="utf-16"><p>Été</p>'.encode(), "a.html")

    assert ("utf-8", True) == (decoded.encoding, "Été" in decoded.text)


def test_an_xml_declaration_names_the_encoding() -> None:
    """Where no meta element does."""
    page = '<?xml version="1.0" encoding="iso-8859-2"?><html><p>Przystań</p></html>'

    assert "Przystań" in decode(page.encode("iso8859-2"), "a.html").text


@pytest.mark.parametrize("declared", ["", '<meta charset="utf-8">'])
def test_a_stray_byte_does_not_change_the_encoding(declared: str) -> None:
    """Browsers show a sign for it and read on; what is said is how many."""
    content = (declared + "<p>Les secours ont été dépêchés à l’étranger, où l’État a envoyé").encode() + b"\xe9.</p>"
    decoded = decode(content, "a.html")

    assert "dépêchés à l’étranger" in decoded.text
    assert ("utf-8", 1) == (decoded.encoding, decoded.text.count("\ufffd"))
    assert "1 stray" in decoded.warnings[0]

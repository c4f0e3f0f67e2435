"""Files, folders, standard input and JSON become captures; a failure is a result in its place."""

from __future__ import annotations

import gzip
import hashlib
import json
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from depeche.acquire import inputs
from depeche.acquire.capture import Capture, Given
from depeche.acquire.inputs import captures
from depeche.errors import BadJson, EmptyInput, InputError, MissingInput, TooLarge

_NOW = datetime(2026, 1, 2, tzinfo=UTC)
_ARTICLE = "La ministre a parlé lundi."


def _outcomes(*names: str | Path, given: Given | None = None, stdin: bytes = b"") -> list[Capture | InputError]:
    return list(captures([str(n) for n in names], given or Given(), _NOW, BytesIO(stdin)))


def _capture(*names: str | Path, given: Given | None = None, stdin: bytes = b"") -> Capture:
    (outcome,) = _outcomes(*names, given=given, stdin=stdin)
    assert isinstance(outcome, Capture)
    return outcome


def test_a_text_file_is_a_capture_of_its_bytes(tmp_path: Path) -> None:
    """The digest is of the bytes as they came."""
    file = tmp_path / "a.txt"
    file.write_text(_ARTICLE, encoding="utf-8")
    capture = _capture(file)

    assert (capture.text, capture.media_type, capture.fetched) == (_ARTICLE, "text/plain", _NOW)
    assert hashlib.sha256(_ARTICLE.encode()).hexdigest() == capture.sha256
    assert capture.sha256[:12] == capture.id


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_markup_is_told_by_its_name_or_its_look(tmp_path: Path, name: str) -> None:
    """A page is a page whatever it is called."""
    file = tmp_path / name
    file.write_text("<!DOCTYPE html><html><body><p>Bonjour.</p></body></html>", encoding="utf-8")

    assert _capture(file).media_type == "text/html"


def test_standard_input_is_read_once() -> None:
    """A dash stands for standard input."""
    assert _capture("-", stdin=_ARTICLE.encode()).text == _ARTICLE


def test_a_folder_gives_its_readable_files_in_order(tmp_path: Path) -> None:
    """Other files in it are passed over."""
    for name in ("b.txt", "a.txt", "c.png"):
        (tmp_path / name).write_text(name, encoding="utf-8")

    assert [o.text for o in _outcomes(tmp_path) if isinstance(o, Capture)] == ["a.txt", "b.txt"]


def test_a_compressed_page_is_opened(tmp_path: Path) -> None:
    """A .gz file is read as what is in it."""
    file = tmp_path / "a.html.gz"
    file.write_bytes(gzip.compress(b"<p>Bonjour.</p>"))

    assert (_capture(file).media_type, _capture(file).text) == ("text/html", "<p>Bonjour.</p>")


def test_a_json_article_is_its_text_with_what_is_beside_it(tmp_path: Path) -> None:
    """The capture's text is the text field; the other fields are given."""
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"id": 7, "text": _ARTICLE, "date": "2024-09-14", "lang": "fr"}), encoding="utf-8")
    capture = _capture(file)

    assert (capture.text, capture.id, capture.given.date, capture.given.language) == (_ARTICLE, "7", "2024-09-14", "fr")


def test_options_override_the_fields(tmp_path: Path) -> None:
    """What the command line says comes first."""
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"text": _ARTICLE, "date": "2024-09-14", "lang": "fr"}), encoding="utf-8")
    capture = _capture(file, given=Given(date="2020-01-01"))

    assert (capture.given.date, capture.given.language) == ("2020-01-01", "fr")


def test_a_truncated_line_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    """The error says which line; nothing else is lost."""
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "Un."}\n\n{"text": "Deu\n{"text": "Trois."}\n', encoding="utf-8")
    outcomes = _outcomes(file)

    assert [o.text for o in outcomes if isinstance(o, Capture)] == ["Un.", "Trois."]
    assert [o.line for o in outcomes if isinstance(o, BadJson)] == [3]
    assert f"{file}, line 3: does not parse as JSON" in str(outcomes[1])


def test_json_lines_on_standard_input_are_recognised() -> None:
    """Several objects, one a line, need no file name."""
    found = _outcomes("-", stdin=b'{"text": "Un."}\n{"text": "Deux."}\n')

    assert [o.text for o in found if isinstance(o, Capture)] == ["Un.", "Deux."]


def test_an_array_of_articles_is_read(tmp_path: Path) -> None:
    """A .json file may hold one article or an array of them."""
    file = tmp_path / "a.json"
    file.write_text('[{"text": "Un."}, {"no": 1}, {"text": "Deux."}]', encoding="utf-8")
    outcomes = _outcomes(file)

    assert [o.text for o in outcomes if isinstance(o, Capture)] == ["Un.", "Deux."]
    assert "item 2" in str(outcomes[1])


@pytest.mark.parametrize("source", ['{"text": 3}', '{"text": " "}', "[1]", '"a"', "{", "[" * 100_000])
def test_json_that_is_no_article_is_an_error(tmp_path: Path, source: str) -> None:
    """An object without words, another kind of value, or broken JSON."""
    file = tmp_path / "a.json"
    file.write_text(source, encoding="utf-8")
    (outcome,) = _outcomes(file)

    assert isinstance(outcome, BadJson)


def test_text_that_only_begins_like_json_is_text() -> None:
    """A bracketed opening is no array."""
    assert _capture("-", stdin=b"[Photo] La foule.").media_type == "text/plain"


def test_what_is_missing_or_empty_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    """Each failure stands where its input stood."""
    good, empty, blank = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.txt"
    good.write_text(_ARTICLE, encoding="utf-8")
    empty.write_bytes(b"")
    blank.write_bytes(b"\xef\xbb\xbf\r\n")
    (tmp_path / "none").mkdir()
    found = _outcomes(tmp_path / "no.txt", empty, good, blank, tmp_path / "none")

    assert [MissingInput, EmptyInput, Capture, EmptyInput, EmptyInput] == [type(o) for o in found]


def test_what_is_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the limit is read of it; its size is named."""
    monkeypatch.setattr(inputs, "MAX_BYTES", 1000)
    file = tmp_path / "a.txt"
    file.write_bytes(b"a" * 2_000_000)
    (outcome,) = _outcomes(file)

    assert isinstance(outcome, TooLarge)
    assert "is 2 MB" in str(outcome)


def test_a_line_that_is_too_long_ends_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line of a JSON Lines file is bounded too."""
    monkeypatch.setattr(inputs, "MAX_LINE", 1000)
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'{"text": "Un."}\n' + b"a" * 3000)
    found = _outcomes(file)

    assert [Capture, TooLarge] == [type(o) for o in found]


def test_a_damaged_archive_is_an_error(tmp_path: Path) -> None:
    """A cut .gz file is named with what is wrong."""
    file = tmp_path / "a.txt.gz"
    file.write_bytes(gzip.compress(b"a" * 9000)[:20])
    (outcome,) = _outcomes(file)

    assert isinstance(outcome, InputError)
    assert "cannot be read" in str(outcome)


def test_half_a_surrogate_pair_is_kept() -> None:
    """JSON may hold half an emoji; the capture does too."""
    assert _capture("-", stdin=b'{"text": "a \\ud83d b"}').text == "a \ud83d b"

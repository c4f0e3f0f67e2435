"""WARC files: pages in and out, from any record on, past any damage."""

from __future__ import annotations

import gzip
import io
import itertools
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

import depeche
from depeche._cli import app
from depeche.acquire.capture import Capture, Given
from depeche.acquire.fetching.outcome import Fetched
from depeche.acquire.inputs import captures
from depeche.acquire.warc import WarcOutcome, read_warc, write_warc
from depeche.errors import InputError, PassedOver

_DATE = datetime(2025, 2, 3, 9, 30, 15, tzinfo=UTC)
_HTML = (("content-type", "text/html; charset=utf-8"), ("server", "example"))


def _page(
    number: int, content: bytes | None = None, headers: tuple[tuple[str, str], ...] = _HTML, status: int = 200
) -> Fetched:
    text = f"<html><h1>Dispatch {number}</h1><p>" + f"The harbour of Kelbourg reopened, no. {number}. " * 40
    address = f"https://news.example/{number}"
    return Fetched(
        address, address, (), status, headers, text.encode() if content is None else content, _DATE, "HTTP/1.1"
    )


def _archive(*pages: Fetched, compressed: bool = True) -> bytes:
    file = io.BytesIO()
    write_warc(file, pages or [_page(n) for n in range(5)], software="tests", compressed=compressed)
    return file.getvalue()


def _read(archive: bytes, start: int = 0) -> list[WarcOutcome]:
    return list(read_warc(io.BytesIO(archive), "a.warc", start))


def _numbers(outcomes: list[WarcOutcome]) -> list[int]:
    return [int(outcome.response.address.rsplit("/", 1)[1]) for outcome in outcomes if outcome.response]


def _damages(outcomes: list[WarcOutcome]) -> list[int]:
    return [outcome.offset for outcome in outcomes if outcome.kind == "damaged"]


def _offsets(archive: bytes) -> list[int]:
    return [outcome.offset for outcome in _read(archive)]


def _record(headers: str, block: bytes) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2025-02-03T09:30:15Z\r\n{headers}"
    return head.encode() + f"Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def _answer(headers: str, body: bytes) -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n".encode() + body
    return _record("WARC-Target-URI: <https://news.example/1>\r\n", block)


@pytest.mark.parametrize("compressed", [True, False])
def test_what_is_written_is_read_again(compressed: bool) -> None:
    """Addresses, dates, headers and bodies come back as they were."""
    written = _read(_archive(_page(1), compressed=compressed))[1].response

    assert written is not None
    assert ("https://news.example/1", _DATE, 200) == (written.address, written.fetched, written.status)
    assert _HTML == written.headers[:2]
    assert _page(1).content == written.content
    assert ("text/html", "utf-8") == (written.media_type, written.charset)


@pytest.mark.parametrize("compressed", [True, False])
def test_another_library_reads_what_is_written(compressed: bool) -> None:
    """With warcio every digest is right, and no body is taken for packed."""
    from warcio.archiveiterator import ArchiveIterator

    packed = _page(2, headers=(*_HTML, ("content-encoding", "gzip"), ("transfer-encoding", "chunked")))
    records = ArchiveIterator(io.BytesIO(_archive(_page(1), packed, compressed=compressed)), check_digests="raise")
    seen = [(record.rec_type, record.content_stream().read()) for record in records]

    assert ["warcinfo", "response", "response"] == [kind for kind, _ in seen]
    assert [_page(1).content, packed.content] == [body for _, body in seen[1:]]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # warcio leaves its files open
@pytest.mark.parametrize("version", ["WARC/1.0", "WARC/1.1"])
@pytest.mark.parametrize("compressed", [True, False])
def test_what_another_library_writes_is_read(version: str, compressed: bool) -> None:
    """Responses with their chunks, requests and metadata as kinds of their own."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    file = io.BytesIO()
    writer = WARCWriter(file, gzip=compressed, warc_version=version)
    headers = StatusAndHeaders(
        "200 OK", [("Content-Type", "text/html"), ("Transfer-Encoding", "chunked")], protocol="HTTP/1.1"
    )
    body = io.BytesIO(b"5\r\n<p>Hi\r\n4\r\n</p>\r\n0\r\n\r\n")
    response = writer.create_warc_record("https://news.example/1", "response", payload=body, http_headers=headers)
    request = writer.create_warc_record(
        "https://news.example/1", "request", http_headers=StatusAndHeaders("GET / HTTP/1.1", [("Host", "x")])
    )
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "tests"}))
    writer.write_request_response_pair(request, response)
    outcomes = _read(file.getvalue())

    assert ["warcinfo", "response", "request"] == [outcome.kind for outcome in outcomes]
    assert b"<p>Hi</p>" == (outcomes[1].response.content if outcomes[1].response else b"")


def test_writing_is_the_same_twice() -> None:
    """No clock and no chance: the same pages make the same bytes."""
    assert _archive() == _archive()


@pytest.mark.parametrize("compressed", [True, False])
def test_reading_goes_on_from_any_record(compressed: bool) -> None:
    """The end of a record is where to begin in order to have those after it."""
    archive = _archive(compressed=compressed)
    for outcome, number in zip(_read(archive), itertools.count(0), strict=False):
        assert list(range(number, 5)) == _numbers(_read(archive, outcome.end))


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Transfer-Encoding: chunked\r\n", b"6\r\n<p>One\r\n7;x=y\r\n two</p\r\n1\r\n>\r\n0\r\n\r\n"),
        ("Content-Encoding: gzip\r\n", gzip.compress(b"<p>One two</p>")),
        ("Content-Encoding: gzip\r\n", b"<p>One two</p>"),
        ("Transfer-Encoding: chunked\r\n", b"<p>One two</p>"),
        (
            "Content-Encoding: x-gzip\r\nTransfer-Encoding: chunked\r\n",
            b"%x\r\n%s\r\n0\r\n\r\n"
            % (len(gzip.compress(b"<p>One two</p>", mtime=0)), gzip.compress(b"<p>One two</p>", mtime=0)),
        ),
    ],
)
def test_bodies_are_freed_of_their_codings(headers: str, body: bytes) -> None:
    """Chunks, gzip, both; and bodies that an archive keeps plain under headers that say otherwise."""
    outcome = _read(_answer(headers, body))[0]

    assert outcome.response is not None
    assert (b"<p>One two</p>", "https://news.example/1") == (outcome.response.content, outcome.response.address)


def _cut_member(archive: bytes, offsets: list[int]) -> bytes:
    return archive[: offsets[2] + 60] + archive[offsets[3] :]


def _flipped(archive: bytes, offsets: list[int]) -> bytes:
    return archive[: offsets[2] + 60] + b"\x00\xff\x00\x11" + archive[offsets[2] + 64 :]


def _garbage(archive: bytes, offsets: list[int]) -> bytes:
    return archive[: offsets[2]] + b"\x1f\x8b\x08 garbage\r\n" * 9 + archive[offsets[2] :]


def _other_length(archive: bytes, by: int) -> bytes:
    found = list(re.finditer(rb"Content-Length: (\d+)\r\n\r\nHTTP", archive))[1]
    return archive[: found.start(1)] + b"%d" % (int(found[1]) + by) + archive[found.end(1) :]


def test_damage_of_compressed_archives_is_passed_over() -> None:
    """One record is lost, or none, and the place is told."""
    archive = _archive()
    offsets = _offsets(archive)
    cut, flipped, garbage = (_read(damage(archive, offsets)) for damage in (_cut_member, _flipped, _garbage))

    assert ([0, 2, 3, 4], [offsets[2]]) == (_numbers(cut), _damages(cut))
    assert ([0, 2, 3, 4], [offsets[2]]) == (_numbers(flipped), _damages(flipped))
    assert ([0, 1, 2, 3, 4], [offsets[2]]) == (_numbers(garbage), _damages(garbage))


@pytest.mark.parametrize("by", [300, -300, 100_000])
def test_wrong_lengths_are_passed_over(by: int) -> None:
    """Too long, too short, past the end of the file; with a digest that tells and without."""
    archive = _archive(compressed=False)
    for whole in (archive, re.sub(rb"WARC-Block-Digest: \S+\r\n", b"", archive)):
        outcomes = _read(_other_length(whole, by))
        assert [0, 2, 3, 4] == _numbers(outcomes)
        assert [_offsets(whole)[2]] == _damages(outcomes)


def test_cut_and_garbled_archives_give_what_is_left() -> None:
    """Cut at any byte, the records before stand, and only the last is damaged."""
    for compressed in (True, False):
        archive = _archive(compressed=compressed)
        offsets = [*_offsets(archive), len(archive)]
        for cut in range(offsets[1] + 1, len(archive) - 4, 61):
            outcomes = _read(archive[:cut])
            whole = sum(1 for offset in offsets[2:] if offset <= cut)
            assert list(range(whole)) == _numbers(outcomes)[:whole]
            assert len(_numbers(outcomes)) <= whole + 1


def test_what_is_no_archive_is_an_error() -> None:
    """It says so, and names the file."""
    with pytest.raises(InputError, match=r"a\.warc: holds no WARC record"):
        _read(b"<html>not an archive</html>" * 50)


def test_huge_records_are_passed_over() -> None:
    """A record over the limit is told, and those after it are read."""
    outcomes = _read(_archive(_page(1, b"x" * 20_100_000), _page(2)))

    assert [2] == _numbers(outcomes)
    assert "over the limit" in str(outcomes[1].damage)


def test_pages_of_an_archive_are_inputs(tmp_path: Path) -> None:
    """HTML answers are captures with address, date and headers; the others are counted and no failure."""
    file = tmp_path / "a.warc.gz"
    picture = _page(2, b"\x89PNG", (("content-type", "image/png"),))
    file.write_bytes(_archive(_page(1), picture, _page(3, status=404), _page(4)))
    read = list(captures([str(tmp_path)], Given(language="en"), _DATE, io.BytesIO()))
    pages = [capture for capture in read if isinstance(capture, Capture)]

    assert ["https://news.example/1", "https://news.example/4"] == [page.given.url for page in pages]
    assert (_DATE, "text/html", "en") == (pages[0].fetched, pages[0].media_type, pages[0].given.language)
    assert pages[0].http is not None
    assert isinstance(read[-1], PassedOver)
    assert str(read[-1]).endswith("2 records are no pages and were passed over: 1 image/png, 1 answered 404")


def test_an_archive_is_read_from_a_record_on(tmp_path: Path) -> None:
    """A number after the name is where to begin."""
    file = tmp_path / "a.warc"
    archive = _archive(compressed=False)
    file.write_bytes(archive)
    read = list(captures([f"{file}#{_offsets(archive)[4]}"], Given(), _DATE, io.BytesIO()))

    assert ["https://news.example/3", "https://news.example/4"] == [
        page.given.url for page in read if isinstance(page, Capture)
    ]


def test_damage_is_a_failure_with_its_place(tmp_path: Path) -> None:
    """The command ends with 1, names the byte, and reads the rest."""
    file = tmp_path / "a.warc.gz"
    archive = _archive()
    file.write_bytes(_garbage(archive, _offsets(archive)))
    done = CliRunner().invoke(app, ["read", "--quiet", "--format", "jsonl", str(file)])

    assert 1 == done.exit_code
    assert f"a.warc.gz, byte {_offsets(archive)[2]}: the archive is damaged here" in done.stderr
    assert 5 == len(done.stdout.splitlines())


def test_python_reads_archives(tmp_path: Path) -> None:
    """What is passed over raises nothing."""
    file = tmp_path / "a.warc.gz"
    file.write_bytes(_archive(_page(1), _page(2, b"\x89PNG", (("content-type", "image/png"),))))

    assert ["Dispatch 1"] == [record.article.headline.text for record in depeche.read(file) if record.article.headline]

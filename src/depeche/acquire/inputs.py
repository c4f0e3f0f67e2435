"""Inputs of the command line to captures: files, folders, addresses, standard input. A failure is a result, in its place."""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from depeche.acquire.announced import articles_of, is_feed
from depeche.acquire.capture import Capture, Given, MediaType
from depeche.acquire.decode import Decoded, decode
from depeche.acquire.json_articles import read_array_or_object, read_lines, read_object
from depeche.errors import ConfigError, EmptyInput, InputError, MissingExtra, MissingInput, TooLarge

if TYPE_CHECKING:
    from depeche.acquire.addressed import Fetch

#: One page or text of more bytes is refused: memory stays bounded, and it is no article.
MAX_BYTES = 20_000_000
#: A JSON Lines file may be of any size; one line of it may not.
MAX_LINE = 64_000_000
_LINES = frozenset({".jsonl", ".ndjson"})
_READABLE = frozenset(
    {".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".json", ".warc", ".rss", ".atom", ".rdf", *_LINES}
)
_WARC = ".warc"
#: An archive from a record on, whose place in bytes stands after the name.
_WITHIN = re.compile(r"(?P<file>.+\.warc(?:\.gz)?)#(?P<start>\d{1,15})", re.I | re.S)
_LOOKS_HTML = re.compile(
    r"\s*+(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body|\?xml[^>]*>\s*<(?:!doctype\s+)?html)", re.I | re.S
)
_ANY_BLOCK_TAG = re.compile(r"<(?:p|div|article|h1|title|meta|section)\b[^>]*>", re.I)
_ADDRESS = re.compile(r"https?:", re.I)
#: Media types of articles handed over as JSON, alone or one a line.
_JSON = re.compile(r"application/(?:json|x-ndjson|ndjson|jsonl|x-jsonlines)")

Outcome = Capture | InputError


def expand(inputs: Iterable[str]) -> Iterator[str]:
    """Each input, a folder replaced by the readable files under it, in the order of their names."""
    for name in inputs:
        path = Path(name)
        if name != "-" and path.is_dir():
            yield from (str(file) for file in sorted(path.rglob("*")) if file.is_file() and _suffix(file) in _READABLE)
        else:
            yield name


def captures(
    inputs: Iterable[str], given: Given, fetched: datetime, stdin: BinaryIO, fetch: Fetch | None = None
) -> Iterator[Outcome]:
    """The captures of the inputs, in order; ``given`` overrides what the inputs say of themselves.

    Addresses are asked for by ``fetch``, else as the user's configuration has it.
    """
    with ExitStack() as opened:
        for name in inputs:
            try:
                if _ADDRESS.match(name):
                    fetch = fetch or opened.enter_context(_configured_fetch(name))
                    yield from _addressed(name, given, fetch)
                    continue
                if name != "-" and Path(name).is_dir() and not any(True for _ in expand([name])):
                    raise EmptyInput(name, "holds no text, HTML or JSON file")
                for file in expand([name]):
                    yield from _file(file, given, fetched, stdin)
            except InputError as error:
                yield error


def _configured_fetch(name: str) -> AbstractContextManager[Fetch]:
    from depeche.acquire.addressed import configured_fetch

    try:
        return configured_fetch()
    except ConfigError as error:
        raise InputError(name, f"cannot be fetched, since the configuration is not right: {error}") from error


def _addressed(name: str, given: Given, fetch: Fetch) -> Iterator[Outcome]:
    """What is at an address, read as a file's content would be."""
    from depeche.acquire.addressed import captured, fetched_page

    page = fetched_page(name, fetch)
    if is_feed(page.content):
        yield from articles_of(page.content, name, page.final_address, given, page.fetched)
    elif _JSON.fullmatch(page.media_type or ""):
        decoded = decode(page.content, name, page.charset)
        yield from _json(page.content, decoded, name, given, page.fetched)
    else:
        yield captured(page, given)


def _file(name: str, given: Given, fetched: datetime, stdin: BinaryIO) -> Iterator[Outcome]:
    try:
        within = _WITHIN.fullmatch(name) if not Path(name).exists() else None
        if within or _suffix(Path(name)) == _WARC:
            yield from _archive(within["file"] if within else name, given, int(within["start"]) if within else 0)
            return
        with _open(name, stdin) as stream:
            if _suffix(Path(name)) in _LINES:
                yield from _lines(stream, name, given, fetched)
            else:
                yield from _whole(stream, name, given, fetched)
    except InputError as error:
        yield error
    except (OSError, EOFError, zlib.error) as error:
        yield InputError(name, f"cannot be read ({getattr(error, 'strerror', None) or error})")


def _archive(name: str, given: Given, start: int) -> Iterator[Outcome]:
    """The pages of a WARC file: compressed or not, it is read as it is, so that records have places in it."""
    from depeche.acquire.archived import archived_pages

    if not Path(name).exists():
        raise MissingInput(name)
    try:
        with Path(name).open("rb") as stream:
            yield from archived_pages(stream, name, given, start)
    except MissingExtra as error:
        raise InputError(name, str(error)) from error


def _open(name: str, stdin: BinaryIO) -> AbstractContextManager[BinaryIO]:
    if name == "-":
        return nullcontext(stdin)
    path = Path(name)
    if not path.exists():
        raise MissingInput(name)
    if path.suffix.lower() == ".gz":
        return gzip.open(path)  # type: ignore[return-value]  # GzipFile reads like any binary file
    return path.open("rb")


def _suffix(path: Path) -> str:
    return Path(path.stem).suffix.lower() if path.suffix.lower() == ".gz" else path.suffix.lower()


def _whole(stream: BinaryIO, name: str, given: Given, fetched: datetime) -> Iterator[Outcome]:
    content = stream.read(MAX_BYTES + 1)
    if content.startswith(b"WARC/1."):
        raise InputError(name, "is a WARC archive; give it as a file whose name ends in .warc or .warc.gz")
    if len(content) > MAX_BYTES:
        raise TooLarge(name, _size(stream, len(content)), MAX_BYTES)
    if not content.strip():
        raise EmptyInput(name)
    if is_feed(content):
        address = "" if name == "-" else Path(name).absolute().as_uri()
        yield from articles_of(content, name, address, given, fetched)
        return
    decoded = decode(content, name)
    text = decoded.text
    if not text.strip("\ufeff\x00 \t\r\n"):
        raise EmptyInput(name)
    if _suffix(Path(name)) == ".json" or text.lstrip()[:1] in "{[":
        yield from _json(content, decoded, name, given, fetched)
        return
    media_type: MediaType = "text/html" if is_html(text, _suffix(Path(name))) else "text/plain"
    digest = hashlib.sha256(content).hexdigest()
    yield Capture(name, text, digest, media_type, decoded.encoding, fetched, given, decoded.warnings, content)


def _size(stream: BinaryIO, read: int) -> int:
    """The stream's whole size in bytes where it can be told, else what was read of it."""
    try:
        return max(read, stream.seek(0, io.SEEK_END))
    except (OSError, ValueError):
        return read


def _json(content: bytes, decoded: Decoded, name: str, given: Given, fetched: datetime) -> Iterator[Outcome]:
    """JSON of one article or several; text that only begins like JSON is read as text."""
    text = decoded.text
    if _suffix(Path(name)) != ".json" and not text.lstrip().startswith(('{"', "{\n", "[{", "{ ", "[\n")):
        digest = hashlib.sha256(content).hexdigest()
        yield Capture(name, text, digest, "text/plain", decoded.encoding, fetched, given, decoded.warnings, content)
        return
    if _is_json_lines(text):
        for _, outcome in read_lines(text.splitlines(), name):
            yield outcome if isinstance(outcome, InputError) else capture_of(*outcome, name, given, fetched)
        return
    for outcome in read_array_or_object(text, name):
        yield outcome if isinstance(outcome, InputError) else capture_of(*outcome, name, given, fetched)


def _is_json_lines(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    return (
        len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines[:2]) and lines[0].rstrip().endswith("}")
    )


def _lines(stream: BinaryIO, name: str, given: Given, fetched: datetime) -> Iterator[Outcome]:
    number = 0
    while line := stream.readline(MAX_LINE):
        number += 1
        if len(line) == MAX_LINE and not line.endswith(b"\n"):
            raise TooLarge(f"{name}, line {number}", _size(stream, len(line)), MAX_LINE)
        if not line.strip():
            continue
        subject = f"{name}, line {number}"
        try:
            text = decode(line, subject).text
        except InputError as error:
            yield error
            continue
        outcome = read_object(text, name, number)
        yield outcome if isinstance(outcome, InputError) else capture_of(*outcome, subject, given, fetched)
    if number == 0:
        raise EmptyInput(name)


def is_html(text: str, suffix: str) -> bool:
    """Whether the text is a page, by the suffix of its name or by its tags."""
    if suffix in {".html", ".htm", ".xhtml"} or _LOOKS_HTML.match(text[:2000]):
        return True
    return text.lstrip().startswith("<") and len(_ANY_BLOCK_TAG.findall(text[:20_000])) > 2


def capture_of(text: str, beside: Given, name: str, given: Given, fetched: datetime) -> Capture:
    """The capture of a text that came with fields beside it; ``given`` (options) overrides those fields."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    merged = replace(
        beside,
        date=given.date or beside.date,
        language=given.language or beside.language,
        title=given.title or beside.title,
        url=given.url or beside.url,
    )
    return Capture(name, text, digest, "application/json", "utf-8", fetched, merged)

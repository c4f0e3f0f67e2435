"""WARC: the pages as they were fetched, with their headers, for an archive. Bytes for bytes, whatever was decided of outlets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from depeche.acquire.capture import Capture, Http
from depeche.acquire.fetching.outcome import Fetched
from depeche.acquire.warc import write_warc
from depeche.ledger import Ledger
from depeche.ledger.finding import Page
from depeche.version import VERSION


def write_pages(ledger: Ledger, query: str, path: Path) -> int:
    """How many pages of articles that satisfy the query were written; what came from files has no headers and is left out."""
    numbers = {hit.id for hit in ledger.articles(query, Page(None)).rows} if query else None
    software = f"depeche/{VERSION}"
    with path.open("wb") as out:
        return write_warc(out, _responses(ledger, numbers), software=software, compressed=not _is_plain(path))


def _is_plain(path: Path) -> bool:
    return path.name.removesuffix(".part").endswith(".warc")


def _responses(ledger: Ledger, numbers: set[int] | None) -> Iterator[Fetched]:
    for number, capture, http in ledger.http_captures():
        if numbers is None or number in numbers:
            yield _response(capture, http)


def _response(capture: Capture, http: Http) -> Fetched:
    """The page as the fetcher handed it over."""
    moved = () if http.asked == http.answered else (http.answered,)
    return Fetched(
        http.asked, http.answered, moved, http.status, http.headers, capture.original, capture.fetched, http.version
    )

"""Follow: an address, a list of sources or a folder becomes what is visited from now on."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import urljoin

from depeche.acquire.feeds.discovery import discover
from depeche.acquire.feeds.entry import Feed, Found
from depeche.acquire.feeds.feed import read_feed
from depeche.acquire.fetching.outcome import Failed, Fetched, Outcome
from depeche.config import WatchSettings
from depeche.errors import InputError
from depeche.ledger import Ledger
from depeche.ledger.sources import SourceKind

#: Usual addresses that are tried where a page points nowhere.
_TRIES = 6
#: Of an index of sitemaps so many are followed: those of news, else those of the latest months.
_SITEMAPS = 3
_NEWS = re.compile(r"news|actu|latest|recent|today", re.I)
#: A feed of comments tells no news.
_COMMENTS = re.compile(r"comment", re.I)
_KINDS: dict[str, SourceKind] = {"sitemap": "sitemap", "sitemap_index": "sitemap", "page": "page"}
#: Bytes of a list of sources.
_LONGEST = 20_000_000


class Fetches(Protocol):
    """What asks for an address: ``Fetcher``, or a double of it."""

    async def fetch(
        self,
        address: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        last_address: str | None = None,
    ) -> Outcome:
        """What came of asking."""
        ...


@dataclass(frozen=True, slots=True)
class Followed:
    """A source that was found: whether it is followed, and whether it was before."""

    address: str
    kind: SourceKind
    title: str | None
    followed: bool  #: False: found, and left for ``--all``
    new: bool
    entries: int | None = None  #: announced at the moment; None: not looked at


@dataclass(frozen=True, slots=True)
class Candidate:
    """A source that may be followed."""

    address: str
    kind: SourceKind
    title: str | None = None
    home: str | None = None
    entries: int | None = None
    wanted: bool = True


async def follow(
    ledger: Ledger,
    inputs: Sequence[str],
    fetcher: Fetches,
    settings: WatchSettings,
    on_error: Callable[[InputError], None],
    *,
    everything: bool = False,
) -> AsyncIterator[Followed]:
    """What was found behind each input, followed from now on; what leads to no source goes to ``on_error``."""
    waiting = deque(inputs)
    while waiting:
        name = waiting.popleft()
        try:
            if (addresses := _listed_in(name)) is not None:
                waiting.extendleft(reversed(addresses))
                continue
            async for found in _candidates(name, fetcher, everything=everything):
                yield _follow(ledger, found, settings, everything=everything)
        except InputError as error:
            on_error(error)


def _follow(ledger: Ledger, found: Candidate, settings: WatchSettings, *, everything: bool) -> Followed:
    wanted = found.wanted or everything
    interval = settings.folder if found.kind == "folder" else settings.first
    new = wanted and ledger.follow(found.address, found.kind, interval=interval, title=found.title, home=found.home)
    return Followed(found.address, found.kind, found.title, wanted, new, found.entries)


async def _candidates(name: str, fetcher: Fetches, *, everything: bool) -> AsyncIterator[Candidate]:
    path = Path(name)
    if "://" not in name and path.is_dir():
        yield Candidate(str(path.absolute()), "folder", path.absolute().name)
    elif "://" not in name and path.is_file():
        for found in listed(_read_list(path), name):
            yield found
    elif "://" not in name and ("." not in name or "/" in name[:1]):
        raise InputError(name, "no such file or folder; of a site write the address: https://…")
    else:
        address = name if "://" in name else f"https://{name}"
        async for found in _behind(address, fetcher, everything=everything):
            yield found


def _listed_in(name: str) -> list[str] | None:
    """The addresses of a plain list in a file, each to be looked behind; None where the input is something else."""
    path = Path(name)
    if "://" in name or not path.is_file():
        return None
    feed = _read_list(path)
    return [entry.address for entry in feed.entries if entry.address] if feed.kind == "list" else None


def _read_list(path: Path) -> Feed:
    try:
        with path.open("rb") as file:
            return read_feed(file.read(_LONGEST), path.absolute().as_uri())
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})") from error


def listed(feed: Feed, name: str) -> Iterator[Candidate]:
    """The sources of OPML, or of a plain list on the net. Raises InputError when there are none."""
    addresses = [*feed.feeds, *(entry.address for entry in feed.entries if entry.address and feed.kind == "list")]
    if not addresses:
        raise InputError(name, "lists no source; give OPML, or a text with an address a line")
    titles = {entry.address: entry.title for entry in feed.entries}
    yield from (Candidate(a, "feed", titles.get(a)) for a in dict.fromkeys(addresses))


async def _behind(address: str, fetcher: Fetches, *, everything: bool) -> AsyncIterator[Candidate]:
    """What stands behind an address: a source itself, a list or index of sources, or a page that points to some."""
    page = await _fetched(address, fetcher)
    feed = read_feed(page.content, page.final_address, page.media_type, page.charset)
    if feed.kind in {"opml", "list"}:
        for found in listed(feed, address):
            yield found
    elif feed.kind == "sitemap_index":
        for found in of_index(feed.feeds):
            yield found
    elif feed.kind == "page":
        async for found in _discovered(page, feed, fetcher, everything=everything):
            yield found
    else:
        yield _itself(address, feed)


def _itself(address: str, feed: Feed) -> Candidate:
    return Candidate(address, _KINDS.get(feed.kind, "feed"), feed.title, feed.home, len(feed.entries))


def of_index(sitemaps: Sequence[str]) -> Iterator[Candidate]:
    """The sitemaps of an index worth a visit: those of news, else the last by their names."""
    news = [address for address in sitemaps if _NEWS.search(address.rsplit("/", 1)[-1])]
    latest = sorted(sitemaps, key=_numbers, reverse=True)
    wanted = dict.fromkeys((news or latest)[:_SITEMAPS])
    yield from (Candidate(address, "sitemap", wanted=address in wanted) for address in dict.fromkeys(sitemaps))


def _numbers(address: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", address)[-4:])


async def _discovered(page: Fetched, feed: Feed, fetcher: Fetches, *, everything: bool) -> AsyncIterator[Candidate]:
    """The sources that a page points to, the best first; else those at the usual addresses; else the page itself."""
    found = discover(page.content, page.final_address)
    named = [f for f in found if f.named and f.kind in {"feed", "sitemap"} and not _is_of_comments(f)]
    count = 0
    async for candidate in _tried(named, fetcher, _TRIES):
        count += candidate.wanted
        yield candidate if everything or count == 1 else _left(candidate)
    if not count:
        async for candidate in _usual(page, found, fetcher):
            count += candidate.wanted
            yield candidate
    if not count and feed.entries:
        yield _itself(page.final_address, feed)
    elif not count:
        raise InputError(page.address, "no feed or sitemap was found there; give the address of one")


def _left(candidate: Candidate) -> Candidate:
    return Candidate(
        candidate.address, candidate.kind, candidate.title, candidate.home, candidate.entries, wanted=False
    )


def _is_of_comments(found: Found) -> bool:
    return bool(_COMMENTS.search(f"{found.title or ''} {found.address}"))


async def _usual(page: Fetched, found: Sequence[Found], fetcher: Fetches) -> AsyncIterator[Candidate]:
    """The first source at a usual address; else the sitemaps of robots.txt."""
    feeds = [f for f in found if not f.named and f.kind == "feed"]
    async for candidate in _tried(feeds, fetcher, _TRIES):
        if candidate.entries:
            yield candidate
            return
    robots = await fetcher.fetch(urljoin(page.final_address, "/robots.txt"))
    named = discover(robots.content, robots.final_address) if isinstance(robots, Fetched) else ()
    maps = [f for f in named if f.named and f.kind == "sitemap"] or [f for f in found if f.kind == "sitemap"]
    async for candidate in _tried(maps, fetcher, 2):
        yield candidate


async def _tried(found: Iterable[Found], fetcher: Fetches, most: int) -> AsyncIterator[Candidate]:
    """Of the first so many, those that are what they are said to be; an index of sitemaps becomes its sitemaps."""
    for one in list(dict.fromkeys(found))[:most]:
        try:
            page = await _fetched(one.address, fetcher)
            feed = read_feed(page.content, page.final_address, page.media_type, page.charset)
        except InputError:
            continue
        if feed.kind == "sitemap_index":
            for candidate in of_index(feed.feeds):
                yield candidate
        elif feed.kind not in {"page", "opml", "list"}:
            itself = _itself(one.address, feed)
            yield Candidate(one.address, itself.kind, feed.title or one.title, feed.home, itself.entries)


async def _fetched(address: str, fetcher: Fetches) -> Fetched:
    outcome = await fetcher.fetch(address)
    if isinstance(outcome, Fetched):
        return outcome
    reason = f"{outcome.reason}: {outcome.detail}" if isinstance(outcome, Failed) else "answers that nothing changed"
    raise InputError(address, reason)

"""Watch: visit what is due, fetch what is announced, until told to stop or until nothing is due."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from depeche.acquire.capture import Given
from depeche.acquire.feeds.entry import Feed
from depeche.acquire.feeds.feed import read_feed
from depeche.acquire.fetching.outcome import Failed, Fetched, Unchanged
from depeche.acquire.inputs import captures
from depeche.acquire.pages import page_capture
from depeche.config import Settings
from depeche.errors import DepecheError, InputError, LedgerError
from depeche.ledger import Ledger
from depeche.ledger.arrivals import Announced, Waiting
from depeche.ledger.outcomes import VisitOutcome
from depeche.ledger.sources import Source, Visit, moment
from depeche.watching import rhythm, visits
from depeche.watching.folders import files_of
from depeche.watching.follow import Fetches, of_index
from depeche.watching.reading import Arrival, Read, Reading
from depeche.watching.visits import Moment

T = TypeVar("T")

#: Visits and fetches under way or in line for their host's turn.
_MOST = 256
#: Pages claimed and not yet on the disk: as many as a kill can make be fetched a second time.
_IN_HAND = 64
#: A page that takes longer than so many seconds does not count among them, lest slow hosts keep all others waiting.
_SLOW = 10.0
#: Pages of one host in line at a time: what a kill can leave half done there.
_A_HOST = 2
#: Seconds, beside those of the fetch itself, after which a page that a killed process had in hand is fetched again.
_LEASE = 30.0
#: Seconds between two looks at the ledger at the least.
_SHORTEST = 0.25
#: Failures of a page that another day will not mend.
_FOR_GOOD = frozenset(
    {"bad_address", "refused_address", "not_text", "too_large", "robots", "redirects", "bad_redirect"}
)
_MAY_PASS = frozenset({408, 425, 429})
#: A larger answer is read beside the loop (bytes).
_LARGE = 200_000


@dataclass(slots=True)
class Progress:
    """What was done so far."""

    visits: int = 0
    quiet: int = 0  #: visits that found nothing changed
    failed_visits: int = 0
    pages: int = 0  #: fetched, or looked for in vain
    failed_pages: int = 0
    articles: Counter[str] = field(default_factory=Counter)  #: added, known, failed …

    def line(self) -> str:
        """On one line."""
        said = [_count(self.visits, "visit"), f"{self.quiet} quiet", f"{self.failed_visits} failed"]
        said += [_count(self.pages, "page")]
        return ", ".join([*said, *(f"{count} {fate}" for fate, count in sorted(self.articles.items()))])


def _fault(error: Exception) -> str:
    return f"{type(error).__name__}: {error}; this is a fault of depeche, please report it"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")


@dataclass(frozen=True, slots=True)
class Around:
    """The world around a watch, each part of it to be replaced in a test."""

    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ticks: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    draw: Callable[[], float] = random.random
    grace: float = 10.0  #: seconds that what is under way may take to end after the word to stop
    look: float = 5.0  #: seconds between two looks at the ledger: another process may have followed somebody


class Watch:
    """The sources of one ledger, visited. ``tell`` hears a line of each failure."""

    def __init__(
        self,
        ledger: Path,
        fetcher: Fetches,
        settings: Settings,
        *,
        jobs: int = 1,
        tell: Callable[[str], None],
        around: Around | None = None,
    ) -> None:
        self._path = ledger
        self._fetcher = fetcher
        self._settings = settings
        self._jobs = jobs
        self._tell = tell
        self._around = around or Around()
        self._busy: Counter[str] = Counter()
        self._in_hand: set[str] = set()
        self._fetching: dict[str, float] = {}
        self.progress = Progress()

    async def run(self, stop: asyncio.Event, *, once: bool = False, only: Sequence[int] | None = None) -> None:
        """Visits until ``stop``; with ``once`` until nothing is due. With ``only`` these sources, due or not.

        When it returns, what was fetched is on the disk; what was not is due again.
        """
        with Ledger(self._path, write=True, clock=self._around.clock) as ledger, ThreadPoolExecutor(1) as hand:
            self._ledger, self._hand = ledger, hand
            await self._let_hosts_rest()
            self._reading = Reading(self._path, self._jobs, self._around.clock, tell=self._hear, settled=self._let_go)
            try:
                await self._keep_on(stop, once=once, only=only)
            finally:
                await asyncio.to_thread(self._reading.close)

    async def _write(self, call: Callable[[Ledger], T]) -> T:
        """What the ledger answers. One hand writes, beside the loop: nobody's turn waits for the disk."""
        return await asyncio.get_running_loop().run_in_executor(self._hand, call, self._ledger)

    async def _let_hosts_rest(self) -> None:
        """A process that ran a moment ago, and was killed, may have asked any host just now."""
        last = await self._write(lambda ledger: ledger.last_tried())
        if last is not None and self._around.clock() - last < timedelta(hours=1):
            await self._around.sleep(self._settings.fetch.per_host_interval)

    async def _keep_on(self, stop: asyncio.Event, *, once: bool, only: Sequence[int] | None) -> None:
        under_way: set[asyncio.Task[None]] = set()
        all_visited = False
        stopping = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                room = len(only) if only is not None else _MOST - len(under_way)
                sources = await self._claim_sources(room, only) if room > 0 and not all_visited else ()
                all_visited = all_visited or only is not None or (once and len(sources) < room)
                under_way |= {asyncio.create_task(self._visit(source)) for source in sources}
                pages = await self._claim_pages(min(_MOST - len(under_way), self._free_hands()), only)
                under_way |= {asyncio.create_task(self._page(page)) for page in pages}
                if once and not under_way:
                    return
                under_way = await self._wait(under_way, stopping)
            await self._end(under_way)
        finally:
            stopping.cancel()
            for task in under_way:
                task.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)

    @property
    def _lease(self) -> float:
        return self._settings.fetch.total_timeout + _LEASE

    async def _claim_sources(self, room: int, only: Sequence[int] | None) -> tuple[Source, ...]:
        lease = self._lease
        return await self._write(lambda ledger: ledger.claim_sources(only=only, most=room, lease=lease))

    def _free_hands(self) -> int:
        now = self._around.ticks()
        slow = sum(now - began > _SLOW for began in self._fetching.values())
        return _IN_HAND + slow - len(self._in_hand)

    async def _claim_pages(self, room: int, only: Sequence[int] | None) -> tuple[Waiting, ...]:
        if room <= 0:
            return ()
        lease, busy, in_hand = self._lease, Counter(self._busy), frozenset(self._in_hand)
        pages = await self._write(
            lambda ledger: ledger.claim_pages(
                lease=lease, most=room, per_host=_A_HOST, only=only, busy=busy, in_hand=in_hand
            )
        )
        self._busy.update(page.host for page in pages)
        self._in_hand |= {page.key for page in pages}
        return pages

    async def _wait(self, under_way: set[asyncio.Task[None]], stopping: asyncio.Task[bool]) -> set[asyncio.Task[None]]:
        """Until something ends, or is due, or the word to stop comes; what failed for a fault of ours raises here."""
        due = await self._write(lambda ledger: ledger.next_due())
        wait = (due - self._around.clock()).total_seconds() if due else self._around.look
        waker = asyncio.ensure_future(self._around.sleep(min(max(wait, _SHORTEST), self._around.look)))
        try:
            done, _ = await asyncio.wait({*under_way, stopping, waker}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waker.cancel()
        self._reading.check()
        for task in done & under_way:
            task.result()
        return under_way - done

    async def _end(self, under_way: set[asyncio.Task[None]]) -> None:
        if under_way:
            await asyncio.wait(under_way, timeout=self._around.grace)

    # --- sources

    async def _visit(self, source: Source) -> None:
        """The source visited and settled, whatever comes of it; a fault of ours is an outcome like any other."""
        began = self._around.ticks()
        self.progress.visits += 1
        try:
            await (self._look_into(source) if source.kind == "folder" else self._ask(source, began))
        except LedgerError:
            raise
        except Exception as error:
            failure = Failed(source.address, self._around.clock(), "fault", _fault(error))
            at = self._moment(began)
            visit = visits.failed(self._settings.watch, source, failure, at)
            await self._failed_visit(source, visit, visits.outcome_of(failure, source.id, at))

    async def _ask(self, source: Source, began: float) -> None:
        outcome = await self._fetcher.fetch(
            source.address, etag=source.etag, last_modified=source.last_modified, last_address=source.answered
        )
        at = self._moment(began)
        said = visits.outcome_of(outcome, source.id, at)
        match outcome:
            case Fetched():
                await self._answered(source, outcome, said, at)
            case Unchanged():
                await self._quiet(source, said, outcome.fresh_for, at)
            case Failed():
                await self._failed_visit(source, visits.failed(self._settings.watch, source, outcome, at), said)

    async def _answered(self, source: Source, page: Fetched, said: VisitOutcome, at: Moment) -> None:
        if visits.digest_of(page) == source.digest:
            await self._quiet(source, said, page.fresh_for, at)
            return
        try:
            feed = await self._parsed(page)
            if feed.kind == "page" and source.kind != "page":
                raise InputError(source.address, f"is a page now, not a {source.kind}; follow the site again")
        except InputError as error:
            failed = replace(said, code="unreadable", detail=error.reason)
            await self._failed_visit(source, visits.unreadable(self._settings.watch, source, error, at), failed)
            return
        visit = visits.changed(self._settings.watch, source, page, feed, at)
        if feed.kind == "sitemap_index":
            for found in of_index(feed.feeds):
                if found.wanted:
                    await self._follow(found.address)
        await self._settle(source, visit, said, visits.announced(feed))

    async def _follow(self, address: str) -> None:
        """A sitemap of an index, from now on a source of its own."""
        first = self._settings.watch.first
        await self._write(lambda ledger: ledger.follow(address, "sitemap", interval=first))

    async def _parsed(self, page: Fetched) -> Feed:
        arguments = (page.content, page.final_address, page.media_type, page.charset)
        return read_feed(*arguments) if len(page.content) < _LARGE else await asyncio.to_thread(read_feed, *arguments)

    async def _quiet(self, source: Source, said: VisitOutcome, fresh: float | None, at: Moment) -> None:
        self.progress.quiet += 1
        published = await self._write(lambda ledger: ledger.published_of(source.id, rhythm.ENTRIES))
        await self._settle(source, visits.unchanged(self._settings.watch, source, published, fresh, at), said)

    async def _failed_visit(self, source: Source, visit: Visit, said: VisitOutcome) -> None:
        self.progress.failed_visits += 1
        self._tell(f"{source.address}: {visit.error}")
        await self._settle(source, visit, said)

    async def _settle(
        self, source: Source, visit: Visit, said: VisitOutcome | None, announced: Sequence[Announced] = ()
    ) -> None:
        watch = self._settings.watch
        first = source.succeeded is None and source.kind != "folder"
        most = watch.newest if first else len(announced)
        pause = 0.0 if source.kind == "folder" else watch.changed
        tally = await self._write(
            lambda ledger: ledger.settle_visit(source, visit, said, announced, most=most, pause=pause)
        )
        if tally.passed:
            self._tell(f"{source.address}: the latest {most} are fetched, {tally.passed} older ones passed over")

    async def _look_into(self, source: Source) -> None:
        """A look into a folder leaves an outcome only when it fails: it asks nobody."""
        now = self._around.clock()
        at = Moment(now, 0.0, self._around.draw())
        settings = replace(self._settings.watch, shortest=self._settings.watch.folder)
        try:
            files = await asyncio.to_thread(files_of, Path(source.address), now)
        except InputError as error:
            said = VisitOutcome(moment(now), source.address, source.id, "unreadable", None, error.reason)
            await self._failed_visit(source, visits.unreadable(settings, source, error, at), said)
            return
        due = now + timedelta(seconds=rhythm.with_jitter(settings.folder, at.draw))
        await self._settle(source, Visit(settings.folder, due), None, files)

    # --- pages

    async def _page(self, page: Waiting) -> None:
        handed_on = False
        try:
            handed_on = await (self._file(page) if page.address is None else self._fetch_page(page, page.address))
        except asyncio.CancelledError:
            untried, now = replace(page, tries=page.tries - 1), self._around.clock()
            await self._write(lambda ledger: ledger.settle_page(untried, None, due=now))
            raise
        except DepecheError:
            raise
        except Exception as error:
            failure = Failed(page.address or page.entry, self._around.clock(), "fault", _fault(error))
            at = self._moment(self._around.ticks())
            await self._failed_page(page, failure, visits.outcome_of(failure, page.source, at), at)
        finally:
            self._busy[page.host] -= 1
            if not handed_on:
                self._let_go(page)

    def _let_go(self, page: Waiting) -> None:
        self._in_hand.discard(page.key)

    async def _fetch_page(self, page: Waiting, address: str) -> bool:
        """Whether the page was handed on to be read."""
        began = self._fetching[page.key] = self._around.ticks()
        try:
            outcome = await self._fetcher.fetch(address)
        finally:
            del self._fetching[page.key]
        at = self._moment(began)
        said = visits.outcome_of(outcome, page.source, at)
        self.progress.pages += 1
        if isinstance(outcome, Fetched):
            return await self._arrived(page, outcome, said)
        if isinstance(outcome, Failed):
            await self._failed_page(page, outcome, said, at)
        return False

    async def _arrived(self, page: Waiting, outcome: Fetched, said: VisitOutcome) -> bool:
        try:
            capture = page_capture(outcome)
            capture = replace(capture, given=replace(capture.given, announced=page.published))
        except InputError as error:
            self.progress.failed_pages += 1
            failed = replace(said, code="unreadable", detail=error.reason)
            why = f"unreadable: {error.reason}"
            await self._write(lambda ledger: ledger.settle_page(page, failed, state="failed", why=why))
            return False
        await self._write(lambda ledger: ledger.settle_page(page, said))
        await asyncio.to_thread(self._reading.put, Arrival(page, (capture,)))
        return True

    async def _failed_page(self, page: Waiting, failure: Failed, said: VisitOutcome, at: Moment) -> None:
        self.progress.failed_pages += 1
        status = failure.status or 0
        final = failure.reason in _FOR_GOOD or (400 <= status < 500 and status not in _MAY_PASS)
        if final or page.tries >= self._settings.watch.tries:
            self._tell(f"{page.address}: {failure.reason}: {failure.detail}")
            await self._write(lambda ledger: ledger.settle_page(page, said, state="failed", why=failure.reason))
            return
        wait = rhythm.before_try(self._settings.watch, page.tries, failure.retry_after)
        due = at.now + timedelta(seconds=rhythm.with_jitter(wait, at.draw))
        await self._write(lambda ledger: ledger.settle_page(page, said, due=due))

    async def _file(self, page: Waiting) -> bool:
        """A file of a folder: read at the next chance, whatever it holds."""
        folder = await self._write(lambda ledger: ledger.address_of(page.source))
        name = str(Path(folder) / page.entry)
        now = self._around.clock()
        found = await asyncio.to_thread(lambda: tuple(captures([name], Given(), now, BytesIO())))
        self.progress.pages += 1
        await asyncio.to_thread(self._reading.put, Arrival(page, found))
        return True

    def _moment(self, began: float) -> Moment:
        return Moment(self._around.clock(), self._around.ticks() - began, self._around.draw())

    def _hear(self, read: Read) -> None:
        self.progress.articles[read.fate] += 1
        if read.why:
            self._tell(f"{read.name}: {read.why}")

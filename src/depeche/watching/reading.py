"""Reading: what was fetched is read and added beside the fetching, in a thread with a connection of its own."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from depeche.acquire.capture import Capture
from depeche.errors import InputError
from depeche.filling import Acknowledged, ReadAll, fill, readers
from depeche.ledger import Ledger
from depeche.ledger.arrivals import Waiting
from depeche.ledger.entry import canonical
from depeche.ledger.writing import Outcome

#: So many arrivals wait for their reading; whoever fetches more waits too. What a kill can lose is fetched again later.
_AHEAD = 32
_TOGETHER = 16

Fate = Literal["added", "reread", "known", "forgotten", "failed"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came of a page or a file: its captures, or why there is none."""

    waiting: Waiting
    captures: tuple[Capture | InputError, ...]

    @property
    def page(self) -> str | None:
        """The page's own address in its canonical form; None for a file."""
        url = next((c.given.url for c in self.captures if isinstance(c, Capture)), None)
        return canonical(url) if url and self.waiting.page else None


@dataclass(frozen=True, slots=True)
class Read:
    """An article whose fate is settled."""

    name: str
    fate: Fate
    why: str | None = None


class Reading:
    """Takes arrivals, reads and adds them in the order in which they came.

    From its thread, ``tell`` hears of each article and ``settled`` of each page or file that is on the disk.
    """

    def __init__(
        self,
        ledger: Path,
        jobs: int,
        clock: Callable[[], datetime],
        *,
        tell: Callable[[Read], None],
        settled: Callable[[Waiting], None],
    ) -> None:
        self._path = ledger
        self._jobs = jobs
        self._tell = tell
        self._settled = settled
        self._clock = clock
        self._arrivals: queue.Queue[Arrival | None] = queue.Queue(_AHEAD)
        self._thread = threading.Thread(target=self._run, name="reading", daemon=True)
        self._error: BaseException | None = None
        self._thread.start()

    def put(self, arrival: Arrival) -> None:
        """The arrival is read in its turn; waits while too many do. Raises what ended the reading."""
        while True:
            self.check()
            try:
                self._arrivals.put(arrival, timeout=0.5)
            except queue.Full:
                continue
            return

    def close(self) -> None:
        """All that was put is read and on the disk. Raises what ended the reading before."""
        while self._thread.is_alive():
            try:
                self._arrivals.put(None, timeout=0.5)
                break
            except queue.Full:
                continue
        self._thread.join()
        self.check()

    def check(self) -> None:
        """Raises what ended the reading, if anything did: a full disk, for instance."""
        if self._error is not None:
            raise self._error

    def _run(self) -> None:
        try:
            with Ledger(self._path, write=True, clock=self._clock) as ledger, readers(self._jobs) as reading:
                for batch in self._batches():
                    self._read(ledger, batch, reading)
        except BaseException as error:
            self._error = error

    def _batches(self) -> Iterator[list[Arrival]]:
        """What there is, as soon as there is any, a few at a time."""
        last = False
        while not last:
            batch: list[Arrival] = []
            item = self._arrivals.get()
            while item is not None:
                batch.append(item)
                if len(batch) >= _TOGETHER or self._arrivals.empty():
                    break
                item = self._arrivals.get()
            last = item is None
            if batch:
                yield batch

    def _read(self, ledger: Ledger, batch: Sequence[Arrival], reading: ReadAll) -> None:
        """The batch read and settled. Each capture's name leads back to its arrival.

        A page that came in under another address is not read twice: whatever announced it has the article that is there.
        """
        batch, same = self._apart(ledger, batch)
        captures = {c.name: c for arrival in batch for c in arrival.captures if isinstance(c, Capture)}
        articles: dict[str, int] = {}
        errors: dict[str, InputError] = {}

        def fail(error: InputError) -> None:
            errors[error.subject] = error

        stream = (one for arrival in batch for one in arrival.captures)
        for done in fill(ledger, stream, fail, reading=reading):
            articles[done.name] = self._number(ledger, captures[done.name], done)
        for arrival in batch:
            self._settle(ledger, arrival, articles, errors)
            self._settled(arrival.waiting)
        for arrival in same:
            self._join(ledger, arrival)
            self._settled(arrival.waiting)

    def _apart(self, ledger: Ledger, batch: Sequence[Arrival]) -> tuple[list[Arrival], list[Arrival]]:
        """What is to be read, and pages that are here already or come earlier in the batch."""
        fresh: list[Arrival] = []
        same: list[Arrival] = []
        pages: set[str] = set()
        for arrival in batch:
            page = arrival.page
            known = page in pages or (page is not None and ledger.page_met(page) is not None)
            (same if known and arrival.waiting.capture is None else fresh).append(arrival)
            pages |= {page} if page else set()
        return fresh, same

    def _join(self, ledger: Ledger, arrival: Arrival) -> None:
        """The arrival has the article of its page; where that could not be read, neither can this."""
        met = ledger.page_met(arrival.page or "")
        self._tell(Read(arrival.waiting.address or "", "known" if met else "failed"))
        why = None if met else "unreadable: as under another address"
        ledger.settle_page(arrival.waiting, None, state="read" if met else "failed", capture=met, why=why)

    def _number(self, ledger: Ledger, capture: Capture, done: Acknowledged) -> int:
        """The article's number; one that the ledger had met before is joined to what announced it."""
        met = done.outcome in {Outcome.KNOWN, Outcome.FORGOTTEN}
        number = ledger.meet(capture) if met else done.article
        self._tell(Read(done.name, done.outcome.value))
        return number

    def _settle(
        self, ledger: Ledger, arrival: Arrival, articles: dict[str, int], errors: dict[str, InputError]
    ) -> None:
        names = [one.name if isinstance(one, Capture) else one.subject for one in arrival.captures]
        failed = [errors[name] for name in names if name in errors]
        for error in failed:
            self._tell(Read(error.subject, "failed", error.reason))
        numbers = [articles[name] for name in names if name in articles]
        if arrival.waiting.page is None and numbers:
            ledger.settle_page(arrival.waiting, None, state="read", capture=numbers[-1] or None)
        elif not numbers:
            why = failed[0].reason if failed else "held nothing to read"
            ledger.settle_page(arrival.waiting, None, state="failed", why=f"unreadable: {why}")

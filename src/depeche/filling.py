"""Filling the ledger: inputs read on all cores, written in order by one hand, acknowledged once they are on the disk."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from depeche.acquire.capture import Capture
from depeche.errors import InputError
from depeche.ledger import Ledger
from depeche.ledger.entry import Entry
from depeche.ledger.writing import Outcome

#: Entries written in one transaction: one wait for the disk for so many.
_TOGETHER = 16
#: Captures waiting for each reading process; bounds memory.
_AHEAD = 4

Read = Callable[[Capture], Entry | InputError]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """An input whose fate is settled: its name, what became of it, its article's number (0: none)."""

    name: str
    outcome: Outcome
    article: int


#: What reads each capture of a stream, in order, and passes on whatever else is in it.
ReadAll = Callable[[Iterator[Capture | InputError | Acknowledged]], Iterator[Entry | InputError | Acknowledged]]


def fill(
    ledger: Ledger,
    arrivals: Iterable[Capture | InputError],
    on_error: Callable[[InputError], None],
    *,
    jobs: int = 1,
    again: bool = False,
    reading: ReadAll | None = None,
) -> Iterator[Acknowledged]:
    """What became of each arrival, in order, once it is on the disk.

    Captures that the ledger has met are not read again, unless ``again``. Closing the iterator early loses nothing that
    was acknowledged; running it once more goes on where it stopped. ``reading`` are readers that are there already.
    """
    with nullcontext(reading) if reading is not None else readers(jobs) as read_all:
        waiting: list[tuple[str, Entry]] = []
        for outcome in read_all(_new(ledger, arrivals, again=again)):
            match outcome:
                case InputError():
                    on_error(outcome)
                case Acknowledged():
                    yield from _write(ledger, waiting)
                    yield outcome
                case Entry(capture):
                    waiting.append((capture.name, outcome))
                    if len(waiting) >= _TOGETHER:
                        yield from _write(ledger, waiting)
        yield from _write(ledger, waiting)


def _write(ledger: Ledger, waiting: list[tuple[str, Entry]]) -> Iterator[Acknowledged]:
    if not waiting:
        return
    written = ledger.add([entry for _, entry in waiting])
    names = [name for name, _ in waiting]
    waiting.clear()
    for name, done in zip(names, written, strict=True):
        yield Acknowledged(name, done.outcome, done.article)


def _new(
    ledger: Ledger, arrivals: Iterable[Capture | InputError], *, again: bool
) -> Iterator[Capture | InputError | Acknowledged]:
    """The arrivals; those that the ledger has met are settled at once."""
    for arrival in arrivals:
        met = ledger.known(arrival) if isinstance(arrival, Capture) else None
        if isinstance(arrival, Capture) and (met is Outcome.FORGOTTEN or (met is not None and not again)):
            yield Acknowledged(arrival.name, met, 0)
        else:
            yield arrival


def entry_of(capture: Capture) -> Entry | InputError:
    """The capture with its reading; an error in words where it cannot be read."""
    from depeche.pipeline import read_capture, unread
    from depeche.publish.jsonl import as_object

    try:
        return Entry(capture, as_object(read_capture(capture)))
    except Exception as error:
        return unread(capture, error)


@contextmanager
def readers(jobs: int) -> Iterator[ReadAll]:
    """Something that reads each capture of a stream, in order, and passes on whatever else is in it."""
    if jobs <= 1:
        yield lambda stream: (entry_of(item) if isinstance(item, Capture) else item for item in stream)
        return
    # A fresh interpreter for each process: forking one that holds a database or threads is not safe everywhere.
    pool = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))
    try:
        yield lambda stream: _side_by_side(pool, stream, jobs * _AHEAD)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _side_by_side(
    pool: ProcessPoolExecutor, stream: Iterator[Item | Capture], ahead: int
) -> Iterator[Item | Entry | InputError]:
    """The stream with its captures read by the pool, in the stream's order, ``ahead`` of them under way."""
    under_way: deque[Future[Entry | InputError] | Item] = deque()

    def start(item: Item | Capture) -> Future[Entry | InputError] | Item:
        return pool.submit(entry_of, item) if isinstance(item, Capture) else item

    under_way.extend(start(item) for item in islice(stream, ahead))
    while under_way:
        first = under_way.popleft()
        yield first.result() if isinstance(first, Future) else first
        under_way.extend(start(item) for item in islice(stream, 1))

"""Watching 500 sources, killed and started again ten times: nobody asked too often, nothing lost, nothing twice.

``DEPECHE_BENCH_WATCH`` sets how many minutes (one by default; ten tell more).
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks.measure import Bench, Measure
from benchmarks.newsstand import Asked, Newsstand
from depeche.acquire.fetching.configured import rules_of
from depeche.acquire.fetching.fetcher import Fetcher, Surroundings
from depeche.config import FetchSettings, Settings, WatchSettings
from depeche.ledger import Ledger
from depeche.ledger.finding import Page
from depeche.watching import Watch

_MINUTES = float(os.environ.get("DEPECHE_BENCH_WATCH", "1"))
_KILLS = 10
_INTERVAL = 1.0  #: seconds between two requests to one host
_SHORTEST = 10.0  #: seconds between two visits to one source
#: Of the moments at which requests come in, so much is the machine's own unpunctuality (seconds).
_SLACK = 0.2
#: After so many seconds nobody waits any longer for the last pages.
_DRAIN = 180.0


def watch(bench: Bench) -> list[Measure]:
    """The figures of the server's log and of the ledger."""
    ledger = bench.work / "watched.db"
    stand = Newsstand(pace=max(15.0, _MINUTES * 12))
    stand.start()
    with Ledger(ledger, write=True) as record:
        for address in stand.feeds():
            record.follow(address, "feed", interval=_SHORTEST)
    _watch_and_kill(ledger, stand)
    stand.closed = time.time()
    _run(ledger, "--once", "--all")
    deadline = time.time() + _DRAIN
    while _waiting(ledger) and time.time() < deadline:
        _run(ledger, "--once")
        time.sleep(1)
    log = list(stand.log)
    watched = [asked for asked in log if asked.came <= stand.closed]
    seconds, visits, size = _quiet(ledger, stand)
    return [*_manners(watched, stand.most_at_once), *_kept(ledger, stand, log), *_costs(seconds, visits, size)]


def _watch_and_kill(ledger: Path, stand: Newsstand) -> None:
    """Watch for so many minutes; killed ten times at random moments, and at once started again."""
    draw = random.Random(11)
    ends = time.time() + _MINUTES * 60
    moments = sorted(time.time() + draw.uniform(0.03, 0.97) * _MINUTES * 60 for _ in range(_KILLS))
    for number, moment in enumerate([*moments, ends], 1):
        child = _start(ledger)
        time.sleep(max(0.0, moment - time.time()))
        os.kill(child.pid, signal.SIGKILL if number <= _KILLS else signal.SIGTERM)
        child.wait()
        print(f"\r{number} of {_KILLS} kills, {len(stand.log)} requests", end="", file=sys.stderr)
    print(file=sys.stderr)


def _start(ledger: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "benchmarks.watch", str(ledger), *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _run(ledger: Path, *options: str) -> str:
    return _start(ledger, *options).communicate()[0]


def _waiting(ledger: Path) -> int:
    """Pages that were announced and are not there yet, and sources that failed at the last visit."""
    with Ledger(ledger) as record:
        return sum(health.waiting + bool(health.source.failures) for health in record.sources(Page(None)).rows)


def _quiet(ledger: Path, stand: Newsstand) -> tuple[float, int, int]:
    """CPU seconds, visits and bytes of one round in which nothing is new; the last of three, should one not be."""
    for _ in range(3):
        before = len(stand.log)
        seconds = float(_run(ledger, "--once", "--all", "--at-once"))
        visits = [asked for asked in stand.log[before:] if asked.path.startswith("/feed/")]
        if all(asked.status == 304 for asked in visits):
            break
    return seconds, len(visits), sum(asked.size for asked in visits)


def _manners(log: Sequence[Asked], most_at_once: int) -> list[Measure]:
    """Whether the server's log shows anybody who asked too often; robots.txt is asked for between the turns."""
    turns: dict[str, list[float]] = defaultdict(list)
    visits: dict[tuple[str, str], list[float]] = defaultdict(list)
    for asked in sorted(log, key=lambda a: a.came):
        if asked.path != "/robots.txt":
            turns[asked.host].append(asked.came)
        if asked.path.startswith("/feed/"):
            visits[asked.host, asked.path].append(asked.came)
    least = _INTERVAL - _SLACK
    return [
        Measure("watch/share of requests in their host's turn", _share(turns.values(), least)),
        Measure(
            "watch/share of visits no sooner than the shortest interval", _share(visits.values(), _SHORTEST * 0.89)
        ),
        Measure("watch/one over requests of one host at a time", round(1 / most_at_once, 2)),
    ]


def _share(moments: Iterable[Sequence[float]], least: float) -> float:
    gaps = [b - a for times in moments for a, b in pairwise(times)]
    return round(sum(gap >= least for gap in gaps) / len(gaps), 5)


def _kept(ledger: Path, stand: Newsstand, log: Sequence[Asked]) -> list[Measure]:
    """Whether every page printed is an article once, and how often pages were asked for in vain."""
    with Ledger(ledger) as record:
        rows = record.connection().execute("SELECT address, count(*) FROM captures GROUP BY address").fetchall()
        broken = [faults for _, faults in record.check() if faults]
    there, printed = Counter(dict(rows)), stand.pages()
    asked = Counter((a.host, a.path.partition("?")[0]) for a in log if a.path.startswith("/a/"))
    print(f"{len(printed)} pages, {sum(asked.values())} requests for them, most {max(asked.values())}", file=sys.stderr)
    return [
        Measure("watch/share of pages that are an article once", sum(there[p] == 1 for p in printed) / len(printed)),
        Measure("watch/share of articles that were printed", sum(page in printed for page in there) / len(there)),
        Measure("watch/pages over requests for them", round(len(asked) / sum(asked.values()), 4)),
        Measure("watch/check is clean", float(not broken)),
        Measure("watch/sources", len(stand.feeds())),
        Measure("watch/kills", _KILLS),
    ]


def _costs(seconds: float, visits: int, size: int) -> list[Measure]:
    return [
        Measure("watch/quiet visits a CPU-second", round(visits / seconds, 1)),
        Measure("watch/quiet visits a megabyte", round(visits / size * 1e6, 1)),
    ]


async def _resolve(*_: object) -> tuple[str, ...]:
    """Every name is this machine."""
    return ("127.0.0.1",)


async def _child(ledger: Path, *, once: bool, everything: bool, at_once: bool) -> None:
    interval = 0.0 if at_once else _INTERVAL
    fetch = FetchSettings(
        per_host_interval=interval, allow=("127.0.0.1",), total_timeout=20.0, timeout=15.0, connections=64
    )
    settings = Settings(fetch, WatchSettings(shortest=_SHORTEST, first=_SHORTEST, longest=30.0))
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    with Ledger(ledger) as record:
        only = [health.source.id for health in record.sources(Page(None)).rows] if everything else None
    async with Fetcher(rules_of(fetch), Surroundings(resolve=_resolve)) as fetcher:
        watching = Watch(ledger, fetcher, settings, tell=lambda line: print(line, file=sys.stderr))
        began = time.process_time()
        await watching.run(stop, once=once, only=only)
        print(time.process_time() - began)


if __name__ == "__main__":
    _path, *_options = sys.argv[1:]
    asyncio.run(
        _child(
            Path(_path),
            once="--once" in _options,
            everything="--all" in _options,
            at_once="--at-once" in _options,
        )
    )

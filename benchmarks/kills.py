"""Killed at random moments while adding: everything that was acknowledged must be there, whole, the ledger clean."""

from __future__ import annotations

import os
import pickle
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.generated import generated
from benchmarks.measure import Bench, Measure
from depeche.ledger import Ledger
from depeche.ledger.finding import Page

_KILLS = int(os.environ.get("DEPECHE_BENCH_KILLS", "200"))
_BATCH = 4


def kills(bench: Bench) -> list[Measure]:
    """A child adds articles and names each once it is acknowledged; it is killed; what it named is looked for."""
    entries = bench.work / "entries.pickle"
    entries.write_bytes(pickle.dumps(list(generated(2000))))
    ledger = bench.work / "killed.db"
    draw = random.Random(7)
    named: set[str] = set()
    kept = clean = 0
    for number in range(_KILLS):
        named |= _killed_after(draw.uniform(0.01, 0.4), entries, ledger, seed=number)
        with Ledger(ledger, write=True) as record:
            there = {hit.record for hit in record.articles("", Page(None)).rows}
            kept += named <= there
            clean += all(not faults for _, faults in record.check())
        if len(named) > 1500:
            named.clear()
            for file in bench.work.glob("killed.db*"):
                file.unlink()
        print(f"\r{number + 1} kills", end="", file=sys.stderr)
    print(file=sys.stderr)
    return [
        Measure("kills/share after which all that was acknowledged was there", kept / _KILLS),
        Measure("kills/share after which the check was clean", clean / _KILLS),
        Measure("kills/number", _KILLS),
    ]


def _killed_after(seconds: float, entries: Path, ledger: Path, seed: int) -> set[str]:
    """The ids that a child named before it was killed, so long after its first."""
    child = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.kills", str(entries), str(ledger), str(seed)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(seconds)
    os.kill(child.pid, signal.SIGKILL)
    rest = child.stdout.read()
    child.wait()
    whole = [line for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]
    return {line.strip() for line in whole}


def _add(entries: Path, ledger: Path, seed: int) -> None:
    """The child: adds in an order of its own until it is killed, and names what is in."""
    waiting = pickle.loads(entries.read_bytes())
    random.Random(seed).shuffle(waiting)
    with Ledger(ledger, write=True) as record:
        for start in range(0, len(waiting), _BATCH):
            batch = waiting[start : start + _BATCH]
            record.add(batch)
            for entry in batch:
                print(entry.record["id"], flush=True)


if __name__ == "__main__":
    _add(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))

"""The ledger at size: what adding costs as it grows, how fast it answers, what it weighs; beside SQLite alone."""

from __future__ import annotations

import itertools
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence

from benchmarks.generated import generated
from benchmarks.measure import Bench, Measure
from depeche.ledger import Ledger
from depeche.ledger.entry import Entry
from depeche.ledger.finding import Page
from depeche.ledger.writing import pack_record

#: Articles in the ledger when it is measured.
_SIZE = int(os.environ.get("DEPECHE_BENCH_LEDGER", "100000"))
_SLICE = 1000
_TOGETHER = 16
_SEARCHES = (
    "soldats", "harbour blockade", '"conférence de presse"', "who:morvane", "grève OR strike", "accord -blé",
    "outlet:herald teachers", "date:2015-03 manifesté", "type:ACCUSE mayor", "dockers prime lang:fr", "to:government",
    "place:kelbourg", "kelbourg", "fighters town", '"called for a ceasefire" published:2020..', "euros offre",
    "says:protégerons", "incendie usine", "lithium", "(storm OR tempête) date:2019", "central bank inflation",
)  # fmt: skip


def ledger(bench: Bench) -> list[Measure]:
    """Adding, searching and weight at 100,000 articles (``DEPECHE_BENCH_LEDGER`` sets another number)."""
    path = bench.work / "ledger.db"
    costs = []
    entries = generated(_SIZE)
    with Ledger(path, write=True) as record:
        while batch := list(itertools.islice(entries, _SLICE)):
            costs.append(_cost(lambda batch=batch: _add(record, batch)) / len(batch))  # type: ignore[misc]
            print(f"\r{len(costs) * _SLICE} articles", end="", file=sys.stderr)
        print(file=sys.stderr)
        first, last = costs[0], sorted(costs[-5:])[len(costs[-5:]) // 2]
        found = _times([lambda q=q: record.articles(q, Page(20)) for q in _SEARCHES])  # type: ignore[misc]
        facts = _times([lambda q=q: record.facts(q, Page(20)) for q in _SEARCHES])  # type: ignore[misc]
        bare = _times([lambda w=w: _bare(record, w) for w in ("soldats", "harbour", "manifeste", "town")])  # type: ignore[misc]
    weight = path.stat().st_size / (len(costs) * _SLICE)
    plain = _cost(lambda: _plain(bench, list(generated(_SLICE, seed=2)))) / _SLICE
    return [
        Measure("ledger/cost of the first thousand over that of the last", round(first / last, 2)),
        Measure("ledger/50 ms over p95 of a search for articles", round(0.05 / _p95(found), 2)),
        Measure("ledger/50 ms over p95 of a search for facts", round(0.05 / _p95(facts), 2)),
        Measure("ledger/bare FTS5 query over p95 of a search", round(_p95(bare) / _p95(found), 2)),
        Measure("ledger/plain SQLite insert over adding", round(plain / last, 2)),
        Measure("ledger/articles a megabyte", round(1e6 / weight, 1)),
    ]


def _add(record: Ledger, batch: Sequence[Entry]) -> None:
    for start in range(0, len(batch), _TOGETHER):
        record.add(batch[start : start + _TOGETHER])


def _plain(bench: Bench, batch: Sequence[Entry]) -> None:
    """The same words and records into two plain tables, as many in a transaction."""
    connection = sqlite3.connect(bench.work / "plain.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT, packed BLOB)")
    for start in range(0, len(batch), _TOGETHER):
        connection.execute("BEGIN")
        rows = [(e.capture.text, pack_record(e.record)) for e in batch[start : start + _TOGETHER]]
        connection.executemany("INSERT INTO t (text, packed) VALUES (?, ?)", rows)
        connection.execute("COMMIT")
    connection.close()


def _bare(record: Ledger, word: str) -> None:
    record.connection().execute(
        "SELECT rowid FROM article_words WHERE article_words MATCH ? ORDER BY rank LIMIT 20", (word,)
    ).fetchall()


def _cost(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _times(searches: Sequence[Callable[[], object]]) -> list[float]:
    """The CPU seconds of each search, the least of three runs."""
    return [min(_cost(search) for _ in range(3)) for search in searches]


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]

"""The desk at size: what a page costs, when a browser first paints it, and fifty readers while articles come in."""

from __future__ import annotations

import http.client
import itertools
import multiprocessing
import os
import pickle
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.generated import generated
from benchmarks.measure import Bench, Measure
from depeche.ledger import Ledger

#: Articles in the ledger; the promise is made for 100,000, which take some minutes to fill in.
_SIZE = int(os.environ.get("DEPECHE_BENCH_DESK", "5000"))
#: A ledger that is there already; it is copied.
_READY = os.environ.get("DEPECHE_BENCH_DESK_LEDGER")
_TOGETHER = 64
_READERS = 50
_PAGES_EACH = 8
#: Articles that come in beside the readers, or as many as there is time for.
_COMING_IN = 3000
_PAGES = (
    "/", "/?q=soldats", "/?q=harbour+blockade", "/?outlet=herald", "/?lang=fr", "/?type=DENY", "/?type=ACCUSE&lang=en",
    "/?since=2015-03&until=2015-04", "/?q=who:morvane", "/?q=type:ACCUSE+mayor", "/?offset=600", "/facts",
    "/facts?type=DENY", "/facts?status=planned", "/facts?type=ACCUSE&outlet=herald", "/facts?lang=fr", "/facts?q=soldats",
    "/facts?q=to:government", "/facts?since=2015-03&until=2015-04", "/facts?offset=600", "/claims", "/timeline", "/map",
    "/network", "/network?q=who:morvane", "/people", "/people/organisation:united-nations",
    "/outlets", "/intake", "/articles/500", "/articles/1500",
    "/?format=atom", "/facts?format=csv", "/api/facts", "/api/search?q=soldats", "/api/entities?name=morvane",
)  # fmt: skip
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PAINTED = "performance.getEntriesByName('first-contentful-paint').map(e => e.startTime)[0]"


def desk(bench: Bench) -> list[Measure]:
    """Pages of a ledger of 5,000 articles (``DEPECHE_BENCH_DESK`` sets another number)."""
    path = bench.work / "desk.db"
    if _READY:
        shutil.copy(_READY, path)
    else:
        _fill(path)
    costs = _costs(path)
    for page, cost in sorted(costs.items(), key=lambda pair: -pair[1])[:5]:
        print(f"{cost * 1000:.0f} ms {page}", file=sys.stderr)
    ordered = sorted(costs.values())
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    measures = [Measure("desk/150 ms over p95 of a page", round(0.15 / p95, 2))]
    with _served(path) as address:
        if painted := _painted(address):
            measures.append(Measure("desk/1 s over the slowest first paint", round(1 / max(painted), 2)))
        entries = bench.work / "entries.pickle"
        entries.write_bytes(pickle.dumps(list(generated(_COMING_IN, seed=3))))
        answered, added = _beside_adding(path, entries, address)
    print(f"{added} articles came in beside {_READERS} readers", file=sys.stderr)
    if not added:
        raise SystemExit("nothing came in beside the readers")
    measures.append(Measure("desk/share of pages answered to fifty readers while adding", answered))
    return measures


def _fill(path: Path) -> None:
    entries = generated(_SIZE)
    with Ledger(path, write=True) as ledger:
        while batch := list(itertools.islice(entries, _TOGETHER)):
            ledger.add(batch)


def _costs(path: Path) -> dict[str, float]:
    """The CPU seconds of each page, the least of three."""
    from starlette.testclient import TestClient

    from depeche.publish.desk.app import make_app
    from depeche.publish.desk.settings import Settings

    client = TestClient(make_app(path, Settings("a token for the benchmark")), base_url="http://127.0.0.1")
    costs: dict[str, float] = {}
    for page in (*_PAGES[:2], *_PAGES):  # the first two warm up
        tries = []
        for _ in range(3):
            start = time.process_time()
            status = client.get(page).status_code
            tries.append(time.process_time() - start)
            if status != 200:
                raise SystemExit(f"{page} was answered with {status}")
        costs[page] = min(tries)
    return costs


@contextmanager
def _served(path: Path) -> Iterator[str]:
    """The address of the desk, served by a process of its own."""
    command = [sys.executable, "-m", "depeche", "serve", "--ledger", str(path), "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    found = re.search(r"http://\S+", server.stderr.readline())
    if found is None:
        raise SystemExit("depeche serve did not start")
    server.stderr.readline()
    try:
        yield found[0].rstrip("/")
    finally:
        server.terminate()
        server.wait()


def _painted(address: str) -> list[float]:
    """Seconds to the first paint of the main pages in Chromium; none where there is no Chromium."""
    path = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if path is None:
        print("no Chromium: first paint is not measured", file=sys.stderr)
        return []
    from playwright.sync_api import sync_playwright

    painted = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        for page in ("/", "/facts", "/articles/500", "/claims", "/timeline", "/map", "/network"):
            tries = []
            for _ in range(3):
                opened = browser.new_page()
                opened.goto(address + page, wait_until="load")
                opened.wait_for_timeout(100)
                if (moment := opened.evaluate(_PAINTED)) is not None:
                    tries.append(moment / 1000)
                opened.close()
            painted += [min(tries)] if tries else []
            print(f"{page} is painted after {min(tries, default=0):.2f} s", file=sys.stderr)
        browser.close()
    return painted


def _beside_adding(path: Path, entries: Path, address: str) -> tuple[float, int]:
    """The share of pages that fifty readers were given while another process added, and how many came in meanwhile."""
    before = _captures(path)
    adding = multiprocessing.get_context("spawn").Process(target=_add, args=(path, entries))
    adding.start()
    try:
        while _captures(path) == before and adding.is_alive():
            time.sleep(0.1)
        with ThreadPoolExecutor(_READERS) as readers:
            answers = list(readers.map(lambda number: _read(address, number), range(_READERS)))
    finally:
        adding.terminate()
        adding.join()
    flat = [pair for pairs in answers for pair in pairs]
    if refused := Counter(pair for pair in flat if pair[0] != 200):
        print(f"refused: {dict(refused)}", file=sys.stderr)
    return sum(status == 200 for status, _ in flat) / len(flat), _captures(path) - before


def _captures(path: Path) -> int:
    with Ledger(path) as ledger:
        return int(ledger.connection().execute("SELECT count(*) FROM captures").fetchone()[0])


def _read(address: str, number: int) -> Sequence[tuple[int, str]]:
    """The pages that one reader asked for, one after the other, with the status of each answer."""
    where = urlsplit(address)
    connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=60)
    statuses = []
    for turn in range(_PAGES_EACH):
        page = _PAGES[(number + 7 * turn) % len(_PAGES)]
        connection.request("GET", page)
        answer = connection.getresponse()
        answer.read()
        statuses.append((answer.status, page))
    connection.close()
    return statuses


def _add(path: Path, entries: Path) -> None:
    """Adds one article after the other until it is ended or there are no more."""
    with Ledger(path, write=True) as ledger:
        for entry in pickle.loads(entries.read_bytes()):
            ledger.add([entry])

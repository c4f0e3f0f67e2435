"""Restored pages against their gold, beside the peers on the same pages; pages a CPU-second beside trafilatura's."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from benchmarks.measure import Bench, Measure
from benchmarks.page_peers import extracted, installed_peers

_BODY = frozenset({"standfirst", "heading", "paragraph", "quote", "list"})
_FIGURES = ("f1", "para_f1", "rougeL_f1", "snip_f1", "title", "authors", "date", "tags", "rec_standfirst")
#: The sets and, for the dates' own, the only figure it has; which peers are run on it.
_BENCHES: Mapping[str, tuple[str, ...]] = {
    "aeb": ("trafilatura", "newspaper4k", "readability-lxml"),
    "french": ("trafilatura", "newspaper4k", "readability-lxml"),
    "fundus_eval": ("trafilatura", "newspaper4k", "readability-lxml"),
    "fundus_tests": ("trafilatura", "newspaper4k", "readability-lxml"),
    "htmldate": ("htmldate",),
    "trafilatura": ("trafilatura",),
}
_SPEED_SAMPLE = 80
#: The peers whose speed ours is measured against.
_RACED = ("trafilatura", "resiliparse")
_TABLE = Path(__file__).resolve().parent / "PAGES.md"

Figures = Mapping[tuple[str, str], float]


def pages(bench: Bench) -> list[Measure]:
    """Body, title, authors, date, tags and standfirst of every set. Writes the table of all."""
    ours = _scored(bench, "depeche", dict.fromkeys(_BENCHES, _restored))
    peers = {
        peer: _scored(bench, peer, {name: _by(extract) for name, peers in _BENCHES.items() if peer in peers})
        for peer, extract in installed_peers().items()
        if any(peer in peers for peers in _BENCHES.values())
    }
    _TABLE.write_text(_table({"depeche": ours, **peers}), encoding="utf-8")
    return [Measure(f"pages/{name}/{key}", value) for (name, key), value in ours.items()]


def _scored(bench: Bench, who: str, readers: Mapping[str, Callable[[Path], dict[str, Any]]]) -> Figures:
    """The figures of one extractor by set and name."""
    folder = bench.work / "pages" / who
    folder.mkdir(parents=True, exist_ok=True)
    for name, read in readers.items():
        rows = [{"id": gold["id"], **read(path)} for gold, path in _pages(bench, name)]
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    figures = {}
    for line in bench.score("score_pages.py", bench.corpus / "pages", folder, *readers).splitlines():
        name, _, scored = line.partition(" ")
        figures.update({(name, key): value for key, value in json.loads(scored).items() if key in _FIGURES})
    return figures


def _pages(bench: Bench, name: str) -> Iterator[tuple[dict[str, Any], Path]]:
    """The pages of a set: their gold and where their markup is (a set may borrow another's)."""
    for path in sorted((bench.corpus / "pages" / name).glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield gold, path.parent / gold.get("html_file", path.with_suffix(".html.gz").name)


def _restored(path: Path) -> dict[str, Any]:
    from depeche.acquire.capture import Given
    from depeche.acquire.inputs import captures
    from depeche.article.restore import restore
    from depeche.errors import InputError

    for capture in captures([str(path)], Given(), datetime.now(UTC), BytesIO()):
        if isinstance(capture, InputError):
            continue
        article = restore(capture)
        return {
            "text": "\n".join(article.text[p.start : p.end] for p in article.parts if p.kind in _BODY),
            "title": article.headline.text if article.headline else None,
            "authors": [name.text for name in article.byline or article.signed_by[:1]],
            "date": article.published.value[:10] if article.published else None,
            "tags": [tag.text for tag in article.tags],
        }
    return {"text": ""}


def _by(extract: Callable[[bytes], dict[str, Any]]) -> Callable[[Path], dict[str, Any]]:
    return lambda path: extracted(extract, gzip.decompress(path.read_bytes()))


def _table(figures: Mapping[str, Figures]) -> str:
    """One row a set and figure, one column an extractor."""
    names = list(figures)
    rows = [
        "# Pages: depeche and its peers\n\nWritten by `./run.sh bench pages`, all run on the same pages (development halves).\n",
        f"| measure | {' | '.join(names)} |",
        f"|---|{'--:|' * len(names)}",
    ]
    for name, key in figures["depeche"]:
        cells = [_cell(figures[who].get((name, key))) for who in names]
        rows.append(f"| {name} {key} | {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def _cell(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def page_speed(bench: Bench) -> list[Measure]:
    """Pages a CPU-second, metadata and map included, over those of the peers in the same run; ours as such."""
    sample = [path for _, path in _pages(bench, "aeb")][:_SPEED_SAMPLE]
    peers = {name: _by(peer) for name, peer in installed_peers().items() if name in _RACED}
    ours, *theirs = _all_seconds(sample, [_restored, *peers.values()])
    found = [
        Measure(f"speed/pages over {name}", round(seconds / ours, 3))
        for name, seconds in zip(peers, theirs, strict=True)
    ]
    return [*found, Measure("speed/pages a CPU-second", round((len(sample) - 1) / ours, 1))]


def _all_seconds(sample: Sequence[Path], readers: Sequence[Callable[[Path], dict[str, Any]]]) -> list[float]:
    """The CPU seconds of each reader over the sample, each page new to it.

    The readers take turns page by page, so that what else the machine does falls on all alike.
    """
    for read in readers:
        read(sample[0])
    rounds = [[_seconds(read, path) for read in readers] for path in sample[1:]]
    return [sum(seconds) for seconds in zip(*rounds, strict=True)]


def _seconds(read: Callable[[Path], dict[str, Any]], path: Path) -> float:
    start = time.process_time()
    read(path)
    return time.process_time() - start

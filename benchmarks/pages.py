"""Restored pages against their gold, and pages a CPU-second beside trafilatura where it is installed."""

from __future__ import annotations

import importlib.util
import json
import time
from pathlib import Path
from typing import Any

from benchmarks.measure import Bench, Measure

_BODY = frozenset({"standfirst", "heading", "paragraph", "quote", "list"})
_BENCHES = ("aeb", "french", "fundus_eval", "fundus_tests")
_FIGURES = ("f1", "para_f1", "rougeL_f1", "title", "authors", "date", "tags", "rec_standfirst")
_SPEED_SAMPLE = 60


def pages(bench: Bench) -> list[Measure]:
    """Shingle F1 of the body, title, authors, date, tags and standfirst; the ratio of speeds."""
    folder = bench.work / "pages"
    folder.mkdir(exist_ok=True)
    for name in _BENCHES:
        restored = [_restored(path) for path in _pages(bench, name)]
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in restored)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    measures = []
    for line in bench.score("score_pages.py", bench.corpus / "pages", folder, *_BENCHES).splitlines():
        name, _, scored = line.partition(" ")
        figures = json.loads(scored)
        measures += [Measure(f"pages/{name}/{key}", figures[key]) for key in _FIGURES if key in figures]
    return measures + _speed(bench)


def _pages(bench: Bench, name: str) -> list[Path]:
    return sorted((bench.corpus / "pages" / name).glob("*.html.gz"))


def _restored(path: Path) -> dict[str, Any]:
    from datetime import UTC, datetime
    from io import BytesIO

    from depeche.acquire.capture import Given
    from depeche.acquire.inputs import captures
    from depeche.article.restore import restore
    from depeche.errors import InputError

    gold = json.loads(path.with_name(path.name.removesuffix(".html.gz") + ".json").read_text(encoding="utf-8"))
    for capture in captures([str(path)], Given(), datetime.now(UTC), BytesIO()):
        if isinstance(capture, InputError):
            continue
        article = restore(capture)
        return {
            "id": gold["id"],
            "text": "\n".join(article.text[p.start : p.end] for p in article.parts if p.kind in _BODY),
            "title": article.headline.text if article.headline else None,
            "authors": [name.text for name in article.byline],
            "date": article.published.value[:10] if article.published else None,
            "tags": [tag.text for tag in article.tags],
        }
    return {"id": gold["id"], "text": ""}


def _speed(bench: Bench) -> list[Measure]:
    """Pages a CPU-second, metadata and map included, over trafilatura's in the same run."""
    sample = _pages(bench, "aeb")[:_SPEED_SAMPLE]
    start = time.process_time()
    for path in sample:
        _restored(path)
    ours = time.process_time() - start
    if importlib.util.find_spec("trafilatura") is None:
        return []
    import gzip

    import trafilatura

    start = time.process_time()
    for path in sample:
        trafilatura.bare_extraction(gzip.decompress(path.read_bytes()), with_metadata=True)
    return [Measure("speed/pages over trafilatura", round((time.process_time() - start) / ours, 2))]

"""Times, quantities and places against the development gold."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.measure import Bench, Measure, rows_of


def spans(bench: Bench) -> list[Measure]:
    """French news of all three kinds; the times, quantities and places collections."""
    measures = []
    news = bench.corpus / "tqp" / "dev"
    read = bench.read("tqp", sorted(news.glob("*.json")))
    for kind in ("times", "quantities", "places"):
        measures += _measures(bench, kind, news, read, f"{kind}/news_fr")
    for kind in ("times", "quantities", "places"):
        for gold in sorted((bench.corpus / kind).glob("*.jsonl")):
            if "ordinal" not in gold.stem:
                read = bench.read(gold.stem, [_articles(bench, gold)])
                measures += _measures(bench, kind, gold, read, f"{kind}/{gold.stem}")
    return measures


def _articles(bench: Bench, gold: Path) -> Path:
    rows = []
    for item in rows_of(gold):
        row = {"id": item["id"], "text": item["text"], "lang": item.get("lang", "en")}
        if item.get("reference_datetime"):
            row["date"] = item["reference_datetime"]
        rows.append(row)
    return bench.write(f"{gold.stem}-in", rows)


def _measures(bench: Bench, kind: str, gold: Path, read: Path, name: str) -> list[Measure]:
    scored = json.loads(bench.score("score_spans.py", kind, gold, read))
    figures = ["value", "exact"] + (["unit", "bound"] if kind == "quantities" and gold.is_dir() else [])
    return [Measure(f"{name}/{figure} F1", scored[figure]) for figure in figures]

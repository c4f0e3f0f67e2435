"""Facts against the articles that we annotated ourselves: nobody tunes on the ones that are shut."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import Bench, Measure
from depeche._languages import codes
from training.annotated import Annotated, annotated

_FIGURES = ("found:all", "found:event", "found:statement", "joint", "proof")


def annotated_facts(bench: Bench) -> list[Measure]:
    """Facts found, joint and proof of each language: of all these articles, and of the shut ones alone."""
    measures = []
    for code in codes():
        articles = list(annotated(bench.corpus, code))
        folder = bench.work / f"annotated-{code}"
        folder.mkdir(exist_ok=True)
        read = bench.read(f"annotated-{code}", [article.write(folder) for article in articles])
        measures += _scored(bench, f"annotated/{code}", folder, read)
        measures += _scored(bench, f"annotated/{code} shut", _alone(bench, code, articles), read)
    return measures


def _alone(bench: Bench, code: str, articles: Sequence[Annotated]) -> Path:
    folder = bench.work / f"annotated-{code}-shut"
    folder.mkdir(exist_ok=True)
    for article in articles:
        if article.shut:
            article.write(folder)
    return folder


def _scored(bench: Bench, name: str, gold: Path, read: Path) -> list[Measure]:
    scored = json.loads(bench.score("score_facts.py", gold, read, "--json", "--boot", "200"))
    return [_measure(f"{name}/{figure} f1", scored[figure]) for figure in _FIGURES if figure in scored]


def _measure(name: str, figure: dict[str, float | list[float]]) -> Measure:
    value, interval = figure["f1"], figure.get("interval90")
    assert isinstance(value, float)
    return Measure(name, value, (interval[0], interval[1]) if isinstance(interval, list) else None)

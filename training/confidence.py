"""Fits the points of confidence: ``python -m training.confidence [../shared]``.

Reads the articles whose facts were written down by hand, those of the corpus and our own that are open
(``training.annotated``), pairs what depeche finds in them with what stands there (``score_facts.py`` of the yardsticks says
which are the same), and fits a logistic model with Newton's method and a ridge.
A found fact is right when it is paired and its type, status and actors are those written down.
All languages share the points; each has its own start for each kind of fact. Writes ``confidence.toml`` of each language
and the tables of docs/confidence.md, whose shares are predicted for each article by points fitted without it.
The same facts give the same points, in whatever order they come.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

import numpy as np

from depeche._languages import codes, language
from training.annotated import FOR_TRAINING, annotated

_ROOT = Path(__file__).resolve().parents[1]
_PAGE = _ROOT / "docs" / "confidence.md"
#: How strongly points are drawn towards nothing: the best of 1, 3, 8, 20 by the loss on articles left out.
_RIDGE = 3.0
_FREE = 0.01
_EDGES = (0.0, 0.2, 0.35, 0.5, 0.65, 0.8, 1.01)
_LEASTS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8)


@dataclass(frozen=True, slots=True, order=True)
class Case:
    """A fact that depeche found: the article and language it stands in, its signs, and whether it is right."""

    article: str
    language: str
    fact: str
    signs: tuple[tuple[str, float], ...]
    kind: str
    paired: bool
    right: bool


def main() -> None:
    """Fit, write the points and the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=_ROOT.parent / "shared")
    shared = parser.parse_args().shared
    cases = sorted(c for code in codes() for c in cases_of(shared, code))
    points = fitted(cases)
    for code in codes():
        write_points(language(code).folder / "confidence.toml", own_points(points, code))
    write_page(_PAGE, cases, left_out(cases), points)


def cases_of(shared: Path, code: str) -> Iterator[Case]:
    """What depeche finds in the articles of a language, each compared with what was written down."""
    scorer = _scorer(shared / "yardsticks")
    folder = shared / "corpus" / "facts" / f"dev_{code}"
    for path in sorted(folder.glob("*.gold.jsonl")):
        name = path.name.removesuffix(".gold.jsonl")
        article = folder / f"{name}.json"
        gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        yield from _cases(scorer, article, gold, code)
    with TemporaryDirectory() as work:
        for ours in annotated(shared / "corpus", code):
            if ours.source == FOR_TRAINING and not ours.shut:
                yield from _cases(scorer, ours.write(Path(work)), ours.facts, code)


def _cases(scorer: ModuleType, path: Path, gold: list[dict[str, Any]], code: str) -> Iterator[Case]:
    from datetime import UTC, datetime
    from io import BytesIO

    from depeche.acquire.capture import Capture, Given
    from depeche.acquire.inputs import captures
    from depeche.article.restore import restore
    from depeche.facts.confidence import signs_of
    from depeche.facts.find import find_with_grounds
    from depeche.publish.jsonl import as_object
    from depeche.record import Record

    (capture,) = captures([str(path)], Given(), datetime.now(UTC), BytesIO())
    assert isinstance(capture, Capture)
    article = restore(capture)
    found = find_with_grounds(article)
    whole = replace(found.findings, facts=tuple(g.fact for g in found.grounds))  # the doubtful ones too
    told = as_object(Record(capture, article, whole, ""))["facts"]
    pairs = {p: g for g, p in scorer.pairs_of(gold, told)[0]}
    tellings = Counter(g.fact.happening for g in found.grounds)
    for at, grounded in enumerate(found.grounds):
        fact = grounded.fact
        signs = tuple((s.name, s.amount) for s in signs_of(grounded, tellings[fact.happening]))
        right = at in pairs and _agrees(scorer, article.captured, gold[pairs[at]], told[at])
        yield Case(path.stem, code, fact.id, signs, _kind(fact.kind, fact.type), at in pairs, right)


def _kind(kind: str, type_: str) -> str:
    return "OTHER" if type_ == "OTHER" else kind


def _agrees(scorer: ModuleType, text: str, gold: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
    """Whether type, status and all actors are those written down."""
    if gold["type"] != told["type"] or gold["status"] != told["status"]:
        return False
    left = [scorer.span(mention) for mention in told["who"]]
    for span in (s for s in gold["who_spans"] if s):
        same = next((other for other in left if scorer.mentions_agree(text, span, other)), None)
        if same is None:
            return False
        left.remove(same)
    return not left


def _scorer(folder: Path) -> ModuleType:
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location("score_facts", folder / "score_facts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# The model


def fitted(cases: Iterable[Case]) -> dict[str, float]:
    """The points of the signs; the start of a language stands under its code. Rounded to hundredths."""
    ordered = sorted(cases)
    names = _names(ordered)
    table, right = _table(ordered, names), np.array([c.right for c in ordered], float)
    ridge = np.full(len(names), _RIDGE)
    ridge[names.index("start")] = _FREE
    points = np.zeros(len(names))
    for _ in range(50):
        shares = 1 / (1 + np.exp(-table @ points))
        slope = table.T @ (shares - right) + ridge * points
        bend = (table * (shares * (1 - shares))[:, None]).T @ table + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        points -= step
        if np.abs(step).max() < 1e-9:
            break
    return {name: round(float(value), 2) + 0.0 for name, value in zip(names, points, strict=True)}


def predicted(cases: Sequence[Case], points: Mapping[str, float]) -> list[float]:
    """The share that these points give each case."""
    names = list(points)
    table = _table(cases, names)
    weights = np.array([points[name] for name in names])
    return [float(share) for share in 1 / (1 + np.exp(-table @ weights))]


def left_out(cases: Sequence[Case]) -> list[float]:
    """The share that each case gets from points fitted on the other articles."""
    shares = dict[Case, float]()
    for article in sorted({c.article for c in cases}):
        inside = [c for c in cases if c.article == article]
        points = fitted(c for c in cases if c.article != article)
        shares.update(zip(inside, predicted(inside, points), strict=True))
    return [shares[c] for c in cases]


def _names(cases: Sequence[Case]) -> list[str]:
    return sorted({name for c in cases for name, _ in c.signs}) + sorted({name for c in cases for name in _starts(c)})


def _starts(case: Case) -> tuple[str, str]:
    """The signs of the language alone, and of its kind of fact."""
    return f"start {case.language}", f"start {case.language} {case.kind}"


def _table(cases: Sequence[Case], names: Sequence[str]) -> np.ndarray[Any, np.dtype[np.float64]]:
    rows = [{**dict(c.signs), **dict.fromkeys(_starts(c), 1.0)} for c in cases]
    return np.array([[row.get(name, 0.0) for name in names] for row in rows], float)


def own_points(points: Mapping[str, float], code: str) -> dict[str, float]:
    """The points as one language has them: its starts of a statement and of OTHER are those over an event's."""
    own = {name: value for name, value in points.items() if not name.startswith("start")}
    of_event = points.get(f"start {code} event", 0.0)
    own["start"] = points["start"] + points.get(f"start {code}", 0.0) + of_event
    for sign, kind in (("statement", "statement"), ("other", "OTHER")):
        if sign in own:
            own[sign] += points.get(f"start {code} {kind}", 0.0) - of_event
    return {name: round(value, 2) for name, value in own.items()}


# What is written


def write_points(path: Path, points: Mapping[str, float]) -> None:
    """The points as TOML."""
    head = (
        "# What speaks for a fact and against it, in log-odds: fitted by training.confidence, see docs/confidence.md.\n"
        '# "start" is where every fact of this language starts, "predicate" counts for each log-odd of the finder of events.\n'
        "\n[points]\n"
    )
    rows = "".join(f"{_key(name)} = {value}\n" for name, value in points.items())
    path.write_text(head + rows, encoding="utf-8")


def _key(name: str) -> str:
    return name if re.fullmatch(r"\w+", name) else f'"{name}"'


def write_page(path: Path, cases: Sequence[Case], shares: Sequence[float], points: Mapping[str, float]) -> None:
    """The tables of the page, between their marks."""
    tables = {
        "reliability": reliability(cases, shares),
        "measures": measures(cases, shares),
        "least": asked_for(cases, shares),
        "points": points_table(points),
    }
    text = path.read_text(encoding="utf-8")
    for name, table in tables.items():
        marks = f"<!-- {name} -->", f"<!-- /{name} -->"
        before, _, rest = text.partition(marks[0])
        text = f"{before}{marks[0]}\n\n{table}\n\n{marks[1]}{rest.partition(marks[1])[2]}"
    path.write_text(text, encoding="utf-8")


def reliability(cases: Sequence[Case], shares: Sequence[float]) -> str:
    """For each bin of confidence: how many facts, the share predicted, the shares right and found."""
    rows = [
        "| confidence | facts | predicted | right | of them fr | en | found at all |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for low, high in pairwise(_EDGES):
        inside = [(c, s) for c, s in zip(cases, shares, strict=True) if low <= s < high]
        if not inside:
            continue
        by = [_share([c.right for c, _ in inside if c.language == code]) for code in ("fr", "en")]
        cells = [
            f"{low:.2f} to {min(high, 1):.2f}",
            str(len(inside)),
            f"{sum(s for _, s in inside) / len(inside):.2f}",
            _share([c.right for c, _ in inside]),
            *by,
            _share([c.paired for c, _ in inside]),
        ]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _share(held: Sequence[bool]) -> str:
    return f"{sum(held) / len(held):.2f}" if held else "–"


def measures(cases: Sequence[Case], shares: Sequence[float]) -> str:
    """How well the shares tell right from wrong, beside the plain share of each kind."""
    rows = ["| facts | number | right | loss | Brier | calibration error | order |", "|---|--:|--:|--:|--:|--:|--:|"]
    groups: list[tuple[str, list[int]]] = [("all", list(range(len(cases))))]
    for name in (*sorted({c.language for c in cases}), *sorted({c.kind for c in cases})):
        groups.append((name, [i for i, c in enumerate(cases) if name in {c.language, c.kind}]))
    for name, inside in groups:
        right = np.array([cases[i].right for i in inside], float)
        told = np.clip(np.array([shares[i] for i in inside]), 0.01, 0.99)
        loss = -float(np.mean(right * np.log(told) + (1 - right) * np.log(1 - told)))
        figures = (right.mean(), loss, float(np.mean((told - right) ** 2)), gap(told, right), order(told, right))
        rows.append(f"| {name} | {len(inside)} | {' | '.join(f'{figure:.2f}' for figure in figures)} |")
    return "\n".join(rows)


def gap(told: np.ndarray[Any, Any], right: np.ndarray[Any, Any]) -> float:
    """The mean distance between predicted and observed share over the bins, by their size."""
    bins = np.digitize(told, _EDGES)
    return float(sum(abs(told[bins == b].sum() - right[bins == b].sum()) for b in np.unique(bins)) / len(told))


def order(told: np.ndarray[Any, Any], right: np.ndarray[Any, Any]) -> float:
    """How often a right fact has more confidence than a wrong one (the area under the ROC curve)."""
    for_, against = told[right == 1], told[right == 0]
    if not len(for_) or not len(against):
        return float("nan")
    above = (for_[:, None] > against[None, :]).mean()
    return float(above + (for_[:, None] == against[None, :]).mean() / 2)


def asked_for(cases: Sequence[Case], shares: Sequence[float]) -> str:
    """What a reader gets who asks for at least so much confidence: how many facts, how many of them right and found."""
    rows = [
        "| `--min-confidence` | facts kept | right | found at all | of all right ones kept |",
        "|--:|--:|--:|--:|--:|",
    ]
    all_right = sum(c.right for c in cases)
    for least in _LEASTS:
        kept = [c for c, s in zip(cases, shares, strict=True) if round(s, 2) >= least]
        right = sum(c.right for c in kept)
        cells = (_share([c.right for c in kept]), _share([c.paired for c in kept]), f"{right / max(1, all_right):.2f}")
        rows.append(f"| {least} | {len(kept)} of {len(cases)} | {' | '.join(cells)} |")
    return "\n".join(rows)


def points_table(points: Mapping[str, float]) -> str:
    """The points, the heaviest first."""
    rows = ["| sign | points |", "|---|--:|"]
    ordered = sorted(points.items(), key=lambda item: (not item[0].startswith("start"), -abs(item[1]), item[0]))
    return "\n".join([*rows, *(f"| {name} | {value:+.2f} |" for name, value in ordered)])


if __name__ == "__main__":
    main()

"""Flattened copies of our own making, restored: the share of their parts that come back, by kind and by bounds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measure import Bench, Measure

_FOLDER = Path(__file__).resolve().parent / "flattened"
_LINE = re.compile(r"(?P<join>[=+])(?P<bullet>\S?) (?P<kind>\w+) (?P<text>.+)")
_MARKED = re.compile(r"\^([«“])(\s?)")
_REVERSED = {"«": "»", "“": "”"}


@dataclass(frozen=True, slots=True)
class Flattened:
    """A copy as it came, and the parts that it was made of: kind and text."""

    name: str
    copy: str
    parts: tuple[tuple[str, str], ...]


def flattened_copies(code: str) -> Iterator[Flattened]:
    """The copies in that language."""
    text = "\n".join(
        line for line in (_FOLDER / f"{code}.txt").read_text(encoding="utf-8").splitlines() if line[:1] != "#"
    )
    for case in text.split("--- ")[1:]:
        name, _, body = case.partition("\n")
        yield _read(name, [match for match in map(_LINE.match, body.splitlines()) if match])


def _read(name: str, lines: list[re.Match[str]]) -> Flattened:
    copy, parts = "", []
    for line in lines:
        before = "" if not copy or line["join"] == "+" else "\n\n"
        bullet = f"{line['bullet']} " if line["bullet"] else ""
        copy += before + bullet + _MARKED.sub(lambda m: _REVERSED[m[1]], line["text"])
        if line["kind"] != "label":
            parts.append((line["kind"], line["text"].replace("^", "")))
    return Flattened(name, copy, tuple(parts))


def flattened(_bench: Bench) -> list[Measure]:
    """F1 of the parts, right in kind and bounds, and in bounds alone; one call a language."""
    measures = []
    for code in ("fr", "en"):
        pairs = [(_letters(case.parts), _letters(restored_parts(case.copy))) for case in flattened_copies(code)]
        measures.append(Measure(f"flattened/{code}/parts F1", _f1(pairs)))
        bare = [(_bounds(true), _bounds(found)) for true, found in pairs]
        measures.append(Measure(f"flattened/{code}/bounds F1", _f1(bare)))
    return measures


def restored_parts(copy: str) -> tuple[tuple[str, str], ...]:
    """The parts that depeche restores from the copy: kind and text."""
    from depeche.acquire.capture import Capture
    from depeche.article.restore import restore

    article = restore(Capture("copy", copy, "", "text/plain", "utf-8", datetime.now(UTC)))
    return tuple((part.kind, article.text[part.start : part.end]) for part in article.parts)


def _letters(parts: tuple[tuple[str, str], ...]) -> Counter[tuple[str, str]]:
    """The parts with white space folded; a blank inside quotation marks counts for nothing."""
    return Counter((kind, re.sub(r"(?<=[«“])\s|\s(?=[»”])", "", " ".join(text.split()))) for kind, text in parts)


def _bounds(parts: Counter[tuple[str, str]]) -> Counter[tuple[str, str]]:
    return Counter(("", text) for kind, text in parts.elements())


def _f1(pairs: list[tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]]) -> float:
    right = sum((true & found).total() for true, found in pairs)
    return round(2 * right / sum(true.total() + found.total() for true, found in pairs), 3)

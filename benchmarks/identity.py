"""One identifier for one figure over spellings and scripts: our own table, pair by pair."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from benchmarks.measure import Bench, Measure

_TABLE = Path(__file__).resolve().parent / "identity.tsv"


def identity(bench: Bench) -> list[Measure]:
    """Precision, recall and F1 over pairs of spellings: the same identifier against the same figure.

    Each spelling is read alone, in English or in French; other scripts stand in French copy.
    """
    from depeche.facts.actors import read_actor

    del bench
    rows = spellings()
    found = [(who, read_actor(text, "en" if language == "en" else "fr").entity) for who, language, text in rows]
    return [Measure(f"identity/figures/pairwise {name}", value) for name, value in _pairwise(found).items()]


def spellings() -> list[tuple[str, str, str]]:
    """The rows of the table: who, language or script, spelling."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(who, language, text) for who, language, text in rows]


def _pairwise(found: Sequence[tuple[str, str | None]]) -> dict[str, float]:
    """What is not found is nobody's spelling but its own."""
    same = joined = both = 0
    for (who, id_), (other, other_id) in combinations(found, 2):
        alike = id_ is not None and id_ == other_id
        same += who == other
        joined += alike
        both += alike and who == other
    precision, recall = both / max(joined, 1), both / max(same, 1)
    total = precision + recall
    f1 = 2 * precision * recall / total if total else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "F1": round(f1, 3)}

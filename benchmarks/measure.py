"""A measure: one figure with its name, and how the command line is run to get it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Measure:
    """``name`` is group/data/figure, for instance "facts/fr/found F1"; more is better.

    ``interval`` holds nine in ten resamplings of the articles, where the scorer resamples.
    """

    name: str
    value: float
    interval: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Bench:
    """Where the data, the scorers and the work folder are."""

    corpus: Path
    yardsticks: Path
    work: Path

    def score(self, scorer: str, *arguments: str | Path) -> str:
        """What a scorer prints."""
        command = [sys.executable, str(self.yardsticks / scorer), *map(str, arguments)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def read(self, name: str, inputs: Iterable[str | Path], options: Iterable[str] = ()) -> Path:
        """The file of what ``depeche read --format jsonl`` writes for the inputs."""
        output = self.work / f"{name}.jsonl"
        command = [sys.executable, "-m", "depeche", "read", "--quiet", "--format", "jsonl", *options, *map(str, inputs)]
        with output.open("w", encoding="utf-8") as file:
            done = subprocess.run(command, stdout=file, check=False)
        if done.returncode not in {0, 1}:
            raise SystemExit(f"depeche read failed on {name} with {done.returncode}")
        return output

    def write(self, name: str, rows: Iterable[Mapping[str, Any]]) -> Path:
        """A JSON Lines file of the rows in the work folder."""
        path = self.work / f"{name}.jsonl"
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        return path


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]

"""Languages are data: one folder each, the same file names in all, found by their code.

A stage asks for a table by name (``language("fr").toml("times")``); the folder answers.
Nothing here knows what a table means.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from depeche.errors import UnknownLanguage

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Language:
    """A language's folder. ``code`` is its ISO 639-1 code."""

    code: str
    folder: Path

    def toml(self, name: str) -> dict[str, Any]:
        """The table ``<name>.toml``."""
        with (self.folder / f"{name}.toml").open("rb") as file:
            return tomllib.load(file)

    def rows(self, name: str) -> Iterator[list[str]]:
        """The rows of ``<name>.tsv``: cells split at tabs; comment lines (``#``) and blank lines left out."""
        for line in (self.folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield line.split("\t")

    def line_of(self, name: str, cells: Sequence[str]) -> int | None:
        """The line of ``<name>.tsv``, counted from 1, whose first cells these are, an elision's blank aside.

        None when it has no such line, or when there is no such file.
        """
        path = self.folder / f"{name}.tsv"
        wanted = [cell.replace("' ", "'") for cell in cells]
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        found = (number for number, line in enumerate(lines, 1) if line.split("\t")[: len(wanted)] == wanted)
        return next(found, None)


@functools.cache
def codes() -> tuple[str, ...]:
    """The codes of the languages that depeche reads, in order."""
    return tuple(sorted(p.name for p in _HERE.iterdir() if p.is_dir() and not p.name.startswith("_")))


@functools.cache
def language(code: str) -> Language:
    """The language of that code; raises UnknownLanguage when there is none."""
    if code not in codes():
        raise UnknownLanguage(code, codes())
    return Language(code, _HERE / code)

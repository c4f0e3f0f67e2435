"""Restored text ↔ capture, character by character.

A row maps a stretch of the restored text to a stretch of the capture. It is verbatim when both sides have the same
length and letters; every other row lies inside a repair or an unescaped entity. Between parts (the blank line that
separates two paragraphs of an HTML page) there may be no row: those characters belong to no part and to no pin.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from depeche.errors import PinError
from depeche.pin import Pin, Run


class Row(NamedTuple):
    """One stretch: ``text[start:end]`` came from ``capture[source_start:source_end]``."""

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Repair:
    """A change made to what was captured: ``was`` are the characters at ``source``, ``why`` is a short reason."""

    start: int
    end: int
    source: Run
    was: str
    why: str


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Rows in the order of the restored text; rows do not overlap on that side."""

    rows: tuple[Row, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(row.start for row in self.rows))

    def runs(self, start: int, end: int) -> tuple[Run, ...]:
        """The runs of the capture that ``text[start:end]`` came from, in order, neighbours joined."""
        runs: list[Run] = []
        for row in self._rows_over(start, end):
            if row.end - row.start == row.source_end - row.source_start:
                run = (row.source_start + max(0, start - row.start), row.source_end - max(0, row.end - end))
            else:
                run = (row.source_start, row.source_end)
            if run[0] == run[1]:
                continue
            if runs and runs[-1][1] == run[0]:
                runs[-1] = (runs[-1][0], run[1])
            else:
                runs.append(run)
        return tuple(runs)

    def _rows_over(self, start: int, end: int) -> list[Row]:
        index = max(0, bisect_right(self._starts, start) - 1)
        found = []
        while index < len(self.rows) and self.rows[index].start < end:
            if self.rows[index].end > start:
                found.append(self.rows[index])
            index += 1
        return found


class Restoration:
    """Writes the restored text piece by piece and remembers where each piece came from.

    ``copy`` takes capture characters as they are, ``unescape`` writes what an entity stands for, ``repair`` writes
    something else and records why, ``gap`` separates parts and belongs to none.
    """

    def __init__(self, captured: str) -> None:
        self._captured = captured
        self._pieces: list[str] = []
        self._rows: list[Row] = []
        self._repairs: list[Repair] = []
        self.length = 0

    def copy(self, start: int, end: int) -> None:
        """Take ``captured[start:end]`` letter for letter."""
        if start >= end:
            return
        last = self._rows[-1] if self._rows else None
        written = end - start
        if last and last.end == self.length and last.source_end == start and self._verbatim(last):
            self._rows[-1] = Row(last.start, last.end + written, last.source_start, end)
        else:
            self._rows.append(Row(self.length, self.length + written, start, end))
        self._write(self._captured[start:end])

    def unescape(self, text: str, start: int, end: int) -> None:
        """Write ``text`` for the entity at ``captured[start:end]``."""
        self._rows.append(Row(self.length, self.length + len(text), start, end))
        self._write(text)

    def repair(self, text: str, start: int, end: int, why: str) -> None:
        """Write ``text`` instead of ``captured[start:end]`` (either may be empty) and record it."""
        was = self._captured[start:end]
        self._repairs.append(Repair(self.length, self.length + len(text), (start, end), was, why))
        if text:
            self._rows.append(Row(self.length, self.length + len(text), start, end))
            self._write(text)

    def gap(self, text: str) -> None:
        """Write a separator that came from no character of the capture."""
        self._write(text)

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self.length += len(text)

    def _verbatim(self, row: Row) -> bool:
        """Whether the row is a plain copy, which alone may grow (a repair of equal length may not)."""
        return row.end - row.start == row.source_end - row.source_start and not (
            self._repairs and self._repairs[-1].end == row.end
        )

    def finish(self) -> tuple[str, SourceMap, tuple[Repair, ...]]:
        """The restored text, its map and the repairs made."""
        return "".join(self._pieces), SourceMap(tuple(self._rows)), tuple(self._repairs)


@dataclass(frozen=True, slots=True)
class PinBoard:
    """Makes pins for one article: the two texts and the map between them."""

    restored: str
    captured: str
    map: SourceMap

    def pin(self, start: int, end: int) -> Pin:
        """The words ``restored[start:end]`` with their runs; raises PinError when there are none."""
        if not 0 <= start < end <= len(self.restored):
            raise PinError(f"no words at {start}:{end}")
        return Pin(self.restored[start:end], start, end, self.map.runs(start, end), self.restored, self.captured)

    def pin_markup(self, text: str, runs: tuple[Run, ...]) -> Pin:
        """A value that stands only in markup, as ``text`` reads once unescaped, with the markup's runs."""
        return Pin(text, None, None, runs, self.restored, self.captured)

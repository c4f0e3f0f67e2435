"""Rows of an answer as a table for the eye, JSON Lines or CSV. Hostile text stays text in each of them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from depeche.publish.harmless import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

Cells = Mapping[str, Any]
#: A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

#: Characters a line under which a table is hard to read.
_NARROW = 90
#: Columns that people copy from: never folded.
_COPIED = frozenset({"key", "id", "day"})


def as_jsonl(rows: Iterable[Cells]) -> Iterator[str]:
    """One JSON object a line, all that is known of each row."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"


def as_csv(rows: Iterable[Cells], columns: Sequence[str]) -> Iterator[str]:
    """CSV (RFC 4180) with a head; a cell that a spreadsheet would run gets an apostrophe before it."""
    yield _csv_line(columns)
    for row in rows:
        yield _csv_line([guarded(_cell(row.get(column))) for column in columns])


def guarded(cell: str) -> str:
    """The cell, harmless in a spreadsheet. Numbers stay numbers."""
    return f"'{cell}" if cell.startswith(_FORMULA) and not _is_number(cell) else cell


def as_table(rows: Sequence[Cells], columns: Sequence[str], width: int, *, colour: bool) -> str:
    """A table of at most that many characters a line; long cells are folded, never cut; empty columns are left out.

    Where a table would squeeze its cells, each row is a block of lines instead, a column a line.
    """
    from rich.table import Table
    from rich.text import Text

    from depeche.publish.screen import as_lines

    if width < _NARROW:
        return as_lines([_block(row, columns) for row in rows], width, colour=colour)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold" if colour else "")
    filled = [column for column in columns if any(_cell(row.get(column)) for row in rows)]
    for column in filled:
        table.add_column(column.replace("_", " "), overflow="fold", no_wrap=column in _COPIED)
    for row in rows:
        table.add_row(*(Text(one_line(_cell(row.get(column)))) for column in filled))
    return as_lines([table], width, colour=colour)


def _block(row: Cells, columns: Sequence[str]) -> RenderableType:
    """The row's cells one under the other, empty ones left out, a blank line after."""
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0))
    for column in columns:
        if cell := one_line(_cell(row.get(column))):
            grid.add_row(column.replace("_", " "), Text(cell, overflow="fold"))
    grid.add_row("", "")
    return grid


def _csv_line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(_cell(v) for v in value)
    if isinstance(value, Mapping):
        return _cell(value["text"]) if "text" in value else json.dumps(value, ensure_ascii=False)
    return str(value)


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True

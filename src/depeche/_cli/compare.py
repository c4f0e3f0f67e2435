"""``depeche diff`` and ``depeche versions``: what changed between two captures of one article."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

import depeche
from depeche._cli.ledger_options import (
    FormatOption,
    LedgerOption,
    LimitOption,
    OffsetOption,
    RowFormat,
    opened,
    page_of,
    print_rows,
    say,
)
from depeche.errors import InputError

if TYPE_CHECKING:
    from depeche.ledger.comparing import Compared


class DiffFormat(StrEnum):
    """How a comparison is written."""

    TABLE = "table"
    JSONL = "jsonl"
    HTML = "html"


def diff(
    before: Annotated[
        str, typer.Argument(metavar="BEFORE", help="The earlier capture: a file, or - for standard input.")
    ],
    after: Annotated[str, typer.Argument(metavar="AFTER", help="The later capture.")],
    form: Annotated[DiffFormat, typer.Option("--format", "-f", help="How to write it.")] = DiffFormat.TABLE,
) -> None:
    """Say what changed between two captures of one article: headline, figures, names, passages, and whether it is owned to.

    A row a change, its words pinned on both sides; "notice" is a correction that the later capture owns to, "silent" that
    words changed and nothing says so.
    """
    try:
        compared = depeche.compare(before, after)
    except InputError as error:
        say(str(error))
        raise typer.Exit(1) from error
    _write(compared, form)


def _write(compared: Compared, form: DiffFormat) -> None:
    from depeche.ledger.finding import Found
    from depeche.publish.changes import CHANGE_COLUMNS, change_rows, compared_object
    from depeche.publish.page.changes import write_changes

    if form is DiffFormat.TABLE:
        rows = tuple(change_rows(compared))
        print_rows(Found(rows, False), dict, CHANGE_COLUMNS, RowFormat.TABLE, page_of(0, 0))
    else:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        whole = json.dumps(compared_object(compared), ensure_ascii=False) + "\n"
        sys.stdout.write(whole if form is DiffFormat.JSONL else write_changes(compared))


def versions(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="The address of a page, in any of its spellings.")],
    changes: Annotated[bool, typer.Option("--diff", help="Say what changed from each capture to the next.")] = False,
    ledger: LedgerOption = None,
    form: FormatOption = RowFormat.TABLE,
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
) -> None:
    """List the captures of one address in the order of time, or with --diff what changed from each to the next."""
    from depeche.ledger.comparing import compare_in_ledger
    from depeche.ledger.finding import Found
    from depeche.publish.changes import STEP_COLUMNS, VERSION_COLUMNS, change_rows, version_row

    page = page_of(limit, offset)
    with opened(ledger) as book:
        found = book.versions_at(address)
        if changes:
            rows = tuple(row for compared in compare_in_ledger(book, found) for row in change_rows(compared))
        else:
            rows = tuple(version_row(version) for version in found)
        columns: tuple[str, ...] = STEP_COLUMNS if changes else VERSION_COLUMNS
        end = len(rows) if page.limit is None else page.offset + page.limit
        print_rows(Found(rows[page.offset : end], end < len(rows)), dict, columns, form, page)

"""What the commands around the ledger share: their options, how they open it, and how they print rows."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from depeche._cli.read import INTERRUPTED
from depeche.errors import DepecheError

if TYPE_CHECKING:
    from depeche.ledger import Ledger
    from depeche.ledger.finding import Found, Page

Row = TypeVar("Row")


class RowFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


#: What is said when no row answers.
_NOTHING = "nothing found; fewer words or fields may find more, `depeche outlets` shows what is here"
LedgerOption = Annotated[
    Path | None,
    typer.Option("--ledger", metavar="FILE", help="The ledger's file; else DEPECHE_LEDGER, else in your data folder."),
]
FormatOption = Annotated[RowFormat, typer.Option("--format", "-f", help="How to print the rows.")]
LimitOption = Annotated[int, typer.Option(min=0, help="At most so many rows; 0 for all.")]
OffsetOption = Annotated[int, typer.Option(min=0, help="Pass over so many rows first.")]
ByOption = Annotated[
    str | None, typer.Option("--by", envvar="DEPECHE_BY", help="Who decides.", show_default="your user name")
]


def say(line: str) -> None:
    """One line on standard error."""
    typer.echo(f"depeche: {line}", err=True)


def counted(number: int, what: str) -> str:
    """The number with its noun: "1 fact", "2 facts"."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


@contextmanager
def opened(path: Path | None, *, write: bool = False) -> Iterator[Ledger]:
    """The ledger, open; what goes wrong with it is one clear line and exit 1, Ctrl-C exit 130."""
    import depeche
    from depeche.publish.harmless import one_line

    try:
        with depeche.open_ledger(path, write=write) as ledger:
            yield ledger
            sys.stdout.flush()
    except DepecheError as error:
        say(one_line(str(error)))
        raise typer.Exit(1) from error
    except KeyboardInterrupt:
        say("interrupted")
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the last flush has somewhere to go
        raise typer.Exit(0) from None


def page_of(limit: int, offset: int) -> Page:
    """The page that the options ask for."""
    from depeche.ledger.finding import Page

    return Page(limit or None, offset)


def print_rows(
    found: Found[Row],
    of: Callable[[Row], Mapping[str, Any]],
    columns: Sequence[str],
    form: RowFormat,
    page: Page,
    *,
    none: str = _NOTHING,
) -> None:
    """The rows on standard output; on standard error, whether others follow and how to see them, or that there are none."""
    from depeche.publish.rows import as_csv, as_jsonl, as_table

    rows = [of(row) for row in found.rows]
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if form is RowFormat.JSONL:
        sys.stdout.writelines(as_jsonl(rows))
    elif form is RowFormat.CSV:
        sys.stdout.writelines(as_csv(rows, columns))
    elif rows:
        from shutil import get_terminal_size

        plain = os.environ.get("TERM") == "dumb" or bool(os.environ.get("NO_COLOR")) or not sys.stdout.isatty()
        sys.stdout.write(as_table(rows, columns, get_terminal_size((120, 24)).columns, colour=not plain))
    else:
        say(none if not page.offset else "nothing found after that many rows; give a smaller --offset")
    if found.more:
        say(f"more rows exist; see the next with --offset {page.offset + len(rows)}, or all with --limit 0")


def decider(by: str | None) -> str:
    """Who decides: as said, else the user's name."""
    import getpass

    return by or getpass.getuser()

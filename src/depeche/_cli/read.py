"""``depeche read``: articles in, their checked records out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

import depeche
from depeche.errors import InputError

if TYPE_CHECKING:
    from depeche.record import Record


class Format(StrEnum):
    """How records are written."""

    TERMINAL = "terminal"
    JSONL = "jsonl"
    HTML = "html"


def read(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT…", help="Files, folders, or - for standard input.")],
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write the records.")] = Format.TERMINAL,
    date: Annotated[str | None, typer.Option(help="Publication date, over what the page says: 2024-09-14.")] = None,
    lang: Annotated[str | None, typer.Option(help="Language, over what is found: fr or en.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress on standard error.")] = False,
) -> None:
    """Read articles and print their records: plain text, HTML, JSON or JSON Lines."""
    if date is not None and not _is_date(date):
        raise typer.BadParameter(f"{date!r} is no date; write 2024-09-14", param_hint="--date")
    failures: list[InputError] = []
    records = depeche.read_many(inputs, date=date, language=lang, on_error=_reporter(failures))
    with _open(output) as out:
        done = _write(_counted(records, quiet=quiet), form, out)
    if failures and len(inputs) > 1:
        print(f"depeche: {done} read, {len(failures)} failed", file=sys.stderr)  # noqa: T201
    if failures:
        raise typer.Exit(1)


def _is_date(text: str) -> bool:
    from depeche.article.dates import read_date

    return read_date(text) is not None


def _reporter(failures: list[InputError]) -> Callable[[InputError], None]:
    def report(error: InputError) -> None:
        failures.append(error)
        print(f"depeche: {error}", file=sys.stderr)  # noqa: T201

    return report


def _open(output: Path | None) -> TextIO:
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
        return open(sys.stdout.fileno(), "w", encoding="utf-8", errors="backslashreplace", closefd=False)
    return output.open("w", encoding="utf-8", errors="backslashreplace")


def _counted(records: Iterable[Record], *, quiet: bool) -> Iterable[Record]:
    """The records, with a count on standard error when it is a terminal."""
    shown = not quiet and sys.stderr.isatty() and not sys.stdout.isatty()
    number = 0
    for number, record in enumerate(records, 1):
        if shown:
            print(f"\r{number} read", end="", file=sys.stderr, flush=True)  # noqa: T201
        yield record
    if shown and number:
        print(file=sys.stderr)  # noqa: T201


def _write(records: Iterable[Record], form: Format, out: TextIO) -> int:
    """Write the records as they come (a page needs them all); return how many."""
    if form is Format.HTML:
        from depeche.publish.page import write_page

        whole = list(records)
        out.write(write_page(whole))
        return len(whole)
    as_text, done = _writer(form), 0
    for record in records:
        out.write(as_text(record) + "\n")
        out.flush()
        done += 1
    return done


def _writer(form: Format) -> Callable[[Record], str]:
    if form is Format.JSONL:
        from depeche.publish.jsonl import as_json

        return as_json
    from rich.console import Console

    from depeche.publish.terminal import write_terminal

    console = Console()
    return lambda record: write_terminal(record, console.width, console.is_terminal and not console.no_color)

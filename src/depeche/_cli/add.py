"""``depeche add`` and ``reread``: articles into the ledger."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

import depeche
from depeche._cli.failures import Failures
from depeche._cli.ledger_options import LedgerOption, opened, say
from depeche._cli.read import check_options

if TYPE_CHECKING:
    from depeche.errors import InputError
    from depeche.filling import Acknowledged

#: Seconds between two lines of progress.
_PACE = 0.5
JobsOption = Annotated[
    int, typer.Option("--jobs", "-j", min=0, help="Processes that read side by side; 0 for one a core.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress on standard error.")]


def add(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT", help="Files, folders, addresses, or - for standard input.")
    ],
    ledger: LedgerOption = None,
    date: Annotated[str | None, typer.Option(help="Publication date, over what the page says: 2024-09-14.")] = None,
    lang: Annotated[str | None, typer.Option(help="Language, over what is found: fr or en.")] = None,
    jobs: JobsOption = 1,
    quiet: QuietOption = False,
) -> None:
    """Read articles into the ledger. What is there already is left as it is; run it again to go on after a stop.

    Ends with 0 when all inputs are in, 1 when some could not be read (the others are in), 2 when called wrongly.
    """
    check_options(date, lang)
    with opened(ledger, write=True) as record:
        _run(
            lambda fail: depeche.add(record, inputs, date=date, language=lang, jobs=cores(jobs), on_error=fail),
            quiet=quiet,
        )


def reread(ledger: LedgerOption = None, jobs: JobsOption = 1, quiet: QuietOption = False) -> None:
    """Read again what an earlier depeche read. The old readings are kept, and every verdict stands."""
    with opened(ledger, write=True) as record:
        _run(lambda fail: depeche.reread(record, jobs=cores(jobs), on_error=fail), quiet=quiet)


def cores(asked: int) -> int:
    """How many processes: as asked, or one a core."""
    return asked or os.cpu_count() or 1


def _run(start: Callable[[Callable[[InputError], None]], Iterator[Acknowledged]], *, quiet: bool) -> None:
    """Go through what is acknowledged, show progress, and say at the end what became of everything."""
    from depeche.publish.harmless import one_line

    counts: Counter[str] = Counter()
    failures = Failures(lambda line: say(one_line(line)))
    shown = not quiet and sys.stderr.isatty()
    told = time.monotonic()
    try:
        for done in start(failures.add):
            counts[done.outcome.value] += 1
            counts["failed"] = failures.count
            if shown and time.monotonic() - told > _PACE:
                typer.echo(f"\r{_sum(counts)}", nl=False, err=True)
                told = time.monotonic()
    finally:
        failures.finish()
        counts["failed"] = failures.count
        typer.echo(("\r" if shown else "") + _sum(counts), err=True)
    if failures.count:
        raise typer.Exit(1)


def _sum(counts: Counter[str]) -> str:
    return ", ".join(f"{counts[k]} {k}" for k in ("added", "reread", "known", "forgotten", "failed") if counts[k]) or (
        "nothing to do"
    )

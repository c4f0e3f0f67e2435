"""``depeche check``: the ledger proved."""

from __future__ import annotations

import typer

from depeche._cli.ledger_options import LedgerOption, opened, say


def check(ledger: LedgerOption = None) -> None:
    """Prove the ledger: every digest, every pin against its capture, every table. Ends with 1 when something is wrong."""
    articles = faulty = 0
    with opened(ledger) as record:
        for number, faults in record.check():
            articles += bool(number)
            faulty += bool(faults)
            for fault in faults:
                say(f"article {number}: {fault}" if number else f"the file: {fault}")
        typer.echo(
            f"{articles} article{'' if articles == 1 else 's'} checked, {'all well' if not faulty else f'{faulty} with faults'}"
        )
    if faulty:
        raise typer.Exit(1)

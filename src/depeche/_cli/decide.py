"""``depeche verdict``, ``entity``, ``outlet`` and ``forget``: what people decide, kept for good."""

from __future__ import annotations

import csv
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from depeche._cli.ledger_options import ByOption, LedgerOption, decider, opened, say

WhyOption = Annotated[str | None, typer.Option("--why", help="The reason, kept with the decision.")]
EntityArgument = Annotated[str, typer.Argument(metavar="ENTITY", help="An identifier, as `depeche who` shows it.")]


class Decision(StrEnum):
    """What can be decided about a fact."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    REJECT = "reject"
    NOTE = "note"


class Republish(StrEnum):
    """What may be republished of an outlet's articles."""

    LINK = "link"
    EXCERPT = "excerpt"
    FULL = "full"


entity = typer.Typer(help="Decide which names are one person, body or place.", no_args_is_help=True)


def verdict(
    fact: Annotated[str | None, typer.Argument(metavar="FACT", help="A fact's key, or its beginning.")] = None,
    decision: Annotated[Decision | None, typer.Argument(help="What you decide.")] = None,
    field: Annotated[str | None, typer.Option(help="The field that a correction is about: who, type, when …")] = None,
    value: Annotated[str | None, typer.Option(help="What the field should say.")] = None,
    why: WhyOption = None,
    by: ByOption = None,
    bulk: Annotated[
        Path | None,
        typer.Option("--csv", metavar="FILE", help="Many at once: columns fact, decision, field, value, why, by."),
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """Confirm, correct, reject or note a fact. Verdicts are kept for good and survive every rereading."""
    if bulk is not None:
        _in_bulk(bulk, by, ledger)
        return
    if fact is None or decision is None:
        raise typer.BadParameter("name a FACT and a decision, or give --csv FILE")
    _check_change(decision, field, value)
    with opened(ledger, write=True) as record:
        change = {field: value} if field and value is not None else None
        key = record.verdict(fact, decision.value, decider(by), why, change)
        typer.echo(f"{key} {decision.value}")


def _check_change(decision: Decision, field: str | None, value: str | None) -> None:
    if decision is Decision.CORRECT and not (field and value is not None):
        raise typer.BadParameter("a correction needs --field and --value")
    from depeche.ledger.decisions import FIELDS_TO_CORRECT

    if field and decision is Decision.CORRECT and field not in FIELDS_TO_CORRECT:
        raise typer.BadParameter(f"a fact has no field {field!r}; the fields are {', '.join(FIELDS_TO_CORRECT)}")
    if decision is not Decision.CORRECT and (field or value):
        raise typer.BadParameter("--field and --value belong to a correction")


def _in_bulk(file: Path, by: str | None, ledger: Path | None) -> None:
    """One verdict a row; a row that fails is named, the others are kept."""
    from depeche.errors import LedgerError

    try:
        with file.open(encoding="utf-8-sig", newline="") as source:
            rows = list(csv.DictReader(source))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise typer.BadParameter(f"{file}: cannot be read ({error})", param_hint="--csv") from error
    failed = 0
    with opened(ledger, write=True) as record:
        for number, row in enumerate(rows, 2):
            try:
                decision = Decision((row.get("decision") or "").strip())
                _check_change(decision, row.get("field") or None, row.get("value") or None)
                change = {row["field"]: row["value"]} if row.get("field") else None
                record.verdict(
                    (row.get("fact") or "").strip(),
                    decision.value,
                    decider(row.get("by") or by),
                    row.get("why"),
                    change,
                )
            except (LedgerError, ValueError, typer.BadParameter) as error:
                failed += 1
                say(f"{file}, line {number}: {error}")
    typer.echo(f"{len(rows) - failed} kept, {failed} failed")
    if failed:
        raise typer.Exit(1)


@entity.command("join")
def entity_join(
    one: EntityArgument, other: EntityArgument, why: WhyOption = None, by: ByOption = None, ledger: LedgerOption = None
) -> None:
    """Say that two are one; from now on they are found and shown together."""
    with opened(ledger, write=True) as record:
        record.join(one, other, decider(by), why)
        typer.echo(f"{one} = {other}")


@entity.command("split")
def entity_split(
    one: EntityArgument, other: EntityArgument, why: WhyOption = None, by: ByOption = None, ledger: LedgerOption = None
) -> None:
    """Say that the first is not the other, nor any that the other was joined with."""
    with opened(ledger, write=True) as record:
        record.split(one, other, decider(by), why)
        typer.echo(f"{one} ≠ {other}")


def outlet(
    name: Annotated[str, typer.Argument(metavar="OUTLET", help="An outlet's name, as `depeche outlets` shows it.")],
    republish: Annotated[Republish, typer.Argument(help="What may be republished.")],
    why: WhyOption = None,
    by: ByOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Say what of an outlet's articles exports and pages may repeat: a link, an excerpt, or the full text."""
    with opened(ledger, write=True) as record:
        record.allow(name, republish.value, decider(by), why)
        typer.echo(f"{name}: {republish.value}")


def forget(
    digest: Annotated[str, typer.Argument(metavar="DIGEST", help="A capture's SHA-256, or its beginning.")],
    why: Annotated[str, typer.Option("--why", help="The reason, kept on the tombstone.")],
    ledger: LedgerOption = None,
) -> None:
    """Remove a capture with all its words; a tombstone keeps its digest, the day and the reason, and keeps it out."""
    with opened(ledger, write=True) as record:
        gone = record.forget(digest, why)
        typer.echo(f"{gone} forgotten")

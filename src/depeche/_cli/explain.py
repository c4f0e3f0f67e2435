"""``depeche explain``: why a fact holds what it holds."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import depeche
from depeche._cli.ledger_options import LedgerOption
from depeche._cli.read import check_options, opened, say, wants_colour
from depeche.errors import AmbiguousFact, InputError, LedgerError, NotFound, PassedOver, UnknownFact

if TYPE_CHECKING:
    from depeche.record import Explained


class ExplanationFormat(StrEnum):
    """How an explanation is written."""

    TERMINAL = "terminal"
    JSON = "json"


def explain(
    fact: Annotated[
        str,
        typer.Argument(
            metavar="FACT",
            help="The fact's id as depeche read --ids shows it, or a beginning that fits no other: f3. Among several"
            " articles with the article's id before it: harbour/f3. Without an INPUT its key in the ledger.",
        ),
    ],
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[INPUT]...", help="Files, folders, addresses, or - for standard input; none: the ledger."
        ),
    ] = None,
    form: Annotated[
        ExplanationFormat, typer.Option("--format", "-f", help="How to write it.")
    ] = ExplanationFormat.TERMINAL,
    date: Annotated[str | None, typer.Option(help="Publication date, as given to depeche read.")] = None,
    lang: Annotated[str | None, typer.Option(help="Language, as given to depeche read: fr or en.")] = None,
    ledger: LedgerOption = None,
) -> None:
    """Say why a fact is what it is: for each field the words, the rule or table entry, and the way through the sentence.

    Ends with 0 when the fact was explained, 1 when an input could not be read, 2 when no fact, or more than one, is meant.
    """
    check_options(date, lang)
    failed: list[InputError] = []

    def fail(error: InputError) -> None:
        failed.extend([] if isinstance(error, PassedOver) else [error])
        say(str(error))

    with opened(None) as out:
        out.write(_written(_meant(fact, inputs or [], ledger, date, lang, fail), form))
    if failed:
        raise typer.Exit(1)


def _meant(
    fact: str,
    inputs: list[str],
    ledger: Path | None,
    date: str | None,
    lang: str | None,
    fail: Callable[[InputError], None],
) -> Explained:
    """The fact that is meant; when it is none or several, that is said, and the command ends."""
    try:
        if inputs:
            return depeche.explain(fact, inputs, date=date, language=lang, on_error=fail)
        return _in_ledger(fact, ledger)
    except UnknownFact as error:
        if error.articles:
            say(str(error))
        raise typer.Exit(2 if error.articles else 1) from None
    except (AmbiguousFact, NotFound) as error:
        say(str(error))
        raise typer.Exit(2) from None


def _in_ledger(fact: str, path: Path | None) -> Explained:
    try:
        with depeche.open_ledger(path) as ledger:
            return depeche.explain(fact, ledger=ledger)
    except NotFound:
        raise
    except LedgerError as error:
        say(str(error))
        raise typer.Exit(1) from None


def _written(explained: Explained, form: ExplanationFormat) -> str:
    from depeche.publish.explanation import explanation_as_json, write_explanation

    if form is ExplanationFormat.JSON:
        return explanation_as_json(explained) + "\n"
    from shutil import get_terminal_size

    return write_explanation(explained, get_terminal_size().columns, wants_colour())

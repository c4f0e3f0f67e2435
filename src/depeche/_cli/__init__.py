"""The command line: one file a command, thin; each calls the public API only."""

from __future__ import annotations

import gc
import os
import re
import sys
from typing import Annotated

import typer
from typer.core import TyperGroup

import depeche
from depeche._cli.add import add, reread
from depeche._cli.ask import claims, facts, outlets, search, show, timeline, who
from depeche._cli.check import check
from depeche._cli.compare import diff, versions
from depeche._cli.config import config
from depeche._cli.decide import entity, forget, outlet, verdict
from depeche._cli.explain import explain
from depeche._cli.hand_on import export, import_
from depeche._cli.publish import publish
from depeche._cli.read import INTERRUPTED, read
from depeche._cli.serve import serve
from depeche._cli.watch import fetch, follow, sources, unfollow, watch

#: Objects made before Python looks for unreachable ones. Its 700 make it search the languages' tables over and over while
#: they are being read, an eighth of a cold start.
_OBJECTS = 50_000

#: How those who check options begin what they say, and what a user reads instead.
_WORDED = (
    (re.compile("^Value error, "), ""),
    (re.compile("^Input should be "), "must be "),
    (re.compile(", unable to .*"), ""),
)


class _Commands(TyperGroup):
    """The commands; a value that an option cannot take is said in plain words."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]  # typer shows no other Context
        """The command is run; what the checker of its options says loses the checker's own words."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            for form, words in _WORDED:
                error.message = form.sub(words, error.message)
            raise


app = typer.Typer(
    name="depeche",
    cls=_Commands,
    help="Turn news copy into a record that can be checked: who did or said what to whom, when, where, how many, and"
    " according to whom, every field pinned to the exact source characters.",
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    *(read, explain, diff),
    *(add, reread, check),
    *(search, show, versions, facts, who, timeline, claims, outlets),
    *(verdict, outlet, forget, export, publish),
    *(follow, unfollow, sources, fetch, watch),
    serve,
):
    app.command()(command)
app.command("import")(import_)
app.add_typer(entity, name="entity")
app.add_typer(config, name="config")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"depeche {depeche.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Turn news copy into a record that can be checked."""


def main() -> None:
    """Run the command line; an interruption outside any command still ends it with the usual code."""
    gc.set_threshold(_OBJECTS)
    if "OMP_NUM_THREADS" not in os.environ:
        # The matrices are small: several threads on one cost several times the work and save little time.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)

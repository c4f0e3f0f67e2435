"""``depeche config``: the configuration, written, checked, shown."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from depeche._cli.ledger_options import say
from depeche.errors import ConfigError, at_fault

ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="FILE", help="The configuration; else DEPECHE_CONFIG, else in your folder of them."
    ),
]
config = typer.Typer(help="Write, check and show the configuration.", no_args_is_help=True)


@config.command("init")
def config_init(file: ConfigOption = None) -> None:
    """Write a configuration with every option at its default, each explained. One that is there stays."""
    from depeche.config import config_path, write_default

    with _in_words():
        path = config_path(file)
        write_default(path)
        typer.echo(str(path))


@config.command("check")
def config_check(file: ConfigOption = None) -> None:
    """Say all that is wrong with the configuration, each with its line and what is allowed; 1 when something is."""
    from depeche.config import load

    with _in_words():
        loaded = load(file)
    for said in loaded.said:
        typer.echo(at_fault(str(loaded.path), said))
    unset = [header.variable for header in loaded.settings.fetch.header if header.variable not in os.environ]
    for variable in unset:
        say(f"{variable} is not set in the environment; the header that it holds cannot be sent")
    if loaded.faults:
        raise typer.Exit(1)
    typer.echo(f"{loaded.path or 'no configuration, all at its default'}: all well")


@config.command("show")
def config_show(file: ConfigOption = None) -> None:
    """Show the configuration as it stands, every option with its value; of secrets the variable's name alone."""
    from depeche.config import settings_of
    from depeche.config.settings import shown

    with _in_words():
        typer.echo(shown(settings_of(file)), nl=False)


@contextmanager
def _in_words() -> Iterator[None]:
    from depeche.publish.harmless import one_line

    try:
        yield
    except ConfigError as error:
        say(one_line(str(error)))
        raise typer.Exit(1) from error

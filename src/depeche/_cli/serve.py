"""``depeche serve``: the ledger as pages in a browser."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from depeche._cli.ledger_options import LedgerOption, opened, say

if TYPE_CHECKING:
    from depeche.publish.desk.settings import Settings


def serve(
    ledger: LedgerOption = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 for any that is free.")] = 8765,
    host: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="The address to listen on; away from loopback reading needs the token."),
    ] = "127.0.0.1",
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", metavar="NAME", help="A name that browsers may call the desk by."),
    ] = None,
    token_from_env: Annotated[
        bool, typer.Option("--token-from-env", help="Take the token from DEPECHE_TOKEN rather than make one.")
    ] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open a browser there.")] = False,
) -> None:
    """Show the ledger as pages in a browser: articles, facts, claims, each with its proof."""
    from depeche.publish.desk.serving import application, listening, run, settings_of

    with opened(ledger) as record:
        token = _token_from_env() if token_from_env else None
        settings = settings_of(host, allow_host or [], token)
        app = application(record.path, settings)
        socket = listening(host, port)
        address = _address(host, socket.getsockname()[1])
        say(f"the desk is at {address} (Ctrl-C ends it)")
        _say_token(settings, address, from_env=token_from_env)
        if open_:
            typer.launch(address)
        run(app, socket)


def _token_from_env() -> str:
    token = os.environ.get("DEPECHE_TOKEN")
    if not token:
        raise typer.BadParameter("DEPECHE_TOKEN is not set", param_hint="--token-from-env")
    return token


def _address(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]"}.get(host, host)
    return f"http://{shown}:{port}/"


def _say_token(settings: Settings, address: str, *, from_env: bool) -> None:
    what = "to decide" if settings.open else "to read and to decide"
    shown = "the token in DEPECHE_TOKEN" if from_env else f"the token {settings.token}"
    say(f"{what}, give {shown} at {address}enter")

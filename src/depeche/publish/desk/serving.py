"""Serving: the desk on a socket, until it is interrupted."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from depeche.errors import CannotServe, MissingExtra
from depeche.publish.desk.settings import LOOPBACK, Settings
from depeche.publish.desk.tokens import LEAST, new_token

if TYPE_CHECKING:
    from fastapi import FastAPI

#: Connections at once, over which a browser is asked to come back.
_AT_ONCE = 500
_QUEUE = 256
#: Seconds that a connection is kept for the next request; on a busy machine browsers are slow to ask.
_KEPT = 60


def settings_of(host: str, names: Iterable[str], token: str | None) -> Settings:
    """The settings of a desk that listens there. Away from loopback reading needs the token; None makes a new one.

    Raises CannotServe when the token can be guessed.
    """
    if token is not None and len(token) < LEAST:
        raise CannotServe(f"the token has {len(token)} characters; take at least {LEAST} that nobody can guess")
    known = {host.lower(), *(name.lower() for name in names)}
    return Settings(token or new_token(), LOOPBACK | known, open=is_loopback(host))


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach that address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there; raises CannotServe when the address cannot be had."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        made = socket.socket(found[0], found[1])
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(found[4])
        made.listen(_QUEUE)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CannotServe(f"{host}, port {port}: {reason}; choose another with --port or --host") from error
    return made


def application(ledger_path: Path, settings: Settings) -> FastAPI:
    """The desk, ready to be served. Raises MissingExtra without the libraries of ``web``."""
    try:
        import uvicorn  # noqa: F401 - missed here, before anything listens

        from depeche.publish.desk.app import make_app
    except ImportError as error:
        raise MissingExtra("FastAPI, Jinja2 and uvicorn", "web") from error
    return make_app(ledger_path, settings)


def run(app: FastAPI, where: socket.socket) -> None:
    """Serve the desk until the process is interrupted."""
    import uvicorn

    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_AT_ONCE,
        timeout_keep_alive=_KEPT,
    )
    uvicorn.Server(config).run(sockets=[where])

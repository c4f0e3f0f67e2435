"""The ledger, opened for one request: readers never wait for a writer, and none keeps the ledger busy for long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

from fastapi import Depends, Request

from depeche.ledger import Ledger
from depeche.publish.desk.settings import Settings

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class Desk:
    """What every view has at hand: the ledger's place, the settings and the templates."""

    path: Path
    settings: Settings
    templates: Environment


def desk_of(request: Request) -> Desk:
    """The desk that the request came to."""
    return cast("Desk", request.app.state.desk)


def _opened(request: Request) -> Iterator[Ledger]:
    desk = desk_of(request)
    with Ledger(desk.path, seconds=desk.settings.seconds) as ledger:
        yield ledger


#: A view that has a parameter of this type gets the ledger, open for reading until the answer is made.
Open = Annotated[Ledger, Depends(_opened)]

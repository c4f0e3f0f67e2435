"""View: what a page of the desk is made of."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter


@dataclass(frozen=True, slots=True)
class View:
    """A page or several that belong together."""

    name: str  #: its word in the navigation is ``nav.NAME``
    router: APIRouter
    address: str | None = None  #: where the navigation leads; None: it has no place there

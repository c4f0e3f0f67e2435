"""Naming: a name of the article with whom it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from depeche.facts.fact import EntityKind, Use
from depeche.facts.names.spot import Spotted


@dataclass(frozen=True, slots=True)
class Naming:
    """A name and whom it stands for."""

    spotted: Spotted
    id: str
    kind: EntityKind
    name: str
    country: str | None
    use: Use

"""Naming: a name of the article with whom it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from depeche.facts.fact import EntityKind, Use
from depeche.facts.names.spot import Spotted


@dataclass(frozen=True, slots=True)
class Naming:
    """A name and whom it stands for.

    ``by`` says how that was told: "listed" in the tables, "spelling" (another spelling of a listed or full name), "short"
    form of a full name of the article, "acronym" of one, "stands_for" its place, "state" (an institution of a state), "city" of
    the world's list, "own" when the name has nothing but itself.
    """

    spotted: Spotted
    id: str
    kind: EntityKind
    name: str
    country: str | None
    use: Use
    by: str = "own"

"""Saved searches: a name for what a view was asked. Only ever added; the last said of a name holds, and its address stays."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from depeche.errors import NotFound
from depeche.ledger.database import in_words, transaction


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that somebody saved."""

    id: int  #: its number for good: that of the first time its name was saved
    name: str
    view: str  #: the page that answers it, such as "/facts"
    asked: str  #: what it is asked, as the query of an address
    by: str
    made: str


_CURRENT = """SELECT (SELECT min(id) FROM searches f WHERE f.name = s.name), s.name, s.view, s.asked, s.by, s.made
              FROM searches s WHERE s.id = (SELECT max(id) FROM searches l WHERE l.name = s.name) AND s.asked IS NOT NULL"""


@dataclass(frozen=True, slots=True)
class Searches:
    """The saved searches of an open ledger; ``now`` tells the moment."""

    connection: sqlite3.Connection
    path: Path
    now: Callable[[], str]

    def save(self, name: str, view: str, asked: str, by: str) -> SavedSearch:
        """The search under that name from now on."""
        with in_words(self.path), transaction(self.connection):
            self._add(name, view, asked, by)
            row = self.connection.execute(f"{_CURRENT} AND s.name = ?", (name,)).fetchone()
        return SavedSearch(*row)

    def drop(self, number: int, by: str) -> None:
        """The search of that number is no longer shown. Raises NotFound."""
        search = self.of(number)
        with in_words(self.path), transaction(self.connection):
            self._add(search.name, search.view, None, by)

    def all(self) -> list[SavedSearch]:
        """The searches that are saved, by name."""
        with in_words(self.path):
            return [SavedSearch(*row) for row in self.connection.execute(f"{_CURRENT} ORDER BY s.name")]

    def of(self, number: int) -> SavedSearch:
        """The search of that number as it was saved last. Raises NotFound."""
        with in_words(self.path):
            row = self.connection.execute(
                f"{_CURRENT} AND s.name = (SELECT name FROM searches WHERE id = ?)", (number,)
            ).fetchone()
        if row is None:
            raise NotFound(f"there is no saved search {number}, or it was dropped")
        return SavedSearch(*row)

    def _add(self, name: str, view: str, asked: str | None, by: str) -> None:
        self.connection.execute(
            "INSERT INTO searches (made, by, name, view, asked) VALUES (?, ?, ?, ?, ?)",
            (self.now(), by, name, view, asked),
        )

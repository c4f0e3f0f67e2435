"""Overviews: one door to what charts and the pages of people ask of many facts at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from depeche.ledger import overview
from depeche.ledger.database import in_words
from depeche.ledger.finding import ArticleHit, FactHit, Page
from depeche.ledger.portrait import Portrait, most_named, portrait


@dataclass(frozen=True, slots=True)
class Overviews:
    """The overviews of an open ledger. Each looks at the latest facts that satisfy the query and counts the rest."""

    connection: sqlite3.Connection
    path: Path

    def days(self, query: str = "", *, public: bool = False) -> overview.Days:
        """The facts that have a day, in the order of their days; for the ``public`` as many words as outlets allow."""
        with in_words(self.path):
            return overview.days(self.connection, query, public=public)

    def undated(self, query: str, page: Page) -> list[FactHit]:
        """The facts that tell no day, the latest first."""
        with in_words(self.path):
            return overview.undated(self.connection, query, page)

    def places(self, query: str = "") -> overview.Places:
        """Where they happened."""
        with in_words(self.path):
            return overview.places(self.connection, query)

    def actors(self, query: str = "") -> overview.Actors:
        """Who acts on whom."""
        with in_words(self.path):
            return overview.actors(self.connection, query)

    def arrivals(self, articles: Iterable[int]) -> dict[int, overview.Arrival]:
        """How each of the articles came in, by its number."""
        with in_words(self.path):
            return overview.arrivals(self.connection, articles)

    def portrait(self, id_: str) -> Portrait:
        """Whoever has that identifier: spellings with their evidence, counterparts, and the searches for their facts."""
        with in_words(self.path):
            return portrait(self.connection, id_)

    def most_named(self) -> list[tuple[str, str, str, int]]:
        """Whom the latest articles name most: identifier, name, kind and number of articles."""
        with in_words(self.path):
            return most_named(self.connection)

    def articles_of(self, numbers: Iterable[int]) -> list[ArticleHit]:
        """The articles of those numbers, the latest published first."""
        with in_words(self.path):
            return overview.articles_of(self.connection, numbers)

    def facts_in(self, article: int) -> list[FactHit]:
        """The facts of the article that nobody rejected, in its order."""
        with in_words(self.path):
            return overview.facts_in(self.connection, article)

    def named_in(self, articles: Iterable[int], most: int) -> list[tuple[str, str, str, int]]:
        """Whom those articles name most: identifier, name, kind and number of articles."""
        with in_words(self.path):
            return overview.named_in(self.connection, articles, most)

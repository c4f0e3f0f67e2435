"""Overviews: one door to what charts and the pages of people ask of many facts at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from depeche.ledger import overview
from depeche.ledger.database import in_words
from depeche.ledger.finding import ArticleHit, FactHit, Found, Page, facts_of, paged, window
from depeche.ledger.portrait import Portrait, Role, group_of, most_named, parts, portrait


@dataclass(frozen=True, slots=True)
class Overviews:
    """The overviews of an open ledger. Each looks at the latest facts that satisfy the query and counts the rest."""

    connection: sqlite3.Connection
    path: Path

    def looked_at(self, query: str = "", somebody: str | None = None) -> overview.Looked:
        """The latest facts that satisfy the query; with ``somebody``, an identifier, instead those that they have a part in."""
        with in_words(self.path):
            if somebody is None:
                return overview.looked_at(self.connection, query)
            return overview.looked_at_of(self.connection, group_of(self.connection, somebody))

    def days(self, query: str = "", somebody: str | None = None, *, public: bool = False) -> overview.Days:
        """Those that have a day, in the order of their days; for the ``public`` as many words as outlets allow."""
        looked = self.looked_at(query, somebody)
        with in_words(self.path):
            return overview.days(self.connection, looked, public=public)

    def undated(self, query: str, page: Page) -> list[FactHit]:
        """Those that tell no day, the latest first."""
        looked = self.looked_at(query)
        with in_words(self.path):
            return overview.undated(self.connection, looked, page)

    def places(self, query: str = "", somebody: str | None = None) -> overview.Places:
        """Where they happened."""
        looked = self.looked_at(query, somebody)
        with in_words(self.path):
            return overview.places(self.connection, looked)

    def actors(self, query: str = "", somebody: str | None = None) -> overview.Actors:
        """Who acts on whom in them."""
        looked = self.looked_at(query, somebody)
        with in_words(self.path):
            return overview.actors(self.connection, looked)

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

    def parts(self, known: Portrait, role: Role, page: Page) -> Found[FactHit]:
        """The latest facts in which they have that part."""
        with in_words(self.path):
            return parts(self.connection, known, role, page)

    def all_parts(self, known: Portrait, page: Page) -> Found[FactHit]:
        """The latest facts in which they have any part, what others say of them apart."""
        numbers = self.looked_at(somebody=known.somebody.id).numbers
        limit, offset = window(page)
        with in_words(self.path):
            return paged(facts_of(self.connection, numbers[offset:][: limit if limit >= 0 else None]), page)

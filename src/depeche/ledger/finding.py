"""Finding: articles and facts that satisfy a query, ranked, paged, each with what proves it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from depeche.ledger import query as q
from depeche.ledger.decisions import Verdict, verdicts_on
from depeche.ledger.snippets import Snippet, snippet
from depeche.ledger.sql import Condition, split_text

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page:
    """Which rows of an answer: at most ``limit`` (None: all), after passing over ``offset``."""

    limit: int | None = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Found(Generic[Row]):
    """The rows of one page; ``more`` tells whether others follow."""

    rows: tuple[Row, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article that answers a search, with the words that do."""

    id: int
    record: str
    headline: str | None
    outlet: str | None
    published: str | None
    language: str | None
    url: str | None
    facts: int
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class FactHit:
    """A fact with its values, its article, and what people decided about it."""

    key: str
    article: int
    record: str
    headline: str | None
    outlet: str | None
    published: str | None
    kind: str
    type: str
    status: str
    confidence: float
    happening: str
    first_day: str | None
    last_day: str | None
    values: Mapping[str, tuple[Mapping[str, Any], ...]]  #: by field, as FORMATS has them
    verdicts: tuple[Verdict, ...]

    def text(self, field: str) -> str:
        """The words of the field, a semicolon between two values."""
        return "; ".join(str(v["text"]) for v in self.values.get(field, ()))


def find_articles(connection: sqlite3.Connection, query: str, page: Page) -> Found[ArticleHit]:
    """The articles that satisfy the query: ranked where it has words, else the latest first."""
    node = q.parse(query)
    words, rest = split_text(node, of_facts=False)
    condition = Condition(connection, of_facts=False)
    where = condition.of(rest)
    numbers = connection.execute(
        f"""SELECT w.rowid FROM article_words w JOIN articles a ON a.id = w.rowid
            WHERE article_words MATCH ? AND ({where}) ORDER BY w.rank LIMIT ? OFFSET ?"""
        if words
        else f"SELECT a.id FROM articles a WHERE {where} ORDER BY a.published DESC, a.id LIMIT ? OFFSET ?",
        [*([words] if words else []), *condition.parameters, *window(page)],
    ).fetchall()
    sought = q.words_sought(node)
    return paged([_article_hit(connection, number, sought) for (number,) in numbers], page)


def _article_hit(connection: sqlite3.Connection, number: int, sought: Sequence[str]) -> ArticleHit:
    record, headline, outlet, published, language, given, source, text, facts = connection.execute(
        """SELECT a.record, a.headline, a.outlet, a.published, a.language, c.given, a.source_url, a.text,
                  (SELECT count(*) FROM facts WHERE article = a.id)
           FROM articles a JOIN captures c ON c.id = a.id WHERE a.id = ?""",
        (number,),
    ).fetchone()
    url = json.loads(given).get("url") or source
    shown = snippet(text, sought, language)
    return ArticleHit(number, record, headline, outlet, published, language, url, facts, shown)


def find_facts(
    connection: sqlite3.Connection, query: str, page: Page, *, least: float = 0.0, dated: bool = False
) -> Found[FactHit]:
    """The facts that satisfy the query, at least ``least`` sure: ranked where it has words, else by day.

    With ``dated`` those alone that have a day, in the order of their days.
    """
    words, rest = split_text(q.parse(query), of_facts=True)
    condition = Condition(connection, of_facts=True)
    where = f"({condition.of(rest)})" + (" AND f.first_day IS NOT NULL" if dated else "")
    by_day = "f.first_day IS NULL, f.first_day, f.last_day, f.id"
    rows = connection.execute(
        f"""SELECT f.id FROM fact_words w JOIN facts f ON f.id = w.rowid JOIN articles a ON a.id = f.article
            WHERE fact_words MATCH ? AND ({where}) AND f.confidence >= ?
            ORDER BY {by_day if dated else "w.rank"} LIMIT ? OFFSET ?"""
        if words
        else f"""SELECT f.id FROM facts f JOIN articles a ON a.id = f.article
                 WHERE ({where}) AND f.confidence >= ? ORDER BY {by_day} LIMIT ? OFFSET ?""",
        [*([words] if words else []), *condition.parameters, least, *window(page)],
    ).fetchall()
    return paged(facts_of(connection, [row[0] for row in rows]), page)


def facts_of(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[FactHit]:
    """The facts of those numbers, in that order."""
    marks = ", ".join("?" * len(numbers))
    rows = connection.execute(
        f"""SELECT f.id, f.key, f.article, a.record, a.headline, a.outlet, a.published, f.kind, f.type, f.status,
                   f.confidence, f.happening, f.first_day, f.last_day
            FROM facts f JOIN articles a ON a.id = f.article WHERE f.id IN ({marks})""",
        list(numbers),
    ).fetchall()
    values: dict[int, dict[str, list[Mapping[str, Any]]]] = {}
    for number, name, text, start, end, source, entity, rest in connection.execute(
        f"""SELECT fact, field, text, start, "end", source, entity, value FROM fact_values
            WHERE fact IN ({marks}) ORDER BY fact, field, place""",
        list(numbers),
    ):
        value = {"text": text, "start": start, "end": end, "source": json.loads(source)}
        value |= {"entity": entity} if name in {"who", "to_whom", "according_to"} else {}
        values.setdefault(number, {}).setdefault(name, []).append(value | (json.loads(rest) if rest else {}))
    decided = verdicts_on(connection, [row[1] for row in rows])
    by_number = {row[0]: _fact_hit(row, values.get(row[0], {}), decided) for row in rows}
    return [by_number[number] for number in numbers if number in by_number]


def _fact_hit(
    row: Sequence[Any], values: Mapping[str, Sequence[Mapping[str, Any]]], decided: Mapping[str, tuple[Verdict, ...]]
) -> FactHit:
    _, key, article, record, headline, outlet, published, kind, type_, status, confidence, happening, first, last = row
    return FactHit(
        key, article, record, headline, outlet, published, kind, type_, status, confidence, happening, first, last,
        values={name: tuple(found) for name, found in values.items()},
        verdicts=decided.get(key, ()),
    )  # fmt: skip


def window(page: Page) -> list[str | int]:
    """The parameters of LIMIT and OFFSET: one row more than the page shows, to tell whether others follow."""
    return [-1 if page.limit is None else page.limit + 1, page.offset]


def paged(rows: Sequence[Row], page: Page) -> Found[Row]:
    """The page of rows that came out of ``window``."""
    kept = rows if page.limit is None else rows[: page.limit]
    return Found(tuple(kept), len(kept) < len(rows))

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
from depeche.ledger.sql import Condition, match_of

Row = TypeVar("Row")
#: Weights of bm25: a word in the headline says more than in the body, the very form more than the stem.
_ARTICLE_RANK = "bm25(article_words, 6.0, 2.0, 1.0)"
_FACT_RANK = "bm25(fact_words, 3.0, 3.0, 1.0, 1.0, 2.0, 1.0)"


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
    condition = Condition(connection, of_facts=False)
    where = condition.of(node)
    ranked = _ranking(node)
    rank = (
        f"(SELECT {_ARTICLE_RANK} FROM article_words WHERE article_words MATCH ? AND rowid = a.id)" if ranked else "0"
    )
    rows = connection.execute(
        f"""SELECT a.id, a.record, a.headline, a.outlet, a.published, a.language,
                   coalesce(json_extract(c.given, '$.url'), a.source_url), a.text, {rank} AS rank
            FROM articles a JOIN captures c ON c.id = a.id WHERE {where}
            ORDER BY rank, a.published DESC, a.id LIMIT ? OFFSET ?""",
        ([ranked] if ranked else []) + condition.parameters + window(page),
    ).fetchall()
    sought = q.words_sought(node)
    hits = [
        ArticleHit(
            id_, record, headline, outlet, day, language, url, _count(connection, id_), snippet(text, sought, language)
        )
        for id_, record, headline, outlet, day, language, url, text, _ in rows
    ]
    return paged(hits, page)


def find_facts(
    connection: sqlite3.Connection, query: str, page: Page, *, least: float = 0.0, dated: bool = False
) -> Found[FactHit]:
    """The facts that satisfy the query, at least ``least`` sure: ranked where it has words, else by day.

    With ``dated`` those alone that have a day, in the order of their days.
    """
    node = q.parse(query)
    condition = Condition(connection, of_facts=True)
    where = condition.of(node)
    ranked = None if dated else _ranking(node)
    rank = f"(SELECT {_FACT_RANK} FROM fact_words WHERE fact_words MATCH ? AND rowid = f.id)" if ranked else "0"
    having_day = "AND f.first_day IS NOT NULL" if dated else ""
    rows = connection.execute(
        f"""SELECT f.id, {rank} AS rank FROM facts f JOIN articles a ON a.id = f.article
            WHERE {where} AND f.confidence >= ? {having_day}
            ORDER BY rank, f.first_day IS NULL, f.first_day, f.last_day, f.id LIMIT ? OFFSET ?""",
        [*([ranked] if ranked else []), *condition.parameters, least, *window(page)],
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


def _ranking(node: q.Node) -> str | None:
    """The match that ranks: any of the texts that are asked for."""
    texts = [match_of(t.words, t.phrase) for t in _texts(node) if t.words]
    return " OR ".join(f"({t})" for t in texts) or None


def _texts(node: q.Node) -> list[q.Text]:
    match node:
        case q.Text():
            return [node]
        case q.All(nodes) | q.Any(nodes):
            return [text for child in nodes for text in _texts(child)]
        case _:
            return []


def _count(connection: sqlite3.Connection, article: int) -> int:
    count: int = connection.execute("SELECT count(*) FROM facts WHERE article = ?", (article,)).fetchone()[0]
    return count


def window(page: Page) -> list[str | int]:
    """The parameters of LIMIT and OFFSET: one row more than the page shows, to tell whether others follow."""
    return [-1 if page.limit is None else page.limit + 1, page.offset]


def paged(rows: Sequence[Row], page: Page) -> Found[Row]:
    """The page of rows that came out of ``window``."""
    kept = rows if page.limit is None else rows[: page.limit]
    return Found(tuple(kept), len(kept) < len(rows))

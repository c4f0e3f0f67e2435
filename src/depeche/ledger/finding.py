"""Finding: articles and facts that satisfy a query, ranked, paged, each with what proves it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar

from depeche.errors import NotFound
from depeche.ledger import query as q
from depeche.ledger.decisions import Verdict, verdicts_on
from depeche.ledger.snippets import Snippet, snippet
from depeche.ledger.sql import TRUE, Condition, split_text

Row = TypeVar("Row")
_CHUNK = 500
#: So many of the latest hits are weighed against each other.
_WEIGHED = 2000


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
    source_url: str | None
    republish: str  #: link, excerpt or full, as decided for the outlet
    facts: int
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class FactHit:
    """A fact with its values, its article, and what people decided about it."""

    key: str
    article: int
    record: str
    digest: str
    language: str | None
    headline: str | None
    outlet: str | None
    url: str | None
    source_url: str | None
    published: str | None
    republish: str  #: link, excerpt or full, as decided for the outlet
    kind: str
    type: str
    mode: str | None
    cameo: str | None
    quad: int | None
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

    def said_by(self) -> str | None:
        """Who answers for the fact: of words the speaker; of a deed whom it is credited to, else the outlet."""
        speaker, credited = self.text("who"), self.text("according_to")
        if self.kind == "statement" or self.type in _SPOKEN:
            return speaker or credited or None
        return credited or self.outlet


#: Events that are done with words: who did it said it.
_SPOKEN = ("ACCUSE", "REJECT", "REQUEST", "THREATEN")
#: In the order of the statement in ``facts_of``.
_FACT_COLUMNS = tuple(f.name for f in fields(FactHit) if f.name not in {"values", "verdicts"})
#: So many of the latest articles mostly hold a page of facts of any kind.
_NEWEST = 2000
#: What may be republished of article ``a``: what was decided last of its outlet, else an excerpt.
REPUBLISH = """coalesce((SELECT d.decision FROM decisions d WHERE d.about = 'outlet' AND d.subject = a.outlet
                         ORDER BY d.id DESC LIMIT 1), 'excerpt')"""


def find_articles(connection: sqlite3.Connection, query: str, page: Page) -> Found[ArticleHit]:
    """The articles that satisfy the query: ranked where it has words, else the latest first."""
    node = q.parse(query)
    words, rest = split_text(node, of_facts=False)
    condition = Condition(connection, of_facts=False)
    where = condition.of(rest)
    if words:
        numbers = _ranked(connection, "article_words", words, where, condition.parameters, page)
    else:
        numbers = _numbers(
            connection,
            f"SELECT a.id FROM articles a WHERE {where} ORDER BY a.published DESC, a.id LIMIT ? OFFSET ?",
            [*condition.parameters, *window(page)],
        )
    sought = q.words_sought(node)
    return paged([article_hit(connection, number, sought) for number in numbers], page)


def article_hit(connection: sqlite3.Connection, number: int, sought: Sequence[str] = ()) -> ArticleHit:
    """The article of that number, with the stretch of it where the words sought stand thickest."""
    record, headline, outlet, published, language, given, source, republish, text, facts = connection.execute(
        f"""SELECT a.record, a.headline, a.outlet, a.published, a.language, c.given, a.source_url, {REPUBLISH}, a.text,
                  (SELECT count(*) FROM facts WHERE article = a.id)
           FROM articles a JOIN captures c ON c.id = a.id WHERE a.id = ?""",
        (number,),
    ).fetchone()
    url = json.loads(given).get("url") or source
    shown = snippet(text, sought, language)
    return ArticleHit(number, record, headline, outlet, published, language, url, source, republish, facts, shown)


def find_facts(
    connection: sqlite3.Connection,
    query: str,
    page: Page,
    *,
    least: float = 0.0,
    dated: bool = False,
    latest: bool = False,
) -> Found[FactHit]:
    """The facts that satisfy the query, at least ``least`` sure: ranked where it has words, else by day.

    With ``dated`` those alone that have a day, in the order of their days. With ``latest`` what has no words comes by
    article, the latest published first.
    """
    words, rest = split_text(q.parse(query), of_facts=True)
    condition = Condition(connection, of_facts=True)
    where = condition.of(rest)
    if dated:
        where = f"({where}) AND f.first_day IS NOT NULL"
    if least > 0:
        where = f"({where}) AND f.confidence >= ?"
        condition.parameters.append(least)
    if words and not dated:
        numbers = _ranked(connection, "fact_words", words, where, condition.parameters, page)
    else:
        if words:
            where = f"({where}) AND f.id IN (SELECT rowid FROM fact_words WHERE fact_words MATCH ?)"
            condition.parameters.append(words)
        numbers = (_latest if latest else _by_day)(connection, where, condition.parameters, page)
    return paged(facts_of(connection, numbers), page)


def _ranked(
    connection: sqlite3.Connection, index: str, words: str, where: str, parameters: Sequence[Any], page: Page
) -> list[int]:
    """The numbers of what has the words: of the latest 2,000 that do the best first, then the older ones, latest first.

    Weighing every hit of a common word in a large ledger would take longer than anybody waits.
    """
    limit, offset = window(page)
    found = connection.execute(
        f"SELECT rowid FROM {index} WHERE {index} MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?", (words, _WEIGHED)
    ).fetchone()
    last = found[0] if found else 0
    rows = _matching(index, where)
    best = _numbers(
        connection,
        f"SELECT w.rowid {rows} AND w.rowid > ? ORDER BY w.rank LIMIT ? OFFSET ?",
        [words, *parameters, last, limit, offset],
    )
    if not last or (limit >= 0 and len(best) >= limit):
        return best
    before = len(best) or _numbers(connection, f"SELECT count(*) {rows} AND w.rowid > ?", [words, *parameters, last])[0]
    older = _numbers(
        connection,
        f"SELECT w.rowid {rows} AND w.rowid <= ? ORDER BY w.rowid DESC LIMIT ? OFFSET ?",
        [words, *parameters, last, limit - len(best) if limit >= 0 else -1, 0 if best else max(0, offset - before)],
    )
    return [*best, *older]


def _matching(index: str, where: str) -> str:
    """The rows of an index that match and satisfy the condition; other tables are joined where it asks for them."""
    if where == TRUE:
        return f"FROM {index} w WHERE {index} MATCH ?"
    row, tables = ("a", "articles a") if index == "article_words" else ("f", _facts_from(where))
    return f"FROM {index} w JOIN {tables} ON {row}.id = w.rowid WHERE {index} MATCH ? AND ({where})"


def _numbers(connection: sqlite3.Connection, statement: str, parameters: Sequence[Any]) -> list[int]:
    return [row[0] for row in connection.execute(statement, parameters)]


def _by_day(connection: sqlite3.Connection, where: str, parameters: Sequence[Any], page: Page) -> list[int]:
    """The facts in the order of their days, those without one at the end."""
    order = "f.first_day IS NULL, f.first_day, f.last_day, f.id"
    statement = f"SELECT f.id FROM {_facts_from(where)} WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?"
    return _numbers(connection, statement, [*parameters, *window(page)])


def _latest(connection: sqlite3.Connection, where: str, parameters: Sequence[Any], page: Page) -> list[int]:
    """The facts by article, the latest published first. What the latest articles have in plenty is sought in these alone."""
    order = "ORDER BY a.published DESC, a.id DESC, f.id LIMIT ? OFFSET ?"
    newest = "SELECT id, published, outlet, language FROM articles ORDER BY published DESC, id DESC LIMIT ?"
    by_article = f"({newest}) a CROSS JOIN facts f INDEXED BY facts_by_article ON f.article = a.id"
    first = f"SELECT f.id FROM {by_article} WHERE {where} {order}"
    numbers = _numbers(connection, first, [_NEWEST, *parameters, *window(page)])
    if page.limit is not None and len(numbers) > page.limit:
        return numbers
    every = f"SELECT f.id FROM facts f JOIN articles a ON a.id = f.article WHERE {where} {order}"
    return _numbers(connection, every, [*parameters, *window(page)])


def _facts_from(where: str) -> str:
    """The facts, with their articles where the condition speaks of them."""
    return "(facts f JOIN articles a ON a.id = f.article)" if "a." in where else "facts f"


def all_facts(connection: sqlite3.Connection, query: str, *, least: float = 0.0) -> Iterator[FactHit]:
    """Every fact that satisfies the query, in the order of articles; a few are held at a time."""
    condition = Condition(connection, of_facts=True)
    where = condition.of(q.parse(query))
    numbers = [
        row[0]
        for row in connection.execute(
            f"""SELECT f.id FROM facts f JOIN articles a ON a.id = f.article
                WHERE ({where}) AND f.confidence >= ? ORDER BY f.article, f.id""",
            [*condition.parameters, least],
        )
    ]
    for start in range(0, len(numbers), _CHUNK):
        yield from facts_of(connection, numbers[start : start + _CHUNK])


def fact_of(connection: sqlite3.Connection, key: str) -> FactHit:
    """The fact of that whole key. Raises NotFound."""
    numbers = _numbers(connection, "SELECT id FROM facts WHERE key = ?", [key])
    if not numbers:
        raise NotFound(f"no fact {key!r} in what is read now; `depeche facts` shows the keys")
    return facts_of(connection, numbers)[0]


def facts_of(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[FactHit]:
    """The facts of those numbers, in that order."""
    marks = ", ".join("?" * len(numbers))
    rows = connection.execute(
        f"""SELECT f.id, f.key, f.article, a.record, c.digest, a.language, a.headline, a.outlet,
                   json_extract(c.given, '$.url'), a.source_url, a.published, {REPUBLISH},
                   f.kind, f.type, f.mode, f.cameo, f.quad, f.status, f.confidence, f.happening, f.first_day, f.last_day
            FROM facts f JOIN articles a ON a.id = f.article JOIN captures c ON c.id = a.id
            WHERE f.id IN ({marks})""",
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
    columns = dict(zip(_FACT_COLUMNS, row[1:], strict=True))
    return FactHit(
        **columns,
        values={name: tuple(found) for name, found in values.items()},
        verdicts=decided.get(columns["key"], ()),
    )


def window(page: Page) -> list[int]:
    """The parameters of LIMIT and OFFSET: one row more than the page shows, to tell whether others follow."""
    return [-1 if page.limit is None else page.limit + 1, page.offset]


def paged(rows: Sequence[Row], page: Page) -> Found[Row]:
    """The page of rows that came out of ``window``."""
    kept = rows if page.limit is None else rows[: page.limit]
    return Found(tuple(kept), len(kept) < len(rows))

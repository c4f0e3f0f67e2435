"""Asking: who somebody is and did, what is contested, which outlets there are, copies and versions."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from depeche.errors import NotFound
from depeche.ledger import query as q
from depeche.ledger.entry import canonical
from depeche.ledger.finding import REPUBLISH, FactHit, Found, Page, facts_of, paged, window
from depeche.ledger.identity import chosen, groups
from depeche.ledger.sql import TRUE, Condition, entities_named


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person, body, place … of the record: everything that was joined counts as one."""

    id: str
    kind: str
    name: str
    country: str | None
    spellings: tuple[str, ...]
    joined: tuple[str, ...]  #: the identifiers that are one, when people joined several
    articles: int
    mentions: int
    did: int  #: facts as who
    had_done: int  #: facts as to whom
    credited: int  #: facts told according to them


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact and the fact that answers it: ``how`` is denies, rejects, confirms or differs."""

    fact: FactHit
    how: str
    answer: FactHit


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet, from the first to the last day of what the ledger has of it."""

    name: str
    articles: int
    facts: int | None  #: None: not counted
    first: str | None
    last: str | None
    republish: str


@dataclass(frozen=True, slots=True)
class Version:
    """One capture among those of the same address or with the same story."""

    article: int
    record: str
    outlet: str | None
    headline: str | None
    published: str | None
    fetched: str
    digest: str


def who(connection: sqlite3.Connection, name: str, page: Page) -> Found[Somebody]:
    """Whoever bears the name or the identifier, the most mentioned first."""
    joined = groups(connection)
    people = {joined.get(entity, (entity,)) for entity in entities_named(connection, name)}
    found = sorted((somebody(connection, group) for group in people), key=lambda s: (-s.mentions, s.id))
    return paged(found[page.offset :][: None if page.limit is None else page.limit + 1], page)


def somebody(connection: sqlite3.Connection, group: tuple[str, ...]) -> Somebody:
    """Whoever the identifiers of the group stand for."""
    marks = ", ".join("?" * len(group))
    id_ = chosen(group)
    kind, name, country = connection.execute(
        f"SELECT kind, name, country FROM entities WHERE id IN ({marks}) ORDER BY id = ? DESC, id", (*group, id_)
    ).fetchone()
    spellings = connection.execute(
        f"SELECT DISTINCT name FROM entity_names WHERE entity IN ({marks}) ORDER BY name", group
    )
    articles, mentions = connection.execute(
        f"SELECT count(DISTINCT article), total(mentions) FROM article_entities WHERE entity IN ({marks})", group
    ).fetchone()
    roles = dict(
        connection.execute(
            f"SELECT field, count(DISTINCT fact) FROM fact_values WHERE entity IN ({marks}) GROUP BY field", group
        ).fetchall()
    )
    return Somebody(
        id=id_,
        kind=kind,
        name=name,
        country=country,
        spellings=tuple(row[0] for row in spellings),
        joined=group if len(group) > 1 else (),
        articles=articles,
        mentions=int(mentions),
        did=roles.get("who", 0),
        had_done=roles.get("to_whom", 0),
        credited=roles.get("according_to", 0),
    )


def claims(connection: sqlite3.Connection, query: str, page: Page, *, latest: bool = False) -> Found[Claim]:
    """The answers whose fact, or which themselves, satisfy the query; in the order of the record or the latest first."""
    condition = Condition(connection, of_facts=True)
    where = condition.of(q.parse(query))
    order = "DESC" if latest else "ASC"
    # not indexed: two facts are looked up by number; else SQLite walks all facts of a type for each answer
    asked = f"""EXISTS (SELECT 1 FROM facts f NOT INDEXED JOIN articles a ON a.id = f.article
                        WHERE f.id IN (x.fact, x.answered) AND ({where}))"""
    rows = connection.execute(
        f"""SELECT answered, how, fact FROM answers x WHERE {TRUE if where == TRUE else asked}
            ORDER BY fact {order}, answered {order} LIMIT ? OFFSET ?""",
        [*condition.parameters, *window(page)],
    ).fetchall()
    numbers = sorted({row[0] for row in rows} | {row[2] for row in rows})
    hits = dict(zip(numbers, facts_of(connection, numbers), strict=True))
    return paged([Claim(hits[answered], how, hits[fact]) for answered, how, fact in rows], page)


def outlets(connection: sqlite3.Connection, page: Page, *, count: bool = True) -> Found[Outlet]:
    """The outlets by name. What may be republished is an excerpt, unless people decided otherwise.

    Their facts are counted with ``count`` alone: in a large ledger that takes its time.
    """
    facts = "sum((SELECT count(*) FROM facts WHERE article = a.id))" if count else "NULL"
    rows = connection.execute(
        f"""SELECT outlet, count(*), {facts}, min(published), max(published),
                  {REPUBLISH}
           FROM articles a WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY outlet LIMIT ? OFFSET ?""",
        window(page),
    ).fetchall()
    return paged([Outlet(*row) for row in rows], page)


def republish(connection: sqlite3.Connection, number: int) -> str:
    """What of the article may be republished: link, excerpt or full, as was decided of its outlet."""
    row = connection.execute(f"SELECT {REPUBLISH} FROM articles a WHERE id = ?", (number,)).fetchone()
    return str(row[0]) if row else "link"


def outlet_names(connection: sqlite3.Connection) -> list[str]:
    """The names of the outlets in order, a few hundred at most; each costs one look into the index."""
    rows = connection.execute(
        """WITH RECURSIVE names (name) AS (
               SELECT min(outlet) FROM articles
               UNION ALL SELECT (SELECT min(outlet) FROM articles WHERE outlet > name) FROM names WHERE name IS NOT NULL)
           SELECT name FROM names WHERE name IS NOT NULL LIMIT 300"""
    )
    return [row[0] for row in rows]


def article_named(connection: sqlite3.Connection, name: str) -> int:
    """The number of the one article whose record id is, or whose capture's digest begins with, the name."""
    rows = connection.execute(
        "SELECT a.id FROM articles a JOIN captures c ON c.id = a.id WHERE a.record = :n"
        " OR (length(:n) >= 6 AND c.digest >= :n AND c.digest < :n || 'g') LIMIT 2",
        {"n": name},
    ).fetchall()
    if len(rows) != 1:
        raise NotFound(
            f"no article {name!r}; `depeche search` shows their records (of a digest write at least 6 digits)"
            if not rows
            else f"several articles are {name!r}; write the beginning of the capture's digest"
        )
    return int(rows[0][0])


@dataclass(frozen=True, slots=True)
class Shown:
    """An article as the ledger keeps it."""

    version: Version
    byline: tuple[str, ...]
    language: str | None
    url: str | None
    source_url: str | None
    rights: str | None
    reader: str
    readings: int
    key_facts: tuple[tuple[str, str], ...]  #: the fact's key and its line
    copies: tuple[Version, ...]
    versions: tuple[Version, ...]


def shown(connection: sqlite3.Connection, number: int) -> Shown:
    """The article of that number with what the ledger knows around it."""
    version = Version(*connection.execute(f"{_VERSION} WHERE a.id = ?", (number,)).fetchone())
    byline, language, given, source_url, rights, reader, readings = connection.execute(
        """SELECT a.byline, a.language, c.given, a.source_url, a.rights, r.reader,
                  (SELECT count(*) FROM readings WHERE capture = a.id)
           FROM articles a JOIN captures c ON c.id = a.id JOIN readings r ON r.id = a.reading WHERE a.id = ?""",
        (number,),
    ).fetchone()
    lines = connection.execute(
        "SELECT f.key, k.line FROM key_facts k JOIN facts f ON f.id = k.fact WHERE k.article = ? ORDER BY k.place",
        (number,),
    ).fetchall()
    return Shown(
        version=version,
        byline=tuple(json.loads(byline)),
        language=language,
        url=json.loads(given).get("url"),
        source_url=source_url,
        rights=rights,
        reader=reader,
        readings=readings,
        key_facts=tuple((key, line) for key, line in lines),
        copies=tuple(copies(connection, number)),
        versions=tuple(versions(connection, number)),
    )


_VERSION = """SELECT a.id, a.record, a.outlet, a.headline, a.published, c.fetched, c.digest
              FROM articles a JOIN captures c ON c.id = a.id"""


def copies(connection: sqlite3.Connection, number: int) -> list[Version]:
    """The articles with the same body, the earliest published (else fetched) first; empty when there is no other."""
    rows = connection.execute(
        f"{_VERSION} WHERE a.body = (SELECT body FROM articles WHERE id = ?) ORDER BY coalesce(a.published, c.fetched), a.id",
        (number,),
    ).fetchall()
    return _versions(rows)


def versions(connection: sqlite3.Connection, number: int) -> list[Version]:
    """The captures of the same address as they were fetched; empty when there is no other."""
    rows = connection.execute(
        f"{_VERSION} WHERE c.address = (SELECT address FROM captures WHERE id = ?) ORDER BY c.fetched, a.id", (number,)
    ).fetchall()
    return _versions(rows)


def versions_at(connection: sqlite3.Connection, address: str) -> list[Version]:
    """The captures of that address, in any of its spellings, as they were fetched; empty when there is none."""
    rows = connection.execute(f"{_VERSION} WHERE c.address = ? ORDER BY c.fetched, a.id", (canonical(address),))
    return [Version(*row) for row in rows]


def _versions(rows: Sequence[tuple[int, str, str | None, str | None, str | None, str, str]]) -> list[Version]:
    return [Version(*row) for row in rows] if len(rows) > 1 else []


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A line of an article's digest, and the fact that proves it."""

    key: str
    type: str
    status: str
    line: str


def key_lines(connection: sqlite3.Connection, articles: Sequence[int]) -> Mapping[int, tuple[KeyLine, ...]]:
    """The digests of the articles, in the order of each; an article without one is left out."""
    found: dict[int, list[KeyLine]] = {}
    marks = ", ".join("?" * len(articles))
    for article, *line in connection.execute(
        f"""SELECT k.article, f.key, f.type, f.status, k.line FROM key_facts k JOIN facts f ON f.id = k.fact
            WHERE k.article IN ({marks}) ORDER BY k.article, k.place""",
        list(articles),
    ):
        found.setdefault(article, []).append(KeyLine(*line))
    return {article: tuple(lines) for article, lines in found.items()}


def keys_of(connection: sqlite3.Connection, article: int) -> Mapping[str, str]:
    """The key of each fact of the article, by the fact's id in its record."""
    return dict(connection.execute("SELECT name, key FROM facts WHERE article = ?", (article,)).fetchall())


def place_of(connection: sqlite3.Connection, key: str) -> tuple[int, str]:
    """The article that holds the fact, and the fact's id in its record. Raises NotFound."""
    row = connection.execute("SELECT article, name FROM facts WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise NotFound(f"no fact {key!r} in what is read now; `depeche facts` shows the keys")
    return int(row[0]), str(row[1])

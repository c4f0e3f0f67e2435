"""Overviews: of many facts the little that a chart needs, from the latest that satisfy a search, the rest counted."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from depeche.ledger import query as q
from depeche.ledger.finding import REPUBLISH, ArticleHit, FactHit, Page, article_hit, facts_of
from depeche.ledger.identity import chosen, groups
from depeche.ledger.sql import TRUE, Condition, split_text

#: Facts looked at for one chart, the latest to come in: as many as a ledger of 100,000 articles tells in 50 ms.
LOOKED_AT = 4_000
#: The same for one person, body or country, whose page draws two charts.
LOOKED_AT_OF = 2_000
#: Parts that are the story itself.
STORY = ("standfirst", "heading", "paragraph", "quote", "list", "table")
#: Facts drawn on a timeline.
DRAWN = 1_000
#: Facts whose last verdict rejects them.
_REJECTED = """(SELECT subject FROM (SELECT subject, decision, max(id) FROM decisions
                WHERE about = 'fact' AND decision IN ('confirm', 'reject') GROUP BY subject) WHERE decision = 'reject')"""


@dataclass(frozen=True, slots=True)
class Seen:
    """How much of what satisfies a search an overview has looked at."""

    looked_at: int
    all: bool  #: False: older facts satisfy the search too, nobody counted them


@dataclass(frozen=True, slots=True)
class Looked:
    """The facts that an overview looks at, the last to come in first."""

    numbers: tuple[int, ...]
    seen: Seen


@dataclass(frozen=True, slots=True)
class Dated:
    """A fact as a timeline needs it. ``when`` is its time as the record has it, ISO 8601 or TIMEX3."""

    key: str
    article: int
    type: str
    quad: int | None
    status: str
    first_day: str
    last_day: str
    when: str
    words: str  #: of its evidence


@dataclass(frozen=True, slots=True)
class Days:
    """The facts that have a day, in the order of their days; how many more have one and how many have none."""

    facts: tuple[Dated, ...]
    dated: int
    undated: int
    seen: Seen


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that facts tell of, with how many do. ``keys`` are some of those facts, the latest first."""

    name: str
    country: str | None
    lat: float
    lon: float
    precision: str
    facts: int
    keys: tuple[str, ...]
    words: str  #: the place as the latest of them writes it


@dataclass(frozen=True, slots=True)
class Places:
    """Where the facts happened, the most told first; ``unplaced`` have a place without a point, or one without proof."""

    spots: tuple[Spot, ...]
    unplaced: int
    nowhere: int  #: facts that tell no place
    seen: Seen


@dataclass(frozen=True, slots=True)
class Deed:
    """Who acts on whom, in what manner (the quad class, 1 to 4; None: neither), in how many facts."""

    who: str
    to_whom: str
    quad: int | None
    facts: int
    key: str  #: of the latest


@dataclass(frozen=True, slots=True)
class Actors:
    """Who acts on whom, the most frequent first. ``names`` are those of the identifiers."""

    deeds: tuple[Deed, ...]
    names: dict[str, str]
    kinds: dict[str, str]
    facts: int  #: facts with both
    seen: Seen


@dataclass(frozen=True, slots=True)
class Arrival:
    """How an article came in, and what it says beyond its facts."""

    digest: str
    fetched: str
    byline: tuple[str, ...]
    rights: str | None
    body: str  #: the story's paragraphs, a blank line between two; frames, credits and headers apart


def arrivals(connection: sqlite3.Connection, articles: Iterable[int]) -> dict[int, Arrival]:
    """How each of the articles came in."""
    asked = json.dumps(sorted(set(articles)))
    parts: dict[int, list[tuple[int, int]]] = {}
    for article, start, end in connection.execute(
        f"""SELECT p.article, p.start, p."end" FROM json_each(?) j JOIN parts p ON p.article = j.value
            WHERE p.kind IN ({", ".join(f"'{kind}'" for kind in STORY)}) ORDER BY p.article, p.place""",
        (asked,),
    ):
        parts.setdefault(article, []).append((start, end))
    rows = connection.execute(
        """SELECT a.id, c.digest, c.fetched, a.byline, a.rights, a.text FROM json_each(?) j
           JOIN articles a ON a.id = j.value JOIN captures c ON c.id = a.id""",
        (asked,),
    )
    return {
        number: Arrival(digest, fetched, tuple(json.loads(byline)), rights, _body(text, parts.get(number, ())))
        for number, digest, fetched, byline, rights, text in rows
    }


def _body(text: str, parts: Iterable[tuple[int, int]]) -> str:
    return "\n\n".join(text[start:end] for start, end in parts)


def days(connection: sqlite3.Connection, looked: Looked, *, most: int = DRAWN, public: bool = False) -> Days:
    """The latest facts with a day, at most ``most``, and the count of the rest.

    For the ``public`` there are no words where the outlet allows a link alone.
    """
    asked, seen = looked.numbers, looked.seen
    words = (
        f"""CASE WHEN (SELECT {REPUBLISH} FROM articles a WHERE a.id = f.article) = 'link' THEN '' ELSE e.text END"""
    )
    rows = connection.execute(
        f"""SELECT f.key, f.article, f.type, f.quad, f.status, f.first_day, f.last_day,
                  json_extract(w.value, '$.value'), {words if public else "e.text"}
           FROM json_each(?) j JOIN facts f ON f.id = j.value
           JOIN fact_values w ON w.fact = f.id AND w.field = 'when' AND w.place = 0
           JOIN fact_values e ON e.fact = f.id AND e.field = 'evidence' AND e.place = 0
           WHERE f.first_day IS NOT NULL LIMIT ?""",
        (json.dumps(asked), most),
    ).fetchall()
    dated = connection.execute(
        "SELECT count(*) FROM json_each(?) j JOIN facts f ON f.id = j.value WHERE f.first_day IS NOT NULL",
        (json.dumps(asked),),
    ).fetchone()[0]
    found = sorted((Dated(*row) for row in rows), key=lambda d: (d.first_day, d.last_day, d.key))
    return Days(tuple(found), dated, len(asked) - dated, seen)


def undated(connection: sqlite3.Connection, looked: Looked, page: Page) -> list[FactHit]:
    """The latest facts without a day."""
    asked = looked.numbers
    rows = connection.execute(
        "SELECT f.id FROM json_each(?) j JOIN facts f ON f.id = j.value WHERE f.first_day IS NULL LIMIT ? OFFSET ?",
        (json.dumps(asked), -1 if page.limit is None else page.limit, page.offset),
    ).fetchall()
    return facts_of(connection, [row[0] for row in rows])


def places(connection: sqlite3.Connection, looked: Looked) -> Places:
    """Where the facts happened. Only a place that the words pin down to a point is one; whom a name stands for is not."""
    asked, seen = looked.numbers, looked.seen
    rows = connection.execute(
        """SELECT f.id, f.key, v.text, v.source, v.value FROM json_each(?) j JOIN facts f ON f.id = j.value
           JOIN fact_values v ON v.fact = f.id AND v.field = 'where'""",
        (json.dumps(asked),),
    ).fetchall()
    spots: dict[tuple[object, ...], list[tuple[str, str]]] = {}
    placed, told = set(), set()
    for number, key, text, source, value in rows:
        told.add(number)
        place = json.loads(value)
        if place.get("lat") is None or place.get("lon") is None or source == "[]":
            continue
        placed.add(number)
        spot = (place["name"], place["country"], place["lat"], place["lon"], place["precision"])
        spots.setdefault(spot, []).append((key, text))
    found = [_spot(spot, told) for spot, told in spots.items()]
    found.sort(key=lambda s: (-s.facts, s.name, s.country or "", s.lat, s.lon))
    return Places(tuple(found), len(told - placed), len(asked) - len(told), seen)


def _spot(spot: tuple[object, ...], told: Sequence[tuple[str, str]]) -> Spot:
    name, country, lat, lon, precision = spot
    keys = tuple(dict.fromkeys(key for key, _ in told))
    return Spot(
        name=str(name),
        country=str(country) if country else None,
        lat=float(str(lat)),
        lon=float(str(lon)),
        precision=str(precision),
        facts=len(keys),
        keys=keys[:20],
        words=told[0][1],
    )


def actors(connection: sqlite3.Connection, looked: Looked) -> Actors:
    """Who acts on whom. What did not happen or is denied is no act; joined entities are one."""
    asked, seen = looked.numbers, looked.seen
    rows = connection.execute(
        """SELECT f.key, f.quad, w.entity, t.entity FROM json_each(?) j JOIN facts f ON f.id = j.value
           JOIN fact_values w ON w.fact = f.id AND w.field = 'who' AND w.entity IS NOT NULL
           JOIN fact_values t ON t.fact = f.id AND t.field = 'to_whom' AND t.entity IS NOT NULL
           WHERE f.status NOT IN ('denied', 'did_not_happen')""",
        (json.dumps(asked),),
    ).fetchall()
    joined = groups(connection)
    told: Counter[tuple[str, str, int | None]] = Counter()
    latest: dict[tuple[str, str, int | None], str] = {}
    for key, quad, who, to_whom in rows:
        one, other = chosen(joined.get(who, (who,))), chosen(joined.get(to_whom, (to_whom,)))
        if one != other:
            told[one, other, quad] += 1
            latest.setdefault((one, other, quad), key)
    deeds = [Deed(*deed, facts=count, key=latest[deed]) for deed, count in told.items()]
    deeds.sort(key=lambda d: (-d.facts, d.who, d.to_whom, d.quad or 0))
    known = named(connection, {d.who for d in deeds} | {d.to_whom for d in deeds})
    names, kinds = {i: name for i, (name, _) in known.items()}, {i: kind for i, (_, kind) in known.items()}
    return Actors(tuple(deeds), names, kinds, len({row[0] for row in rows}), seen)


def articles_of(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[ArticleHit]:
    """The articles of those numbers, the latest published first."""
    hits = [article_hit(connection, number) for number in sorted(set(numbers))]
    return sorted(hits, key=lambda hit: (hit.published or "", hit.id), reverse=True)


def facts_in(connection: sqlite3.Connection, article: int) -> list[FactHit]:
    """The facts of the article in its order, those that people rejected left out."""
    rows = connection.execute(
        f"SELECT id FROM facts f WHERE article = ? AND f.key NOT IN {_REJECTED} ORDER BY id", (article,)
    ).fetchall()
    return facts_of(connection, [row[0] for row in rows])


def named_in(connection: sqlite3.Connection, articles: Iterable[int], most: int) -> list[tuple[str, str, str, int]]:
    """Whom those articles name most: identifier, name, kind and number of articles; joined ones are one."""
    joined = groups(connection)
    counts: Counter[str] = Counter()
    for (entity,) in connection.execute(
        "SELECT e.entity FROM json_each(?) j JOIN article_entities e ON e.article = j.value",
        (json.dumps(sorted(set(articles))),),
    ):
        counts[chosen(joined.get(entity, (entity,)))] += 1
    first = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
    known = named(connection, [id_ for id_, _ in first])
    return [(id_, *known[id_], count) for id_, count in first]


def named(connection: sqlite3.Connection, entities: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The name and kind of each entity."""
    rows = connection.execute(
        "SELECT e.id, e.name, e.kind FROM json_each(?) j JOIN entities e ON e.id = j.value",
        (json.dumps(sorted(entities)),),
    )
    return {id_: (name, kind) for id_, name, kind in rows}


def looked_at(connection: sqlite3.Connection, query: str) -> Looked:
    """The latest facts that satisfy the query and that nobody rejected."""
    words, rest = split_text(q.parse(query), of_facts=True)
    condition = Condition(connection, of_facts=True)
    where = condition.of(rest)
    where = f"({where}) AND f.key NOT IN {_REJECTED}" if _has_verdicts(connection) else where
    tables = "(facts f JOIN articles a ON a.id = f.article)" if "a." in where else "facts f"
    if words:
        joined = "" if where == TRUE else f"JOIN {tables} ON f.id = w.rowid"
        statement = f"""SELECT w.rowid FROM fact_words w {joined} WHERE fact_words MATCH ? AND ({where})
                        ORDER BY w.rowid DESC LIMIT ?"""
        parameters = [words, *condition.parameters]
    else:
        statement = f"SELECT f.id FROM {tables} WHERE {where} ORDER BY f.id DESC LIMIT ?"
        parameters = [*condition.parameters]
    return _looked([row[0] for row in connection.execute(statement, [*parameters, LOOKED_AT + 1])], LOOKED_AT)


def looked_at_of(connection: sqlite3.Connection, group: Sequence[str]) -> Looked:
    """The latest facts that the entities of the group have a part in and that nobody rejected."""
    found: set[int] = set()
    for entity in group:
        for field in ("who", "to_whom", "according_to"):
            rows = connection.execute(
                f"""SELECT DISTINCT v.fact FROM fact_values v JOIN facts f ON f.id = v.fact
                    WHERE v.entity = ? AND v.field = ? AND f.key NOT IN {_REJECTED} ORDER BY v.fact DESC LIMIT ?""",
                (entity, field, LOOKED_AT_OF + 1),
            )
            found |= {row[0] for row in rows}
    return _looked(sorted(found, reverse=True), LOOKED_AT_OF)


def _looked(numbers: Sequence[int], most: int) -> Looked:
    return Looked(tuple(numbers[:most]), Seen(min(len(numbers), most), len(numbers) <= most))


def _has_verdicts(connection: sqlite3.Connection) -> bool:
    found = connection.execute("SELECT 1 FROM decisions WHERE about = 'fact' AND decision = 'reject' LIMIT 1")
    return found.fetchone() is not None

"""Portrait: one person, body, place … of the record: how they are spelt and why those are one, and with whom they deal."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from depeche.errors import NotFound
from depeche.ledger.asking import Somebody, somebody
from depeche.ledger.finding import FactHit, Found, Page, facts_of, paged, window
from depeche.ledger.identity import chosen, groups
from depeche.ledger.overview import named
from depeche.ledger.words import folded
from depeche.ledger.writing import unpack_record

#: Facts and articles looked at, the latest to come in.
_FACTS, _ARTICLES, _READ = 1_000, 2_000, 8
_COUNTERPARTS = 15
#: Facts whose words are searched for what is said of somebody.
_HEARD = 500
Role = Literal["did", "had_done", "said", "said_of"]
#: The field in which somebody has each part, and the kind of fact.
_FIELDS: Mapping[Role, tuple[tuple[str, str], ...]] = {
    "did": (("who", "event"),),
    "had_done": (("to_whom", "%"),),
    "said": (("who", "statement"), ("according_to", "%")),
}
#: Spellings that a search for what is said of somebody asks for.
_SOUGHT = 5


@dataclass(frozen=True, slots=True)
class Spelling:
    """How an article writes them, and the evidence that it is them. ``by`` is as in ``EntityMention``."""

    text: str
    use: str
    by: str
    times: int
    article: int  #: where it stands, the latest looked at


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Somebody they deal with: how often they act on them, and are acted on by them."""

    id: str
    name: str
    kind: str
    acts_on: int
    acted_on_by: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """What the ledger knows of somebody."""

    somebody: Somebody
    spellings: tuple[Spelling, ...]
    counterparts: tuple[Counterpart, ...]
    read: int  #: articles whose words the spellings were taken from

    @property
    def query(self) -> str:
        """The search for all facts that they have a part in."""
        id_ = self.somebody.id
        return f'who:"{id_}" OR to:"{id_}" OR by:"{id_}"'

    @property
    def roles(self) -> Mapping[Role, str]:
        """The search that goes on from each part: what they did, had done to them, said, and what was said of them."""
        id_ = self.somebody.id
        names = " OR ".join(f'says:"{_bare(name)}"' for name in self.somebody.spellings[:_SOUGHT])
        return {
            "did": f'who:"{id_}" kind:event',
            "had_done": f'to:"{id_}"',
            "said": f'(who:"{id_}" kind:statement) OR by:"{id_}"',
            "said_of": f'kind:statement ({names}) -who:"{id_}"',
        }


def group_of(connection: sqlite3.Connection, id_: str) -> tuple[str, ...]:
    """The identifiers that are one with this, itself included."""
    return groups(connection).get(id_, (id_,))


def parts(connection: sqlite3.Connection, known: Portrait, role: Role, page: Page) -> Found[FactHit]:
    """The facts in which they have that part, the latest to come in first."""
    limit, offset = window(page)
    if role == "said_of":
        numbers = _said_of(connection, known)
    else:
        group = known.somebody.joined or (known.somebody.id,)
        found: set[int] = set()
        for field, kind in _FIELDS[role]:
            for entity in group:
                rows = connection.execute(
                    """SELECT DISTINCT v.fact FROM fact_values v JOIN facts f ON f.id = v.fact
                       WHERE v.entity = ? AND v.field = ? AND f.kind LIKE ? ORDER BY v.fact DESC LIMIT ?""",
                    (entity, field, kind, limit + offset if limit >= 0 else -1),
                )
                found |= {row[0] for row in rows}
        numbers = sorted(found, reverse=True)
    return paged(facts_of(connection, numbers[offset : offset + limit] if limit >= 0 else numbers[offset:]), page)


def _said_of(connection: sqlite3.Connection, known: Portrait) -> list[int]:
    """The statements of others whose words hold one of their names."""
    names = [folded(name) for name in known.somebody.spellings[:_SOUGHT]]
    sought = " OR ".join(f'"{name}"' for name in names if name)
    if not sought:
        return []
    group = known.somebody.joined or (known.somebody.id,)
    rows = connection.execute(
        f"""SELECT f.id FROM (SELECT rowid FROM fact_words WHERE fact_words MATCH ? ORDER BY rowid DESC LIMIT {_HEARD}) w
            JOIN facts f ON f.id = w.rowid WHERE f.kind = 'statement' AND NOT EXISTS
              (SELECT 1 FROM fact_values v WHERE v.fact = f.id AND v.field = 'who'
               AND v.entity IN ({", ".join("?" * len(group))}))
            ORDER BY f.id DESC""",
        (f"says : ({sought})", *group),
    )
    return [row[0] for row in rows]


def portrait(connection: sqlite3.Connection, id_: str) -> Portrait:
    """The portrait of whoever has that identifier, or was joined with it. Raises NotFound."""
    if not connection.execute("SELECT 1 FROM entities WHERE id = ?", (id_,)).fetchone():
        raise NotFound(f"nobody has the identifier {id_!r}; `depeche who NAME` shows the identifiers")
    group = group_of(connection, id_)
    spellings, read = _spellings(connection, group)
    return Portrait(somebody(connection, group), spellings, _counterparts(connection, group), read)


def most_named(connection: sqlite3.Connection, most: int = 60) -> list[tuple[str, str, str, int]]:
    """Whom the latest 2,000 articles name most: identifier, name, kind and number of articles."""
    last = connection.execute("SELECT coalesce(max(article), 0) FROM article_entities").fetchone()[0]
    rows = connection.execute(
        """SELECT entity, count(*) FROM article_entities WHERE article > ? GROUP BY entity
           ORDER BY count(*) DESC, entity LIMIT ?""",
        (last - _ARTICLES, most),
    ).fetchall()
    known = named(connection, [row[0] for row in rows])
    return [(id_, *known[id_], count) for id_, count in rows]


def _spellings(connection: sqlite3.Connection, group: Sequence[str]) -> tuple[tuple[Spelling, ...], int]:
    """The spellings in the latest articles, those by the strongest evidence and most frequent first."""
    rows = connection.execute(
        f"""SELECT a.id, r.packed FROM article_entities e JOIN articles a ON a.id = e.article
            JOIN readings r ON r.id = a.reading
            WHERE e.entity IN ({", ".join("?" * len(group))}) ORDER BY e.article DESC LIMIT {_READ}""",
        list(group),
    ).fetchall()
    found: dict[tuple[str, str, str], tuple[int, int]] = {}
    for article, packed in rows:
        for mention in _mentions(unpack_record(packed), group):
            key = (" ".join(mention["text"].split()), mention["use"], mention.get("by", "own"))
            times, at = found.get(key, (0, article))
            found[key] = (times + 1, at)
    spellings = [Spelling(*key, times=times, article=at) for key, (times, at) in found.items() if key[1] != "pronoun"]
    return tuple(sorted(spellings, key=lambda s: (-s.times, s.text, s.by))), len({row[0] for row in rows})


def _mentions(record: Mapping[str, Any], group: Sequence[str]) -> list[Mapping[str, Any]]:
    return [mention for entity in record["entities"] if entity["id"] in group for mention in entity["mentions"]]


def _counterparts(connection: sqlite3.Connection, group: Sequence[str]) -> tuple[Counterpart, ...]:
    joined = groups(connection)
    counts: dict[str, list[int]] = {}
    for place, (own, other) in enumerate((("who", "to_whom"), ("to_whom", "who"))):
        asked = [fact for entity in group for fact in _facts_as(connection, entity, own)]
        rows = connection.execute(
            """SELECT v.entity, count(DISTINCT v.fact) FROM json_each(?) j
               JOIN fact_values v ON v.fact = j.value AND v.field = ? AND v.entity IS NOT NULL GROUP BY v.entity""",
            (json.dumps(asked), other),
        )
        for entity, count in rows:
            one = chosen(joined.get(entity, (entity,)))
            if one not in group:
                counts.setdefault(one, [0, 0])[place] += count
    most = sorted(counts, key=lambda id_: (-sum(counts[id_]), id_))[:_COUNTERPARTS]
    known = named(connection, most)
    return tuple(Counterpart(id_, *known[id_], *counts[id_]) for id_ in most)


def _facts_as(connection: sqlite3.Connection, entity: str, field: str) -> list[int]:
    rows = connection.execute(
        "SELECT fact FROM fact_values WHERE entity = ? AND field = ? ORDER BY fact DESC LIMIT ?",
        (entity, field, _FACTS),
    )
    return [row[0] for row in rows]


def _bare(name: str) -> str:
    return name.replace('"', " ")

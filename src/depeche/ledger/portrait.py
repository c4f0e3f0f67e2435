"""Portrait: one person, body, place … of the record: how they are spelt and why those are one, and with whom they deal."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from depeche.errors import NotFound
from depeche.ledger.asking import Somebody, somebody
from depeche.ledger.identity import chosen, groups
from depeche.ledger.overview import named
from depeche.ledger.writing import unpack_record

#: Facts and articles looked at, the latest to come in.
_FACTS, _ARTICLES, _READ = 3_000, 2_000, 10
_COUNTERPARTS = 15
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
    def roles(self) -> Mapping[str, str]:
        """The search for each part that they have: did, had_done, said, said_of."""
        id_ = self.somebody.id
        names = " OR ".join(f'says:"{_bare(name)}"' for name in self.somebody.spellings[:_SOUGHT])
        return {
            "did": f'who:"{id_}" kind:event',
            "had_done": f'to:"{id_}"',
            "said": f'(who:"{id_}" kind:statement) OR by:"{id_}"',
            "said_of": f'kind:statement ({names}) -who:"{id_}"' if names else "",
        }


def portrait(connection: sqlite3.Connection, id_: str) -> Portrait:
    """The portrait of whoever has that identifier, or was joined with it. Raises NotFound."""
    if not connection.execute("SELECT 1 FROM entities WHERE id = ?", (id_,)).fetchone():
        raise NotFound(f"nobody has the identifier {id_!r}; `depeche who NAME` shows the identifiers")
    group = groups(connection).get(id_, (id_,))
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

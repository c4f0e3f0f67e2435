"""Decisions: what people settled about facts, entities and outlets. Only ever added; no new reading takes one back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from depeche.errors import NotFound
from depeche.ledger.database import transaction

VerdictKind = Literal["confirm", "correct", "reject", "note"]
VERDICTS: tuple[VerdictKind, ...] = ("confirm", "correct", "reject", "note")
#: What a correction may be about.
FIELDS_TO_CORRECT = (
    *("type", "status", "who", "to_whom", "when", "where", "how_many", "according_to", "channel", "content"),
)
Republish = Literal["link", "excerpt", "full"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody decided about a fact; ``field`` and ``value`` tell a correction."""

    kind: str
    by: str
    made: str
    why: str | None
    field: str | None = None
    value: str | None = None


def give_verdict(connection: sqlite3.Connection, key: str, verdict: Verdict) -> str:
    """The whole key of the fact, once the verdict is on the disk. ``key`` may be its unambiguous beginning."""
    with transaction(connection):
        whole = whole_key(connection, key)
        change = json.dumps({"field": verdict.field, "value": verdict.value}, ensure_ascii=False)
        _decide(connection, verdict, "fact", whole, change if verdict.field else None)
    return whole


def whole_key(connection: sqlite3.Connection, key: str) -> str:
    """The one fact's key that begins so; facts known from earlier decisions count too. Raises NotFound."""
    found = connection.execute(
        "SELECT key FROM facts WHERE key >= :k AND key < :k || 'g'"
        " UNION SELECT subject FROM decisions WHERE about = 'fact' AND subject >= :k AND subject < :k || 'g' LIMIT 3",
        {"k": key.lower()},
    ).fetchall()
    if not found:
        raise NotFound(f"no fact {key!r}; `depeche facts` shows the keys")
    if len(found) > 1:
        raise NotFound(f"{key!r} is the beginning of several facts' keys; write more of it")
    return str(found[0][0])


def join(connection: sqlite3.Connection, one: str, other: str, by: Verdict) -> None:
    """The two entities are one from now on."""
    _settle_entities(connection, "join", one, other, by)


def split(connection: sqlite3.Connection, one: str, other: str, by: Verdict) -> None:
    """The first entity is not the other, nor any that the other was joined with."""
    _settle_entities(connection, "split", one, other, by)


def allow(connection: sqlite3.Connection, outlet: str, what: Republish, by: Verdict) -> None:
    """What of the outlet's articles may be republished from now on. Raises NotFound."""
    with transaction(connection):
        if not connection.execute("SELECT 1 FROM articles WHERE outlet = ?", (outlet,)).fetchone():
            raise NotFound(f"no outlet {outlet!r}; `depeche outlets` shows their names")
        _decide(connection, Verdict(what, by.by, by.made, by.why), "outlet", outlet, None)


def _settle_entities(connection: sqlite3.Connection, decision: str, one: str, other: str, by: Verdict) -> None:
    with transaction(connection):
        for entity in (one, other):
            if not connection.execute("SELECT 1 FROM entities WHERE id = ?", (entity,)).fetchone():
                raise NotFound(f"no entity {entity!r}; `depeche who NAME` shows the identifiers")
        if one == other:
            raise NotFound(f"{one!r} is one entity already; name two")
        _decide(connection, Verdict(decision, by.by, by.made, by.why), "entity", one, other)


def _decide(connection: sqlite3.Connection, verdict: Verdict, about: str, subject: str, object_: str | None) -> None:
    connection.execute(
        "INSERT INTO decisions (made, by, about, subject, decision, object, why) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (verdict.made, verdict.by, about, subject, verdict.kind, object_, verdict.why),
    )


def verdicts_on(connection: sqlite3.Connection, keys: Sequence[str]) -> Mapping[str, tuple[Verdict, ...]]:
    """The verdicts on each of the facts, in order."""
    found: dict[str, list[Verdict]] = {}
    marks = ", ".join("?" * len(keys))
    for subject, kind, by, made, why, change in connection.execute(
        f"SELECT subject, decision, by, made, why, object FROM decisions WHERE about = 'fact' AND subject IN ({marks})"
        " ORDER BY id",
        list(keys),
    ):
        changed = json.loads(change) if change else {}
        found.setdefault(subject, []).append(Verdict(kind, by, made, why, changed.get("field"), changed.get("value")))
    return {subject: tuple(verdicts) for subject, verdicts in found.items()}

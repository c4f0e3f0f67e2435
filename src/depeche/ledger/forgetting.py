"""Forgetting: a capture goes with all its words, for a takedown or to protect a source; a tombstone stays."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from depeche.errors import NotFound
from depeche.ledger.arrivals import forget_arrivals
from depeche.ledger.database import transaction
from depeche.ledger.rows import spellings_of, take_out
from depeche.ledger.words import folded
from depeche.ledger.writing import unpack_record

#: A shorter beginning of a digest may be a slip, and what is forgotten does not come back.
_SHORTEST = 6


def forget(connection: sqlite3.Connection, digest: str, reason: str, now: datetime) -> int:
    """The number of captures whose words are gone for good; a tombstone keeps the digest, the day and the reason.

    ``digest`` may be the unambiguous beginning of a capture's digest, six digits at least. Raises NotFound.
    """
    whole = _whole_digest(connection, digest)
    with transaction(connection):
        numbers = [row[0] for row in connection.execute("SELECT id FROM captures WHERE digest = ?", (whole,))]
        names = {pair for number in numbers for pair in _names_in(connection, number)}
        for number in numbers:
            _forget_capture(connection, number)
        forget_arrivals(connection, numbers)
        connection.execute(
            "UPDATE contents SET packed = NULL, forgotten = ?, reason = ? WHERE digest = ?",
            (now.isoformat(timespec="seconds"), reason, whole),
        )
        _forget_nobody(connection)
        for entity in sorted({entity for entity, _ in names}):
            _forget_spellings(connection, entity, {name for owner, name in names if owner == entity})
    for index in ("article_words", "fact_words", "name_words"):
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return len(numbers)


def _whole_digest(connection: sqlite3.Connection, digest: str) -> str:
    if len(digest) < _SHORTEST:
        raise NotFound(f"{digest!r} is too short to forget by; write at least {_SHORTEST} digits of the digest")
    found = connection.execute(
        "SELECT digest FROM contents WHERE digest >= :d AND digest < :d || 'g' LIMIT 2", {"d": digest.lower()}
    ).fetchall()
    if not found:
        raise NotFound(f"no capture {digest!r}; `depeche show RECORD` shows the digests")
    if len(found) > 1:
        raise NotFound(f"{digest!r} begins several digests; write more of it")
    return str(found[0][0])


def _names_in(connection: sqlite3.Connection, number: int) -> set[tuple[str, str]]:
    """Each entity of any reading of the capture, with each name that it has there."""
    readings = connection.execute("SELECT packed FROM readings WHERE capture = ?", (number,)).fetchall()
    records = [unpack_record(packed) for (packed,) in readings]
    return {(e["id"], name) for record in records for e in record["entities"] for name in spellings_of(e)}


def _forget_capture(connection: sqlite3.Connection, number: int) -> None:
    connection.execute(
        "UPDATE decisions SET object = NULL, why = NULL WHERE about = 'fact'"
        " AND subject IN (SELECT key FROM facts WHERE article = ?)",
        (number,),
    )
    take_out(connection, number)
    connection.execute("DELETE FROM readings WHERE capture = ?", (number,))
    connection.execute("UPDATE captures SET given = ?, name = '', address = NULL WHERE id = ?", (str(number), number))


def _forget_nobody(connection: sqlite3.Connection) -> None:
    """Whoever no article names any more is gone, with all names."""
    orphans = "entity NOT IN (SELECT entity FROM article_entities)"
    _drop(connection, connection.execute(f"SELECT id, name FROM entity_names WHERE {orphans}").fetchall())
    connection.execute("DELETE FROM entities WHERE id NOT IN (SELECT entity FROM article_entities)")


def _forget_spellings(connection: sqlite3.Connection, entity: str, names: set[str]) -> None:
    """Of the names, those that no other article gives the entity are gone."""
    borne = connection.execute(
        "SELECT r.packed FROM article_entities e JOIN articles a ON a.id = e.article JOIN readings r ON r.id = a.reading"
        " WHERE e.entity = ? ORDER BY e.article",
        (entity,),
    )
    lost = set(names)
    for (packed,) in borne:
        lost -= {n for e in unpack_record(packed)["entities"] if e["id"] == entity for n in spellings_of(e)}
        if not lost:
            return
    rows = connection.execute("SELECT id, name FROM entity_names WHERE entity = ?", (entity,)).fetchall()
    _drop(connection, [row for row in rows if row[1] in lost])
    kept = [name for _, name in rows if name not in lost]
    if kept:
        marks = ", ".join("?" * len(lost))
        connection.execute(f"UPDATE entities SET name = ? WHERE id = ? AND name IN ({marks})", (kept[0], entity, *lost))


def _drop(connection: sqlite3.Connection, rows: Sequence[tuple[int, str]]) -> None:
    for number, name in rows:
        connection.execute(
            "INSERT INTO name_words (name_words, rowid, name) VALUES ('delete', ?, ?)", (number, folded(name))
        )
        connection.execute("DELETE FROM entity_names WHERE id = ?", (number,))

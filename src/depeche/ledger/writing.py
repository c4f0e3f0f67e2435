"""Writing: captures and readings go in, whole or not at all, and are acknowledged once they are on the disk."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from depeche.acquire.capture import Capture
from depeche.ledger.arrivals import join, turn_away
from depeche.ledger.database import transaction
from depeche.ledger.entry import Entry, Json, given_json
from depeche.ledger.rows import ArticleRow, clean, lay_out, take_out
from depeche.ledger.stubs import is_stub

_LEVEL = 6


class Outcome(StrEnum):
    """What became of an entry."""

    ADDED = "added"
    KNOWN = "known"  #: the same capture, read by the same reader or a later one: nothing new
    REREAD = "reread"  #: a known capture with a new reading; the old one is kept
    FORGOTTEN = "forgotten"  #: the capture was forgotten on purpose and stays out


@dataclass(frozen=True, slots=True)
class Written:
    """An entry that is on the disk: the article's number and what became of it."""

    article: int
    outcome: Outcome


def known(connection: sqlite3.Connection, capture: Capture) -> Outcome | None:
    """What the ledger knows of a capture: KNOWN, FORGOTTEN, or None when it is new."""
    row = connection.execute("SELECT forgotten FROM contents WHERE digest = ?", (capture.sha256,)).fetchone()
    if row is None:
        return None
    if row[0] is not None:
        return Outcome.FORGOTTEN
    met = connection.execute(
        "SELECT 1 FROM captures WHERE digest = ? AND given = ?", (capture.sha256, clean(given_json(capture)))
    ).fetchone()
    return Outcome.KNOWN if met else None


def write_entries(connection: sqlite3.Connection, entries: Sequence[Entry], now: datetime) -> list[Written]:
    """The entries, all in one transaction; when this returns they are on the disk."""
    with transaction(connection):
        return [write_entry(connection, entry, now.isoformat(timespec="seconds")) for entry in entries]


def write_entry(connection: sqlite3.Connection, entry: Entry, now: str) -> Written:
    """The entry in the tables; the caller's transaction puts it on the disk. Whatever announced its page is joined to it."""
    capture = entry.capture
    outcome = known(connection, capture)
    if outcome is Outcome.FORGOTTEN:
        turn_away(connection, capture)
        return Written(0, outcome)
    if outcome is None:
        number = _write_capture(connection, entry)
    else:
        number = connection.execute(
            "SELECT id FROM captures WHERE digest = ? AND given = ?", (capture.sha256, clean(entry.given))
        ).fetchone()[0]
    join(connection, capture, number, "stub" if is_stub(entry.record) else "read")
    reading = connection.execute(
        "INSERT OR IGNORE INTO readings (capture, reader, made, packed) VALUES (?, ?, ?, ?)",
        (number, entry.record["reader"], now, pack_record(entry.record)),
    )
    if not reading.rowcount:
        return Written(number, Outcome.KNOWN)
    assert reading.lastrowid is not None
    take_out(connection, number)
    lay_out(connection, ArticleRow(number, reading.lastrowid, f"{capture.sha256} {entry.given}"), entry.record)
    return Written(number, Outcome.ADDED if outcome is None else Outcome.REREAD)


def meet(connection: sqlite3.Connection, capture: Capture) -> int:
    """The article of a capture that the ledger has met (0: it was forgotten); whatever announced its page is joined to it."""
    with transaction(connection):
        row = connection.execute(
            "SELECT c.id, r.packed FROM captures c JOIN articles a ON a.id = c.id JOIN readings r ON r.id = a.reading"
            " WHERE c.digest = ? AND c.given = ?",
            (capture.sha256, clean(given_json(capture))),
        ).fetchone()
        if row is None:
            turn_away(connection, capture)
            return 0
        join(connection, capture, row[0], "stub" if is_stub(unpack_record(row[1])) else "read")
        return int(row[0])


def _write_capture(connection: sqlite3.Connection, entry: Entry) -> int:
    capture = entry.capture
    original = capture.original
    connection.execute(
        "INSERT OR IGNORE INTO contents (digest, size, packed) VALUES (?, ?, ?)",
        (capture.sha256, len(original), zlib.compress(original, _LEVEL)),
    )
    done = connection.execute(
        "INSERT INTO captures VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)",
        (
            capture.sha256,
            clean(entry.given),
            clean(capture.name),
            capture.media_type,
            capture.encoding,
            capture.fetched.isoformat(timespec="seconds"),
            clean(entry.address) if entry.address else None,
        ),
    )
    assert done.lastrowid is not None
    return done.lastrowid


def pack_record(record: Json) -> bytes:
    """The record as compressed JSON; half surrogate pairs stay as escapes."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "backslashreplace"), _LEVEL)


def unpack_record(packed: bytes) -> Json:
    """The record that ``pack_record`` packed."""
    record: Json = json.loads(zlib.decompress(packed))
    return record

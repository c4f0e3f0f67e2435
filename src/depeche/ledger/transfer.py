"""Transfer: the whole record out of one ledger and into another, as JSON Lines. Nothing is left behind, nothing doubled.

The first line says what follows; then a line a capture with its bytes and all its readings, a line a tombstone, a line
a decision, a line a saved search, a line a source with all that it announced and what came of each visit, each in the
order of the ledger.
"""

from __future__ import annotations

import base64
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from depeche.errors import DepecheError, LedgerError
from depeche.ledger.captures import COLUMNS, capture_of_row
from depeche.ledger.database import transaction
from depeche.ledger.entry import Entry
from depeche.ledger.transfer_sources import http_in, http_out, source_in, sources_out
from depeche.ledger.writing import Outcome, unpack_record, write_entry

_HEAD = {"depeche": "record", "version": 1}
#: The tables whose rows are lines of their own: columns that tell a row apart.
_ROWS = {
    "decision": ("decisions", ("made", "by", "about", "subject", "decision", "object", "why")),
    "search": ("searches", ("made", "by", "name", "view", "asked")),
}


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import brought in, and how many lines it could not."""

    captures: int
    readings: int
    decisions: int
    known: int
    failed: tuple[str, ...]


def dump(connection: sqlite3.Connection) -> Iterator[str]:
    """The lines of the whole record."""
    yield _line(_HEAD)
    numbers = [row[0] for row in connection.execute("SELECT id FROM captures ORDER BY id")]
    for number in numbers:
        row = connection.execute(
            f"SELECT {COLUMNS} FROM captures c JOIN contents t USING (digest) WHERE c.id = ?", (number,)
        ).fetchone()
        if row[6] is not None:
            yield _line(_capture(connection, number, row))
    for row in connection.execute("SELECT digest, size, forgotten, reason FROM contents WHERE forgotten IS NOT NULL"):
        yield _line({"kind": "tombstone", **dict(zip(("digest", "size", "forgotten", "reason"), row, strict=True))})
    for kind, (table, columns) in _ROWS.items():
        for row in connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY id"):
            yield _line({"kind": kind, **dict(zip(columns, row, strict=True))})
    yield from map(_line, sources_out(connection))


def _capture(connection: sqlite3.Connection, number: int, row: tuple[Any, ...]) -> dict[str, Any]:
    digest, given, name, media_type, encoding, fetched, packed = row
    readings = connection.execute("SELECT made, packed FROM readings WHERE capture = ? ORDER BY id", (number,))
    return {
        "kind": "capture",
        "digest": digest,
        "given": json.loads(given),
        "name": name,
        "media_type": media_type,
        "encoding": encoding,
        "fetched": fetched,
        "content": base64.b64encode(packed).decode(),
        **http_out(connection, number),
        "readings": [{"made": made, "record": unpack_record(record)} for made, record in readings],
    }


def _line(value: object) -> str:
    return (
        json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace").decode() + "\n"
    )


def bring_in(connection: sqlite3.Connection, lines: Iterable[str]) -> Brought:
    """What was brought in; a line that cannot be is named and the others are kept. Raises LedgerError on another format."""
    counts = {"captures": 0, "readings": 0, "decisions": 0, "known": 0}
    failed: list[str] = []
    for number, line in enumerate(lines, 1):
        if number == 1:
            _check_head(line)
            continue
        try:
            value = json.loads(line)
            with transaction(connection):
                _bring(connection, value, counts)
        except (ValueError, KeyError, TypeError, AttributeError, zlib.error, DepecheError) as error:
            failed.append(f"line {number}: {error or type(error).__name__}")
    return Brought(**counts, failed=tuple(failed))


def _check_head(line: str) -> None:
    try:
        head = json.loads(line)
    except ValueError:
        head = None
    if head != _HEAD:
        raise LedgerError("this is not a record that `depeche export` wrote, or one of a later version")


def _bring(connection: sqlite3.Connection, value: dict[str, Any], counts: dict[str, int]) -> None:
    match value["kind"]:
        case "capture":
            _bring_capture(connection, value, counts)
        case "tombstone":
            new = connection.execute(
                "INSERT OR IGNORE INTO contents (digest, size, forgotten, reason) VALUES (?, ?, ?, ?)",
                (value["digest"], value["size"], value["forgotten"], value["reason"]),
            )
            counts["known"] += not new.rowcount
        case "decision" | "search" as kind:
            _bring_row(connection, kind, value, counts)
        case "source":
            counts["known"] += not source_in(connection, value)
        case kind:
            raise ValueError(f"holds a {kind!r}, which this depeche does not know")


def _bring_row(connection: sqlite3.Connection, kind: str, value: dict[str, Any], counts: dict[str, int]) -> None:
    table, columns = _ROWS[kind]
    row = tuple(value[column] for column in columns)
    same = " AND ".join(f"{column} IS ?" for column in columns)
    if connection.execute(f"SELECT 1 FROM {table} WHERE {same}", row).fetchone():
        counts["known"] += 1
        return
    marks = ", ".join("?" * len(columns))
    connection.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", row)
    counts["decisions"] += 1


def _bring_capture(connection: sqlite3.Connection, value: dict[str, Any], counts: dict[str, int]) -> None:
    capture = capture_of_row(
        (
            value["digest"], json.dumps(value["given"]), value["name"], value["media_type"], value["encoding"],
            value["fetched"], base64.b64decode(value["content"]),
        )
    )  # fmt: skip
    capture = replace(capture, http=http_in(value))
    if capture.true_digest != capture.sha256:
        raise ValueError("its bytes do not have their digest")
    for reading in value["readings"]:
        outcome = write_entry(connection, Entry(capture, reading["record"]), reading["made"]).outcome
        counts["captures"] += outcome is Outcome.ADDED
        counts["readings"] += outcome in {Outcome.ADDED, Outcome.REREAD}
        counts["known"] += outcome in {Outcome.KNOWN, Outcome.FORGOTTEN}

"""Check: every digest, every pin against its capture, and that the searched tables say what the readings say."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from depeche.errors import DepecheError
from depeche.ledger.captures import COLUMNS, capture_of_row
from depeche.ledger.entry import Json
from depeche.ledger.writing import unpack_record


def check(connection: sqlite3.Connection) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each article's number with what is wrong with it, nothing when all is well; number 0 is the file itself.

    Of what was forgotten only a trace that was left is told.
    """
    broken = [row[0] for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
    yield 0, tuple(broken)
    captures = connection.execute(
        "SELECT id, t.forgotten FROM captures JOIN contents t USING (digest) ORDER BY id"
    ).fetchall()
    for number, forgotten in captures:
        try:
            faults = tuple(_faults(connection, number))
            if faults or not forgotten:
                yield number, faults
        except sqlite3.DatabaseError as error:
            yield number, (f"cannot be read from the file ({error})",)


def _faults(connection: sqlite3.Connection, number: int) -> Iterator[str]:
    row = connection.execute(
        f"SELECT {COLUMNS}, t.forgotten FROM captures c JOIN contents t USING (digest) WHERE c.id = ?", (number,)
    ).fetchone()
    if row[7] is not None:
        if connection.execute("SELECT 1 FROM readings WHERE capture = ?", (number,)).fetchone():
            yield "was forgotten, but a reading of it is still there"
        return
    try:
        capture = capture_of_row(row[:7])
    except (zlib.error, DepecheError, ValueError, LookupError) as error:
        yield f"the capture cannot be unpacked ({error})"
        return
    if capture.true_digest != capture.sha256:
        yield "the capture's bytes do not have their digest"
    readings = connection.execute("SELECT id, packed FROM readings WHERE capture = ? ORDER BY id", (number,)).fetchall()
    for reading, packed in readings:
        try:
            record = unpack_record(packed)
        except (zlib.error, ValueError) as error:
            yield f"reading {reading} cannot be unpacked ({error})"
            continue
        yield from (f"reading {reading}: {fault}" for fault in pins_that_fail(record, capture.text))
    yield from _unlike(connection, number)


def pins_that_fail(record: Json, captured: str) -> Iterator[str]:
    """What is wrong with the pinned values of a record, in words."""
    text = record["article"]["text"]
    for value in _values(record):
        words, start, end = value["text"], value["start"], value["end"]
        if start is not None and text[start:end] != words:
            yield f"{words[:60]!r} is not at {start}:{end} of the restored text"
        last = 0
        for a, b in value["source"]:
            if not last <= a < b <= len(captured):
                yield f"{words[:60]!r} has the run {a}:{b}, which is not in the capture"
                break
            last = b
        runs = "".join(captured[a:b] for a, b in value["source"])
        plain = start is not None and len(value["source"]) == 1 and len(runs) == len(words)
        if plain and runs != words and _letters(runs) != _letters(words):
            yield f"{words[:60]!r} is {runs[:60]!r} in the capture"


def _letters(text: str) -> str:
    """Letters and digits alone: white space and quotation marks may have been repaired."""
    return "".join(c for c in text if c.isalnum())


def _values(node: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - whatever JSON holds
    if isinstance(node, dict):
        if isinstance(node.get("text"), str) and "source" in node and not node.get("given"):
            yield node
        for child in node.values():
            yield from _values(child)
    elif isinstance(node, list):
        for child in node:
            yield from _values(child)


def _unlike(connection: sqlite3.Connection, number: int) -> Iterator[str]:
    """Where the searched tables lack what the current reading has."""
    row = connection.execute(
        "SELECT r.packed FROM articles a JOIN readings r ON r.id = a.reading WHERE a.id = ?", (number,)
    ).fetchone()
    if row is None:
        yield "has no article"
        return
    try:
        record = unpack_record(row[0])
    except (zlib.error, ValueError):
        return
    facts = connection.execute("SELECT count(*) FROM facts WHERE article = ?", (number,)).fetchone()[0]
    if facts != len(record["facts"]):
        yield f"has {facts} facts in the table, {len(record['facts'])} in the reading"

"""Transfer of whom we follow: each source with what it announced and what came of every visit, as one object."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from depeche.acquire.capture import Http

_SOURCE = (
    "address", "kind", "title", "home", "language", "added", "state", "etag", "last_modified", "answered", "digest",
    "interval", "next_due", "failures", "tried", "succeeded", "failed", "error",
)  # fmt: skip
_ENTRY = ("entry", "address", "page", "title", "published", "stamp", "seen", "state", "due", "tries", "why")
_OUTCOME = ("at", "address", "code", "status", "detail", "bytes", "seconds")


def sources_out(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Each source; an entry names its capture by digest and what was given."""
    numbers = connection.execute("SELECT id FROM sources ORDER BY id").fetchall()
    for (number,) in numbers:
        row = connection.execute(f"SELECT {', '.join(_SOURCE)} FROM sources WHERE id = ?", (number,)).fetchone()
        entries = connection.execute(
            f"SELECT {', '.join(f'e.{name}' for name in _ENTRY)}, c.digest, c.given"
            " FROM entries e LEFT JOIN captures c ON c.id = e.capture WHERE e.source = ? ORDER BY e.id",
            (number,),
        )
        names = (*_ENTRY, "digest", "given")
        outcomes = connection.execute(
            f"SELECT {', '.join(_OUTCOME)} FROM outcomes WHERE source = ? ORDER BY id", (number,)
        )
        yield {
            "kind": "source",
            "source": dict(zip(_SOURCE, row, strict=True)),
            "entries": [dict(zip(names, entry, strict=True)) for entry in entries],
            "outcomes": [dict(zip(_OUTCOME, outcome, strict=True)) for outcome in outcomes],
        }


def source_in(connection: sqlite3.Connection, value: Mapping[str, Any]) -> bool:
    """Whether the source is new here; one that is followed here already stays as it is."""
    source = value["source"]
    marks = ", ".join("?" * len(_SOURCE))
    done = connection.execute(
        f"INSERT OR IGNORE INTO sources ({', '.join(_SOURCE)}) VALUES ({marks})", [source[k] for k in _SOURCE]
    )
    if not done.rowcount:
        return False
    number = done.lastrowid
    connection.executemany(
        f"INSERT INTO entries (source, {', '.join(_ENTRY)}, capture)"
        f" VALUES ({', '.join('?' * (len(_ENTRY) + 1))}, (SELECT id FROM captures WHERE digest = ? AND given = ?))",
        [[number, *(entry[k] for k in _ENTRY), entry["digest"], entry["given"]] for entry in value["entries"]],
    )
    connection.executemany(
        f"INSERT INTO outcomes (source, {', '.join(_OUTCOME)}) VALUES ({', '.join('?' * (len(_OUTCOME) + 1))})",
        [[number, *(outcome[k] for k in _OUTCOME)] for outcome in value["outcomes"]],
    )
    return True


def http_out(connection: sqlite3.Connection, capture: int) -> dict[str, Any]:
    """How the capture came in, where it was fetched."""
    row = connection.execute(
        "SELECT asked, answered, status, headers, version FROM http WHERE capture = ?", (capture,)
    ).fetchone()
    return {"http": list(row)} if row else {}


def http_in(value: Mapping[str, Any]) -> Http | None:
    """The reverse of ``http_out``."""
    from depeche.ledger.arrivals import http_of_row

    return http_of_row(value["http"]) if "http" in value else None

"""Outcomes: every visit and what came of it. Only ever added."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from depeche.ledger.finding import Found, Page, paged, window
from depeche.ledger.rows import clean


@dataclass(frozen=True, slots=True)
class VisitOutcome:
    """What came of asking once."""

    at: str
    address: str | None  #: None once the page was forgotten
    source: int | None
    code: str  #: fetched, unchanged, or why it failed
    status: int | None
    detail: str | None
    bytes: int = 0
    seconds: float = 0.0


def record(connection: sqlite3.Connection, outcome: VisitOutcome) -> None:
    """The outcome in the table; the caller's transaction puts it on the disk."""
    connection.execute(
        "INSERT INTO outcomes (at, address, source, code, status, detail, bytes, seconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            outcome.at,
            clean(outcome.address or ""),
            outcome.source,
            outcome.code,
            outcome.status,
            clean(outcome.detail) if outcome.detail else None,
            outcome.bytes,
            round(outcome.seconds, 3),
        ),
    )


def outcomes(
    connection: sqlite3.Connection, page: Page, *, source: int | None = None, failures: bool = False
) -> Found[VisitOutcome]:
    """The outcomes, the latest first; of one source, or failures alone, where asked."""
    rows = connection.execute(
        "SELECT at, address, source, code, status, detail, bytes, seconds FROM outcomes"
        " WHERE (? IS NULL OR source = ?) AND (NOT ? OR code NOT IN ('fetched', 'unchanged'))"
        " ORDER BY id DESC LIMIT ? OFFSET ?",
        [source, source, failures, *window(page)],
    ).fetchall()
    return paged([VisitOutcome(*row) for row in rows], page)

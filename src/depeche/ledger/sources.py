"""Sources: whom we follow, when each is to be visited, and how each is doing."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Literal

from depeche.errors import NotFound
from depeche.ledger.database import transaction
from depeche.ledger.entry import canonical
from depeche.ledger.finding import Found, Page, paged, window
from depeche.ledger.words import folded

SourceKind = Literal["feed", "sitemap", "page", "folder"]
SourceState = Literal["active", "paused", "gone", "left"]


@dataclass(frozen=True, slots=True)
class Source:
    """A source as it is followed. Moments are ISO 8601, UTC; the interval is in seconds."""

    id: int
    address: str
    kind: SourceKind
    title: str | None
    home: str | None
    language: str | None
    added: str
    state: SourceState
    etag: str | None
    last_modified: str | None
    answered: str | None
    digest: str | None
    interval: float
    next_due: str
    failures: int
    tried: str | None
    succeeded: str | None
    failed: str | None
    error: str | None


@dataclass(frozen=True, slots=True)
class Health:
    """How a source is doing: the source, and what became of all that it announced."""

    source: Source
    entries: int
    waiting: int
    read: int
    stubs: int
    unread: int  #: failed for good
    latest: str | None  #: the publication date of its latest entry

    @property
    def readable(self) -> float | None:
        """The share of what was fetched that could be read whole; None while nothing was."""
        done = self.read + self.stubs + self.unread
        return round(self.read / done, 3) if done else None


@dataclass(frozen=True, slots=True)
class Visit:
    """What a visit changes of a source; None leaves a field as it is."""

    interval: float
    next_due: datetime
    error: str | None = None  #: its code and why, when the visit failed
    gone: bool = False
    title: str | None = None
    home: str | None = None
    language: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    answered: str | None = None
    digest: str | None = None  #: given with a new answer; etag, last_modified and answered are then of it


_COLUMNS = ", ".join(f"s.{f.name}" for f in fields(Source))


def moment(when: datetime) -> str:
    """The moment as these tables have it: comparable as text."""
    return when.isoformat(timespec="milliseconds")


def follow(
    connection: sqlite3.Connection,
    address: str,
    kind: SourceKind,
    now: datetime,
    *,
    interval: float,
    title: str | None = None,
    home: str | None = None,
) -> bool:
    """Whether the source was not followed before; from now on it is, and due at once."""
    with transaction(connection):
        row = connection.execute("SELECT state FROM sources WHERE address = ?", (address,)).fetchone()
        if row is not None:
            connection.execute(
                "UPDATE sources SET state = 'active', failures = 0,"
                " next_due = CASE state WHEN 'active' THEN next_due ELSE ? END WHERE address = ?",
                (moment(now), address),
            )
            return str(row[0]) != "active"
        connection.execute(
            "INSERT INTO sources (address, kind, title, home, added, state, interval, next_due)"
            " VALUES (?, ?, ?, ?, ?, 'active', ?, ?)",
            (address, kind, title, home, moment(now), interval, moment(now)),
        )
        return True


def leave(connection: sqlite3.Connection, name: str, state: SourceState) -> Source:
    """The source of that name, no longer visited; what was read of it stays. Raises NotFound."""
    with transaction(connection):
        source = named(connection, name)
        connection.execute("UPDATE sources SET state = ? WHERE id = ?", (state, source.id))
    return source


def named(connection: sqlite3.Connection, name: str) -> Source:
    """The one source with that address, or whose title or address holds the words. Raises NotFound."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM sources s WHERE state <> 'left' ORDER BY id")
    sources = [Source(*row) for row in rows]
    exact = [s for s in sources if s.address == name] or [s for s in sources if canonical(s.address) == canonical(name)]
    words = folded(name)
    found = exact or [s for s in sources if words and words in folded(f"{s.title or ''} {s.address}")]
    if not found:
        raise NotFound(f"no source {name!r} is followed; `depeche sources` shows them, `depeche follow` adds one")
    if len(found) > 1 and not exact:
        raise NotFound(f"{name!r} may be {len(found)} sources; write an address as `depeche sources` shows it")
    return found[0]


def claim_due(
    connection: sqlite3.Connection,
    now: datetime,
    *,
    only: Sequence[int] | None = None,
    most: int = 100,
    lease: float = 0.0,
) -> tuple[Source, ...]:
    """Sources to visit now, the longest due first; each is put off by its interval before it is returned.

    Should nobody come back to settle the visit, it may have been made up to ``lease`` seconds later: they are added.
    With ``only`` those of these numbers, due or not.
    """
    if only is not None:
        marks = ", ".join("?" * len(only))
        condition, parameters = f"s.id IN ({marks})", list(only)
    else:
        condition, parameters = "s.state = 'active' AND s.next_due <= ?", [moment(now)]  # type: ignore[list-item]
    with transaction(connection):
        rows = connection.execute(
            f"SELECT {_COLUMNS} FROM sources s WHERE {condition} ORDER BY s.next_due, s.id LIMIT ?", [*parameters, most]
        ).fetchall()
        sources = tuple(Source(*row) for row in rows)
        connection.executemany(
            "UPDATE sources SET next_due = ?, tried = ? WHERE id = ?",
            [(moment(now + timedelta(seconds=s.interval + lease)), moment(now), s.id) for s in sources],
        )
    return sources


def next_due(connection: sqlite3.Connection) -> str | None:
    """When the next source or page is due; None when nothing is followed."""
    row = connection.execute(
        "SELECT min(due) FROM (SELECT min(next_due) AS due FROM sources WHERE state = 'active'"
        " UNION ALL SELECT min(due) FROM entries WHERE state = 'waiting'"
        " AND source NOT IN (SELECT id FROM sources WHERE state IN ('paused', 'left')))"
    ).fetchone()
    return str(row[0]) if row[0] else None


def last_tried(connection: sqlite3.Connection) -> str | None:
    """When anything was last asked for."""
    row = connection.execute("SELECT max(tried) FROM sources").fetchone()
    return str(row[0]) if row[0] else None


def settle_visit(connection: sqlite3.Connection, source: Source, visit: Visit, now: datetime) -> None:
    """The visit in the table; the caller's transaction puts it on the disk."""
    if visit.error is not None:
        connection.execute(
            "UPDATE sources SET failures = failures + 1, failed = ?, error = ?, interval = ?, next_due = ?,"
            " state = CASE WHEN ? AND state = 'active' THEN 'gone' ELSE state END WHERE id = ?",
            (moment(now), visit.error, visit.interval, moment(visit.next_due), visit.gone, source.id),
        )
        return
    connection.execute(
        "UPDATE sources SET failures = 0, succeeded = ?, interval = ?, next_due = ?, title = coalesce(?, title),"
        " home = coalesce(?, home), language = coalesce(?, language) WHERE id = ?",
        (moment(now), visit.interval, moment(visit.next_due), visit.title, visit.home, visit.language, source.id),
    )
    if visit.digest is not None:
        connection.execute(
            "UPDATE sources SET etag = ?, last_modified = ?, answered = ?, digest = ? WHERE id = ?",
            (visit.etag, visit.last_modified, visit.answered, visit.digest, source.id),
        )


def sources(connection: sqlite3.Connection, page: Page, *, left: bool = False) -> Found[Health]:
    """The sources with their health, in the order in which they were followed; with ``left`` those unfollowed too."""
    rows = connection.execute(
        f"""SELECT {_COLUMNS}, count(e.id), coalesce(sum(e.state = 'waiting'), 0), coalesce(sum(e.state = 'read'), 0),
                   coalesce(sum(e.state = 'stub'), 0), coalesce(sum(e.state = 'failed'), 0), max(e.published)
            FROM sources s LEFT JOIN entries e ON e.source = s.id
            WHERE ? OR s.state <> 'left' GROUP BY s.id ORDER BY s.id LIMIT ? OFFSET ?""",
        [left, *window(page)],
    ).fetchall()
    count = len(fields(Source))
    return paged([Health(Source(*row[:count]), *row[count:]) for row in rows], page)

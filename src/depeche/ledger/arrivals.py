"""Arrivals: what the sources announce, from the announcement to the capture that was read of it."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Literal
from urllib.parse import urlsplit

from depeche.acquire.capture import Capture, Http
from depeche.ledger.database import transaction
from depeche.ledger.entry import canonical
from depeche.ledger.rows import clean
from depeche.ledger.sources import moment

#: So many of those due are looked at in order to choose.
_WEIGHED = 5000

#: So many entries may change at one visit, however few are known.
_FEW = 5

#: Of sources that are left alone for good or for a while no page is fetched either.
_VISITED = " AND source NOT IN (SELECT id FROM sources WHERE state IN ('paused', 'left'))"

ArrivalState = Literal["waiting", "read", "stub", "failed", "passed", "forgotten"]


@dataclass(frozen=True, slots=True)
class Announced:
    """An article as its source announces it."""

    id: str
    address: str | None
    title: str | None = None
    published: str | None = None
    stamp: str | None = None  #: when it was last changed; another stamp means another version


@dataclass(frozen=True, slots=True)
class Waiting:
    """A page, or a file, that is to be fetched, with what its sources say of it."""

    id: int
    source: int
    entry: str
    address: str | None
    page: str | None
    title: str | None
    published: str | None
    tries: int  #: this one included
    capture: int | None = None  #: of an earlier version

    @property
    def key(self) -> str:
        """What is fetched: the page, whoever announces it; of a file its entry."""
        return self.page or f"entry {self.id}"

    @property
    def host(self) -> str:
        """The host that is asked; nothing for a file."""
        return urlsplit(self.address or "").netloc.lower()


@dataclass(frozen=True, slots=True)
class Tally:
    """What of a source's entries was not known before: to be fetched, passed over, or changed since."""

    new: int
    passed: int
    changed: int


def announce(
    connection: sqlite3.Connection,
    source: int,
    announced: Sequence[Announced],
    now: datetime,
    *,
    most: int,
    pause: float = 0.0,
) -> Tally:
    """The entries in the table, in the caller's transaction. Of the new ones the first ``most`` wait to be fetched.

    The others are passed over for good. A changed entry waits again, ``pause`` seconds from now; but where a source
    calls most of what is known changed at once, it says nothing, and nothing waits.
    """
    counts: Counter[str] = Counter()
    changed: list[tuple[int, Announced]] = []
    for entry in announced:
        row = connection.execute(
            "SELECT id, stamp, state FROM entries WHERE source = ? AND entry IN (?, ?)",
            (source, clean(entry.id), tombstone(entry.id)),
        ).fetchone()
        if row is None:
            waits = counts["new"] < most
            counts["new" if waits else "passed"] += 1
            _insert(connection, source, entry, now, "waiting" if waits else "passed")
            continue
        counts["known"] += 1
        if row[2] != "forgotten" and entry.stamp and row[1] != entry.stamp:
            changed.append((row[0], entry))
    believed = pause <= 0 or len(changed) <= max(_FEW, counts["known"] // 2)
    for number, entry in changed:
        _change(connection, number, entry, now + timedelta(seconds=pause), waits=believed)
    return Tally(counts["new"], counts["passed"], len(changed) if believed else 0)


def _change(connection: sqlite3.Connection, number: int, entry: Announced, due: datetime, *, waits: bool) -> None:
    """The entry's new stamp and title; unless it was passed over it waits again."""
    connection.execute(
        "UPDATE entries SET stamp = ?, title = coalesce(?, title) WHERE id = ?",
        (entry.stamp, _clean(entry.title), number),
    )
    if waits:
        connection.execute(
            "UPDATE entries SET state = 'waiting', due = ?, tries = 0, why = NULL"
            " WHERE id = ? AND state IN ('read', 'stub', 'failed')",
            (moment(due), number),
        )


def _insert(connection: sqlite3.Connection, source: int, entry: Announced, now: datetime, state: ArrivalState) -> None:
    """A new entry; where its page is here already it is joined to it at once, where it is awaited it waits as long."""
    page = canonical(entry.address) if entry.address else None
    capture, due, tries = None, moment(now), 0
    if page is not None:
        state, capture = _known_page(connection, page) or (state, None)
        row = connection.execute(
            "SELECT due, tries FROM entries WHERE page = ? AND state = 'waiting' ORDER BY due DESC", (clean(page),)
        ).fetchone()
        due, tries = row or (due, tries)
    connection.execute(
        "INSERT INTO entries (source, entry, address, page, title, published, stamp, seen, state, capture, due, tries)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            source, clean(entry.id), _clean(entry.address), _clean(page), _clean(entry.title), entry.published,
            entry.stamp, moment(now), state, capture, due, tries,
        ),
    )  # fmt: skip


def _clean(text: str | None) -> str | None:
    return clean(text) if text is not None else None


def _known_page(connection: sqlite3.Connection, page: str) -> tuple[ArrivalState, int | None] | None:
    """The state and capture of a page that another source announced, or that came in otherwise; None: it is new."""
    row = connection.execute(
        "SELECT state, capture FROM entries WHERE page IN (?, ?) AND state IN ('read', 'stub', 'failed', 'forgotten')"
        " ORDER BY capture IS NULL, id DESC LIMIT 1",
        (clean(page), tombstone(page)),
    ).fetchone()
    if row is not None:
        return row[0], row[1]
    row = connection.execute(
        "SELECT id FROM captures WHERE address = ? ORDER BY fetched DESC, id DESC LIMIT 1", (clean(page),)
    ).fetchone()
    return ("read", row[0]) if row else None


def claim_waiting(
    connection: sqlite3.Connection,
    now: datetime,
    *,
    lease: float,
    most: int,
    per_host: int,
    only: Sequence[int] | None = None,
    busy: Mapping[str, int] = MappingProxyType({}),
    in_hand: Collection[str] = (),
) -> tuple[Waiting, ...]:
    """What is to be fetched now, each page once and at most so many of a host, what it is ``busy`` with counted.

    What the caller has ``in_hand`` already, by its key, is left alone.

    Each is put off by ``lease`` seconds before it is returned. With ``only`` those that these sources announced.
    """
    among, parameters = _VISITED, []
    if only is not None:
        among, parameters = f" AND source IN ({', '.join('?' * len(only))})", list(only)
    claimed: list[Waiting] = []
    with transaction(connection):
        rows = connection.execute(
            "SELECT id, source, entry, address, page, title, published, tries + 1, capture FROM entries"
            f" WHERE state = 'waiting' AND due <= ?{among} ORDER BY due, published DESC, id LIMIT ?",
            [moment(now), *parameters, _WEIGHED],
        )
        hosts = Counter(busy)
        taken = set(in_hand)
        for row in rows:
            waiting = Waiting(*row)
            if waiting.key in taken or (waiting.page and hosts[waiting.host] >= per_host):
                continue
            hosts[waiting.host] += 1
            taken.add(waiting.key)
            claimed.append(waiting)
            if len(claimed) >= most:
                break
        put_off(connection, claimed, now + timedelta(seconds=lease))
    return tuple(claimed)


def put_off(connection: sqlite3.Connection, claimed: Sequence[Waiting], due: datetime) -> None:
    """What was claimed is not due before then, one try spent; in the caller's transaction."""
    for waiting in claimed:
        connection.execute(
            "UPDATE entries SET due = ?, tries = ? WHERE state = 'waiting' AND (id = ? OR page = ?)",
            (moment(due), waiting.tries, waiting.id, waiting.page),
        )


def settle(
    connection: sqlite3.Connection,
    waiting: Waiting,
    state: ArrivalState,
    *,
    capture: int | None = None,
    why: str | None = None,
) -> None:
    """What became of it, of whichever sources announced it; in the caller's transaction."""
    connection.execute(
        "UPDATE entries SET state = ?, capture = coalesce(?, capture), why = ?"
        " WHERE state = 'waiting' AND (id = ? OR page = ?)",
        (state, capture, why, waiting.id, waiting.page),
    )


def join(connection: sqlite3.Connection, capture: Capture, number: int, state: ArrivalState) -> None:
    """Whatever waited for the capture's page has it now, and how it came in is kept; in the caller's transaction."""
    if capture.http is None:
        return
    http = capture.http
    connection.execute(
        "INSERT OR IGNORE INTO http (capture, asked, answered, status, version, headers) VALUES (?, ?, ?, ?, ?, ?)",
        (number, clean(http.asked), clean(http.answered), http.status, http.version, _headers_json(http)),
    )
    for page in {canonical(a) for a in (http.asked, http.answered, capture.given.url) if a}:
        connection.execute(
            "UPDATE entries SET state = ?, capture = ?, why = NULL WHERE state = 'waiting' AND page = ?",
            (state, number, clean(page)),
        )


def _headers_json(http: Http) -> str:
    return json.dumps([[clean(name), clean(value)] for name, value in http.headers], ensure_ascii=False)


def published_of(connection: sqlite3.Connection, source: int, most: int) -> list[str]:
    """When the source's latest entries were published, the latest first."""
    rows = connection.execute(
        "SELECT DISTINCT published FROM entries WHERE source = ? AND published IS NOT NULL"
        " ORDER BY published DESC LIMIT ?",
        (source, most),
    )
    return [row[0] for row in rows]


def page_met(connection: sqlite3.Connection, page: str) -> int | None:
    """The latest capture of that canonical address; None when there is none."""
    row = connection.execute(
        "SELECT id FROM captures WHERE address = ? ORDER BY fetched DESC, id DESC LIMIT 1", (clean(page),)
    ).fetchone()
    return row[0] if row else None


def http_captures(connection: sqlite3.Connection) -> Iterator[tuple[int, Http]]:
    """The number of each capture that was fetched and how it came in."""
    rows = connection.execute(
        "SELECT c.id, h.asked, h.answered, h.status, h.headers, h.version"
        " FROM http h JOIN captures c ON c.id = h.capture JOIN contents t USING (digest)"
        " WHERE t.packed IS NOT NULL ORDER BY c.id"
    ).fetchall()
    for number, *row in rows:
        yield number, http_of_row(row)


def http_of_row(row: Sequence[Any]) -> Http:
    """How a page came in: asked, answered, status, headers, version."""
    asked, answered, status, headers, version = row
    return Http(asked, answered, status, tuple((name, value) for name, value in json.loads(headers)), version)


def tombstone(name: str) -> str:
    """What a forgotten entry or page is known by, so that it stays out: a digest of its name."""
    return "forgotten:" + hashlib.sha256(clean(name).encode()).hexdigest()


def forget_arrivals(connection: sqlite3.Connection, captures: Sequence[int]) -> None:
    """No word of what announced these captures is left: titles, names and addresses go; digests keep them out."""
    for capture in captures:
        connection.execute("DELETE FROM http WHERE capture = ?", (capture,))
        _turn_away(connection, "capture = ?", capture)


def turn_away(connection: sqlite3.Connection, capture: Capture) -> None:
    """Whatever waited for the page of a capture that was forgotten waits no more; in the caller's transaction."""
    for address in {capture.http.asked, capture.http.answered} if capture.http else set():
        _turn_away(connection, "state = 'waiting' AND page = ?", clean(canonical(address)))


def _turn_away(connection: sqlite3.Connection, condition: str, value: str | int) -> None:
    rows = connection.execute(f"SELECT id, entry, address, page FROM entries WHERE {condition}", (value,)).fetchall()
    for number, entry, address, page in rows:
        connection.execute(
            "UPDATE entries SET entry = ?, address = NULL, page = ?, title = NULL, published = NULL, stamp = NULL,"
            " state = 'forgotten', why = NULL WHERE id = ?",
            (tombstone(entry), tombstone(page) if page else None, number),
        )
        connection.execute("UPDATE outcomes SET address = NULL, detail = NULL WHERE address = ?", (address,))

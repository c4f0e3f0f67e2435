"""The database file: opened, made, brought up to date, and its failures put into words."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from depeche.errors import (
    DamagedLedger,
    LedgerBusy,
    LedgerError,
    LedgerUnwritable,
    NewerLedger,
    NoLedger,
    SearchTooLong,
)

#: "dépêche" in the file's head tells a ledger from other SQLite files (PRAGMA application_id).
APPLICATION = 0x64E970E8 & 0x7FFFFFFF
#: The schema of schema.sql. A change adds a file to migrations/ named after the version that it makes.
VERSION = 3
#: Seconds to wait for another writer.
_PATIENCE = 20.0
#: Steps of SQLite's machine between two looks at the clock: well under a millisecond.
_STEPS = 10_000
#: So many times the seconds of its own work may pass while a connection waits for others.
_WAITING = 20


def open_database(path: Path, *, write: bool = False, seconds: float | None = None) -> sqlite3.Connection:
    """A connection to the ledger, of the current schema; with ``write`` it is made where there is none.

    After so many ``seconds`` of work whatever is asked of it is broken off: SearchTooLong. Raises LedgerError in words.
    Readers see the last whole state while another process writes (write-ahead log).
    """
    if not write and not path.is_file():
        raise NoLedger(str(path))
    with in_words(path):
        if write:
            path.parent.mkdir(parents=True, exist_ok=True)
        connection = _connect(path, write=write)
        try:
            _prepare(connection, path, write=write)
        except BaseException:
            connection.close()
            raise
    if seconds is not None:
        connection.set_progress_handler(_Allowance(seconds).spent, _STEPS)
    return connection


class _Allowance:
    """Seconds that a connection may work. Only its own work counts: on a busy machine it waits without spending."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds
        self._end = time.monotonic() + seconds * _WAITING
        self._thread = 0
        self._at = 0.0

    def spent(self) -> bool:
        """Whether nothing is left; SQLite asks every so many steps, in the thread that works."""
        thread, now = threading.get_ident(), time.thread_time()
        if thread == self._thread:
            self._left -= now - self._at
        self._thread, self._at = thread, now
        return self._left < 0 or time.monotonic() > self._end


def _connect(path: Path, *, write: bool) -> sqlite3.Connection:
    mode = "rwc" if write else "rw" if _writable(path) else "ro"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA mmap_size = 1073741824")
    connection.execute("PRAGMA temp_store = MEMORY")
    if write:
        connection.execute("PRAGMA synchronous = FULL")  # what was acknowledged survives a power cut
        connection.execute("PRAGMA secure_delete = ON")  # what was forgotten is overwritten
    else:
        connection.execute("PRAGMA query_only = ON")
    return connection


def _writable(path: Path) -> bool:
    """Whether this process may write the file, found out without opening it.

    Closing any handle on the file gives up the locks that all connections of the process have on it (POSIX); another
    process then takes the write-ahead log away from under them. https://www.sqlite.org/howtocorrupt.html, 2.2
    """
    return os.access(path, os.W_OK)


def _prepare(connection: sqlite3.Connection, path: Path, *, write: bool) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION and tables:
        raise NoLedger(str(path), "is a database, but not a ledger of depeche")
    if version > VERSION:
        raise NewerLedger(str(path), version, VERSION)
    if not tables:
        if not write:
            raise NoLedger(str(path))
        connection.execute("PRAGMA journal_mode = WAL")
        _make(connection)
    elif version < VERSION and write:
        _migrate(connection, version)
    elif version < VERSION:
        open_database(path, write=True).close()


def _make(connection: sqlite3.Connection) -> None:
    schema = files(__package__).joinpath("schema.sql").read_text(encoding="utf-8")
    # executescript commits whatever it is given statement by statement unless it opens its own transaction
    connection.executescript(
        f"BEGIN IMMEDIATE;\n{schema}\nPRAGMA application_id = {APPLICATION};\nPRAGMA user_version = {VERSION};\nCOMMIT;"
    )


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    for number in range(version + 1, VERSION + 1):
        connection.executescript(f"BEGIN IMMEDIATE;\n{_step(number)}\nPRAGMA user_version = {number};\nCOMMIT;")


def _step(number: int) -> str:
    """The statements that make that schema out of the one before it."""
    return files(__package__).joinpath(f"migrations/{number:03}.sql").read_text(encoding="utf-8")


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """What SQLite and the system say of the file, as LedgerError."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.IntegrityError):
        raise  # ours, not the file's
    except sqlite3.DatabaseError as error:
        raise _said(path, error) from error
    except OSError as error:
        raise LedgerUnwritable(str(path), error.strerror or str(error)) from error


def _said(path: Path, error: sqlite3.DatabaseError) -> LedgerError:
    name = str(getattr(error, "sqlite_errorname", ""))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LedgerBusy(str(path))
    if name == "SQLITE_INTERRUPT":
        return SearchTooLong(str(path))
    if name.startswith("SQLITE_NOTADB"):
        return NoLedger(str(path), "is not a ledger of depeche")
    if name.startswith("SQLITE_CORRUPT"):
        return DamagedLedger(str(path), str(error))
    if name.startswith(("SQLITE_READONLY", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return LedgerUnwritable(str(path), str(error))
    return LedgerError(f"{path}: {error}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing; once left without an error, it is on the disk."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")

"""Alone: one process at a time visits the sources of a ledger, so that no host is asked twice as often as it should be."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from depeche.errors import LedgerBusy, LedgerUnwritable


@contextmanager
def alone(ledger: Path) -> Iterator[None]:
    """Nobody else is inside with the same ledger; raises LedgerBusy. The lock goes with the process, however it ends."""
    file = ledger.with_name(f"{ledger.name}-watch")
    lock = _locked(file, ledger)
    try:
        yield
    finally:
        lock.close()


def _locked(file: Path, ledger: Path) -> sqlite3.Connection:
    try:
        lock = sqlite3.connect(file, timeout=0.0, isolation_level=None, check_same_thread=False)
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise LedgerBusy(str(ledger), "another depeche visits its sources; end that one first") from error
        raise LedgerUnwritable(str(file), str(error)) from error
    return lock

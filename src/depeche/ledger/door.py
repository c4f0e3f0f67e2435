"""The door's frame: the file, open, and its troubles in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from depeche.ledger.database import in_words, open_database


class Door:
    """A ledger file, open."""

    def __init__(
        self,
        path: Path,
        *,
        write: bool = False,
        clock: Callable[[], datetime] | None = None,
        seconds: float | None = None,
    ) -> None:
        self.path = path
        self._clock = clock or (lambda: datetime.now(UTC))
        self._connection = open_database(path, write=write, seconds=seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Nothing more is asked of this connection."""
        self._connection.close()

    def connection(self) -> sqlite3.Connection:
        """The connection itself, for the transfer of the whole record and for measuring."""
        return self._connection

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")

    def _said(self) -> AbstractContextManager[None]:
        return in_words(self.path)

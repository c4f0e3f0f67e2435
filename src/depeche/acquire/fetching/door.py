"""A door to the fetcher for code that is not asynchronous: one address after the other, each waited for."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from contextlib import suppress
from types import TracebackType
from typing import Any, Self, TypeVar

from depeche.acquire.fetching.fetcher import Fetcher
from depeche.acquire.fetching.outcome import Outcome

T = TypeVar("T")

#: Seconds that closing may take.
_CLOSING = 5.0


class Door:
    """Asks a fetcher, which runs beside in a thread: so that it also works where an event loop runs already, as in notebooks."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="fetching", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(TimeoutError):  # a resolver that hangs cannot be called off
            self._wait(self._fetcher.__aexit__(None, None, None), _CLOSING)
            self._wait(self._loop.shutdown_default_executor(), _CLOSING)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_CLOSING)
        if not self._loop.is_running():
            self._loop.close()

    def fetch(self, address: str) -> Outcome:
        """What came of asking; an interruption ends the asking."""
        return self._wait(self._fetcher.fetch(address), None)

    def _wait(self, doing: Coroutine[Any, Any, T], seconds: float | None) -> T:
        future = asyncio.run_coroutine_threadsafe(doing, self._loop)
        try:
            return future.result(seconds)
        except BaseException:
            future.cancel()
            raise

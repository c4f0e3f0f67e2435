"""The fetcher: an address in, an outcome out."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from depeche.acquire.fetching.outcome import Failed, Fetched, Outcome, Unchanged
from depeche.acquire.fetching.rules import FetchRules

__all__ = ["Failed", "FetchRules", "Fetched", "Fetcher", "Outcome", "Unchanged"]


class Fetcher:
    """Fetches by its rules, as an asynchronous context manager; one for a whole run, so that it can be polite."""

    def __init__(self, rules: FetchRules | None = None) -> None:
        self.rules = rules or FetchRules()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    async def fetch(
        self,
        address: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        last_address: str | None = None,
    ) -> Outcome:
        """What came of asking; never raises for what the net does.

        ``etag`` and ``last_modified`` are those of the last answer, ``last_address`` its final address where that is
        another than ``address``: they are sent to that address only, since they say nothing about any other.
        """
        raise NotImplementedError

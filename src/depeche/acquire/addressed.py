"""Inputs that are addresses: each is fetched and becomes captures, as a file's content would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from depeche.acquire.capture import Capture, Given
from depeche.acquire.fetching.outcome import Failed, Fetched, Outcome
from depeche.acquire.pages import page_capture
from depeche.errors import NotFetched

if TYPE_CHECKING:
    from depeche.acquire.fetching.door import Door

Fetch = Callable[[str], Outcome]


def configured_fetch() -> AbstractContextManager[Fetch]:
    """What fetches as the user's configuration has it; raises ConfigError."""
    from depeche.acquire.fetching.configured import rules_of
    from depeche.acquire.fetching.door import Door
    from depeche.acquire.fetching.fetcher import Fetcher
    from depeche.config import settings_of

    return _opened(Door(Fetcher(rules_of(settings_of().fetch))))


@contextmanager
def _opened(door: Door) -> Iterator[Fetch]:
    with door:
        yield door.fetch


def fetched_page(address: str, fetch: Fetch) -> Fetched:
    """What is at that address; raises NotFetched."""
    outcome = fetch(address)
    if isinstance(outcome, Fetched):
        return outcome
    if isinstance(outcome, Failed):
        raise NotFetched(address, outcome.reason, outcome.detail)
    raise NotFetched(address, "unchanged", "the server says unchanged, though nobody asked whether it was; try later")


def captured(page: Fetched, given: Given) -> Capture:
    """The page as a capture; ``given`` overrides what it says of itself. Raises InputError."""
    capture = page_capture(page)
    return replace(capture, given=replace(given, url=given.url or capture.given.url))

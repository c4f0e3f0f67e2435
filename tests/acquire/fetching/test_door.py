"""The door works for code that is not asynchronous, wherever it runs."""

from __future__ import annotations

import asyncio
import threading

import httpx2

from depeche.acquire.fetching.door import Door
from depeche.acquire.fetching.fetcher import Failed, Fetched, Fetcher, FetchRules, Outcome, Surroundings


def ask() -> list[Outcome]:
    """What comes of two addresses."""
    site = httpx2.MockTransport(lambda request: httpx2.Response(200, text=request.url.path))
    fetcher = Fetcher(FetchRules(respect_robots=False, per_host_interval=0), Surroundings(transport=site))
    with Door(fetcher) as door:
        return [door.fetch("http://a.test/1"), door.fetch("ftp://a.test/2")]


def test_one_address_after_the_other() -> None:
    """And no thread is left."""
    first, second = ask()

    assert isinstance(first, Fetched)
    assert b"/1" == first.content
    assert isinstance(second, Failed)
    assert "fetching" not in [thread.name for thread in threading.enumerate()]


def test_within_a_running_loop() -> None:
    """As in a notebook."""

    async def run() -> list[Outcome]:
        return ask()

    assert 2 == len(asyncio.run(run()))

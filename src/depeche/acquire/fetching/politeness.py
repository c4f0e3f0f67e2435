"""Turns: how often and how many at a time one host is asked, and when it is left alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from depeche.acquire.fetching.rules import FetchRules

#: Hosts remembered before those that are not being asked are forgotten.
_HOSTS = 4096


class LeftAlone(Exception):
    """The host wants no requests for ``seconds`` more, longer than anybody waits."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass(slots=True)
class _Host:
    turns: asyncio.Semaphore
    next_at: float = 0.0
    left_alone_until: float = 0.0
    asking: int = 0


class Turns:
    """Who may ask when. Times are those of ``now``, in seconds."""

    def __init__(
        self, rules: FetchRules, now: Callable[[], float], sleep: Callable[[float], Awaitable[object]]
    ) -> None:
        self._rules = rules
        self._now = now
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._full = _HOSTS
        self._all = asyncio.Semaphore(rules.connections)

    @asynccontextmanager
    async def turn(self, host: str, interval: float | None = 0.0) -> AsyncIterator[None]:
        """Inside, the host may be asked once; raises LeftAlone.

        ``interval`` may lengthen that of the rules; None is for a request that the interval does not count for.
        """
        state = self._host(host)
        state.asking += 1
        try:
            async with state.turns:
                await self._wait(state, counted=interval is not None)
                pause = None if interval is None else max(interval, self._rules.per_host_interval)
                self._next_after(state, pause)
                async with self._all:
                    try:
                        yield
                    finally:  # it may have waited for a free line, or on its way: the host counts from when it was asked
                        self._next_after(state, pause)
        finally:
            state.asking -= 1

    def _next_after(self, state: _Host, pause: float | None) -> None:
        if pause is not None:
            state.next_at = max(state.next_at, self._now() + pause)

    def leave_alone(self, host: str, seconds: float) -> None:
        """No request goes to the host for that time."""
        state = self._host(host)
        state.left_alone_until = max(state.left_alone_until, self._now() + seconds)

    async def _wait(self, state: _Host, *, counted: bool) -> None:
        while True:
            alone = state.left_alone_until - self._now()
            if alone > self._rules.longest_wait:
                raise LeftAlone(alone)
            wait = max(alone, state.next_at - self._now() if counted else 0.0)
            if wait <= 0:
                return
            await self._sleep(wait)

    def _host(self, host: str) -> _Host:
        if host not in self._hosts:
            if len(self._hosts) >= self._full:
                self._forget()
            self._hosts[host] = _Host(asyncio.Semaphore(self._rules.per_host_connections))
        return self._hosts[host]

    def _forget(self) -> None:
        now = self._now()
        self._hosts = {
            name: state
            for name, state in self._hosts.items()
            if state.asking or max(state.next_at, state.left_alone_until) > now
        }
        self._full = max(_HOSTS, 2 * len(self._hosts))

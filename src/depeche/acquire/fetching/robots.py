"""robots.txt as RFC 9309 has it.

What is there is obeyed, what is gone allows everything, what cannot be had forbids everything until it can.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import httpx2
from protego import Protego

from depeche.acquire.fetching.exchange import GaveUp
from depeche.acquire.fetching.groups import our_groups
from depeche.acquire.fetching.headers import fresh_for
from depeche.acquire.fetching.outcome import Fetched

#: Read to this size; the RFC asks for no less than 500 KiB.
MAX_BYTES = 512_000
#: Followed for robots.txt, as many as the RFC asks for.
MAX_REDIRECTS = 5
#: A copy is used for a day at most, and asked for again after an hour at the soonest.
_LONGEST, _SHORTEST = 86_400.0, 3_600.0
#: What could not be had is tried again after so many seconds; until then an old copy is obeyed, if it is no older than this.
_AGAIN, _OLDEST = 600.0, 2_592_000.0
#: Seconds between requests that a robots.txt may ask for; more would mean never.
_SLOWEST = 60.0
#: Of more origins, or more letters in all, the older half is forgotten.
_ORIGINS, _LETTERS = 20_000, 32_000_000
#: Failures that say the host itself is out of reach, robots.txt or not.
_OUT_OF_REACH = frozenset({"refused_address", "no_such_host", "connection", "tls"})
#: Redirects that lead nowhere leave robots.txt as good as absent.
_ABSENT = frozenset({"redirects", "bad_redirect"})


@dataclass(frozen=True, slots=True)
class Robots:
    """What one origin's robots.txt says of us; ``failure`` where it could not be had."""

    rules: Protego
    name: str  #: ours
    failure: GaveUp | None = None

    def allow(self, url: httpx2.URL) -> bool:
        """Whether the address may be fetched."""
        return self.failure is None and bool(self.rules.can_fetch(str(url), self.name))

    @property
    def interval(self) -> float:
        """Seconds between two requests, as it asks for them."""
        rate = self.rules.request_rate(self.name)
        asked = max(self.rules.crawl_delay(self.name) or 0.0, rate.seconds / rate.requests if rate else 0.0)
        return float(min(asked, _SLOWEST))


@dataclass(slots=True)
class _Copy:
    lock: asyncio.Lock
    groups: str = ""  #: those that speak to us
    failure: GaveUp | None = None
    got: float | None = None  #: when it was last had
    until: float = 0.0


class RobotsFiles:
    """Each origin's robots.txt, fetched when first needed and kept. ``ask`` fetches one, or raises GaveUp."""

    def __init__(
        self, ask: Callable[[httpx2.URL], Awaitable[Fetched]], user_agent: str, now: Callable[[], float]
    ) -> None:
        self._ask = ask
        self._name = user_agent.partition("/")[0].strip() or "depeche"
        self._now = now
        self._copies: dict[str, _Copy] = {}
        self._letters = 0

    async def of(self, url: httpx2.URL) -> Robots:
        """What the robots.txt of that address's origin says."""
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self._copies and (len(self._copies) >= _ORIGINS or self._letters > _LETTERS):
            self._forget()
        copy = self._copies.setdefault(origin, _Copy(asyncio.Lock()))
        async with copy.lock:
            if copy.until <= self._now():
                await self._renew(copy, url.join("/robots.txt"))
            return Robots(Protego.parse(copy.groups), self._name, copy.failure)

    def _forget(self) -> None:
        """The older half of the copies goes, but for those that somebody waits for."""
        for origin in list(self._copies)[: (len(self._copies) + 1) // 2]:
            if not self._copies[origin].lock.locked():
                self._letters -= len(self._copies.pop(origin).groups)

    async def _renew(self, copy: _Copy, url: httpx2.URL) -> None:
        now = self._now()
        try:
            fetched = await self._ask(url)
        except GaveUp as error:
            if error.reason != "rate_limited" and (error.reason in _ABSENT or 400 <= (error.status or 0) < 500):
                self._keep(copy, "", now, _LONGEST)
                return
            if copy.got is None or now - copy.got > _OLDEST:
                copy.failure = error
            copy.until = now + max(_AGAIN, error.retry_after or 0.0)
            return
        fresh = fresh_for(fetched.headers, fetched.fetched)
        self._keep(copy, fetched.content.decode("utf-8", "replace"), now, _LONGEST if fresh is None else fresh)

    def _keep(self, copy: _Copy, text: str, now: float, fresh: float) -> None:
        groups = our_groups(text.removeprefix("\ufeff"), self._name)
        self._letters += len(groups) - len(copy.groups)
        copy.groups, copy.failure, copy.got = groups, None, now
        copy.until = now + min(max(fresh, _SHORTEST), _LONGEST)


def why_unreachable(error: GaveUp) -> GaveUp:
    """The failure of a page whose robots.txt could not be had."""
    if error.reason in _OUT_OF_REACH and error.status is None:
        return error
    if error.reason == "rate_limited":
        return GaveUp("rate_limited", f"robots.txt: {error.detail}", error.status, error.retry_after)
    return GaveUp(
        "robots_unreachable",
        f"robots.txt could not be had ({error.detail}), which forbids everything until it can; try later",
        error.status,
        error.retry_after,
    )

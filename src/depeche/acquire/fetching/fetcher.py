"""The fetcher: an address in, an outcome out."""

from __future__ import annotations

import asyncio
import random
import ssl
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from types import TracebackType
from typing import Self

import httpcore2
import httpx2

from depeche.acquire.fetching.addresses import BadAddress, host_name, read_address, redirected
from depeche.acquire.fetching.answers import body_wanted, check_page, failure_of_status
from depeche.acquire.fetching.exchange import Answer, GaveUp, Patience, Wanted, exchange
from depeche.acquire.fetching.guard import Resolve, resolve
from depeche.acquire.fetching.headers import Headers
from depeche.acquire.fetching.outcome import Failed, Fetched, Outcome, Unchanged
from depeche.acquire.fetching.politeness import LeftAlone, Turns
from depeche.acquire.fetching.robots import MAX_BYTES, MAX_REDIRECTS, RobotsFiles, why_unreachable
from depeche.acquire.fetching.rules import FetchRules
from depeche.acquire.fetching.transport import GuardedTransport
from depeche.acquire.fetching.unpacking import ACCEPTED

__all__ = ["Failed", "FetchRules", "Fetched", "Fetcher", "Outcome", "Surroundings", "Unchanged"]

_ACCEPT = (
    "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,"
    "text/plain;q=0.8,*/*;q=0.5"
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED = 304
#: Failures that may pass in seconds. After a silence or an answer too slow the host is spared: the next round will do.
_PASSING = frozenset({"connection", "cut_short", "rate_limited", "http_500", "http_502", "http_503", "http_504"})


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The world around a fetcher, each part of it to be replaced in a test."""

    clock: Callable[[], datetime] = _now
    ticks: Callable[[], float] = time.monotonic  #: seconds that never go back
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    jitter: Callable[[], float] = random.random  #: from 0 to 1: how much of half a pause is added to the other half
    resolve: Resolve = resolve
    network: httpcore2.AsyncNetworkBackend | None = None  #: makes the connections that the guard lets pass
    tls: ssl.SSLContext | None = None
    transport: httpx2.AsyncBaseTransport | None = None  #: in place of the guard and all behind it


class Fetcher:
    """Fetches by its rules, as an asynchronous context manager; one for a whole run, so that it can be polite.

    It keeps no cookies, runs no scripts, and follows no settings of the environment.
    """

    def __init__(self, rules: FetchRules | None = None, around: Surroundings | None = None) -> None:
        self.rules = rules or FetchRules()
        self._around = around = around or Surroundings()
        self._turns = Turns(self.rules, around.ticks, around.sleep)
        self._robots = RobotsFiles(self._ask_for_robots, self.rules.user_agent, around.ticks)
        self._transport = around.transport or GuardedTransport(self.rules, around.resolve, around.network, around.tls)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._transport.aclose()

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
        validators = _validators(etag, last_modified)
        try:
            url = read_address(address)
            known = read_address(last_address) if last_address else url
            answer, passed = await self._follow(url, self.rules.max_redirects, self._page(known, validators))
            if answer.status == _NOT_MODIFIED:
                return Unchanged(address, answer.began, answer.headers)
            check_page(answer)
        except BadAddress as error:
            return Failed(address, self._around.clock(), error.code, f"cannot be fetched: {error}")
        except GaveUp as error:
            return Failed(address, self._around.clock(), error.reason, error.detail, error.status, error.retry_after)
        return _fetched(address, answer, passed)

    def _page(self, known: httpx2.URL, validators: Headers) -> Callable[[httpx2.URL], Awaitable[Answer]]:
        """How one address on the way to a page is asked."""
        wanted, patience = Wanted(body_wanted, self.rules.max_bytes), Patience(self.rules.total_timeout)

        async def ask(url: httpx2.URL) -> Answer:
            interval = await self._permitted(url)
            conditions = validators if url == known else ()
            answer = await self._persist(url, conditions, wanted, patience, interval)
            if not conditions:
                _unasked(answer)
            return answer

        return ask

    async def _ask_for_robots(self, url: httpx2.URL) -> Fetched:
        wanted = Wanted(lambda status, _: status in {200, 203}, MAX_BYTES, part=True)
        patience = Patience(self.rules.total_timeout)

        async def ask(at: httpx2.URL) -> Answer:
            try:
                answer = await self._persist(at, (), wanted, patience, None)
                _unasked(answer)
            except GaveUp as error:
                if at == url:
                    raise
                raise GaveUp("robots_unreachable", f"it redirects to {at}: {error.detail}", error.status) from error
            return answer

        answer, passed = await self._follow(url, MAX_REDIRECTS, ask)
        return _fetched(str(url), answer, passed)

    async def _permitted(self, url: httpx2.URL) -> float:
        """The seconds that robots.txt wants between two requests; raises GaveUp where it forbids this one."""
        if not self.rules.respect_robots:
            return 0.0
        robots = await self._robots.of(url)
        if robots.failure:
            raise why_unreachable(robots.failure)
        if not robots.allow(url):
            raise GaveUp("robots", f"robots.txt of {url.host} forbids it to {robots.name}; ask the site")
        return robots.interval

    async def _follow(
        self, url: httpx2.URL, limit: int, ask: Callable[[httpx2.URL], Awaitable[Answer]]
    ) -> tuple[Answer, tuple[str, ...]]:
        """The answer at the end of the redirects, and the addresses redirected to; raises GaveUp."""
        passed = [str(url)]
        while True:
            answer = await ask(url)
            if answer.status not in _REDIRECTS:
                break
            url = _next(url, answer)
            if str(url) in passed:
                raise GaveUp("redirects", f"it redirects in a circle, to {url} again; perhaps it wants cookies")
            if len(passed) > limit:
                raise GaveUp("redirects", f"it redirects more than {limit} times; give the final address")
            passed.append(str(url))
        if answer.status != _NOT_MODIFIED and (failure := failure_of_status(answer)):
            raise failure
        return answer, tuple(passed[1:])

    async def _persist(
        self, url: httpx2.URL, conditions: Headers, wanted: Wanted, patience: Patience, interval: float | None
    ) -> Answer:
        """The answer, asked for again where that may help; raises GaveUp."""
        for tried in count():
            last = tried == self.rules.retries
            try:
                answer = await self._ask(url, conditions, wanted, patience, interval)
                failure = failure_of_status(answer) if answer.status >= 400 else None
                if last or failure is None or not self._may_pass(failure):
                    break
            except GaveUp as error:
                if last or not self._may_pass(error):
                    raise
            await self._around.sleep(self.rules.backoff * 2**tried * (1 + self._around.jitter()) / 2)
        return answer

    def _keys(self, url: httpx2.URL) -> dict[str, str]:
        """The headers that the configuration has for this host."""
        host = host_name(url.raw_host.decode("ascii"))
        safe = url.scheme == "https" or host in map(host_name, self.rules.allow)
        return {key.name.lower(): key.value for key in self.rules.headers if safe and host_name(key.host) == host}

    def _may_pass(self, failure: GaveUp) -> bool:
        return failure.reason in _PASSING and (failure.retry_after or 0.0) <= self.rules.longest_wait

    async def _ask(
        self, url: httpx2.URL, conditions: Headers, wanted: Wanted, patience: Patience, interval: float | None
    ) -> Answer:
        """One answer, in the host's turn; raises GaveUp."""
        headers = {
            "user-agent": self.rules.user_agent,
            "accept": _ACCEPT,
            "accept-encoding": ACCEPTED,
            "connection": "close",
            **dict(conditions),
            **self._keys(url),
        }
        limits = dict.fromkeys(("connect", "read", "write", "pool"), self.rules.timeout)
        request = httpx2.Request("GET", url, headers=headers, extensions={"timeout": limits})
        try:
            async with self._turns.turn(url.host, interval):
                answer = await exchange(self._transport, request, patience, wanted, self._around.clock)
        except LeftAlone as error:
            seconds = error.seconds
            raise GaveUp(
                "rate_limited",
                f"{url.host} asked to be left alone for {seconds:.0f} s more; come back then",
                None,
                seconds,
            ) from error
        if answer.status >= 400 and (failure := failure_of_status(answer)) and failure.retry_after:
            self._turns.leave_alone(url.host, failure.retry_after)
        return answer


def _validators(etag: str | None, last_modified: str | None) -> Headers:
    """The conditions of the request; what could not have come from a header is left out."""
    pairs = (("if-none-match", etag), ("if-modified-since", last_modified))
    return tuple((name, value) for name, value in pairs if value and value.isascii() and value.isprintable())


def _unasked(answer: Answer) -> None:
    """Return unless the answer to a question without conditions is that nothing changed; raises GaveUp."""
    if answer.status == _NOT_MODIFIED:
        raise GaveUp("bad_answer", "the server says unchanged (304) though it was not asked whether", _NOT_MODIFIED)


def _next(url: httpx2.URL, answer: Answer) -> httpx2.URL:
    """Where the answer redirects to; raises GaveUp."""
    places = {value for name, value in answer.headers if name == "location"}
    if len(places) != 1:
        what = "several ways at once" if places else "without saying where to"
        raise GaveUp("bad_redirect", f"it redirects {what} ({answer.status})", answer.status)
    try:
        return redirected(url, places.pop())
    except BadAddress as error:
        code = "bad_redirect" if error.code == "bad_address" else error.code
        raise GaveUp(code, f"it redirects to what cannot be fetched: {error}", answer.status) from error


def _fetched(address: str, answer: Answer, passed: tuple[str, ...]) -> Fetched:
    return Fetched(
        address,
        str(answer.url),
        passed,
        answer.status,
        answer.headers,
        answer.content,
        answer.began,
        answer.http_version,
    )

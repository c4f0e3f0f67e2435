"""A fetcher's manners: turns, further tries, robots.txt, conditions; by a clock that the test turns."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import ClassVar

import httpx2
import pytest

from depeche.acquire.fetching.fetcher import Failed, Fetched, Fetcher, FetchRules, Outcome, Surroundings, Unchanged
from depeche.acquire.fetching.politeness import Turns
from depeche.acquire.fetching.rules import HostHeader

_NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
_RULES = FetchRules(respect_robots=False)
_DAY = 86_400.0


class Hours:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0

    async def sleep(self, seconds: float) -> None:
        """That much later."""
        until = self.now + seconds
        await asyncio.sleep(0)
        self.now = max(self.now, until)


class Site:
    """A site that answers as a function says, and notes when it was asked for what."""

    runner: ClassVar[asyncio.Runner]

    def __init__(self, answer: Callable[[httpx2.Request, int], httpx2.Response], rules: FetchRules = _RULES) -> None:
        self.hours = Hours()
        self.asked: list[tuple[float, str]] = []
        self.requests: list[httpx2.Request] = []
        self.at_once = self.most_at_once = 0
        self._answer = answer
        around = Surroundings(
            clock=lambda: _NOON,
            ticks=lambda: self.hours.now,
            sleep=self.hours.sleep,
            jitter=lambda: 0.5,
            transport=httpx2.MockTransport(self._handle),
        )
        self.fetcher = Fetcher(rules, around)

    async def _handle(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append((self.hours.now - 1000.0, str(request.url)))
        self.requests.append(request)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        for _ in range(3):
            await asyncio.sleep(0)
        self.at_once -= 1
        return self._answer(request, len(self.asked))

    def paths(self) -> list[str]:
        """What was asked for, in order, without the host."""
        return [httpx2.URL(address).path for _, address in self.asked]

    def times(self) -> list[float]:
        """When, in seconds from the beginning."""
        return [when for when, _ in self.asked]

    def fetch(self, *addresses: str) -> list[Outcome]:
        """What comes of them, one after the other."""

        async def run() -> list[Outcome]:
            return [await self.fetcher.fetch(address) for address in addresses]

        return self.runner.run(run())

    def fetch_together(self, *addresses: str) -> list[Outcome]:
        """What comes of them, all at once."""

        async def run() -> list[Outcome]:
            return list(await asyncio.gather(*map(self.fetcher.fetch, addresses)))

        return self.runner.run(run())


@pytest.fixture(autouse=True)
def _one_loop() -> Iterator[None]:
    """A fetcher lives in one event loop."""
    with asyncio.Runner() as Site.runner:
        yield


def ok(request: httpx2.Request, number: int) -> httpx2.Response:
    """A page."""
    return httpx2.Response(200, text="page", headers={"etag": '"1"'})


def status(code: int, **headers: str) -> httpx2.Response:
    """A status without a body."""
    return httpx2.Response(code, headers={name.replace("_", "-"): value for name, value in headers.items()})


def robots(text: str, code: int = 200) -> Callable[[httpx2.Request, int], httpx2.Response]:
    """A site whose robots.txt says that."""

    def answer(request: httpx2.Request, number: int) -> httpx2.Response:
        return httpx2.Response(code, text=text) if request.url.path == "/robots.txt" else ok(request, number)

    return answer


def test_one_host_is_asked_once_in_the_interval() -> None:
    """From start to start; another host need not wait."""
    site = Site(ok)
    site.fetch("http://a.test/1", "http://b.test/1", "http://a.test/2", "https://a.test:8443/3")

    assert [0.0, 0.0, 1.0, 2.0] == site.times()


def test_one_host_is_asked_by_so_many_at_a_time() -> None:
    """And all hosts by so many in all."""
    hosts = [f"http://{host}.test/{n}" for host in "abcde" for n in range(4)]
    alone = Site(ok, replace(_RULES, per_host_interval=0))
    alone.fetch_together(*hosts)
    paired = Site(ok, replace(_RULES, per_host_interval=0, per_host_connections=2))
    paired.fetch_together(*hosts)
    few = Site(ok, replace(_RULES, per_host_interval=0, connections=3))
    few.fetch_together(*hosts)

    assert (5, 10, 3) == (alone.most_at_once, paired.most_at_once, few.most_at_once)


def test_a_passing_failure_is_tried_again_later_and_later() -> None:
    """With pauses that double, half of each by chance."""
    site = Site(lambda request, number: ok(request, number) if number > 2 else status(503))

    assert isinstance(site.fetch("http://a.test/")[0], Fetched)
    assert [0.0, 1.0, 2.5] == site.times()


@pytest.mark.parametrize(
    ("code", "tries"), [(500, 3), (502, 3), (503, 3), (504, 3), (429, 3), (501, 1), (404, 1), (403, 1), (410, 1)]
)
def test_only_what_may_pass_is_tried_again(code: int, tries: int) -> None:
    """As often as the rules say, and the last answer counts."""
    site = Site(lambda request, number: status(code))
    outcome = site.fetch("http://a.test/")[0]

    assert isinstance(outcome, Failed)
    assert (code, tries) == (outcome.status, len(site.asked))


def test_a_broken_connection_is_tried_again_and_a_silence_is_not() -> None:
    """A host that is silent is spared until the next round."""

    def broken(error: type[httpx2.TransportError]) -> Callable[[httpx2.Request, int], httpx2.Response]:
        def answer(request: httpx2.Request, number: int) -> httpx2.Response:
            raise error("")

        return answer

    lost, silent = Site(broken(httpx2.ConnectError)), Site(broken(httpx2.ReadTimeout))
    reasons = [site.fetch("http://a.test/")[0] for site in (lost, silent)]

    assert ["connection", "timeout"] == [outcome.reason for outcome in reasons if isinstance(outcome, Failed)]
    assert (3, 1) == (len(lost.asked), len(silent.asked))


def test_a_failure_that_nobody_foresaw_is_an_outcome_too() -> None:
    """A run goes on; the words ask for a report."""

    def answer(request: httpx2.Request, number: int) -> httpx2.Response:
        raise ArithmeticError("odd")

    outcome = Site(answer, replace(_RULES, retries=0)).fetch("http://a.test/")[0]

    assert isinstance(outcome, Failed)
    assert "ArithmeticError: odd); please report it" in outcome.detail


def test_a_short_wait_is_waited_for() -> None:
    """Retry-After is obeyed within the fetch while it is short."""
    site = Site(lambda request, number: ok(request, number) if number > 1 else status(429, retry_after="20"))

    assert isinstance(site.fetch("http://a.test/")[0], Fetched)
    assert [0.0, 20.0] == site.times()


def test_a_long_wait_ends_the_fetch_and_spares_the_host() -> None:
    """Until then its other pages fail at once; afterwards they are asked for."""
    site = Site(lambda request, number: ok(request, number) if number > 1 else status(503, retry_after="300"))
    first, second = site.fetch("http://a.test/1", "http://a.test/2")
    site.hours.now += 300
    third = site.fetch("http://a.test/2")[0]

    assert isinstance(first, Failed)
    assert isinstance(second, Failed)
    assert ("rate_limited", 503, 300.0) == (first.reason, first.status, first.retry_after)
    assert ("rate_limited", None, 300.0) == (second.reason, second.status, second.retry_after)
    assert isinstance(third, Fetched)
    assert ["/1", "/2"] == site.paths()


def test_conditions_go_to_the_address_they_are_of() -> None:
    """To the final address of the last answer, when the one asked for redirects."""

    def answer(request: httpx2.Request, number: int) -> httpx2.Response:
        if request.url.path == "/old":
            return status(301, location="/new")
        return status(304) if request.headers.get("if-none-match") == '"1"' else ok(request, number)

    async def run(site: Site, **last: str) -> Outcome:
        return await site.fetcher.fetch("http://a.test/old", **last)

    moved, known = Site(answer), Site(answer)
    outcomes = (
        Site.runner.run(run(moved, etag='"1"', last_modified="Mon, 23 Nov 2026 08:00:00 GMT")),
        Site.runner.run(run(known, etag='"1"', last_address="http://a.test/new#x")),
    )

    assert [Fetched, Unchanged] == [type(outcome) for outcome in outcomes]
    assert ['"1"', None] == [request.headers.get("if-none-match") for request in moved.requests]
    assert ["Mon, 23 Nov 2026 08:00:00 GMT", None] == [r.headers.get("if-modified-since") for r in moved.requests]
    assert [None, '"1"'] == [request.headers.get("if-none-match") for request in known.requests]


@pytest.mark.parametrize("etag", ['"1"\r\nCookie: x', "", '"é"'])
def test_a_condition_that_no_header_can_hold_is_not_sent(etag: str) -> None:
    """Nothing can be smuggled in by it."""
    site = Site(ok)

    assert isinstance(Site.runner.run(site.fetcher.fetch("http://a.test/", etag=etag)), Fetched)
    assert "if-none-match" not in site.requests[0].headers


def test_what_is_sent_says_who_asks_and_nothing_more() -> None:
    """No cookie, no referrer, no language, nothing of the environment."""
    site = Site(ok)
    site.fetch("http://a.test/")
    sent = site.requests[0].headers

    assert {"host", "user-agent", "accept", "accept-encoding", "connection"} == set(sent)
    assert sent["user-agent"].startswith("depeche/")
    assert "gzip, deflate" == sent["accept-encoding"]


def test_a_key_goes_to_its_host_and_no_other() -> None:
    """Over https only, but where the configuration names the host; also after a redirect."""
    keys = (
        HostHeader("Archive.test", "Authorization", "Bearer x"),
        HostHeader("wiki.intern", "Authorization", "y"),
        HostHeader("Été.test", "X-Key", "z"),
    )
    site = Site(
        lambda request, number: status(302, location="https://other.test/") if number == 1 else ok(request, number),
        replace(_RULES, headers=keys, allow=("wiki.intern",)),
    )
    site.fetch("https://archive.test/", "http://archive.test/", "http://wiki.intern/", "https://été.test/")

    assert "z" == site.requests.pop().headers.get("x-key")
    assert ["Bearer x", None, None, "y"] == [request.headers.get("authorization") for request in site.requests]
    assert "Bearer" not in repr(site.fetcher.rules)


def test_robots_txt_is_asked_for_once_a_day() -> None:
    """For each origin, before its first page; together or one after the other."""
    site = Site(robots("User-agent: *\nDisallow: /x"), FetchRules())
    site.fetch_together("http://a.test/1", "http://a.test/2", "http://b.test/1", "https://a.test/1")
    site.hours.now += _DAY - 10
    site.fetch("http://a.test/3")
    site.hours.now += 20
    site.fetch("http://a.test/4")

    assert 4 == site.paths().count("/robots.txt")


def test_robots_txt_is_no_turn_of_its_own() -> None:
    """The page follows it at once; the next page waits."""
    site = Site(robots(""), FetchRules())
    site.fetch("http://a.test/1", "http://a.test/2")

    assert [0.0, 0.0, 1.0] == site.times()


@pytest.mark.parametrize(
    ("asked", "interval"),
    [
        ("Crawl-delay: 5", 5.0),
        ("Crawl-delay: 0.1", 1.0),
        ("Request-rate: 1/10", 10.0),
        ("Crawl-delay: 9999", 60.0),
        ("Crawl-delay: x", 1.0),
    ],
)
def test_a_slower_pace_is_kept_when_robots_txt_asks(asked: str, interval: float) -> None:
    """A minute at most; never a faster one than ours."""
    site = Site(robots(f"User-agent: *\n{asked}\n"), FetchRules())
    site.fetch("http://a.test/1", "http://a.test/2")

    assert interval == site.times()[-1]


def test_a_robots_txt_that_cannot_be_had_is_tried_again_after_a_while() -> None:
    """Until then everything is forbidden, and nothing asked."""
    up = False

    def answer(request: httpx2.Request, number: int) -> httpx2.Response:
        return ok(request, number) if up or request.url.path != "/robots.txt" else status(500)

    site = Site(answer, FetchRules(retries=0))
    down = site.fetch("http://a.test/1", "http://a.test/2")
    up = True
    site.hours.now += 601

    assert ["robots_unreachable"] * 2 == [outcome.reason for outcome in down if isinstance(outcome, Failed)]
    assert ["/robots.txt"] == site.paths()
    assert isinstance(site.fetch("http://a.test/1")[0], Fetched)


def test_an_old_robots_txt_is_obeyed_while_no_new_one_can_be_had() -> None:
    """For a month; then everything is forbidden."""
    site = Site(
        lambda request, number: (
            httpx2.Response(200, text="User-agent: *\nDisallow: /x")
            if number == 1
            else (status(500) if request.url.path == "/robots.txt" else ok(request, number))
        ),
        FetchRules(retries=0),
    )
    first = site.fetch("http://a.test/1", "http://a.test/x")
    site.hours.now += 2 * _DAY
    later = site.fetch("http://a.test/1", "http://a.test/x")
    site.hours.now += 30 * _DAY
    last = site.fetch("http://a.test/1")

    codes = [outcome.reason if isinstance(outcome, Failed) else "fetched" for outcome in (*first, *later, *last)]
    assert ["fetched", "robots", "fetched", "robots", "robots_unreachable"] == codes


def test_robots_txt_may_be_disregarded_on_purpose() -> None:
    """By the rules, for one's own site."""
    site = Site(robots("User-agent: *\nDisallow: /"), _RULES)

    assert isinstance(site.fetch("http://a.test/1")[0], Fetched)
    assert ["/1"] == site.paths()


def test_each_host_on_the_way_is_asked_for_its_robots_txt() -> None:
    """A redirect is no way around it."""

    def answer(request: httpx2.Request, number: int) -> httpx2.Response:
        if request.url.path == "/robots.txt":
            return httpx2.Response(200, text="User-agent: *\nDisallow: /" if request.url.host == "b.test" else "")
        return status(302, location="http://b.test/page")

    site = Site(answer, FetchRules())
    outcome = site.fetch("http://a.test/1")[0]

    assert isinstance(outcome, Failed)
    assert ("robots", ["/robots.txt", "/1", "/robots.txt"]) == (outcome.reason, site.paths())


def test_hosts_that_nobody_asks_are_forgotten() -> None:
    """Memory does not grow with the hosts of a long run."""
    hours, rules = Hours(), FetchRules()

    async def ask(host: str) -> None:
        async with turns.turn(host):
            hours.now += 0.01

    async def run() -> None:
        for number in range(6000):
            await ask(f"h{number}.test")

    turns = Turns(rules, lambda: hours.now, hours.sleep)
    Site.runner.run(run())
    site = Site(robots("User-agent: *\n" + f"Disallow: /{'x' * 1000}\n" * 400), FetchRules(per_host_interval=0))
    site.fetch(*(f"http://h{n}.test/" for n in range(120)))

    assert len(turns._hosts) < 4097
    assert len(site.fetcher._robots._copies) < 100
    assert site.fetcher._robots._letters < 33_000_000

"""Whatever a server does, a fetch ends in time with the right code, in little memory, and asks no forbidden address."""

from __future__ import annotations

import asyncio
import ipaddress
import ssl
import time
import tracemalloc
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from depeche.acquire.fetching.fetcher import Failed, Fetched, Fetcher, FetchRules, Outcome, Surroundings, Unchanged
from depeche.acquire.fetching.outcome import REASONS
from tests.acquire.misbehaving import (
    CANNED,
    LIVE,
    PAGE,
    PUBLIC,
    ROBOTS,
    MisbehavingServer,
    Names,
    OneServerNet,
    misbehaving_server,
)

T = TypeVar("T")

_NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
_RULES = FetchRules(
    timeout=60.0,
    total_timeout=120.0,
    max_bytes=200_000,
    per_host_interval=0.0,
    per_host_connections=8,
    retries=0,
    backoff=0.0,
)
_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # trusts nobody
#: For servers that never come to an end: by the code that is expected, one patience is short and the other is long,
#: so that a busy machine, which is late with either, does not change which comes to its end first.
_IMPATIENT = {
    "timeout": replace(_RULES, timeout=0.25, respect_robots=False),
    "too_slow": replace(_RULES, total_timeout=0.4, respect_robots=False),
    "robots_unreachable": replace(_RULES, timeout=0.25, total_timeout=0.4),
}
#: The most a fetch may take, in seconds: less than the long patience, and far more than a busy machine needs.
_IN_TIME = 50.0
#: Bytes that a fetch may hold at its peak, with ``max_bytes`` of 200 kB: the body, its copy, and what is on its way.
_LITTLE = 2_500_000

#: What comes of each way: the code of a failure, "fetched" or "unchanged".
OUTCOMES = {
    "page": "fetched", "with-validators": "fetched", "declared-huge": "too_large", "declared-absurd": "bad_answer",
    "gzip-bomb": "too_large", "zlib-bomb": "too_large", "raw-deflate-bomb": "too_large", "brotli-unasked": "decoding",
    "zstd-unasked": "decoding", "gzip-twice": "decoding", "gzip-that-is-not": "decoding", "deflate-that-is-not": "decoding",
    "gzip-cut": "cut_short", "gzip-one-byte": "cut_short", "gzip-corrupt": "decoding", "gzip-and-more": "fetched",
    "gzip-of-many-nothings": "too_large", "mark-and-many-letters": "fetched",
    "gzip-members": "fetched", "gzip-of-nothing": "fetched", "zlib": "fetched", "raw-deflate": "fetched", "identity": "fetched",
    "length-too-long": "cut_short", "length-too-short": "fetched", "two-lengths": "bad_answer", "same-length-twice": "fetched",
    "negative-length": "bad_answer", "worded-length": "bad_answer", "no-length": "fetched", "closed-after-headers": "cut_short",
    "empty": "fetched", "another-answer-behind": "fetched", "chunked": "fetched", "chunked-and-length": "fetched",
    "chunk-size-broken": "bad_answer", "chunk-size-absurd": "bad_answer", "chunk-size-lies": "bad_answer",
    "chunked-cut": "cut_short", "chunked-without-end": "cut_short", "chunk-extension-huge": "bad_answer",
    "trailers-huge": "bad_answer", "transfer-gzip": "bad_answer", "binary-as-html": "not_text", "pdf-as-html": "not_text",
    "image": "not_text", "archive": "fetched", "header-without-colon": "bad_answer", "header-with-nul": "bad_answer",
    "header-with-space": "bad_answer", "header-folded": "fetched", "header-of-a-megabyte": "too_large",
    "line-feeds-alone": "fetched", "cookies": "fetched", "two-types": "fetched", "type-garbage": "fetched",
    "no-type": "fetched", "charset-lies": "fetched", "charset-quoted": "fetched", "charset-unknown": "fetched",
    "http-0.9": "connection", "http-0.9-and-a-blank-line": "bad_answer", "not-http": "connection",
    "not-http-at-length": "bad_answer", "status-in-words": "bad_answer", "status-of-four": "bad_answer",
    "http-1.0": "fetched", "http-9.9": "fetched", "early-hints": "fetched", "switching": "bad_answer",
    "nothing-modified": "bad_answer", "nothing-modified-with-body": "bad_answer", "no-content": "http_204",
    "a-part": "http_206", "accepted": "http_202", "several": "http_300", "login": "http_401", "paywall": "http_402",
    "forbidden": "http_403", "missing": "http_404", "gone": "http_410", "withheld": "http_451", "broken": "http_500",
    "nine-nine-nine": "http_999", "busy": "rate_limited", "busy-for-seconds": "rate_limited", "busy-for-ever": "rate_limited",
    "busy-until": "rate_limited", "busy-until-yesterday": "http_503", "busy-in-words": "http_503", "to-page": "fetched",
    "to-relative": "fetched", "to-other-host": "fetched", "to-accents": "fetched", "to-itself": "redirects",
    "to-circle": "redirects", "to-circle-2": "redirects", "to-metadata": "refused_address",
    "to-metadata-name": "refused_address", "to-localhost": "refused_address", "to-private": "refused_address",
    "to-decimal": "refused_address", "to-octal": "bad_redirect", "to-hex": "refused_address", "to-short": "refused_address",
    "to-mapped": "refused_address", "to-nat64": "refused_address", "to-6to4": "refused_address", "to-zone": "refused_address",
    "to-wide-digits": "bad_redirect", "to-ideographic-dots": "refused_address", "to-rebinding": "refused_address",
    "to-mixed": "refused_address", "to-file": "bad_redirect", "to-script": "bad_redirect", "to-data": "bad_redirect",
    "to-gopher": "bad_redirect", "to-nowhere": "bad_redirect", "to-no-place": "bad_redirect", "to-two-places": "bad_redirect",
    "to-malformed": "bad_redirect", "to-backslash": "bad_redirect", "to-password": "refused_address",
    "to-bad-port": "bad_redirect", "to-long": "bad_redirect", "to-unknown-host": "no_such_host", "slow-drip": "too_slow",
    "slow-headers": "too_slow", "endless-body": "too_large", "endless-chunks": "too_large", "crumbs": "bad_answer",
    "endless-headers": "too_large",
    "endless-hints": "too_slow", "endless-redirects": "redirects", "slow-redirects": "redirects",
    "silent": "timeout", "stalls": "timeout",
    "closed-at-once": "connection", "reset-at-once": "connection", "reset-within": "cut_short", "echo": "fetched",
}  # fmt: skip

#: What comes of a page whose host has such a robots.txt.
OUTCOMES_OF_ROBOTS = {
    "robots-hang.test": "robots_unreachable", "robots-drip.test": "robots_unreachable", "robots-reset.test": "connection",
    "robots-broken.test": "robots_unreachable", "robots-busy.test": "rate_limited", "robots-forbidden.test": "fetched",
    "robots-moved.test": "fetched", "robots-circle.test": "fetched", "robots-to-private.test": "robots_unreachable",
    "robots-to-file.test": "fetched", "robots-unchanged.test": "robots_unreachable",
    "robots-html.test": "fetched", "robots-binary.test": "fetched",
    "robots-cut.test": "robots_unreachable", "robots-huge.test": "fetched", "robots-bomb.test": "fetched",
    "robots-endless.test": "fetched", "robots-stars.test": "fetched", "robots-bom.test": "fetched",
    "robots-named.test": "robots", "robots-slow.test": "fetched", "robots-never.test": "fetched", "robots.test": "fetched",
}  # fmt: skip


class World:
    """A fetcher before the misbehaving server."""

    def __init__(self, server: MisbehavingServer, rules: FetchRules) -> None:
        self.server = server
        self.net = OneServerNet(server.port)
        self.names = Names()
        self.fetcher = Fetcher(rules, Surroundings(clock=lambda: _NOON, resolve=self.names, network=self.net, tls=_TLS))


def within(do: Callable[[World], Awaitable[T]], rules: FetchRules = _RULES) -> T:
    """What a test does with a world of its own; every connection was to the public address, and none is left open."""

    async def run() -> T:
        async with misbehaving_server() as server:
            world = World(server, rules)
            async with world.fetcher:
                result = await do(world)
            async with asyncio.timeout(_IN_TIME):
                while server.open:
                    await asyncio.sleep(0.01)
            assert {PUBLIC} >= set(world.net.contacts)
            assert {"test"} >= {request.host.rpartition(".")[2] for request in server.requests}
            return result

    return asyncio.run(run())


def fetched(address: str, rules: FetchRules = _RULES) -> Outcome:
    """What comes of one fetch, within its time."""

    async def do(world: World) -> Outcome:
        began = time.monotonic()
        outcome = await world.fetcher.fetch(address)
        assert time.monotonic() - began < _IN_TIME
        return outcome

    return within(do, rules)


def page(path: str, rules: FetchRules = _RULES) -> Fetched:
    """The page fetched from there."""
    outcome = fetched(f"http://site.test/{path}", rules)
    assert isinstance(outcome, Fetched), outcome
    return outcome


def code(outcome: Outcome) -> str:
    """The code of a failure, "fetched" or "unchanged"."""
    return outcome.reason if isinstance(outcome, Failed) else type(outcome).__name__.lower()


def test_every_way_to_misbehave_is_tried() -> None:
    """The tables name all of the server's ways, and there are many."""
    assert {*CANNED, *LIVE} == set(OUTCOMES)
    assert set(ROBOTS) == set(OUTCOMES_OF_ROBOTS)
    assert 100 < len(OUTCOMES) + len(OUTCOMES_OF_ROBOTS)


def test_every_code_is_tried_and_described() -> None:
    """In these tables or among the addresses below, and in the documentation as in the code."""
    page = (Path(__file__).resolve().parents[3] / "docs" / "intake.md").read_text(encoding="utf-8")

    assert set(REASONS) <= {*OUTCOMES.values(), *OUTCOMES_OF_ROBOTS.values(), "bad_address", "tls"}
    assert [] == [code for code, words in REASONS.items() if f"| `{code}` | {words} |" not in page]


@pytest.mark.parametrize("way", OUTCOMES)
def test_a_misbehaving_server_gives_the_right_code(way: str) -> None:
    """In time, over allowed connections only, with words that say what happened."""
    outcome = fetched(f"http://site.test/{way}", _IMPATIENT.get(OUTCOMES[way], _RULES))

    assert OUTCOMES[way] == code(outcome), outcome
    if isinstance(outcome, Failed):
        assert outcome.reason in REASONS or outcome.reason == f"http_{outcome.status}"
        assert 10 < len(outcome.detail) < 400
        assert "nobody foresaw" not in outcome.detail


@pytest.mark.parametrize("host", OUTCOMES_OF_ROBOTS)
def test_a_misbehaving_robots_txt_gives_the_right_code(host: str) -> None:
    """What is there is obeyed, what is gone allows, what cannot be had forbids (RFC 9309); the page is asked for only then."""

    async def do(world: World) -> tuple[Outcome, list[str]]:
        outcome = await world.fetcher.fetch(f"http://{host}/page")
        return outcome, world.server.paths()

    outcome, paths = within(do, _IMPATIENT.get(OUTCOMES_OF_ROBOTS[host], _RULES))

    assert OUTCOMES_OF_ROBOTS[host] == code(outcome), outcome
    assert (["/page"] if isinstance(outcome, Fetched) else []) == paths


@pytest.mark.parametrize(
    "host", ["robots.test", "robots-moved.test", "robots-huge.test", "robots-bomb.test", "robots-bom.test"]
)
def test_what_a_readable_robots_txt_forbids_is_not_asked_for(host: str) -> None:
    """Also when it was redirected to, is larger than what is read of it, or begins with a byte order mark."""
    assert "robots" == code(fetched(f"http://{host}/private/x"))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://site.test/page", "tls"),
        ("https://half-tls.test/page", "tls"),
        ("https://silent-tls.test/page", "robots_unreachable"),
        ("http://localhost/", "refused_address"),
        ("http://LOCALHOST./", "refused_address"),
        ("http://metadata.test/", "refused_address"),
        ("http://unknown.test/", "no_such_host"),
        ("http://site..test/", "bad_address"),
        ("http:///page", "bad_address"),
        ("site.test/page", "bad_address"),
        ("file:///etc/passwd", "bad_address"),
        ("http://user@site.test/", "refused_address"),
        ("http://site.test:0/", "bad_address"),
        ("http://site.test:65536/", "bad_address"),
        ("http://site.test/a\nb", "bad_address"),
        ("http://site.test/" + "x" * 9000, "bad_address"),
        ("", "bad_address"),
    ],
)
def test_an_address_that_cannot_be_fetched_says_so(address: str, expected: str) -> None:
    """Before anything of the page is asked for."""
    assert expected == code(fetched(address, _IMPATIENT.get(expected, _RULES)))


@pytest.mark.parametrize(
    "way", ["gzip-bomb", "zlib-bomb", "raw-deflate-bomb", "endless-body", "endless-chunks", "endless-headers"]
)
def test_memory_stays_within_a_few_times_the_limit(way: str) -> None:
    """However much is sent, or would unpack."""

    async def do(world: World) -> int:
        await world.fetcher.fetch("http://site.test/page")
        tracemalloc.start()
        try:
            await world.fetcher.fetch(f"http://site.test/{way}")
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert within(do) < _LITTLE


def test_a_name_that_resolves_anew_is_checked_anew() -> None:
    """The name's first address is public and its second private: the second is never connected to."""

    async def do(world: World) -> tuple[list[Outcome], list[str]]:
        outcomes = [await world.fetcher.fetch("http://rebinding.test/page") for _ in range(2)]
        return outcomes, world.names.asked

    outcomes, asked = within(do, replace(_RULES, respect_robots=False))

    assert ["fetched", "refused_address"] == [code(outcome) for outcome in outcomes]
    assert ["rebinding.test"] * 2 == asked


def test_one_request_resolves_its_name_once() -> None:
    """Nothing resolves after the check."""

    async def do(world: World) -> list[str]:
        await world.fetcher.fetch("http://site.test/page")
        return world.names.asked

    assert ["site.test"] == within(do, replace(_RULES, respect_robots=False))


def test_no_cookie_comes_or_goes() -> None:
    """Set-Cookie is not among the headers, and the next request has no Cookie."""

    async def do(world: World) -> tuple[Outcome, Outcome]:
        return await world.fetcher.fetch("http://site.test/cookies"), await world.fetcher.fetch("http://site.test/echo")

    first, then = within(do)

    assert isinstance(first, Fetched)
    assert [] == [name for name, _ in first.headers if "cookie" in name]
    assert isinstance(then, Fetched)
    assert b"cookie" not in then.content


def test_what_is_sent_beyond_an_answer_is_not_the_next_answer() -> None:
    """Each connection carries one request."""

    async def do(world: World) -> list[Outcome]:
        return [
            await world.fetcher.fetch(f"http://site.test/{way}")
            for way in ("another-answer-behind", "length-too-short", "page")
        ]

    contents = [outcome.content for outcome in within(do) if isinstance(outcome, Fetched)]

    assert [PAGE, PAGE[:20], PAGE] == contents


@pytest.mark.parametrize(
    "way", ["gzip-and-more", "gzip-members", "zlib", "raw-deflate", "identity", "no-length", "http-1.0"]
)
def test_a_whole_page_comes_whole(way: str) -> None:
    """Content coding undone, whatever its shape."""
    assert PAGE == page(way).content


@pytest.mark.parametrize(
    ("way", "media_type", "charset"),
    [
        ("page", "text/html", "utf-8"),
        ("two-types", "text/html", "utf-8"),
        ("type-garbage", None, None),
        ("no-type", None, None),
        ("charset-lies", "text/html", "utf-8"),
        ("charset-quoted", "text/html", "utf-8"),
        ("charset-unknown", "text/html", "klingon"),
    ],
)
def test_the_declared_type_is_kept_as_declared(way: str, media_type: str | None, charset: str | None) -> None:
    """Of several the last; who decodes decides what it is worth."""
    found = page(way)

    assert (media_type, charset) == (found.media_type, found.charset)


def test_what_a_page_says_for_the_next_time_is_kept() -> None:
    """Its validators, and for how long asking again is needless."""
    found = page("with-validators")

    assert ('"v1"', "Mon, 23 Nov 2026 08:00:00 GMT", 600.0) == (found.etag, found.last_modified, found.fresh_for)
    assert ("HTTP/1.1", _NOON) == (found.http_version, found.fetched)


def test_redirects_are_kept_in_order() -> None:
    """With the final address, without its fragment."""
    found = page("to-relative")

    assert ("http://site.test/page?x=1",) == found.redirects
    assert ("http://site.test/to-relative", "http://site.test/page?x=1") == (found.address, found.final_address)


def test_letters_of_a_redirect_are_read_as_utf_8() -> None:
    """As browsers read them."""
    assert "http://site.test/page?o%C3%B9" == page("to-accents").final_address


@pytest.mark.parametrize(
    ("way", "seconds"), [("busy", None), ("busy-for-seconds", 90.0), ("busy-for-ever", 86_400.0), ("busy-until", 600.0)]
)
def test_a_busy_server_says_when_to_come_back(way: str, seconds: float | None) -> None:
    """In seconds, a day at most, whichever way it says so."""
    outcome = fetched(f"http://site.test/{way}")

    assert isinstance(outcome, Failed)
    assert seconds == outcome.retry_after


def test_a_busy_host_is_left_alone_until_then() -> None:
    """A later fetch from it fails at once and asks nothing; other hosts are asked."""

    async def do(world: World) -> tuple[list[str], list[str]]:
        addresses = ("http://site.test/busy-for-seconds", "http://site.test/page", "http://other.test/page")
        outcomes = [await world.fetcher.fetch(address) for address in addresses]
        return [code(outcome) for outcome in outcomes], world.server.paths("site.test")

    assert (["rate_limited", "rate_limited", "fetched"], ["/busy-for-seconds"]) == within(do)


@pytest.mark.parametrize("way", ["nothing-modified", "nothing-modified-with-body"])
def test_unchanged_is_believed_when_it_was_asked(way: str) -> None:
    """With a body or without."""

    async def do(world: World) -> Outcome:
        return await world.fetcher.fetch(f"http://site.test/{way}", etag='"v1"')

    outcome = within(do)

    assert isinstance(outcome, Unchanged)
    assert (60.0 if way == "nothing-modified" else None) == outcome.fresh_for


def test_patience_is_one_for_all_redirects() -> None:
    """A server cannot stretch it by sending one on and on."""
    outcome = fetched("http://site.test/slow-redirects/0", _IMPATIENT["too_slow"])

    assert isinstance(outcome, Failed)
    assert "too_slow" == outcome.reason


def test_a_fetch_that_is_called_off_leaves_no_connection() -> None:
    """Wherever it was."""

    async def do(world: World) -> None:
        for way in ("silent", "stalls", "slow-drip", "endless-body"):
            asking = asyncio.create_task(world.fetcher.fetch(f"http://{way}.test/{way}"))
            await asyncio.sleep(0.05)
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)

    within(do)


def test_everything_at_once_ends_in_time() -> None:
    """All ways together: nothing hangs, nothing spoils another's outcome, though a busy machine may be late."""

    async def do(world: World) -> dict[str, str]:
        outcomes = await asyncio.gather(*(world.fetcher.fetch(f"http://{way}.test/{way}") for way in OUTCOMES))
        return {way: code(outcome) for way, outcome in zip(OUTCOMES, outcomes, strict=True)}

    found = within(do, replace(_RULES, timeout=1.2, total_timeout=2.4, connections=64))

    assert {} == {way: came for way, came in found.items() if came not in {OUTCOMES[way], *_IMPATIENT}}


def test_no_address_of_the_server_is_a_real_one_of_the_net() -> None:
    """The net of these tests leads to this machine, whatever the address."""
    assert ipaddress.ip_address(PUBLIC).is_global

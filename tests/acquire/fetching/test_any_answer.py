"""Whatever bytes a server sends, a fetch ends with an outcome, and with one that was foreseen."""

from __future__ import annotations

import asyncio
import gzip
import ssl
from collections.abc import Iterable

import httpcore2
from hypothesis import given
from hypothesis import strategies as st

from depeche.acquire.fetching.fetcher import Failed, Fetcher, FetchRules, Outcome, Surroundings
from depeche.acquire.fetching.outcome import REASONS
from tests.acquire.misbehaving import CANNED, Names

_RULES = FetchRules(respect_robots=False, per_host_interval=0, retries=0, max_redirects=3, max_bytes=5000)
_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # trusts nobody
_LINES = [
    *(
        "HTTP/1.1 200 OK",
        "HTTP/1.0 203",
        "HTTP/1.1 302 Found",
        "HTTP/1.1 304 X",
        "HTTP/1.1 503 X",
        "HTTP/1.1 100 Continue",
    ),
    *(
        "Content-Length: 5",
        "Content-Length: 0",
        "Content-Length: x",
        "Transfer-Encoding: chunked",
        "Content-Encoding: gzip",
    ),
    *("Content-Encoding: deflate", "Content-Type: text/html; charset=x", "Content-Type: image/png", "Location: /a"),
    *("Location: //", "Location: http://[", "Location: http://10.0.0.1/", "Retry-After: 1", "Set-Cookie: a=b"),
    *("no colon", ": none", " folded", "X: \0"),
]


class Answering(httpcore2.AsyncNetworkBackend):
    """A net in which every server sends these pieces and closes."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = [piece for piece in pieces if piece]

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """A connection over which they come."""
        return httpcore2.AsyncMockStream(list(self._pieces))


def fetched(pieces: Iterable[bytes]) -> Outcome:
    """What comes of a server that sends them."""

    async def run() -> Outcome:
        async with Fetcher(_RULES, Surroundings(resolve=Names(), network=Answering(pieces), tls=_TLS)) as fetcher:
            return await fetcher.fetch("http://site.test/")

    return asyncio.run(run())


def check(outcome: Outcome) -> None:
    """It is one of those that are documented."""
    if isinstance(outcome, Failed):
        assert outcome.reason in REASONS or outcome.reason == f"http_{outcome.status}"
        assert "nobody foresaw" not in outcome.detail


@given(st.lists(st.binary(max_size=200), max_size=6))
def test_any_bytes(pieces: list[bytes]) -> None:
    """Even those that are no HTTP at all."""
    check(fetched(pieces))


@given(
    st.lists(st.sampled_from(_LINES), max_size=6),
    st.one_of(st.binary(max_size=300), st.binary(max_size=300).map(gzip.compress), st.just(b"5\r\nhello\r\n0\r\n\r\n")),
    st.integers(1, 400),
)
def test_any_headers_and_body(lines: list[str], body: bytes, step: int) -> None:
    """In any order, with any body, in pieces of any size."""
    whole = "\r\n".join([_LINES[0], *lines, "", ""]).encode("latin-1") + body

    check(fetched(whole[start : start + step] for start in range(0, len(whole), step)))


@given(st.sampled_from(sorted(name for name, sent in CANNED.items() if len(sent) < 5000)), st.data())
def test_any_answer_with_a_mistake_in_it(name: str, draw: st.DataObject) -> None:
    """A byte changed, lost, or everything after it lost."""
    sent = CANNED[name]
    at = draw.draw(st.integers(0, len(sent) - 1))
    with_mistake = draw.draw(
        st.sampled_from([sent[:at], sent[:at] + sent[at + 1 :], sent[:at] + bytes([sent[at] ^ 32]) + sent[at + 1 :]])
    )

    check(fetched([with_mistake]))

"""The way to the net: httpcore2's connections behind the guard, as a transport of httpx2.

No client stands above it: a client would keep cookies, read the environment and follow redirects on its own.
Each connection carries one request. A host is asked once a second at most, so that little would be won by keeping them open,
and what a server sends beyond its answer can never be taken for the next one.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from typing import cast

import httpcore2
import httpx2

from depeche.acquire.fetching.guard import Allowed, GuardedNetwork, Resolve
from depeche.acquire.fetching.rules import FetchRules


class GuardedTransport(httpx2.AsyncBaseTransport):
    """Answers requests over connections to checked addresses only. Exceptions are httpcore2's and the guard's."""

    def __init__(
        self,
        rules: FetchRules,
        resolve: Resolve,
        network: httpcore2.AsyncNetworkBackend | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=tls or httpcore2.default_ssl_context(),
            max_connections=rules.connections,
            max_keepalive_connections=0,
            network_backend=GuardedNetwork(network or httpcore2.AnyIOBackend(), resolve, Allowed.of(rules.allow)),
        )

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer, its body still to be read."""
        url = request.url
        answer = await self._pool.handle_async_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=cast("httpx2.AsyncByteStream", request.stream),
                extensions=request.extensions,
            )
        )
        return httpx2.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions
        )

    async def aclose(self) -> None:
        """Every connection is closed."""
        await self._pool.aclose()


class _Body(httpx2.AsyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._answer.aiter_stream():
            yield piece

    async def aclose(self) -> None:
        await self._answer.aclose()

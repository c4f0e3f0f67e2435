"""The guard: what every request passes before a view sees it, and the headers that every answer bears."""

from __future__ import annotations

import ipaddress
import json
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from depeche.publish.desk.settings import Settings
from depeche.publish.desk.tokens import COOKIE, is_session, same

#: Characters of an address, its query included.
LONGEST_ADDRESS = 4096
#: Bytes of what a form may send.
LARGEST_BODY = 64 * 1024
#: What may be had without the token even where reading needs it: the form that takes it, and what draws that form.
_FREE = ("/enter", "/static/")
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """The application behind its guard."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it; either way the answer bears the headers."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        handler: ASGIApp = refusal if refusal else self._app
        await handler(scope, _limited(receive), _marked(send))

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if not self._knows(headers.get("host", "")):
            return PlainTextResponse("This desk does not answer to that name; start it with --allow-host NAME.\n", 421)
        if len(scope["raw_path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
            return _refused(scope, 414, f"The address has more than {LONGEST_ADDRESS} characters.")
        if _announced(headers) > LARGEST_BODY:
            return _refused(scope, 413, f"More than {LARGEST_BODY} bytes were sent.")
        if self._settings.open or scope["path"].startswith(_FREE) or may_decide(headers, self._settings):
            return None
        if scope["path"].startswith("/api"):
            return _refused(scope, 401, "This desk needs its token: Authorization: Bearer TOKEN")
        return RedirectResponse(f"/enter?next={quote(_address(scope), safe='')}", 303)

    def _knows(self, host: str) -> bool:
        """Whether the Host header names this desk: a page of another site that resolves to it does not (DNS rebinding)."""
        name = host_name(host)
        return name in self._settings.hosts or (not self._settings.open and _is_address(name))


def host_name(host: str) -> str:
    """The name in a Host header, its port and brackets taken off."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower().rstrip(".")


def may_decide(headers: Headers, settings: Settings) -> bool:
    """Whether the request shows the token: in its header, or as a session made with it."""
    scheme, _, shown = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and same(shown.strip(), settings.token):
        return True
    session = session_of(headers)
    return session is not None and is_session(settings.token, session)


def session_of(headers: Headers) -> str | None:
    """The session that the request's cookie holds, whoever made it."""
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return cookie.value if cookie else None


def wants_data(request: Request) -> bool:
    """Whether a refusal is to be JSON rather than a page."""
    return request.url.path.startswith("/api")


def _refused(scope: Scope, status: int, words: str) -> Response:
    if scope["path"].startswith("/api"):
        headers = {"www-authenticate": "Bearer"} if status == 401 else {}
        return Response(json.dumps({"detail": words}), status, headers, "application/json")
    return PlainTextResponse(words + "\n", status)


def _address(scope: Scope) -> str:
    query = scope["query_string"].decode("latin-1")
    return quote(scope["path"]) + (f"?{query}" if query else "")


def _announced(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isdecimal() and len(length) < 20 else LARGEST_BODY + 1


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _limited(receive: Receive) -> Receive:
    """The body, cut off where it grows beyond the limit without having announced it."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return {"type": "http.disconnect"} if taken > LARGEST_BODY else message

    return counted


def _marked(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return with_headers

"""A server that misbehaves in every way we know of, and a net in which all addresses lead to it.

No test touches the real net: names resolve to what a test says, connections to any address are noted and then made to the
server, which listens on this machine only.
"""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpcore2

#: An address of the public net, which nothing here ever asks.
PUBLIC = "198.41.0.4"
PAGE = "<!doctype html><title>Page</title><p>La préfète a rencontré mardi les maires à Gap.</p>".encode()
#: What the bombs unpack to, in bytes.
BOMB = 10_000_000


@dataclass(slots=True)
class Request:
    """What the server was asked: the line and the headers, names in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    source: asyncio.StreamReader

    @property
    def host(self) -> str:
        """The name asked for, without a port."""
        return self.headers.get("host", "").partition(":")[0]


Way = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]


def answer(status: str = "200 OK", body: bytes = PAGE, *headers: str, kind: str = "text/html; charset=utf-8") -> bytes:
    """A well-formed answer."""
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Length: {len(body)}",
        *([f"Content-Type: {kind}"] if kind else []),
        *headers,
    ]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def raw(text: str, body: bytes = b"") -> bytes:
    """An answer as it stands, its lines ended as HTTP wants them."""
    return text.replace("\n", "\r\n").encode("latin-1") + body


def redirect(*places: str, status: str = "302 Found") -> bytes:
    """A redirect to those places."""
    return answer(status, b"", *(f"Location: {place}" for place in places))


def _deflated(data: bytes, window: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, window)
    return packer.compress(data) + packer.flush()


def _packed(coding: str, body: bytes) -> bytes:
    return answer("200 OK", body, f"Content-Encoding: {coding}")


_OK = "HTTP/1.1 200 OK\nContent-Type: text/html\n"

#: What is sent in answer to a path, and then the connection is closed.
CANNED: dict[str, bytes] = {
    "page": answer(),
    "with-validators": answer(
        "200 OK", PAGE, 'ETag: "v1"', "Last-Modified: Mon, 23 Nov 2026 08:00:00 GMT", "Cache-Control: max-age=600"
    ),
    # bodies
    "declared-huge": raw(f"{_OK}Content-Length: 99999999999\n\n", b"x" * 1000),
    "declared-absurd": raw(f"{_OK}Content-Length: {'9' * 300}\n\n", b"x" * 1000),
    "gzip-bomb": _packed("gzip", gzip.compress(bytes(BOMB))),
    "zlib-bomb": _packed("deflate", _deflated(bytes(BOMB), 15)),
    "raw-deflate-bomb": _packed("deflate", _deflated(bytes(BOMB), -15)),
    "brotli-unasked": _packed("br", b"\xcb\xff\xff\x0f\x00" + bytes(100)),
    "zstd-unasked": _packed("zstd", b"\x28\xb5\x2f\xfd" + bytes(100)),
    "gzip-twice": _packed("gzip, gzip", gzip.compress(gzip.compress(bytes(BOMB)))),
    "gzip-that-is-not": _packed("gzip", PAGE),
    "deflate-that-is-not": _packed("deflate", PAGE),
    "gzip-cut": _packed("gzip", gzip.compress(PAGE * 50)[:-20]),
    "gzip-one-byte": _packed("gzip", b"\x1f"),
    "gzip-corrupt": _packed("gzip", gzip.compress(PAGE)[:-8] + b"\0" * 8),
    "gzip-and-more": _packed("gzip", gzip.compress(PAGE) + b"garbage"),
    "gzip-members": _packed("x-gzip", gzip.compress(PAGE[:40]) + gzip.compress(PAGE[40:])),
    "gzip-of-many-nothings": raw(f"{_OK}Content-Encoding: gzip\n\n", gzip.compress(b"") * 12_000),
    "gzip-of-nothing": _packed("gzip", b""),
    "zlib": _packed("deflate", _deflated(PAGE, 15)),
    "raw-deflate": _packed("deflate", _deflated(PAGE, -15)),
    "identity": _packed("identity", PAGE),
    "length-too-long": raw(f"{_OK}Content-Length: {len(PAGE) + 40}\n\n", PAGE),
    "length-too-short": raw(f"{_OK}Content-Length: 20\n\n", PAGE),
    "two-lengths": raw(f"{_OK}Content-Length: 5\nContent-Length: 7\n\n", b"helloyou"),
    "same-length-twice": raw(f"{_OK}Content-Length: 5\nContent-Length: 5\n\n", b"hello"),
    "negative-length": raw(f"{_OK}Content-Length: -5\n\n", b"hello"),
    "worded-length": raw(f"{_OK}Content-Length: five\n\n", b"hello"),
    "no-length": raw(f"{_OK}\n", PAGE),
    "closed-after-headers": raw(f"{_OK}Content-Length: 90\n\n"),
    "empty": answer("200 OK", b""),
    "another-answer-behind": answer() + answer("200 OK", b"<p>Not what was asked.</p>"),
    "chunked": raw(f"{_OK}Transfer-Encoding: chunked\n\n5\nhello\n6;a=b\n world\n0\n\n"),
    "chunked-and-length": raw(f"{_OK}Content-Length: 3\nTransfer-Encoding: chunked\n\n5\nhello\n0\n\n"),
    "chunk-size-broken": raw(f"{_OK}Transfer-Encoding: chunked\n\nzz\nhello\n0\n\n"),
    "chunk-size-absurd": raw(f"{_OK}Transfer-Encoding: chunked\n\n{'f' * 30}\nhello\n0\n\n"),
    "chunk-size-lies": raw(f"{_OK}Transfer-Encoding: chunked\n\n3\nhello\n0\n\n"),
    "chunked-cut": raw(f"{_OK}Transfer-Encoding: chunked\n\n50\nhello"),
    "chunked-without-end": raw(f"{_OK}Transfer-Encoding: chunked\n\n5\nhello\n"),
    "chunk-extension-huge": raw(f"{_OK}Transfer-Encoding: chunked\n\n5;{'x' * 300_000}\nhello\n0\n\n"),
    "trailers-huge": raw(f"{_OK}Transfer-Encoding: chunked\n\n5\nhello\n0\nX: {'x' * 300_000}\n\n"),
    "transfer-gzip": raw(f"{_OK}Transfer-Encoding: gzip\n\n", gzip.compress(PAGE)),
    "binary-as-html": answer("200 OK", bytes(range(256)) * 40),
    "pdf-as-html": answer("200 OK", b"%PDF-1.7\n" + bytes(2000)),
    "image": answer("200 OK", b"\x89PNG\r\n" + bytes(2000), kind="image/png"),
    "archive": answer("200 OK", gzip.compress(PAGE), kind="application/octet-stream"),
    # headers
    "header-without-colon": raw(f"{_OK}No colon here\nContent-Length: 5\n\n", b"hello"),
    "header-with-nul": raw(f"{_OK}X: a\0b\nContent-Length: 5\n\n", b"hello"),
    "header-with-space": raw(f"{_OK}X Y : a\nContent-Length: 5\n\n", b"hello"),
    "header-folded": raw(f"{_OK}X: a\n b\nContent-Length: 5\n\n", b"hello"),
    "header-of-a-megabyte": raw(f"{_OK}X: {'x' * 1_000_000}\nContent-Length: 5\n\n", b"hello"),
    "line-feeds-alone": _OK.encode() + b"Content-Length: 5\n\nhello",
    "cookies": answer("200 OK", PAGE, "Set-Cookie: id=1; Path=/", "Set-Cookie2: id=2"),
    "two-types": answer("200 OK", PAGE, "Content-Type: text/html; charset=utf-8", kind="application/octet-stream"),
    "type-garbage": answer("200 OK", PAGE, kind=";;;/=\"x"),
    "no-type": answer("200 OK", PAGE, kind=""),
    "charset-lies": answer("200 OK", "<p>La préfète</p>".encode("latin-1"), kind="text/html; charset=utf-8"),
    "mark-and-many-letters": answer("200 OK", b"\xef\xbb\xbf" + "é".encode() * 3000, kind="text/html"),
    "charset-quoted": answer("200 OK", PAGE, kind='Text/HTML ; Charset="UTF-8"; x=y'),
    "charset-unknown": answer("200 OK", PAGE, kind="text/html; charset=klingon"),
    # status lines
    "http-0.9": PAGE,
    "http-0.9-and-a-blank-line": PAGE + b"\r\n\r\n" + PAGE,
    "not-http": b"SSH-2.0-OpenSSH_9.6\r\n",
    "not-http-at-length": b"220 mail.test ESMTP\r\n\r\n",
    "status-in-words": raw("HTTP/1.1 OK\n\n"),
    "status-of-four": raw("HTTP/1.1 2000 OK\n\n"),
    "http-1.0": raw("HTTP/1.0 200 OK\nContent-Type: text/html\n\n", PAGE),
    "http-9.9": raw("HTTP/9.9 200 OK\nContent-Length: 5\n\nhello"),
    "early-hints": raw("HTTP/1.1 103 Early Hints\nLink: </x.css>\n\n") + answer(),
    "switching": raw("HTTP/1.1 101 Switching Protocols\nUpgrade: x\nConnection: upgrade\n\n") + PAGE,
    "nothing-modified": raw('HTTP/1.1 304 Not Modified\nETag: "v1"\nCache-Control: max-age=60\n\n'),
    "nothing-modified-with-body": raw('HTTP/1.1 304 Not Modified\nETag: "v1"\nContent-Length: 5\n\nhello'),
    "no-content": raw("HTTP/1.1 204 No Content\n\n"),
    "a-part": answer("206 Partial Content", PAGE[:20], "Content-Range: bytes 0-19/90"),
    "accepted": answer("202 Accepted", b""),
    "several": answer("300 Multiple Choices", PAGE),
    "login": answer("401 Unauthorized", PAGE, 'WWW-Authenticate: Basic realm="x"'),
    "paywall": answer("402 Payment Required", PAGE),
    "forbidden": answer("403 Forbidden", PAGE),
    "missing": answer("404 Not Found", PAGE),
    "gone": answer("410 Gone", PAGE),
    "withheld": answer("451 Unavailable For Legal Reasons", PAGE),
    "broken": answer("500 Internal Server Error", PAGE),
    "nine-nine-nine": answer("999 Request denied", PAGE),
    "busy": answer("429 Too Many Requests", b""),
    "busy-for-seconds": answer("429 Too Many Requests", b"", "Retry-After: 90"),
    "busy-for-ever": answer("503 Service Unavailable", b"", f"Retry-After: {'9' * 40}"),
    "busy-until": answer("503 Service Unavailable", b"", "Retry-After: Wed, 25 Nov 2026 12:10:00 GMT"),
    "busy-until-yesterday": answer("503 Service Unavailable", b"", "Retry-After: Tue, 24 Nov 2026 12:00:00 GMT"),
    "busy-in-words": answer("503 Service Unavailable", b"", "Retry-After: soon"),
    # redirects
    "to-page": redirect("/page"),
    "to-relative": redirect("page?x=1#part"),
    "to-other-host": redirect("//other.test/page"),
    "to-accents": redirect("/page?où".encode().decode("latin-1")),
    "to-itself": redirect("/to-itself", status="301 Moved Permanently"),
    "to-circle": redirect("/to-circle-2", status="307 Temporary Redirect"),
    "to-circle-2": redirect("/to-circle", status="308 Permanent Redirect"),
    "to-metadata": redirect("http://169.254.169.254/latest/meta-data/"),
    "to-metadata-name": redirect("http://metadata.test/computeMetadata/v1/"),
    "to-localhost": redirect("http://localhost:8080/"),
    "to-private": redirect("http://10.0.0.7/"),
    "to-decimal": redirect("http://2130706433/"),
    "to-octal": redirect("http://0177.0.0.1/"),
    "to-hex": redirect("http://0x7f000001/"),
    "to-short": redirect("http://127.1/"),
    "to-mapped": redirect("http://[::ffff:127.0.0.1]/"),
    "to-nat64": redirect("http://[64:ff9b::7f00:1]/"),
    "to-6to4": redirect("http://[2002:7f00:1::]/"),
    "to-zone": redirect("http://[fe80::1%25eth0]/"),
    "to-wide-digits": redirect("http://\uff11\uff12\uff17.0.0.1/".encode().decode("latin-1")),
    "to-ideographic-dots": redirect("http://127\u30020\u30020\u30021/".encode().decode("latin-1")),
    "to-rebinding": redirect("http://rebinding.test/page"),
    "to-mixed": redirect("http://mixed.test/page"),
    "to-file": redirect("file:///etc/passwd"),
    "to-script": redirect("javascript:alert(1)"),
    "to-data": redirect("data:text/html,<p>x"),
    "to-gopher": redirect("gopher://10.0.0.7:6379/_INFO"),
    "to-nowhere": redirect(""),
    "to-no-place": redirect(),
    "to-two-places": redirect("/page", "/other"),
    "to-malformed": redirect("http://[::1"),
    "to-backslash": redirect("http://other.test\\@10.0.0.7/"),
    "to-password": redirect("http://user:secret@other.test/page"),
    "to-bad-port": redirect("http://other.test:99999/"),
    "to-long": redirect("/" + "x" * 20_000),
    "to-unknown-host": redirect("http://unknown.test/"),
}  # fmt: skip


async def _slow_drip(_: Request, out: asyncio.StreamWriter) -> None:
    out.write(raw(f"{_OK}Content-Length: 1000\n\n"))
    await _forever(out, b"x", 0.02)


async def _slow_headers(_: Request, out: asyncio.StreamWriter) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nX: ")
    await _forever(out, b"x", 0.02)


async def _endless_body(_: Request, out: asyncio.StreamWriter) -> None:
    out.write(raw(f"{_OK}\n"))
    await _forever(out, b"x" * 20_000)


async def _endless_chunks(_: Request, out: asyncio.StreamWriter) -> None:
    out.write(raw(f"{_OK}Transfer-Encoding: chunked\n\n"))
    await _forever(out, b"4000\r\n" + b"x" * 0x4000 + b"\r\n")


async def _crumbs(_: Request, out: asyncio.StreamWriter) -> None:
    out.write(raw(f"{_OK}Transfer-Encoding: chunked\n\n"))
    await _forever(out, b"1\r\nx\r\n" * 1000)


async def _endless_headers(_: Request, out: asyncio.StreamWriter) -> None:
    out.write(raw(_OK))
    await _forever(out, b"X-More: " + b"x" * 500 + b"\r\n")


async def _endless_hints(_: Request, out: asyncio.StreamWriter) -> None:
    await _forever(out, b"HTTP/1.1 100 Continue\r\n\r\n", 0.02)


async def _endless_redirects(request: Request, out: asyncio.StreamWriter) -> None:
    number = int(request.path.rpartition("/")[2] or 0) if request.path.count("/") > 1 else 0
    out.write(redirect(f"/endless-redirects/{number + 1}"))


async def _slow_redirects(request: Request, out: asyncio.StreamWriter) -> None:
    await asyncio.sleep(0.1)
    number = int(request.path.rpartition("/")[2]) if request.path.count("/") > 1 else 0
    out.write(redirect(f"/slow-redirects/{number + 1}"))


async def _silent(request: Request, out: asyncio.StreamWriter) -> None:
    await request.source.read()


async def _stalls(request: Request, out: asyncio.StreamWriter) -> None:
    out.write(raw(f"{_OK}Content-Length: 1000\n\n", b"x" * 100))
    await request.source.read()


async def _closed_at_once(_: Request, out: asyncio.StreamWriter) -> None:
    return None


async def _reset_at_once(_: Request, out: asyncio.StreamWriter) -> None:
    _reset(out)


async def _reset_within(_: Request, out: asyncio.StreamWriter) -> None:
    out.write(raw(f"{_OK}Content-Length: 1000\n\n", b"x" * 100))
    await out.drain()
    await asyncio.sleep(0.05)
    _reset(out)


async def _echo(request: Request, out: asyncio.StreamWriter) -> None:
    out.write(answer("200 OK", repr(sorted(request.headers.items())).encode(), kind="text/plain"))


def _reset(out: asyncio.StreamWriter) -> None:
    connection: socket.socket = out.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    out.transport.abort()


async def _forever(out: asyncio.StreamWriter, piece: bytes, pause: float = 0.0) -> None:
    while True:
        out.write(piece)
        await out.drain()
        await asyncio.sleep(pause)


LIVE: dict[str, Way] = {
    "slow-drip": _slow_drip,
    "slow-headers": _slow_headers,
    "endless-body": _endless_body,
    "endless-chunks": _endless_chunks,
    "crumbs": _crumbs,
    "endless-headers": _endless_headers,
    "endless-hints": _endless_hints,
    "endless-redirects": _endless_redirects,
    "slow-redirects": _slow_redirects,
    "silent": _silent,
    "stalls": _stalls,
    "closed-at-once": _closed_at_once,
    "reset-at-once": _reset_at_once,
    "reset-within": _reset_within,
    "echo": _echo,
}

_GROUP = "User-agent: *\nDisallow: /private\n"
#: robots.txt by the host asked for; every other host has none.
ROBOTS: dict[str, bytes | Way] = {
    "robots-hang.test": _silent,
    "robots-drip.test": _slow_drip,
    "robots-reset.test": _reset_at_once,
    "robots-broken.test": answer("500 Internal Server Error", b""),
    "robots-busy.test": answer("429 Too Many Requests", b"", "Retry-After: 120"),
    "robots-forbidden.test": answer("403 Forbidden", b""),
    "robots-moved.test": redirect("http://robots.test/robots.txt"),
    "robots-circle.test": redirect("/robots.txt"),
    "robots-to-private.test": redirect("http://10.0.0.7/robots.txt"),
    "robots-to-file.test": redirect("file:///robots.txt"),
    "robots-unchanged.test": raw("HTTP/1.1 304 Not Modified\n\n"),
    "robots-html.test": answer(),
    "robots-binary.test": answer("200 OK", bytes(range(256)) * 9, kind="text/plain"),
    "robots-cut.test": raw("HTTP/1.1 200 OK\nContent-Length: 999\n\n" + _GROUP),
    "robots-huge.test": answer("200 OK", (_GROUP + "# " + "x" * 900_000).encode(), kind="text/plain"),
    "robots-bomb.test": _packed("gzip", gzip.compress(_GROUP.encode() + b"#" * BOMB)),
    "robots-endless.test": _endless_body,
    "robots-stars.test": answer("200 OK", (_GROUP + "Disallow: /" + "*a" * 4000 + "$\n").encode(), kind="text/plain"),
    "robots-bom.test": answer("200 OK", b"\xef\xbb\xbf" + _GROUP.encode(), kind="text/plain"),
    "robots-named.test": answer("200 OK", (_GROUP + "\nUser-agent: Depeche\nDisallow: /page\n").encode(), kind="text/plain"),
    "robots-slow.test": answer("200 OK", (_GROUP + "Crawl-delay: 7\n").encode(), kind="text/plain"),
    "robots-never.test": answer("200 OK", (_GROUP + "Crawl-delay: 1e300\n").encode(), kind="text/plain"),
    "robots.test": answer("200 OK", _GROUP.encode(), kind="text/plain"),
}  # fmt: skip


@dataclass(slots=True)
class MisbehavingServer:
    """The server while it runs. ``requests`` is its own log."""

    port: int = 0
    requests: list[Request] = field(default_factory=list)
    open: int = 0  #: connections that the other side has not closed yet

    def paths(self, host: str = "") -> list[str]:
        """The paths asked for, of that host or of all, without those of robots.txt."""
        return [r.path for r in self.requests if r.path != "/robots.txt" and host in ("", r.host)]

    async def serve(self, source: asyncio.StreamReader, out: asyncio.StreamWriter) -> None:
        """Misbehave on one connection."""
        self.open += 1
        try:
            request = await _request(source)
            if request is not None:
                self.requests.append(request)
                await _respond(request, out)
            elif not await _half_tls(source, out):
                out.write(raw("HTTP/1.1 400 Bad Request\n\nThis is no TLS.\n"))
            if not out.transport.is_closing():
                await out.drain()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self.open -= 1
            out.close()


async def _request(source: asyncio.StreamReader) -> Request | None:
    """The request, or None when what comes is TLS."""
    first = await source.readexactly(1)
    if first == b"\x16":
        return None
    lines = (first + await source.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, path, _ = lines[0].split(" ")
    headers = dict(line.split(": ", 1) for line in lines[1:] if line)
    return Request(method, path, {name.lower(): value for name, value in headers.items()}, source)


async def _half_tls(source: asyncio.StreamReader, out: asyncio.StreamWriter) -> bool:
    """Break off, or fall silent, inside the handshake, as the name in the greeting has it."""
    greeting = await source.read(4096)
    if b"half-tls.test" in greeting:
        out.write(b"\x16\x03\x03\x00\x7a\x02\x00\x00\x76")
    elif b"silent-tls.test" in greeting:
        await source.read()
    else:
        return False
    return True


async def _respond(request: Request, out: asyncio.StreamWriter) -> None:
    if request.path == "/robots.txt":
        way = ROBOTS.get(request.host, answer("404 Not Found", b""))
    else:
        name = request.path.split("?")[0].split("/")[1]
        way = LIVE.get(name) or CANNED.get(name) or answer("404 Not Found", b"")
    if isinstance(way, bytes):
        out.write(way)
    else:
        await way(request, out)


@asynccontextmanager
async def misbehaving_server() -> AsyncIterator[MisbehavingServer]:
    """The server, until the end of the block."""
    state = MisbehavingServer()
    server = await asyncio.start_server(state.serve, "127.0.0.1", 0)
    state.port = server.sockets[0].getsockname()[1]
    try:
        yield state
    finally:
        server.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await server.wait_closed()


class OneServerNet(httpcore2.AsyncNetworkBackend):
    """A net in which every address leads to the server; ``contacts`` are those that were connected to."""

    def __init__(self, port: int) -> None:
        self.contacts: list[str] = []
        self._port = port
        self._real = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """A connection to the server, whatever the address."""
        self.contacts.append(host)
        return await self._real.connect_tcp("127.0.0.1", self._port, timeout, local_address, socket_options)


class Names:
    """A resolver: names and their addresses, in turn where there are several answers. ``asked`` are the names looked up."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._answers: dict[str, list[Sequence[str]]] = {
            "localhost": [["127.0.0.1", "::1"]],
            "metadata.test": [["169.254.169.254"]],
            "rebinding.test": [[PUBLIC], ["10.0.0.7"]],
            "mixed.test": [[PUBLIC, "192.168.1.1"]],
            "unknown.test": [[]],
        }

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """The addresses of the name; a name nobody has heard of is a public host's."""
        answers = self._answers.get(host.rstrip("."), [[PUBLIC]])
        told = answers[min(self.asked.count(host), len(answers) - 1)]
        self.asked.append(host)
        return told

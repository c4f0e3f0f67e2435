"""A newsstand: 500 feeds on a hundred host names, all served by this machine; it prints something new now and then.

Every request is written down with its host and moment, so that whoever asks too often, or twice, is found out.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

HOSTS = 100
FEEDS_A_HOST = 5
#: Entries that a feed has before the doors open, and the most that it shows.
_FIRST, _SHOWN = 2, 12
_TOWNS = ("Kelbourg", "Morvane", "Sorvie", "Lenz", "Harbour Bay", "Oststadt", "Velmont", "Tarn Hill")
_DEEDS = ("arrested", "questioned", "released", "evacuated")


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: when it came, when the answer was out, from whom what was asked, and the bytes both ways."""

    came: float
    left: float
    host: str
    path: str
    status: int
    size: int


@dataclass(slots=True)
class Newsstand:
    """The feeds and pages, served on a port of their own. ``pace`` is the seconds between two entries of the fastest feed."""

    pace: float
    port: int = 0
    opened: float = field(default_factory=time.time)
    closed: float | None = None  #: when the presses stopped
    log: list[Asked] = field(default_factory=list)
    asking: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    most_at_once: int = 0

    def start(self) -> None:
        """Serve, in a thread."""
        ready = threading.Event()

        async def serve() -> None:
            server = await asyncio.start_server(self._answer, "127.0.0.1", 0, backlog=512)
            self.port = server.sockets[0].getsockname()[1]
            ready.set()
            await server.serve_forever()

        threading.Thread(target=lambda: asyncio.run(serve()), daemon=True).start()
        ready.wait()

    def feeds(self) -> list[str]:
        """The addresses of all feeds."""
        return [f"http://{host(n)}:{self.port}/feed/{k}" for n in range(HOSTS) for k in range(FEEDS_A_HOST)]

    def printed(self, at: int, feed: int) -> int:
        """How many entries the feed has had so far; each feed has a pace of its own."""
        passed = (self.closed or time.time()) - self.opened
        return _FIRST + int(passed / (self.pace * (1 + (at * FEEDS_A_HOST + feed) % 5)))

    def pages(self) -> set[str]:
        """The addresses of all pages printed so far, as the ledger has them."""
        return {
            f"{host(n)}:{self.port}/a/{k}/{i}"
            for n in range(HOSTS)
            for k in range(FEEDS_A_HOST)
            for i in range(self.printed(n, k))
        }

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()
            return
        came = time.time()
        lines = head.split("\r\n")
        path = lines[0].split(" ")[1]
        headers = {key.lower(): value for key, _, value in (line.partition(": ") for line in lines[1:])}
        name = headers["host"].partition(":")[0]
        self.asking[name] += 1
        self.most_at_once = max(self.most_at_once, self.asking[name])
        status, kind, content = self._content(name, path)
        tag = f'"{len(content)}-{hash(content) & 0xFFFFFF}"'
        if status == 200 and headers.get("if-none-match") == tag:
            status, content = 304, b""
        await asyncio.sleep(0.005)
        answer = (
            f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nETag: {tag}\r\nContent-Length: {len(content)}\r\n"
            "Connection: close\r\n\r\n"
        ).encode() + content
        self.asking[name] -= 1
        self.log.append(Asked(came, time.time(), name, path, status, len(head) + len(answer)))
        writer.write(answer)
        try:
            await writer.drain()
            writer.close()
        except ConnectionError:
            pass

    def _content(self, name: str, path: str) -> tuple[int, str, bytes]:
        at, parts = int(name.partition(".")[0][1:]), path.partition("?")[0].strip("/").split("/")
        match parts:
            case ["feed", feed]:
                return 200, "application/rss+xml", self._feed(at, int(feed)).encode()
            case ["a", feed, number]:
                return 200, "text/html; charset=utf-8", _page(at, int(feed), int(number)).encode()
            case _:
                return 404, "text/plain", b""

    def _feed(self, at: int, feed: int) -> str:
        """The latest entries; every third one stands in the next feed of the house too, with a tracking field."""
        items = []
        for near, tag in ((feed, ""), ((feed + 1) % FEEDS_A_HOST, "?utm_source=house")):
            count = self.printed(at, near)
            for number in range(max(0, count - _SHOWN), count):
                if not tag or number % 3 == 0:
                    items.append(self._item(at, near, number, tag))
        channel = f"<channel><title>Herald {at}-{feed}</title>{''.join(items)}</channel>"
        return f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'

    def _item(self, at: int, feed: int, number: int, tag: str) -> str:
        when = datetime.fromtimestamp(self.opened, UTC) + timedelta(seconds=self.pace * (number - _FIRST))
        link = f"http://{host(at)}:{self.port}/a/{feed}/{number}{tag}"
        return (
            f"<item><guid>{at}-{feed}-{number}{tag}</guid><link>{link}</link><title>Story {number}</title>"
            f"<pubDate>{format_datetime(when)}</pubDate></item>"
        )


def host(number: int) -> str:
    """The name of a host; none of them is on the net (RFC 6761)."""
    return f"h{number}.newsstand.example"


def _page(at: int, feed: int, number: int) -> str:
    town, deed = _TOWNS[(at + number) % len(_TOWNS)], _DEEDS[(feed + number) % len(_DEEDS)]
    count = at * 1000 + feed * 100 + number + 2
    return (
        f"<!doctype html><html lang='en'><head><title>Story {at}-{feed}-{number}</title></head><body><article>"
        f"<h1>Story {at}-{feed}-{number}</h1><p>Police {deed} {count} people in {town} on Monday, the prefecture said."
        " The mayor denied that the march had been banned.</p></article></body></html>"
    )

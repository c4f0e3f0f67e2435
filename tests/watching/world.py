"""A world for watches: a clock that moves when somebody sleeps, and a net that answers as it was told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from depeche.acquire.fetching.outcome import Failed, Fetched, Outcome, Unchanged
from depeche.config import Settings, WatchSettings
from depeche.ledger import Ledger
from depeche.watching.watch import Around, Watch

NOON = datetime(2030, 5, 1, 12, 0, tzinfo=UTC)
FEED = "https://herald.example/feed.xml"
#: An answer: a page, a status, or what makes the outcome of the address.
Answer = str | int | Callable[[str], Outcome]


class World:
    """Answers by address; ``asked`` keeps who was asked when."""

    def __init__(self, **settings: float) -> None:
        self.now = NOON
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[datetime, str]] = []
        self.settings = Settings(watch=WatchSettings(**settings))  # type: ignore[arg-type]
        self.stop_at: datetime | None = None
        self.hangs = False  #: whether pages never answer
        self.stop = asyncio.Event()

    def clock(self) -> datetime:
        """The moment."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """The time passes at once."""
        await asyncio.sleep(0)
        self.now += timedelta(seconds=seconds)
        if self.stop_at is not None and self.now >= self.stop_at:
            self.stop.set()

    @property
    def around(self) -> Around:
        """For a watch."""
        return Around(self.clock, lambda: self.now.timestamp(), self.sleep, lambda: 0.5, grace=0.1, look=600)

    async def fetch(
        self,
        address: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        last_address: str | None = None,
    ) -> Outcome:
        """What the address was told to answer; nothing there otherwise."""
        self.asked.append((self.now, address))
        if self.hangs and address != FEED:
            await asyncio.Event().wait()
        answer = self.answers.get(address, 404)
        if isinstance(answer, str):
            tag = f'"{hash(answer)}"'
            return Unchanged(address, self.now, ()) if etag == tag else self.page(address, answer, tag)
        if isinstance(answer, int):
            return Failed(address, self.now, f"http_{answer}", "no answer to read", answer)
        return answer(address)

    def page(self, address: str, content: str, etag: str = "", final: str | None = None) -> Fetched:
        """An answer with a body."""
        kind = "application/xml" if content.startswith("<?xml") else "text/html; charset=utf-8"
        headers = (("content-type", kind), ("etag", etag))
        where = final or address
        passed = (where,) if where != address else ()
        return Fetched(address, where, passed, 200, headers, content.encode(), self.now, "HTTP/1.1")

    def watch(self, ledger: Path, *, once: bool = True, hours: float = 0, only: Sequence[int] | None = None) -> Watch:
        """A watch that has run: once, or for so many hours."""
        said: list[str] = []

        async def run() -> Watch:
            self.stop = asyncio.Event()
            self.stop_at = self.now + timedelta(hours=hours) if hours else None
            watch = Watch(ledger, self, self.settings, tell=said.append, around=self.around)
            await watch.run(self.stop, once=once and not hours, only=only)
            return watch

        self.said = said
        return asyncio.run(run())

    def times(self, address: str) -> list[float]:
        """When the address was asked for, in minutes since noon."""
        return [(when - NOON).total_seconds() / 60 for when, asked in self.asked if asked == address]

    def follow(self, path: Path, address: str = FEED, kind: str = "feed") -> None:
        """Follow a source."""
        with Ledger(path, write=True, clock=self.clock) as ledger:
            ledger.follow(address, kind, interval=self.settings.watch.first)  # type: ignore[arg-type]


def rss(*entries: tuple[str, str, datetime | None], title: str = "The Herald", ttl: int | None = None) -> str:
    """A feed of entries: name, address, date."""
    items = "".join(
        f"<item><guid>{name}</guid><link>{address}</link><title>Story {name}</title>"
        + (f"<pubDate>{format_datetime(when)}</pubDate>" if when else "")
        + "</item>"
        for name, address, when in entries
    )
    asked = f"<ttl>{ttl}</ttl>" if ttl else ""
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{asked}{items}</channel></rss>'


def story(number: int, town: str = "Lyon", head: str = "") -> str:
    """A page of our own wording."""
    return (
        f"<html lang='en'><head><title>Story {number}</title>{head}</head><body><article><h1>Story {number}</h1>"
        f"<p>Police arrested {number + 12} people in {town} on Monday, the prefecture said.</p></article></body></html>"
    )

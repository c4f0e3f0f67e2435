"""The part of the ledger's door that is about whom we follow: sources, what they announce, what came of every visit."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from depeche.acquire.capture import Capture, Http
from depeche.ledger import arrivals
from depeche.ledger import outcomes as visits
from depeche.ledger import sources as following
from depeche.ledger.arrivals import Announced, ArrivalState, Tally, Waiting
from depeche.ledger.captures import capture_of
from depeche.ledger.database import transaction
from depeche.ledger.door import Door
from depeche.ledger.finding import Found, Page
from depeche.ledger.outcomes import VisitOutcome
from depeche.ledger.sources import Health, Source, SourceKind, SourceState, Visit

_FIRST = Page()


class Following(Door):
    """Whom we follow: followed and left, claimed before they are asked, settled once it is known what came of it."""

    def follow(
        self, address: str, kind: SourceKind, *, interval: float, title: str | None = None, home: str | None = None
    ) -> bool:
        """Whether the source was not followed before; from now on it is, and due at once."""
        with self._said():
            return following.follow(
                self._connection, address, kind, self._clock(), interval=interval, title=title, home=home
            )

    def leave(self, name: str, state: SourceState = "left") -> Source:
        """The source, no longer visited; what was read of it stays. Raises NotFound."""
        with self._said():
            return following.leave(self._connection, name, state)

    def source(self, name: str) -> Source:
        """The one followed source with that address, or whose title or address holds the words. Raises NotFound."""
        with self._said():
            return following.named(self._connection, name)

    def sources(self, page: Page = _FIRST, *, left: bool = False) -> Found[Health]:
        """The sources with how each is doing; with ``left`` those unfollowed too."""
        with self._said():
            return following.sources(self._connection, page, left=left)

    def outcomes(
        self, page: Page = _FIRST, *, source: int | None = None, failures: bool = False
    ) -> Found[VisitOutcome]:
        """What came of every visit, the latest first; of one source, or failures alone, where asked."""
        with self._said():
            return visits.outcomes(self._connection, page, source=source, failures=failures)

    def claim_sources(
        self, *, only: Sequence[int] | None = None, most: int = 100, lease: float = 0.0
    ) -> tuple[Source, ...]:
        """Sources to visit now, each put off by its interval and ``lease`` on the disk; with ``only`` these, due or not."""
        with self._said():
            return following.claim_due(self._connection, self._clock(), only=only, most=most, lease=lease)

    def claim_pages(
        self,
        *,
        lease: float,
        most: int,
        per_host: int,
        only: Sequence[int] | None = None,
        busy: Mapping[str, int] | None = None,
        in_hand: Collection[str] = (),
    ) -> tuple[Waiting, ...]:
        """What is to be fetched now, each put off by ``lease`` seconds on the disk.

        At most so many of a host, what it is ``busy`` with counted, and none that the caller has ``in_hand``.
        """
        with self._said():
            return arrivals.claim_waiting(
                self._connection,
                self._clock(),
                lease=lease,
                most=most,
                per_host=per_host,
                only=only,
                busy=busy or {},
                in_hand=in_hand,
            )

    def next_due(self) -> datetime | None:
        """When the next source or page is due; None when nothing is followed."""
        with self._said():
            due = following.next_due(self._connection)
        return datetime.fromisoformat(due) if due else None

    def settle_visit(
        self, source: Source, visit: Visit, outcome: VisitOutcome | None, announced: Sequence[Announced] = (), *,
        most: int = 0, pause: float = 0.0,
    ) -> Tally:  # fmt: skip
        """What of the entries is new, once the visit, its outcome and they are on the disk, all of it or nothing."""
        now = self._clock()
        with self._said(), transaction(self._connection):
            following.settle_visit(self._connection, source, visit, now)
            if outcome is not None:
                visits.record(self._connection, outcome)
            return arrivals.announce(self._connection, source.id, announced, now, most=most, pause=pause)

    def settle_page(
        self,
        waiting: Waiting,
        outcome: VisitOutcome | None,
        *,
        state: ArrivalState = "waiting",
        capture: int | None = None,
        due: datetime | None = None,
        why: str | None = None,
    ) -> None:
        """What came of a page is on the disk; a page that still waits is due then."""
        with self._said(), transaction(self._connection):
            if outcome is not None:
                visits.record(self._connection, outcome)
            if state != "waiting":
                arrivals.settle(self._connection, waiting, state, capture=capture, why=why)
            elif due is not None:
                arrivals.put_off(self._connection, [waiting], due)

    def address_of(self, source: int) -> str:
        """The address of the source of that number."""
        with self._said():
            row = self._connection.execute("SELECT address FROM sources WHERE id = ?", (source,)).fetchone()
            return str(row[0])

    def last_tried(self) -> datetime | None:
        """When a source was last visited; None when none ever was."""
        with self._said():
            tried = following.last_tried(self._connection)
        return datetime.fromisoformat(tried) if tried else None

    def published_of(self, source: int, most: int = 20) -> list[datetime]:
        """When the source's latest entries were published, the latest first."""
        with self._said():
            return [datetime.fromisoformat(p) for p in arrivals.published_of(self._connection, source, most)]

    def page_met(self, page: str) -> int | None:
        """The latest capture of that canonical address; None when there is none."""
        with self._said():
            return arrivals.page_met(self._connection, page)

    def http_captures(self) -> Iterator[tuple[int, Capture, Http]]:
        """Each capture that was fetched, with its number and how it came in, one held at a time."""
        with self._said():
            for number, http in arrivals.http_captures(self._connection):
                if (capture := capture_of(self._connection, number)) is not None:
                    yield number, capture, http

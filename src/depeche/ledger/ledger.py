"""The ledger's one door: open it, add to it, ask it, decide in it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from depeche.acquire.capture import Capture
from depeche.errors import NotFound
from depeche.ledger import asking, checking, decisions, finding, forgetting, transfer, writing
from depeche.ledger.captures import capture_of
from depeche.ledger.decisions import Verdict, VerdictKind
from depeche.ledger.entry import Entry, Json
from depeche.ledger.finding import ArticleHit, FactHit, Found, Page
from depeche.ledger.following import Following
from depeche.ledger.overviews import Overviews
from depeche.ledger.searches import Searches
from depeche.ledger.writing import Outcome, Written

_FIRST = Page()


def default_path() -> Path:
    """``DEPECHE_LEDGER``, else what the configuration says, else ``ledger.db`` in the user's data folder.

    Raises ConfigError.
    """
    from depeche.config import settings_of

    named = os.environ.get("DEPECHE_LEDGER") or settings_of().ledger.file
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("depeche", appauthor=False) / "ledger.db"


class Ledger(Following):
    """A ledger file, open. Whatever it says of the file's troubles is a LedgerError; use it in a ``with``.

    With ``seconds`` it answers for so long and no longer; what is asked then raises SearchTooLong.
    """

    # --- what comes in

    def known(self, capture: Capture) -> Outcome | None:
        """KNOWN or FORGOTTEN when the ledger has met the capture, None when it is new."""
        with self._said():
            return writing.known(self._connection, capture)

    def add(self, entries: Sequence[Entry]) -> list[Written]:
        """All the entries or none; when this returns they are on the disk."""
        with self._said():
            return writing.write_entries(self._connection, entries, self._clock())

    def read_otherwise(self, reader: str) -> list[int]:
        """The captures whose current reading is by another reader than this, in order."""
        with self._said():
            rows = self._connection.execute(
                "SELECT a.id FROM articles a JOIN readings r ON r.id = a.reading WHERE r.reader <> ? ORDER BY a.id",
                (reader,),
            )
            return [row[0] for row in rows]

    def capture(self, number: int) -> Capture | None:
        """The capture as it came in; None when there is none of that number or it was forgotten."""
        with self._said():
            return capture_of(self._connection, number)

    def capture_of_fact(self, key: str) -> tuple[str, Capture]:
        """The whole key of the fact and the capture that it was read in. ``key`` may be its unambiguous beginning.

        Raises NotFound; also when the capture was forgotten.
        """
        with self._said():
            whole = decisions.whole_key(self._connection, key)
            row = self._connection.execute("SELECT article FROM facts WHERE key = ?", (whole,)).fetchone()
            capture = capture_of(self._connection, row[0]) if row else None
        if capture is None:
            raise NotFound(f"the article of fact {whole!r} is no longer in the ledger")
        return whole, capture

    def readings(self, number: int) -> list[Json]:
        """All readings of a capture as records, the oldest first."""
        with self._said():
            rows = self._connection.execute("SELECT packed FROM readings WHERE capture = ? ORDER BY id", (number,))
            return [writing.unpack_record(row[0]) for row in rows]

    def meet(self, capture: Capture) -> int:
        """The article of a capture that the ledger has met (0: it was forgotten), joined to what announced its page."""
        with self._said():
            return writing.meet(self._connection, capture)

    # --- what is asked

    def articles(self, query: str = "", page: Page = _FIRST) -> Found[ArticleHit]:
        """The articles that satisfy the query (see ``depeche.ledger.query``)."""
        with self._said():
            return finding.find_articles(self._connection, query, page)

    def facts(
        self, query: str = "", page: Page = _FIRST, *, least: float = 0.0, latest: bool = False
    ) -> Found[FactHit]:
        """The facts that satisfy the query, at least ``least`` sure; with ``latest`` those of the latest article first."""
        with self._said():
            return finding.find_facts(self._connection, query, page, least=least, latest=latest)

    def all_facts(self, query: str = "", *, least: float = 0.0) -> Iterator[FactHit]:
        """Every fact that satisfies the query, a few held at a time."""
        with self._said():
            yield from finding.all_facts(self._connection, query, least=least)

    def all_articles(self, query: str = "") -> Iterator[tuple[ArticleHit, Json]]:
        """Every article that satisfies the query with its current record."""
        with self._said():
            for hit in finding.find_articles(self._connection, query, Page(None)).rows:
                packed = self._connection.execute(
                    "SELECT r.packed FROM articles a JOIN readings r ON r.id = a.reading WHERE a.id = ?", (hit.id,)
                ).fetchone()[0]
                yield hit, writing.unpack_record(packed)

    def entities(self) -> Mapping[str, tuple[str, str, str | None]]:
        """Each identifier's kind, name and country."""
        with self._said():
            rows = self._connection.execute("SELECT id, kind, name, country FROM entities ORDER BY id")
            return {id_: (kind, name, country) for id_, kind, name, country in rows}

    def dump(self) -> Iterator[str]:
        """The whole record as lines of JSON."""
        with self._said():
            yield from transfer.dump(self._connection)

    def bring_in(self, lines: Iterable[str]) -> transfer.Brought:
        """What came in of a record that ``dump`` wrote; what was there stays."""
        with self._said():
            return transfer.bring_in(self._connection, lines)

    def timeline(self, query: str = "", page: Page = _FIRST, *, least: float = 0.0) -> Found[FactHit]:
        """The facts that satisfy the query and have a day, in the order of their days."""
        with self._said():
            return finding.find_facts(self._connection, query, page, least=least, dated=True)

    @property
    def overviews(self) -> Overviews:
        """What charts and pages of people ask of many facts at once."""
        return Overviews(self._connection, self.path)

    def searches(self) -> Searches:
        """The searches that people saved."""
        return Searches(self._connection, self.path, self._now)

    def who(self, name: str, page: Page = _FIRST) -> Found[asking.Somebody]:
        """Whoever bears the name, most mentioned first, with spellings, joins and what is told of them."""
        with self._said():
            return asking.who(self._connection, name, page)

    def claims(self, query: str = "", page: Page = _FIRST, *, latest: bool = False) -> Found[asking.Claim]:
        """Contested facts: an accusation or statement and its answer; one happening with differing figures."""
        with self._said():
            return asking.claims(self._connection, query, page, latest=latest)

    def outlets(self, page: Page = _FIRST, *, count: bool = True) -> Found[asking.Outlet]:
        """The outlets with how much the ledger has of them and what may be republished; without ``count`` no facts."""
        with self._said():
            return asking.outlets(self._connection, page, count=count)

    def republish(self, number: int) -> str:
        """What of that article may be republished: link, excerpt or full."""
        with self._said():
            return asking.republish(self._connection, number)

    def outlet_names(self) -> list[str]:
        """The names of the first few hundred outlets."""
        with self._said():
            return asking.outlet_names(self._connection)

    def article(self, name: str) -> int:
        """The number of the article whose record id or capture digest begins so; raises NotFound when it is not one."""
        with self._said():
            return asking.article_named(self._connection, name)

    def shown(self, number: int) -> asking.Shown:
        """The article with its key facts, copies and versions."""
        with self._said():
            return asking.shown(self._connection, number)

    def key_lines(self, articles: Sequence[int]) -> Mapping[int, tuple[asking.KeyLine, ...]]:
        """The digest of each of the articles that has one."""
        with self._said():
            return asking.key_lines(self._connection, articles)

    def keys(self, number: int) -> Mapping[str, str]:
        """The key of each fact of the article, by the fact's id in its record."""
        with self._said():
            return asking.keys_of(self._connection, number)

    def whole_key(self, key: str) -> str:
        """The one fact's key that begins so; raises NotFound."""
        with self._said():
            return decisions.whole_key(self._connection, key)

    def fact(self, key: str) -> FactHit:
        """The fact of that key in what is read now; raises NotFound."""
        with self._said():
            return finding.fact_of(self._connection, key)

    def place(self, key: str) -> tuple[int, str]:
        """The article that holds the fact, and the fact's id in its record; raises NotFound."""
        with self._said():
            return asking.place_of(self._connection, key)

    def verdicts(self, keys: Sequence[str]) -> Mapping[str, tuple[Verdict, ...]]:
        """What was decided about each of the facts, in order."""
        with self._said():
            return decisions.verdicts_on(self._connection, keys)

    def copies(self, number: int) -> list[asking.Version]:
        """The articles with the same story, word for word, the earliest first; none when it stands alone."""
        with self._said():
            return asking.copies(self._connection, number)

    def versions(self, number: int) -> list[asking.Version]:
        """The captures of the same address in the order in which they were fetched."""
        with self._said():
            return asking.versions(self._connection, number)

    def versions_at(self, address: str) -> list[asking.Version]:
        """The captures of that address in the order in which they were fetched."""
        with self._said():
            return asking.versions_at(self._connection, address)

    def check(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Each article's number with what is wrong with it; number 0 is the file."""
        with self._said():
            yield from checking.check(self._connection)

    # --- what is decided

    def verdict(
        self, key: str, kind: VerdictKind, by: str, why: str | None = None, change: Mapping[str, str] | None = None
    ) -> str:
        """The whole key of the fact once the verdict is on the disk; ``change`` tells a correction's field and value."""
        field, value = next(iter((change or {}).items()), (None, None))
        with self._said():
            return decisions.give_verdict(self._connection, key, Verdict(kind, by, self._now(), why, field, value))

    def join(self, one: str, other: str, by: str, why: str | None = None) -> None:
        """The two entities are one from now on."""
        with self._said():
            decisions.join(self._connection, one, other, Verdict("join", by, self._now(), why))

    def split(self, one: str, other: str, by: str, why: str | None = None) -> None:
        """The first entity is not the other, nor any that the other was joined with."""
        with self._said():
            decisions.split(self._connection, one, other, Verdict("split", by, self._now(), why))

    def allow(self, outlet: str, what: decisions.Republish, by: str, why: str | None = None) -> None:
        """What of the outlet's articles may be republished from now on."""
        with self._said():
            decisions.allow(self._connection, outlet, what, Verdict(what, by, self._now(), why))

    def forget(self, digest: str, reason: str) -> int:
        """How many captures of that digest are gone with all their words, a tombstone left."""
        with self._said():
            return forgetting.forget(self._connection, digest, reason, self._clock())

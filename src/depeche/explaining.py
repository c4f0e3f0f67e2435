"""Explaining: the one fact that is meant, among inputs or in the ledger, read once more and explained."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO

from depeche.acquire.capture import Capture, Given
from depeche.acquire.inputs import captures
from depeche.article.restore import restore
from depeche.errors import AmbiguousFact, InputError, UnknownFact
from depeche.facts.explanation import explain_fact
from depeche.facts.find import Found, find_with_grounds
from depeche.ledger import Ledger
from depeche.ledger.entry import fact_keys, given_json
from depeche.pipeline import reader, unread
from depeche.publish.jsonl import as_object
from depeche.record import Explained, Record


@dataclass(frozen=True, slots=True)
class _Reading:
    """One article read, with the grounds of its facts."""

    record: Record
    found: Found

    def explained(self, fact: str) -> Explained:
        """The fact with that id, explained."""
        return Explained(self.record, explain_fact(self.record.article, self.found, fact))


def explain_in_inputs(
    fact: str,
    inputs: Sequence[str],
    given: Given,
    stdin: BinaryIO,
    on_error: Callable[[InputError], None],
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Explained:
    """The fact of the inputs with that id; raises UnknownFact or AmbiguousFact when it is not one fact."""
    articles, first, names = 0, dict[int, Explained](), dict[int, list[str]]()
    for outcome in captures(inputs, given, clock(), stdin):
        if isinstance(outcome, InputError):
            on_error(outcome)
            continue
        try:
            for nearness, reading, id_ in _named_so(fact, outcome):
                names.setdefault(nearness, []).append(f"{reading.record.id}/{id_}")
                if nearness not in first:
                    first[nearness] = reading.explained(id_)
            articles += 1
        except Exception as error:
            on_error(unread(outcome, error))
    if not names:
        raise UnknownFact(fact, articles)
    nearest = min(names)
    if len(names[nearest]) > 1:
        raise AmbiguousFact(fact, tuple(names[nearest]))
    return first[nearest]


def explain_in_ledger(fact: str, ledger: Ledger) -> Explained:
    """The fact of the ledger with that key, as its capture reads today; raises NotFound, and UnknownFact when it is gone."""
    key, capture = ledger.capture_of_fact(fact)
    reading = _read(capture)
    facts = as_object(reading.record)["facts"]
    keys = fact_keys(f"{capture.sha256} {given_json(capture)}", facts)
    if key not in keys:
        raise UnknownFact(key, 1)
    return reading.explained(facts[keys.index(key)]["id"])


def _read(capture: Capture) -> _Reading:
    article = restore(capture)
    found = find_with_grounds(article)
    return _Reading(Record(capture, article, found.findings, reader()), found)


def _named_so(fact: str, capture: Capture) -> Iterator[tuple[int, _Reading, str]]:
    """The facts of the capture that may be meant, and how near the name of each is."""
    if not capture.id.startswith(fact.rpartition("/")[0]):
        return
    reading = _read(capture)
    for id_ in (f.id for f in reading.found.findings.facts):
        nearness = _nearness(fact, capture.id, id_)
        if nearness is not None:
            yield nearness, reading, id_


def _nearness(asked: str, article: str, fact: str) -> int | None:
    """How near a fact's name is to what was asked for: 0 that very name, 1 in an article that begins so, 2 begins so."""
    article_asked, slash, fact_asked = asked.rpartition("/")
    if not fact.startswith(fact_asked) or not article.startswith(article_asked):
        return None
    if fact != fact_asked:
        return 2
    return 0 if not slash or article == article_asked else 1

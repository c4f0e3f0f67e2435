"""Lights: which words each fact lights up, as marked stretches of the article and of the capture.

Spans of facts overlap at will, so a text is cut at every end of every span; each stretch names the pins it lies in
(``data-p``), and what lights them names pins with the role they play (``data-light``: "p3:evidence p7:who").
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from depeche.facts.fact import Fact
from depeche.pin import Pin
from depeche.publish.fragments import ShownText
from depeche.record import Record


class Span(NamedTuple):
    """A stretch of a text with the name of what stands there."""

    start: int
    end: int
    name: str


class Stretch(NamedTuple):
    """A stretch of a text that no span's end cuts, with the names of all spans it lies in."""

    start: int
    end: int
    names: tuple[str, ...]


class Lights:
    """The pins of one record by name, and the facts and roles that light them. ``prefix`` begins the record's ids."""

    def __init__(self, prefix: str, record: Record) -> None:
        self.prefix = prefix
        self.record = record
        self._names: dict[Pin, str] = {}
        for pin in _pins(record):
            self._names.setdefault(pin, f"p{len(self._names)}")
        self._numbers = {fact.id: number for number, fact in enumerate(record.findings.facts, 1)}

    @functools.cached_property
    def shown(self) -> ShownText:
        """The capture as a browser shows it."""
        return ShownText(self.record.article.captured)

    def words(self, fact: str) -> str:
        """The id of the place in the article where the fact's words begin."""
        return f"{self.prefix}f{self._numbers[fact]}"

    def raw(self, fact: str) -> str:
        """The id of the place in the capture where the fact's words begin."""
        return self.words(fact) + "r"

    def card(self, fact: str) -> str:
        """The id of the fact's telling among the cards."""
        return self.words(fact) + "c"

    def of_fact(self, fact: Fact) -> str:
        """What the fact lights: its evidence and each of its fields."""
        return " ".join(f"{self._names[pin]}:{role}" for role, pin in roles(fact))

    def of_pins(self, role: str, pins: Iterable[Pin]) -> str:
        """What a value lights: its pins in one role."""
        return " ".join(f"{self._names[pin]}:{role}" for pin in pins)

    def article_spans(self) -> list[Span]:
        """The pins that stand in the restored text."""
        return [
            Span(p.start, p.end, name) for p, name in self._names.items() if p.start is not None and p.end is not None
        ]

    def capture_spans(self) -> list[Span]:
        """The runs of all pins in the capture."""
        return [Span(start, end, name) for pin, name in self._names.items() for start, end in pin.source]

    def rules(self) -> str:
        """Style rules that light a fact's words when the fact, its words or its card is the page's target."""
        return "".join(self._rules_of(fact) for fact in self.record.findings.facts)

    def _rules_of(self, fact: Fact) -> str:
        here = f"#{self.words(fact.id)},#{self.raw(fact.id)},#{self.card(fact.id)}"
        when = f":root:not(.on) #{self.prefix}:has(:is({here}):target)"
        groups: dict[str, list[str]] = {}
        for role, pin in roles(fact):
            groups.setdefault(role, []).append(f"[data-p~={self._names[pin]}]")
        lines = [f"{when} #{self.card(fact.id)}{{--card:var(--wash)}}"]
        for role, marks in groups.items():
            light = "--lit:var(--wash)" if role == "evidence" else f"--tick:var(--{role})"
            lines.append(f"{when} :is({','.join(marks)}){{{light}}}")
        return "\n".join(lines) + "\n"


def roles(fact: Fact) -> Iterator[tuple[str, Pin]]:
    """Each pin of the fact with the role it plays."""
    yield "evidence", fact.evidence
    yield "trigger", fact.trigger
    yield from (("who", mention.pin) for mention in fact.who)
    yield from (("to_whom", mention.pin) for mention in fact.to_whom)
    if fact.when:
        yield "when", fact.when.pin
    yield from (("where", place.pin) for place in fact.where)
    yield from (("how_many", quantity.pin) for quantity in fact.how_many)
    yield from (("according_to", mention.pin) for mention in fact.according_to)
    if fact.channel:
        yield "channel", fact.channel
    if fact.content:
        yield "content", fact.content


def _pins(record: Record) -> Iterator[Pin]:
    for fact in record.findings.facts:
        yield from (pin for _, pin in roles(fact))
    article = record.article
    dates = (article.published, article.modified)
    values = (article.outlet, article.headline, *article.byline, article.source_url, article.rights, *article.tags)
    yield from (value.pin for value in (*values, *dates) if value and value.pin)


def cut(length: int, spans: Sequence[Span], also_at: Iterable[int] = ()) -> list[Stretch]:
    """The text of that length cut at every end of every span, and at ``also_at``; nothing is left out."""
    at: dict[int, tuple[list[str], list[str]]] = {0: ([], []), **{place: ([], []) for place in also_at}}
    for span in spans:
        at.setdefault(span.start, ([], []))[0].append(span.name)
        at.setdefault(span.end, ([], []))[1].append(span.name)
    places = sorted(place for place in at if place < length)
    open_spans: dict[str, int] = {}
    stretches = []
    for place, end in pairwise([*places, length]):
        begin, finish = at[place]
        for name in finish:
            open_spans[name] -= 1
        for name in begin:
            open_spans[name] = open_spans.get(name, 0) + 1
        open_spans = {name: count for name, count in open_spans.items() if count}
        if place < end:
            stretches.append(Stretch(place, end, tuple(open_spans)))
    return stretches


def between(stretches: Sequence[Stretch], start: int, end: int) -> Sequence[Stretch]:
    """The stretches from ``start`` to ``end``, both of which must be cuts."""
    first = bisect_left(stretches, start, key=lambda stretch: stretch.start)
    return stretches[first : bisect_left(stretches, end, lo=first, key=lambda stretch: stretch.start)]

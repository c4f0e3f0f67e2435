"""A record out of its JSON again: what the ledger keeps of a reading, as the values that pages are drawn from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from depeche.acquire.capture import Capture
from depeche.article.stored import article_of
from depeche.facts.fact import (
    AnswerLink,
    Entity,
    EntityMention,
    Fact,
    Findings,
    KeyFact,
    Mention,
    Place,
    Quantity,
    Role,
    Time,
    When,
)
from depeche.pin import Pin
from depeche.record import Record

Json = dict[str, Any]


def record_of(read: Json, capture: Capture) -> Record:
    """The record that ``as_object`` wrote as ``read``; every pin in it is checked again. Raises PinError.

    All warnings are the article's, whoever gave them.
    """
    pins = _Pins(read["article"]["text"], capture.text)
    article = replace(article_of(read["article"], capture.text), warnings=tuple(read["warnings"]))
    return Record(replace(capture, warnings=()), article, _findings(read, pins), read["reader"])


@dataclass(frozen=True, slots=True)
class _Pins:
    """Makes pins against the two texts."""

    restored: str
    captured: str

    def of(self, value: Json) -> Pin:
        runs = tuple((a, b) for a, b in value["source"])
        return Pin(value["text"], value["start"], value["end"], runs, self.restored, self.captured)

    def maybe(self, value: Json | None) -> Pin | None:
        return self.of(value) if value else None


def _findings(read: Json, pins: _Pins) -> Findings:
    return Findings(
        facts=tuple(_fact(fact, pins) for fact in read["facts"]),
        key_facts=tuple(KeyFact(k["fact"], k["line"], pins.of(k)) for k in read["key_facts"]),
        times=tuple(Time(pins.of(t), t["value"], t["mod"]) for t in read["times"]),
        quantities=tuple(_quantity(q, pins) for q in read["quantities"]),
        places=tuple(_place(p, pins) for p in read["places"]),
        entities=tuple(_entity(e, pins) for e in read["entities"]),
    )


def _fact(fact: Json, pins: _Pins) -> Fact:
    scalars = ("id", "kind", "type", "mode", "cameo", "quad", "happening", "confidence", "section", "status")
    when = fact["when"]
    return Fact(
        **{name: fact[name] for name in scalars},
        trigger=pins.of(fact["trigger"]),
        evidence=pins.of(fact["evidence"]),
        who=_mentions(fact["who"], pins),
        to_whom=_mentions(fact["to_whom"], pins),
        when=When(pins.of(when), when["value"]) if when else None,
        where=tuple(_place(place, pins) for place in fact["where"]),
        how_many=tuple(_quantity(quantity, pins) for quantity in fact["how_many"]),
        according_to=_mentions(fact["according_to"], pins),
        channel=pins.maybe(fact["channel"]),
        content=pins.maybe(fact["content"]),
        answers=tuple(AnswerLink(a["fact"], a["how"]) for a in fact["answers"]),
    )


def _mentions(mentions: Iterable[Json], pins: _Pins) -> tuple[Mention, ...]:
    return tuple(Mention(pins.of(m), m["entity"], m.get("country"), m.get("sector")) for m in mentions)


def _quantity(value: Json, pins: _Pins) -> Quantity:
    names = ("value", "value2", "comparator", "unit", "currency", "percent")
    return Quantity(pins.of(value), **{name: value[name] for name in names})


def _place(value: Json, pins: _Pins) -> Place:
    names = ("name", "country", "lat", "lon", "precision")
    return Place(pins.of(value), **{name: value[name] for name in names}, role=value.get("role", "place"))


def _entity(value: Json, pins: _Pins) -> Entity:
    return Entity(
        value["id"],
        value["kind"],
        value["name"],
        value["country"],
        tuple(EntityMention(pins.of(m), m["use"], m.get("by", "own")) for m in value["mentions"]),
        tuple(Role(pins.of(r), r["sector"]) for r in value.get("roles", ())),
    )

"""A record as one JSON object, exactly as FORMATS promises. The same record gives the same bytes, ``fetched`` apart."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from depeche.article.article import Article, DateValue, Value
from depeche.facts.fact import Entity, Fact, Findings, Mention, Place, Quantity, Time
from depeche.pin import Pin
from depeche.record import Record

Json = dict[str, Any]


def as_json(record: Record) -> str:
    """One line of JSON. Half a surrogate pair, which UTF-8 cannot hold, is written as an escape."""
    text = json.dumps(as_object(record), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def as_object(record: Record) -> Json:
    """The record as plain dictionaries and lists, keys in a fixed order."""
    findings = record.findings
    return {
        "id": record.id,
        "reader": record.reader,
        "warnings": list(record.warnings),
        "capture": _capture(record),
        "article": _article(record.article),
        "facts": [_fact(fact) for fact in findings.facts],
        "key_facts": [{"fact": key.fact, "line": key.line, **pin_object(key.pin)} for key in findings.key_facts],
        **_expressions(findings),
        "entities": [_entity(entity) for entity in findings.entities],
    }


def _capture(record: Record) -> Json:
    capture = record.capture
    return {
        "sha256": capture.sha256,
        "url": capture.given.url,
        "media_type": capture.media_type,
        "encoding": capture.encoding,
        "fetched": capture.fetched.isoformat(timespec="seconds"),
    }


def _article(article: Article) -> Json:
    return {
        "language": article.language,
        "outlet": _value(article.outlet),
        "headline": _value(article.headline),
        "byline": _byline(article),
        "published": _date(article.published),
        "modified": _date(article.modified),
        "source_url": _value(article.source_url),
        "rights": _value(article.rights),
        "rubric": _value(article.rubric),
        "free": _value(article.free),
        "tags": [_value(tag) for tag in article.tags],
        "candidates": [
            {"field": c.field, "value": _value(c.value), "said_by": c.said_by, "why": c.why} for c in article.candidates
        ],
        "text": article.text,
        "parts": [{"kind": p.kind, "start": p.start, "end": p.end, "section": p.section} for p in article.parts],
        "sections": [
            {"id": s.id, "heading": _pin(s.heading), "digest": _pin(s.digest), "published": _date(s.published)}
            for s in article.sections
        ],
        "map": [list(row) for row in article.map.rows],
        "repairs": [
            {"start": r.start, "end": r.end, "source": list(r.source), "was": r.was, "why": r.why}
            for r in article.repairs
        ],
    }


def _byline(article: Article) -> list[Json]:
    """The people who sign; where none does, the agency or newsroom that the page names in their place."""
    kind, signers = ("person", article.byline) if article.byline else ("organisation", article.signed_by[:1])
    return [{**signed, "kind": kind} for signer in signers if (signed := _value(signer))]


def _fact(fact: Fact) -> Json:
    when = {**pin_object(fact.when.pin), "value": fact.when.value} if fact.when else None
    return {
        "id": fact.id,
        "kind": fact.kind,
        "type": fact.type,
        "mode": fact.mode,
        "cameo": fact.cameo,
        "quad": fact.quad,
        "happening": fact.happening,
        "confidence": fact.confidence,
        "section": fact.section,
        "trigger": _pin(fact.trigger),
        "evidence": _pin(fact.evidence),
        "who": _mentions(fact.who),
        "to_whom": _mentions(fact.to_whom),
        "when": when,
        "where": [_place(place) for place in fact.where],
        "how_many": [_quantity(quantity) for quantity in fact.how_many],
        "according_to": _mentions(fact.according_to),
        "channel": _pin(fact.channel),
        "status": fact.status,
        "content": _pin(fact.content),
        "answers": [{"fact": a.fact, "how": a.how} for a in fact.answers],
    }


def _expressions(findings: Findings) -> Json:
    return {
        "times": [_time(time) for time in findings.times],
        "quantities": [_quantity(quantity) for quantity in findings.quantities],
        "places": [{**_place(place), "role": place.role} for place in findings.places],
    }


def _time(time: Time) -> Json:
    return {**pin_object(time.pin), "value": time.value, "mod": time.mod}


def _quantity(quantity: Quantity) -> Json:
    return {
        **pin_object(quantity.pin),
        "value": quantity.value,
        "value2": quantity.value2,
        "comparator": quantity.comparator,
        "unit": quantity.unit,
        "currency": quantity.currency,
        "percent": quantity.percent,
    }


def _place(place: Place) -> Json:
    return {
        **pin_object(place.pin),
        "country": place.country,
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
    }


def _entity(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "country": entity.country,
        "roles": [{**pin_object(r.pin), "sector": r.sector} for r in entity.roles],
        "mentions": [{**pin_object(m.pin), "use": m.use, "by": m.by} for m in entity.mentions],
    }


def _mentions(mentions: Sequence[Mention]) -> list[Json]:
    return [{**pin_object(m.pin), "entity": m.entity, "country": m.country, "sector": m.sector} for m in mentions]


def _value(value: Value | None) -> Json | None:
    if value is None:
        return None
    return pin_object(value.pin) if value.pin else _given(value.text)


def _date(date: DateValue | None) -> Json | None:
    if date is None:
        return None
    return {**(pin_object(date.pin) if date.pin else _given(date.text)), "value": date.value}


def _given(text: str) -> Json:
    return {"text": text, "start": None, "end": None, "source": [], "given": True}


def _pin(pin: Pin | None) -> Json | None:
    return None if pin is None else pin_object(pin)


def pin_object(pin: Pin) -> Json:
    """A pinned value: its words, where they stand in the restored text, and the runs of the capture they came from."""
    return {"text": pin.text, "start": pin.start, "end": pin.end, "source": [list(run) for run in pin.source]}

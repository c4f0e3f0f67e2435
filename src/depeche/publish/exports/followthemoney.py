"""Facts as FollowTheMoney entities, for investigators' tools: articles, whoever they name, and events, with pins alongside.

Only properties of the model (4.x) are used; pins go under ``context``, which the model leaves to whoever writes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from depeche.ledger.finding import FactHit
from depeche.publish.exports.columns import row_of

Entity = dict[str, Any]
#: Kinds of entities to the model's schemata; a place is an address there and no entity of its own.
_SCHEMATA = {
    "person": "Person", "organisation": "Organization", "country": "PublicBody", "group": "LegalEntity",
}  # fmt: skip
#: Fields whose entities take part in an event.
_ROLES = ("who", "to_whom", "according_to")


def write_followthemoney(
    facts: Iterable[FactHit], entities: Mapping[str, tuple[str, str, str | None]], path: Path
) -> None:
    """One entity a line. ``entities`` gives each identifier's kind, name and country."""
    written: set[str] = set()
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
        for fact in facts:
            for entity in entities_of(fact, entities):
                if entity["id"] not in written:
                    written.add(entity["id"])
                    out.write(json.dumps(entity, ensure_ascii=False) + "\n")


def entities_of(fact: FactHit, known: Mapping[str, tuple[str, str, str | None]]) -> Iterator[Entity]:
    """The article, whoever takes part, and the fact as an Event with its proof."""
    article = _article(fact)
    yield article
    parties = {}
    for role in _ROLES:
        for value in fact.values.get(role, ()):
            party = _party(value.get("entity"), known)
            if party:
                parties[party["id"]] = party
    yield from parties.values()
    yield _event(fact, article["id"], list(parties))


def _article(fact: FactHit) -> Entity:
    properties: dict[str, list[str | None]] = {
        "fileName": [fact.record],
        "title": [fact.headline],
        "publisher": [fact.outlet],
        "sourceUrl": [fact.source_url or fact.url],
        "publishedAt": [(fact.published or "")[:10]],
        "language": [{"fr": "fra", "en": "eng"}.get(fact.language or "")],
    }
    return _entity(f"depeche-{fact.digest[:40]}", "Article", properties)


def _party(entity: str | None, known: Mapping[str, tuple[str, str, str | None]]) -> Entity | None:
    kind, name, country = known.get(entity or "", ("", "", None))
    schema = _SCHEMATA.get(kind)
    if schema is None or entity is None:
        return None
    id_ = "depeche-" + hashlib.sha256(entity.encode()).hexdigest()[:40]
    return _entity(id_, schema, {"name": [name], "country": [(country or "").lower()]})


def _event(fact: FactHit, article: str, parties: list[str]) -> Entity:
    row = row_of(fact)
    first, last = fact.first_day, fact.last_day
    properties: dict[str, list[str | None]] = {
        "name": [f"{fact.type} {row['who'] or ''} {row['to_whom'] or ''}".strip()],
        "summary": [row["evidence"]],
        "startDate": [first if first and not first.startswith("0000") else None],
        "endDate": [last if last and not last.startswith("9999") else None],
        "location": [row["place"] or row["where"]],
        "country": [(row["country"] or "").lower()],
        "involved": [*parties],
        "proof": [article],
        "publisher": [fact.outlet],
        "sourceUrl": [fact.source_url or fact.url],
        "recordId": [fact.key],
    }
    made = _entity(f"depeche-fact-{fact.key}", "Event", properties)
    return {**made, "context": {"pins": json.loads(row["pins"]), "status": fact.status, "confidence": fact.confidence}}


def _entity(id_: str, schema: str, properties: Mapping[str, list[str | None]]) -> Entity:
    kept = {name: [v for v in values if v] for name, values in properties.items()}
    return {"id": id_, "schema": schema, "properties": {k: v for k, v in kept.items() if v}}

"""The one schema behind the exports: each column of a fact with its type, its meaning, and where it comes from."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from depeche.ledger.finding import FactHit
from depeche.publish.answers import said

ColumnType = Literal["text", "integer", "number"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the facts as a table. ``words`` tells whether it repeats the article's own words."""

    name: str
    type: ColumnType
    meaning: str
    of: Callable[[FactHit], Any]
    words: bool = False


def _texts(field: str) -> Callable[[FactHit], str | None]:
    return lambda hit: hit.text(field) or None


def _entities(field: str) -> Callable[[FactHit], str | None]:
    return lambda hit: "; ".join(v["entity"] or "" for v in hit.values.get(field, ())).strip("; ") or None


def _first(field: str, key: str) -> Callable[[FactHit], Any]:
    return lambda hit: next((v.get(key) for v in hit.values.get(field, ())), None)


def _plain(name: str) -> Callable[[FactHit], Any]:
    return lambda hit: getattr(hit, name)


def _pins(hit: FactHit) -> str:
    """Where each value's words stand in the capture, as JSON by field."""
    runs = {field: [v["source"] for v in values] for field, values in hit.values.items()}
    return json.dumps(runs, separators=(",", ":"))


COLUMNS: tuple[Column, ...] = (
    Column("key", "text", "The fact's name for good", _plain("key")),
    Column("record", "text", "The id of the article's record", _plain("record")),
    Column("capture", "text", "SHA-256 of the capture", _plain("digest")),
    Column("outlet", "text", "Who published the article", _plain("outlet")),
    Column("headline", "text", "Its headline", _plain("headline")),
    Column("url", "text", "Where it was read", _plain("url")),
    Column("original", "text", "Where the original stands, when the page says so", _plain("source_url")),
    Column("published", "text", "When, ISO 8601", _plain("published")),
    Column("language", "text", "ISO 639-1", _plain("language")),
    Column("kind", "text", "event or statement", _plain("kind")),
    Column("type", "text", "PLOVER's type, SAY, DENY or OTHER", _plain("type")),
    Column("mode", "text", "PLOVER's mode", _plain("mode")),
    Column("cameo", "text", "CAMEO code", _plain("cameo")),
    Column("quad", "integer", "Quad class: verbal and material cooperation, verbal and material conflict", _plain("quad")),
    Column("status", "text", "happened, ongoing, planned, possible, denied, did_not_happen", _plain("status")),
    Column("confidence", "number", "How sure, 0 to 1", _plain("confidence")),
    Column("happening", "text", "Facts of one article that tell the same share it", _plain("happening")),
    Column("first_day", "text", "First day, ISO 8601; 0000-00-00: open", _plain("first_day")),
    Column("last_day", "text", "Last day; 9999-99-99: open", _plain("last_day")),
    Column("when", "text", "The words that say when", _texts("when"), words=True),
    Column("who", "text", "Who, as written; a semicolon between two", _texts("who"), words=True),
    Column("who_entity", "text", "Their identifiers", _entities("who")),
    Column("to_whom", "text", "To whom, as written", _texts("to_whom"), words=True),
    Column("to_whom_entity", "text", "Their identifiers", _entities("to_whom")),
    Column("according_to", "text", "According to whom, as written", _texts("according_to"), words=True),
    Column("according_to_entity", "text", "Their identifiers", _entities("according_to")),
    Column("channel", "text", "Through what", _texts("channel"), words=True),
    Column("where", "text", "Where, as written", _texts("where"), words=True),
    Column("place", "text", "The first place's name", _first("where", "name")),
    Column("country", "text", "Its country, ISO 3166-1", _first("where", "country")),
    Column("lat", "number", "Degrees north", _first("where", "lat")),
    Column("lon", "number", "Degrees east", _first("where", "lon")),
    Column("precision", "text", "How exact the point is", _first("where", "precision")),
    Column("how_many", "text", "Figures, as written", _texts("how_many"), words=True),
    Column("value", "number", "The first figure", _first("how_many", "value")),
    Column("comparator", "text", "= > >= < <= ~ range", _first("how_many", "comparator")),
    Column("unit", "text", "What it counts", _first("how_many", "unit")),
    Column("currency", "text", "ISO 4217", _first("how_many", "currency")),
    Column("content", "text", "What is said", _texts("content"), words=True),
    Column("evidence", "text", "The words that prove the fact", _texts("evidence"), words=True),
    Column("pins", "text", "JSON: where each value stands in the capture", _pins),
    Column("verdicts", "text", "What people decided", lambda hit: "; ".join(said(v) for v in hit.verdicts) or None),
)  # fmt: skip


def row_of(hit: FactHit) -> Mapping[str, Any]:
    """The fact as a row. Where an outlet allows a link alone, the article's own words are left out."""
    linked = hit.republish == "link"
    return {c.name: None if linked and c.words else c.of(hit) for c in COLUMNS}

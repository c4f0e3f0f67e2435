"""Rows: a reading laid out for the tables that are searched, and taken out of them again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from depeche.ledger.days import days_of
from depeche.ledger.entry import Json, body_digest, fact_keys
from depeche.ledger.words import folded, sound_of, stemmed

#: The pinned fields of a fact, singles and lists.
SINGLES = ("trigger", "evidence", "when", "channel", "content")
LISTS = ("who", "to_whom", "where", "how_many", "according_to")
_PLAIN = frozenset({"text", "start", "end", "source", "entity"})


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What ``lay_out`` needs to know of where the article goes."""

    id: int
    reading: int
    capture: str  #: what tells its capture apart: digest and what was given


def lay_out(connection: sqlite3.Connection, row: ArticleRow, record: Json) -> None:
    """Fill the tables of the current reading with the record. The article must not be in them."""
    article = record["article"]
    connection.execute(
        "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            row.id,
            row.reading,
            clean(record["id"]),
            article["language"],
            _text(article["outlet"]),
            _text(article["headline"]),
            _list(article["byline"]),
            (article["published"] or {}).get("value"),
            (article["modified"] or {}).get("value"),
            _text(article["source_url"]),
            _text(article["rights"]),
            _list(article["tags"]),
            clean(article["text"]),
            body_digest(article),
        ),
    )
    connection.executemany(
        "INSERT INTO parts VALUES (?, ?, ?, ?, ?, ?)",
        [(row.id, n, p["kind"], p["start"], p["end"], p["section"]) for n, p in enumerate(article["parts"])],
    )
    words = article_words(_text(article["headline"]), clean(article["text"]), article["language"])
    connection.execute(
        "INSERT INTO article_words (rowid, headline, words, stems) VALUES (?, ?, ?, ?)", (row.id, *words)
    )
    _entities(connection, row.id, record["entities"])
    _facts(connection, row, record)


def take_out(connection: sqlite3.Connection, article: int) -> None:
    """Take the article out of the tables of the current reading."""
    found = connection.execute("SELECT headline, text, language FROM articles WHERE id = ?", (article,)).fetchone()
    if found is None:
        return
    connection.execute(
        "INSERT INTO article_words (article_words, rowid, headline, words, stems) VALUES ('delete', ?, ?, ?, ?)",
        (article, *article_words(*found)),
    )
    facts = connection.execute("SELECT id FROM facts WHERE article = ?", (article,)).fetchall()
    for (fact,) in facts:
        connection.execute(
            "INSERT INTO fact_words (fact_words, rowid, who, target, teller, says, place, words, stems)"
            " VALUES ('delete', ?, ?, ?, ?, ?, ?, ?, ?)",
            (fact, *_stored_fact_words(connection, fact, found[2])),
        )
        connection.execute("DELETE FROM answers WHERE fact = ? OR answered = ?", (fact, fact))
    connection.execute("DELETE FROM key_facts WHERE article = ?", (article,))
    connection.execute("DELETE FROM fact_values WHERE fact IN (SELECT id FROM facts WHERE article = ?)", (article,))
    for table in ("facts", "article_entities", "parts"):
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
    connection.execute("DELETE FROM articles WHERE id = ?", (article,))


def article_words(headline: str | None, text: str, language: str | None) -> tuple[str, str, str]:
    """What full text is searched by: the headline's stems, all words folded, the stems of the text."""
    head = headline or ""
    both = text if text.startswith(head) else f"{head}\n{text}"
    return stemmed(head, language), folded(both), stemmed(text, language)


def clean(text: str) -> str:
    """The text as UTF-8 can hold it: half a surrogate pair becomes the replacement character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def _text(value: Json | None) -> str | None:
    return clean(value["text"]) if value else None


def _list(values: Sequence[Json]) -> str:
    return json.dumps([clean(v["text"]) for v in values], ensure_ascii=False)


def _entities(connection: sqlite3.Connection, article: int, entities: Sequence[Json]) -> None:
    for entity in entities:
        id_, name = clean(entity["id"]), clean(entity["name"])
        connection.execute(
            "INSERT OR IGNORE INTO entities VALUES (?, ?, ?, ?)", (id_, entity["kind"], name, entity["country"])
        )
        connection.execute(
            "INSERT INTO article_entities VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions",
            (article, id_, len(entity["mentions"])),
        )
        for spelling in spellings_of(entity):
            new = connection.execute(
                "INSERT OR IGNORE INTO entity_names (entity, name, sound) VALUES (?, ?, ?)",
                (id_, spelling, sound_of(spelling)),
            )
            if new.rowcount:
                connection.execute(
                    "INSERT INTO name_words (rowid, name) VALUES (?, ?)", (new.lastrowid, folded(spelling))
                )


def spellings_of(entity: Json) -> list[str]:
    """The names that a record gives an entity, its own and those written, each once and in order."""
    written = {m["text"] for m in entity["mentions"] if m["use"] in {"name", "metonym"}}
    return sorted({clean(spelling) for spelling in (entity["name"], *written)})


def _facts(connection: sqlite3.Connection, row: ArticleRow, record: Json) -> None:
    facts, language = record["facts"], record["article"]["language"]
    numbers: dict[str, int] = {}
    for key, fact in zip(fact_keys(row.capture, facts), facts, strict=True):
        days = days_of((fact["when"] or {}).get("value")) or (None, None)
        scalars = [fact[k] for k in ("kind", "type", "mode", "cameo", "quad", "happening", "confidence", "section")]
        done = connection.execute(
            "INSERT INTO facts VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (key, row.id, fact["id"], *scalars, fact["status"], *days),
        )
        number = done.lastrowid
        assert number is not None
        numbers[fact["id"]] = number
        values = list(_values(fact))
        connection.executemany(
            "INSERT INTO fact_values VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [(number, *value) for value in values]
        )
        connection.execute(
            "INSERT INTO fact_words (rowid, who, target, teller, says, place, words, stems)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (number, *_fact_words([(str(v[0]), str(v[2]), v[7]) for v in values], language)),
        )
    connection.executemany(
        "INSERT OR IGNORE INTO answers VALUES (?, ?, ?)",
        [(numbers[f["id"]], numbers[a["fact"]], a["how"]) for f in facts for a in f["answers"] if a["fact"] in numbers],
    )
    connection.executemany(
        "INSERT INTO key_facts VALUES (?, ?, ?, ?)",
        [
            (row.id, n, numbers[k["fact"]], clean(k["line"]))
            for n, k in enumerate(record["key_facts"])
            if k["fact"] in numbers
        ],
    )


def _values(fact: Json) -> Iterator[tuple[Any, ...]]:
    """The fact's pinned values: field, place, text, start, end, source, entity, the rest as JSON."""
    for field in SINGLES:
        if fact[field] is not None:
            yield _value(field, 0, fact[field])
    for field in LISTS:
        for place, value in enumerate(fact[field]):
            yield _value(field, place, value)


def _value(field: str, place: int, value: Json) -> tuple[Any, ...]:
    rest = {k: v for k, v in value.items() if k not in _PLAIN}
    return (
        field,
        place,
        clean(value["text"]),
        value["start"],
        value["end"],
        runs_json(value["source"]),
        value.get("entity"),
        json.dumps(rest, ensure_ascii=False) if rest else None,
    )


def runs_json(runs: Sequence[Sequence[int]]) -> str:
    """Runs of the capture as JSON."""
    return "[" + ",".join(f"[{a},{b}]" for a, b in runs) + "]"


def _fact_words(values: Sequence[tuple[str, str, str | None]], language: str | None) -> tuple[str, ...]:
    """What facts are searched by: the words of its fields; evidence and channel also by their stems."""

    def of(field: str) -> str:
        return "\n".join(text for name, text, _ in values if name == field)

    places = [json.loads(rest) for name, _, rest in values if name == "where" and rest]
    named = "\n".join(f"{p.get('name') or ''} {p.get('country') or ''}" for p in places)
    evidence = of("evidence") + "\n" + of("channel")
    return (
        *(folded(of(field)) for field in ("who", "to_whom", "according_to", "content")),
        folded(of("where") + "\n" + named),
        folded(evidence),
        stemmed(evidence, language),
    )


def _stored_fact_words(connection: sqlite3.Connection, fact: int, language: str | None) -> tuple[str, ...]:
    values = connection.execute(
        "SELECT field, text, value FROM fact_values WHERE fact = ? ORDER BY field, place", (fact,)
    ).fetchall()
    return _fact_words(values, language)

"""A record as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from depeche.acquire.capture import Given
from depeche.publish.jsonl import as_json, as_object
from tests.records import CAPTURED, plain, record

_FIELDS = [
    *("id", "kind", "type", "mode", "cameo", "quad", "happening", "confidence", "section", "trigger", "evidence"),
    *("who", "to_whom", "when", "where", "how_many", "according_to", "channel", "status", "content", "answers"),
]


def _values(node: Any) -> Iterator[dict[str, Any]]:
    """Every pinned value in the object."""
    if isinstance(node, dict):
        if {"text", "start", "end", "source"} <= node.keys():
            yield node
        for child in node.values():
            yield from _values(child)
    elif isinstance(node, list):
        for child in node:
            yield from _values(child)


def test_a_record_is_one_line() -> None:
    """One object stands on one line, whatever line breaks are in its text."""
    line = as_json(record())

    assert 1 == len(line.splitlines())
    assert as_object(record()) == json.loads(line)


def test_the_top_level_is_what_formats_promises() -> None:
    """The keys of a record come in the order of FORMATS."""
    names = [
        "id",
        "reader",
        "warnings",
        "capture",
        "article",
        "facts",
        "key_facts",
        "times",
        "quantities",
        "places",
        "entities",
    ]

    assert names == list(as_object(record()))


def test_a_fact_has_every_field() -> None:
    """A fact has all its fields, filled or not, in a fixed order."""
    for fact in as_object(record())["facts"]:
        assert _FIELDS == list(fact)


def test_values_are_where_they_say() -> None:
    """Each value's text is the restored text at its place, and the capture's at its runs where nothing was repaired."""
    whole = json.loads(as_json(record()))
    text = whole["article"]["text"]
    values = list(_values(whole))

    assert 20 < len(values)
    for value in values:
        if value["start"] is None:
            assert value["given"]
            continue
        assert value["text"] == text[value["start"] : value["end"]]
        joined = "".join(CAPTURED[start:end] for start, end in value["source"])
        if "«" not in value["text"]:
            assert value["text"] == joined


def test_a_given_value_has_no_place() -> None:
    """What was handed over beside the text says so, and claims no place."""
    published = as_object(record())["article"]["published"]

    assert {
        "text": "2030-10-01",
        "start": None,
        "end": None,
        "source": [],
        "given": True,
        "value": "2030-10-01",
    } == published


def test_a_figure_has_its_bound_and_unit() -> None:
    """A quantity keeps its comparator, unit and value apart."""
    more = as_object(record())["facts"][0]["how_many"][0]

    assert ("plus de 40 drones", 40.0, ">", "drones") == (more["text"], more["value"], more["comparator"], more["unit"])


def test_letters_are_letters() -> None:
    """Accents and quotation marks are written as they are, not as escapes."""
    assert "La Dépêche du Port" in as_json(record())


def test_half_a_surrogate_pair_is_an_escape() -> None:
    """A lone surrogate, which UTF-8 cannot hold, comes back from the line as it was."""
    line = as_json(plain("Le ministre \ud83d a dit"))

    line.encode("utf-8")
    assert "Le ministre \ud83d a dit" == json.loads(line)["article"]["text"]


def test_the_id_is_the_inputs_own() -> None:
    """A given id is kept; without one it is a short form of the digest."""
    assert "a7" == as_object(record(Given(id="a7")))["id"]
    assert "abababababab" == as_object(record())["id"]


def test_the_same_record_gives_the_same_bytes() -> None:
    """Two readings alike are written alike."""
    assert as_json(record()) == as_json(record())

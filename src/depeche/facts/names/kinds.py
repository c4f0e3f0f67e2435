"""What kind of thing a run of capitalised words names, by what it contains and what stands beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from depeche.facts.fact import EntityKind
from depeche.facts.names.cities import City, cities
from depeche.facts.names.gazetteer import Gazetteer, Known
from depeche.facts.names.reading import Reading
from depeche.facts.names.words import Words

_SMALL_TOWN = 100_000
_LONGEST_ACRONYM = 4
_MOST_NAMES = 4
#: The longest abbreviation of a title.
_LONGEST_TITLE = 6
#: Numbers of roads: "A36", "RD192", "N1", "M25".
_ROAD = re.compile(r"(?:[ADM]|RD|RN|N)\d{1,4}")
_QUOTES = " \u00a0'’«“\""


@dataclass(frozen=True, slots=True)
class Told:
    """The kind of a run. ``sure`` is False when only its capitals speak for its being a name."""

    kind: EntityKind
    known: Known | None = None
    city: City | None = None
    sure: bool = True


class Kinds:
    """Tells the kinds of runs in one language."""

    def __init__(self, gazetteer: Gazetteer, common: frozenset[str], dictionary: frozenset[str]) -> None:
        self.gaz = gazetteer
        self.dictionary = dictionary  #: common words of all languages
        self.lex = gazetteer.words
        self.common = common

    def tell(self, reading: Reading, i: int, end: int) -> Told | None:
        """The kind of the run from word ``i`` to ``end``; None when it is no name after all."""
        words = reading.words
        text = words.text[words.starts[i] : words.ends[end - 1]]
        known = next(iter(self.gaz.named(text)), None)
        if known is not None:
            return Told(known.kind, known)
        if end - i == 1:
            return self._one_word(reading, i, text)
        return (
            self._long_city(reading, i, text)
            or self._by_parts(words, i, end, text)
            or self._by_neighbours(reading, i, end, text)
            or self._by_default(words, i, end)
        )

    def _long_city(self, reading: Reading, i: int, text: str) -> Told | None:
        """A city of several words, unless it may as well be a person's name."""
        city = self._city(text)
        words = reading.words
        if city is None or self.titled(reading, i):
            return None
        if self.gaz.first_name(words.keys[i]) and self._before(words, i)[0] not in self.lex.locative:
            return None
        return Told("place", city=city)

    def _one_word(self, reading: Reading, i: int, text: str) -> Told | None:
        words, lex = reading.words, self.lex
        key = words.keys[i]
        if key in lex.place_heads or key in lex.event_heads or (key in lex.titles and text[1:].islower()):
            return None
        if key in lex.organisation_heads:
            return None if words.opens_sentence(i) or text.isupper() else Told("organisation")
        if any(c.isdigit() for c in text):
            road = i > 0 and words.keys[i - 1] in lex.articles and _ROAD.fullmatch(text)
            gathering = key.rstrip("0123456789") in lex.numbered_events
            return Told("place" if road else "event" if gathering else "product")
        beside = self._by_neighbours(reading, i, i + 1, text)
        if beside is not None:
            return beside
        if text.isupper() and len(text) > 1 and not reading.shouted:
            city = self._filed_from(reading, i, text)
            return Told("organisation") if city is None else Told("place", city=city)
        if key in self.common and not self.gaz.first_name(key) and words.opens_sentence(i):
            return None
        if self._people(words, i):
            return Told("group", sure=False)
        article = i > 0 and words.keys[i - 1] in lex.articles
        return Told("organisation" if article or any(c.isupper() for c in text[1:]) else "person", sure=False)

    def _people(self, words: Words, i: int) -> bool:
        """Whether the word's ending, with its article, makes it the name of many: "les Wikipédiens", "Baathists"."""
        lex = self.lex
        led = not lex.plural_articles or (i > 0 and words.keys[i - 1] in lex.plural_articles)
        plural = led and bool(lex.plural_articles) and words.keys[i].endswith("s") and words.words[i][1:].islower()
        return plural or (led and any(words.keys[i].endswith(ending) for ending in lex.people_endings))

    def _by_parts(self, words: Words, i: int, end: int, text: str) -> Told | None:
        """By its first and last words, and by names inside it."""
        lex = self.lex
        first, last = words.keys[i], words.keys[end - 1]
        if words.gaps[end - 1] == "." and words.words[end - 1].islower():
            return Told("organisation")
        if self._linked(words, i, end):
            return Told("place", city=self._city(text))
        if self.gaz.first_name(first) and first not in lex.organisation_heads and last not in lex.organisation_tails:
            return Told("place" if last in lex.place_heads else "person")
        if first in lex.organisation_heads or last in lex.organisation_tails:
            return Told("organisation")
        if first in lex.event_heads or last in lex.event_heads:
            return Told("event")
        if first in lex.place_heads or last in lex.place_heads:
            return Told("place")
        if last in lex.product_heads:
            return Told("product")
        if any(c.isdigit() for c in text):
            return Told("product")
        if any(words.keys[k] in lex.organisation_heads and words.capital(k) for k in range(i, end)):
            return Told("organisation")
        if any(self._country(words, k) for k in range(i, end)):
            return Told("organisation")
        return None

    def _linked(self, words: Words, i: int, end: int) -> bool:
        """Whether hyphens and a link make it a place's name: "Noyal-sur-Vilaine"."""
        return all(words.hyphenated(k) for k in range(i + 1, end)) and any(
            words.words[k].islower() and words.keys[k] in self.lex.place_links for k in range(i + 1, end - 1)
        )

    def _country(self, words: Words, k: int) -> bool:
        found = self.gaz.at(words, k)
        return found is not None and any(known.kind == "country" for known in found[1])

    def _by_neighbours(self, reading: Reading, i: int, end: int, text: str) -> Told | None:
        """By what stands before and after it."""
        words, lex = reading.words, self.lex
        if self.titled(reading, i):
            return Told("person")
        before, further = self._before(words, i)
        if before in lex.place_heads or (
            before in lex.of and (further in lex.place_heads or further in lex.locative_nouns)
        ):
            return Told("place", city=self._city(text))
        if before in lex.product_heads:
            return Told("product")
        if before in lex.storms:
            return Told("event")
        if before in lex.organisation_words or before in lex.organisation_heads_lower:
            return Told("organisation")
        surname = " ".join(words.keys[i:end])
        if surname in self.gaz.surnames and (surname not in lex.ambiguous or before not in lex.locative):
            return Told("person", self.gaz.surnames[surname])
        city = self._city(text)
        if city is not None and self._is_city(words, i, end, city, before):
            return Told("place", city=city)
        if (
            self.before_state(words, end)
            and not self.gaz.first_name(words.keys[i])
            and (before in lex.locative or before in lex.of)
        ):
            return Told("place", city=city)
        if (
            end < len(words)
            and words.gaps[end] == " "
            and words.words[end].islower()
            and words.keys[end] in lex.place_tails
        ):
            return Told("place", city=city)
        if self._located(before) and not text.isupper() and end - i < _MOST_NAMES:
            return Told("place", sure=False)
        return None

    def _located(self, before: str) -> bool:
        """Whether a preposition leads to places more than to people."""
        lex = self.lex
        return before in lex.locative and before not in lex.locative_weak and before not in lex.metonym_prepositions

    def before_state(self, words: Words, end: int) -> bool:
        """Whether a comma and a country or region follow: "Pandi, Bulacan"."""
        if end >= len(words) or words.gaps[end] != ", ":
            return False
        found = self.gaz.at(words, end)
        return found is not None and any(k.kind in {"place", "country"} and k.use == "name" for k in found[1])

    def _before(self, words: Words, i: int) -> tuple[str, str]:
        """The two words before, articles skipped, when nothing but a blank or a quotation mark stands between."""
        at = i - 1
        if at < 0 or words.gaps[i].strip(_QUOTES):
            return "", ""
        if words.keys[at] in self.lex.articles and at > 0 and not words.gaps[at].strip(_QUOTES):
            at -= 1
        return words.keys[at], words.keys[at - 1] if at > 0 and not words.gaps[at].strip(_QUOTES) else ""

    def _city(self, text: str) -> City | None:
        if text.isupper() and len(text) <= _LONGEST_ACRONYM:
            return None
        found = cities().named(text) or (cities().named(text.title()) if text.isupper() else ())
        return found[0] if found else None

    def _filed_from(self, reading: Reading, i: int, text: str) -> City | None:
        """The town in capitals that opens a dateline, be it as short as an acronym: "OSLO, March 3 — "."""
        words = reading.words
        opens = (i == 0 and "(" not in words.gaps[0]) or words.gaps[i] == "/"
        found = cities().named(text.title()) if opens and words.ends[i] <= reading.filed else ()
        return found[0] if found else None

    def large_city(self, text: str) -> bool:
        """Whether a large city has that name."""
        city = self._city(text)
        return city is not None and city.population > _SMALL_TOWN

    def _is_city(self, words: Words, i: int, end: int, city: City, before: str) -> bool:
        """Whether a word that is also a city's name is that city here."""
        lex, key = self.lex, words.keys[i]
        if (before in lex.locative and before not in lex.locative_weak) or before in lex.locative_nouns:
            return True
        if key in self.gaz.surnames or (end - i == 1 and self.gaz.first_name(key)):
            return False
        if end - i == 1 and key in self.common and city.population < _SMALL_TOWN * 10:
            return False
        text = words.text[words.starts[i] : words.ends[end - 1]]
        return city.population > _SMALL_TOWN or "-" in text or end - i > 1 or before in lex.of

    def titled(self, reading: Reading, i: int) -> bool:
        """Whether a title stands right before word ``i``; behind a full stop it is an abbreviation ("Gen. Burns")."""
        words = reading.words
        if i == 0 or words.keys[i - 1] not in self.lex.titles or reading.tag(i - 1) in {"VERB", "AUX"}:
            return False
        short = words.capital(i - 1) and len(words.words[i - 1]) <= _LONGEST_TITLE
        return words.gaps[i] in {" ", "\u00a0"} or (short and words.gaps[i] in {". ", ".\u00a0"})

    def remit(self, reading: Reading, i: int, end: int) -> tuple[int, City | None] | None:
        """Where what an office is over ends, with its town, and its holder's name begins: "le maire d'Oslo Lars Holm"."""
        words, lex = reading.words, self.lex
        at = i - 1
        while at > 0 and words.keys[at] in lex.articles and words.keys[at] not in lex.of:
            at -= 1
        if at < 1 or words.keys[at] not in lex.of or words.keys[at - 1] not in lex.titles:
            return None
        first, last = words.keys[i], words.keys[end - 1]
        bodies = first in lex.organisation_heads or last in lex.organisation_tails or last in lex.place_heads
        if bodies or self.gaz.first_name(first) or words.words[end - 1].lower() in self.dictionary:
            return None
        if not all(words.capital(k) and words.gaps[k] == " " for k in range(i + 1, end)):
            return None
        for stop in range(end - 2, i, -1):
            city = self._city(words.between(i, stop))
            if city is not None:
                return stop, city
        portfolio = words.keys[at - 1] in lex.portfolio_heads and words.words[i].lower() in self.common
        return (i + 1, None) if portfolio else None

    def _by_default(self, words: Words, i: int, end: int) -> Told:
        """Two to four plain capitalised words are a person, unless they are words of the dictionary or partly shouted."""
        if words.keys[i] in self.lex.articles:
            return Told("organisation", sure=False)
        own = words.words[i:end]
        shouted = any(w.isupper() and len(w) > 1 for w in own) and not all(w.isupper() for w in own)
        plain = [k for k in range(i, end) if words.capital(k)]
        if shouted or all(words.words[k].lower() in self.dictionary for k in plain) or len(plain) > _MOST_NAMES:
            return Told("organisation", sure=False)
        return Told("person", sure=False)

"""Offices and bodies by their common nouns ("Premier ministre", "prison guards"), and the sector that they belong to.

The words are those of each language's ``titles.toml``; the sectors are its flags: state, armed, court, police, company,
party, ngo, media, church, school, sport, crowd, other.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from depeche._languages import language
from depeche.facts.names.gazetteer import Gazetteer
from depeche.facts.names.reading import Reading
from depeche.facts.names.words import Words, key_of

#: How many words before a name its office may take, and how many after a comma.
_BEFORE, _AFTER = 12, 12
#: How many words may stand between the comma and the office ("the then British").
_LEAD = 4
#: The sector of words that say nothing of one ("member", "man").
_ANY = "other"
_TIGHT = frozenset({" ", "-", "'", "’", "\u00a0", "‑"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", ""})


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a passage: its words, ``last`` excluded, and its sector. ``person`` when one can hold it."""

    first: int
    last: int
    sector: str
    person: bool


@dataclass(frozen=True, slots=True)
class Offices:
    """The offices of one language by their folded words."""

    known: dict[str, tuple[str, bool]]
    lengths: dict[str, tuple[int, ...]]  #: first word → numbers of words, the most first

    def at(self, words: Words, i: int) -> Office | None:
        """The longest office that starts at word ``i``."""
        for length in self.lengths.get(words.keys[i], ()):
            end = i + length
            if end <= len(words) and all(words.gaps[k] in _TIGHT for k in range(i + 1, end)):
                found = self.known.get(" ".join(words.keys[i:end]))
                if found is not None:
                    return Office(i, end, *found)
        return None

    def within(self, words: Words, first: int, last: int) -> Iterator[Office]:
        """The offices from word ``first`` to ``last``, none overlapping, in order."""
        i = first
        while i < last:
            office = self.at(words, i)
            if office is None or office.last > last:
                i += 1
                continue
            yield office
            i = office.last

    def beside(self, reading: Reading, first: int, last: int, gazetteer: Gazetteer) -> Office | None:
        """The office that a person's name at words ``first`` to ``last`` is given, before it or behind a comma."""
        return self._before(reading, first, last, gazetteer) or self._after(reading, last, gazetteer)

    def _before(self, reading: Reading, first: int, last: int, gazetteer: Gazetteer) -> Office | None:
        """The office before the name, or before the comma of a name between two ("l'avocate de la famille, X, …")."""
        words, lex = reading.words, gazetteer.words
        start = first
        if words.gaps[first] == ", " and last < len(words) and words.gaps[last].startswith(","):
            start -= 1
        while start > max(0, first - _BEFORE) and words.gaps[start] in _TIGHT:
            key = words.keys[start - 1]
            inner = key in lex.of or key in lex.articles or key in lex.conjunctions
            if not inner and reading.tag(start - 1) not in _NOMINAL:
                break
            start -= 1
        office = next((o for o in self.within(words, start, first) if o.person and o.sector != _ANY), None)
        return None if office is None else _widened(reading, office, first, gazetteer)

    def _after(self, reading: Reading, last: int, gazetteer: Gazetteer) -> Office | None:
        words = reading.words
        if last >= len(words) or words.gaps[last].strip() not in {",", "("}:
            return None
        for i in range(last, min(len(words), last + _LEAD + 1)):
            if i > last and words.gaps[i] not in _TIGHT:
                return None
            office = self.at(words, i)
            if office is not None and office.person and office.sector != _ANY:
                return _widened(reading, office, min(len(words), last + _AFTER), gazetteer)
        return None


def _widened(reading: Reading, office: Office, limit: int, gazetteer: Gazetteer) -> Office:
    """The office with its complement ("président de la Commission"), up to word ``limit``; no country's adjective ends it."""
    words, lex = reading.words, gazetteer.words
    at = last = office.last
    while at < limit and words.gaps[at] in _TIGHT:
        key = words.keys[at]
        if key not in lex.of and key not in lex.articles:
            if reading.tag(at) not in _NOMINAL or key in lex.conjunctions:
                break
            last = at + 1
        at += 1
    while last > office.last and words.keys[last - 1] in gazetteer.adjectives:
        last -= 1
    return Office(office.first, last, office.sector, True)


@functools.cache
def offices(code: str) -> Offices:
    """The offices of that language. A word that is listed twice keeps the first sector, persons before bodies."""
    table = language(code).toml("titles")
    known: dict[str, tuple[str, bool]] = {}
    for group in ("persons", "organisations"):
        for sector, forms in table[group].items():
            for form in (*forms.get("one", ()), *forms.get("many", ())):
                known.setdefault(key_of(form), (sector, group == "persons"))
    for sector, forms in table["collectives"].items():
        for form in forms:
            key = key_of(form)
            if known.get(key, (_ANY, False))[0] == _ANY:
                known[key] = (sector, False)
    known.pop("", None)
    lengths: dict[str, set[int]] = {}
    for key in known:
        first, *rest = key.split(" ")
        lengths.setdefault(first, set()).add(1 + len(rest))
    return Offices(known, {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()})

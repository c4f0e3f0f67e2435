"""Families' names of several words that begin as a common word does: "Le Pen a répondu", "De Gaulle said"."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from depeche.facts.names.gazetteer import Gazetteer, load_gazetteer
from depeche.facts.names.reading import Reading
from depeche.facts.names.spot import Spotted
from depeche.facts.names.words import key_of

_JOINTS = frozenset({" ", "\u00a0"})
_LONGEST = 3


def families(spotted: Sequence[Spotted], readings: Sequence[Reading], gazetteer: Gazetteer) -> list[Spotted]:
    """The names, with the families' names of the article's people, and of people known by them, found whole, in order."""
    known = set(_listed(gazetteer.language))
    for s in spotted:
        words = key_of(s.text).split(" ")
        if s.kind == "person":
            known |= {
                " ".join(words[n:]) for n in range(1, len(words) - 1) if words[n] in gazetteer.words.name_particles
            }
    firsts = {key.split(" ")[0] for key in known}
    found = [s for reading in readings for s in _in(reading, known, firsts)]
    if not found:
        return list(spotted)
    whole = [(s.passage, s.first, s.last) for s in spotted]
    found = [f for f in found if not any(_holds(span, f) for span in whole)]
    taken = {(f.passage, k) for f in found for k in range(f.first, f.last)}
    kept = [s for s in spotted if (s.passage, s.first) not in taken]
    return sorted((*kept, *found), key=lambda s: s.start)


@functools.cache
def _listed(code: str) -> frozenset[str]:
    """The families' names of several words by which people are known."""
    gazetteer = load_gazetteer(code)
    particles = gazetteer.words.name_particles
    return frozenset(key for key in gazetteer.surnames if " " in key and key.split(" ")[0] in particles)


def _holds(span: tuple[int, int, int], other: Spotted) -> bool:
    """Whether a name holds the other and more."""
    passage, first, last = span
    return passage == other.passage and first <= other.first and other.last <= last


def _in(reading: Reading, known: set[str], firsts: set[str]) -> Iterator[Spotted]:
    words = reading.words
    for i, key in enumerate(words.keys):
        if key not in firsts or not words.capital(i):
            continue
        for last in range(min(len(words), i + _LONGEST), i + 1, -1):
            joined = all(words.gaps[k] in _JOINTS for k in range(i + 1, last)) and words.capital(last - 1)
            if joined and " ".join(words.keys[i:last]) in known:
                start, end = words.span(i, last)
                offset, text = reading.passage.offset, words.text[start:end]
                yield Spotted(offset + start, offset + end, text, "person", "name", reading.index, i, last)
                break

"""Short forms of divided countries: "the North" where an article names North Korea and South Korea."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depeche.facts.names.gazetteer import Gazetteer, Known
from depeche.facts.names.reading import Reading
from depeche.facts.names.spot import Spotted
from depeche.facts.names.words import key_of


def halves(spotted: Sequence[Spotted], readings: Sequence[Reading], gazetteer: Gazetteer) -> list[Spotted]:
    """The names and, in order, the short forms of countries whose names differ in that one word."""
    short = _differing(
        {key_of(s.text): s.known for s in spotted if s.known and s.known.kind == "country" and s.use == "name"}
    )
    if not short:
        return list(spotted)
    taken = {(s.passage, k) for s in spotted for k in range(s.first, s.last)}
    found = [s for r in readings for s in _in(r, short, gazetteer) if (s.passage, s.first) not in taken]
    return sorted((*spotted, *found), key=lambda s: s.start)


def _differing(names: dict[str, Known]) -> dict[str, Known]:
    """The word by which a country's name differs from another's, where all other words agree."""
    found: dict[str, Known] = {}
    for name, known in names.items():
        for other, rival in names.items():
            own, others = set(name.split(" ")), set(other.split(" "))
            if known.id != rival.id and len(own) > 1 and len(own - others) == len(others - own) == 1:
                found[next(iter(own - others))] = known
    return found


def _in(reading: Reading, short: dict[str, Known], gazetteer: Gazetteer) -> Iterator[Spotted]:
    words = reading.words
    for i, key in enumerate(words.keys):
        if key not in short or i == 0 or not words.capital(i) or words.keys[i - 1] not in gazetteer.words.articles:
            continue
        follows = i + 1 < len(words) and words.gaps[i + 1] in {" ", "-"}
        if follows and (words.capital(i + 1) or words.keys[i + 1] in gazetteer.words.of):
            continue
        start, end = words.span(i, i + 1)
        offset = reading.passage.offset
        yield Spotted(
            offset + start, offset + end, words.words[i], "country", "name", reading.index, i, i + 1, short[key]
        )

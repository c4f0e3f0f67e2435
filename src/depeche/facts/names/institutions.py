"""Bodies that every state has: one identifier for "armée malienne" and "Malian army"."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.facts.names.gazetteer import Gazetteer
from depeche.facts.names.reading import Reading
from depeche.facts.names.spot import Spotted
from depeche.facts.names.words import slug


class Institutions:
    """Knows the institutions of states by the words of one article."""

    def __init__(self, gazetteer: Gazetteer, readings: Sequence[Reading]) -> None:
        self.gaz = gazetteer
        self.readings = readings

    def of_state(self, s: Spotted, country: str | None) -> tuple[str, str] | None:
        """Identifier and English name of a state's army, supreme court…, however the language names it."""
        state = self.gaz.countries.get(country or "")
        if state is None:
            return None
        english = self.gaz.institutions.get(self._without_country(s))
        if english is None:
            return None
        name = f"{english} of {state.name}"
        return f"organisation:{slug(name)}", name

    def _without_country(self, s: Spotted) -> str:
        """The words of a body's name but for its country, articles and prepositions."""
        words, lex = self.readings[s.passage].words, self.gaz.words
        kept: list[str] = []
        i = s.first
        while i < s.last:
            found = self.gaz.at(words, i)
            if found and any(k.kind == "country" for k in found[1]):
                i += found[0]
                continue
            if words.keys[i] not in lex.of and words.keys[i] not in lex.articles:
                kept.append(words.keys[i])
            i += 1
        return " ".join(kept)

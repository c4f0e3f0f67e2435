"""Whom a short form of a name stands for in one article: "Le Pen" among several Le Pens, "Kim" among several Kims."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.facts.names.gazetteer import Gazetteer, honorifics
from depeche.facts.names.persons import person_key
from depeche.facts.names.reading import Reading
from depeche.facts.names.spot import Spotted
from depeche.facts.names.words import key_of


class Bearers:
    """The full names of an article by their short forms."""

    def __init__(self, gazetteer: Gazetteer, readings: Sequence[Reading], spotted: Sequence[Spotted]) -> None:
        self.gaz = gazetteer
        self.readings = readings
        self._full: dict[str, list[Spotted]] = {}
        for s in spotted:
            if s.kind == "person":
                for short in self._short_forms(key_of(s.text).split(" ")):
                    self._full.setdefault(short, []).append(s)

    def __contains__(self, key: str) -> bool:
        """Whether the folded words are a short form of a full name."""
        return key in self._full

    def of(self, s: Spotted) -> Spotted | None:
        """The full name that a short form stands for; None when nobody bears it, or nobody of the title's gender.

        Of several bearers it is the one named in full last before it, else the first after it.
        """
        full = [f for f in self._full.get(key_of(s.text), ()) if f is not s]
        gender = self._title_gender(s)
        full = [f for f in full if gender is None or self._gender(f) in {None, gender}]
        if not full:
            return None
        before = [f for f in full if f.start < s.start]
        return before[-1] if before else full[0]

    def identifier(self, name: str) -> str:
        """The identifier of a person of that full name."""
        return f"person:{person_key(name, self.gaz.stable, honorifics())}"

    def _short_forms(self, words: list[str]) -> list[str]:
        """The family's name, with and without particles, first and last name without what is between; "Kim" of "Kim Jong-un"."""
        forms = [" ".join(words[n:]) for n in range(1, len(words))]
        if len(words) > 2:
            forms.append(" ".join((words[0], words[-1])))
        if len(words) > 1 and words[0] in self.gaz.families:
            forms.append(words[0])
        return forms

    def _title_gender(self, s: Spotted) -> str | None:
        """The gender of the title before the name, by itself or by its article: "f", "m" or None."""
        words, lex = self.readings[s.passage].words, self.gaz.words
        at = s.first - 1
        if at < 0 or words.gaps[s.first].strip(" .\u00a0"):
            return None
        for key in words.keys[max(0, at - 1) : at + 1][::-1]:
            if key in lex.feminine:
                return "f"
            if key in lex.masculine:
                return "m"
            if key not in lex.titles:
                return None
        return None

    def _gender(self, s: Spotted) -> str | None:
        first = key_of(s.text).split(" ")[0]
        if first in self.gaz.male:
            return "m"
        return "f" if first in self.gaz.female else None

"""Names with a common noun in them: "armée syrienne", "Indonesian navy", "mosquée Sidi Yahia", "rue de Rivoli"."""

from __future__ import annotations

from depeche.facts.names.gazetteer import Gazetteer
from depeche.facts.names.reading import Reading
from depeche.facts.names.words import Words

_LONGEST_INSTITUTION = 3
_TIGHT = frozenset({" ", "-", "'", "’", "\u00a0"})


class Bodies:
    """Finds such bodies in one language."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gaz = gazetteer
        self.lex = gazetteer.words

    def end(self, reading: Reading, i: int) -> int | None:
        """Where the body's name that starts at word ``i`` ends; None when none does."""
        if self.lex.adjectives_before_nouns:
            return self._adjective_first(reading.words, i)
        words = reading.words
        if words.keys[i] not in self.lex.organisation_heads_lower or reading.tag(i) == "ADJ":
            return None
        if i > 0 and words.gaps[i] == " " and reading.tag(i - 1) == "NOUN" and words.words[i].islower():
            return None
        end = self._noun_first(words, i)
        return end if end > i + 1 else None

    def _adjective_first(self, words: Words, i: int) -> int | None:
        found = self.gaz.at(words, i) if words.capital(i) else None
        if found is None or not any(k.kind == "country" for k in found[1]):
            return None
        end = i + found[0]
        if end >= len(words) or words.gaps[end] != " ":
            return None
        institution = self._institution_end(words, end) if words.words[end].islower() else None
        return institution or (end + 1 if words.keys[end] in self.lex.organisation_heads_lower else None)

    def _institution_end(self, words: Words, at: int) -> int | None:
        """Past an institution of several words in lower case: "defence ministry", "supreme court"."""
        for length in range(_LONGEST_INSTITUTION, 1, -1):
            stop = at + length
            joined = stop <= len(words) and all(gap == " " for gap in words.gaps[at + 1 : stop])
            if joined and " ".join(words.keys[at:stop]) in self.gaz.institutions:
                return stop
        return None

    def _noun_first(self, words: Words, i: int) -> int:
        """Past institutional adjectives and the country's adjective, or past "de" and a capitalised complement."""
        lex = self.lex
        head = words.keys[i]
        end, named = i + 1, False
        while end < len(words) and words.gaps[end] in _TIGHT:
            found = None if words.capital(end) else self.gaz.at(words, end)
            if found is not None and any(k.use == "adjective" for k in found[1]):
                end, named = end + found[0], True
                if head not in lex.heads_with_both:
                    return end
            elif words.keys[end] in lex.adjectives_of_institutions and not named:
                end += 1
            else:
                break
        stop = self._complement(words, end) if head in lex.heads_with_complement else None
        if stop is not None and (not named or head in lex.heads_with_both):
            return stop
        return end if named and (head not in lex.heads_with_both or head in lex.state_bodies) else i + 1

    def _complement(self, words: Words, end: int) -> int | None:
        """Past "de", an article and capitalised words."""
        if end + 1 >= len(words) or words.gaps[end] not in _TIGHT or words.keys[end] not in self.lex.of:
            return None
        at = end + 1
        if words.keys[at] in self.lex.articles and at + 1 < len(words):
            at += 1
        if not words.capital(at) or words.gaps[at] not in _TIGHT:
            return None
        found = self.gaz.at(words, at)
        return self._capitals_end(words, at + (found[0] if found else 1) - 1)

    def landmark_end(self, reading: Reading, i: int) -> int | None:
        """Where a place's name that starts with a lower-case head ends: "mont Blanc", "rue de Rivoli"; None when none does."""
        words, lex = reading.words, self.lex
        key = words.keys[i]
        if words.capital(i) or (key not in lex.landmarks and key not in lex.landmarks_with_of):
            return None
        at = i + 1
        if at < len(words) and words.keys[at] in lex.landmark_adjectives and words.gaps[at] == " ":
            at += 1
        if at >= len(words) or words.gaps[at] not in _TIGHT:
            return None
        if words.capital(at):
            return self._capitals_end(words, at) if key in lex.landmarks else None
        return self._complement(words, at) if key in lex.landmarks_with_of else None

    def _capitals_end(self, words: Words, at: int) -> int:
        stop = at + 1
        while stop < len(words) and words.gaps[stop] in {" ", "-"} and words.capital(stop):
            stop += 1
        return stop

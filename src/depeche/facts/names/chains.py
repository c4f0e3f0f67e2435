"""Runs of capitalised words: where one ends, particles, initials and complements included."""

from __future__ import annotations

import re

from depeche.facts.names.cities import cities
from depeche.facts.names.gazetteer import Gazetteer
from depeche.facts.names.reading import Reading
from depeche.facts.names.words import Words

_HYPHENS = frozenset({"-", "‑", "–"})
_APOSTROPHES = frozenset({"'", "’"})
_TIGHT = frozenset({" ", "\u00a0", *_HYPHENS, *_APOSTROPHES})
_ROMAN = re.compile(r"[IVXLC]+(?:e|er|ème)?")
#: What follows an apostrophe in English verbs and negations.
_CLIPPED = frozenset({"re", "ll", "ve"})
_LONGEST_INITIAL = 2
_LONGEST_TAIL = 3
_FULL_NAME = 2
_LONGEST_SYLLABLE = 5
_MOST_PARTICLES = 3
_LONGEST_COMPLEMENT = 6


class Chains:
    """Finds the runs of one language."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gaz = gazetteer
        self.lex = gazetteer.words

    def starts(self, reading: Reading, i: int) -> bool:
        """Whether a run of capitalised words may start at word ``i``."""
        words = reading.words
        word = words.words[i]
        if not words.capital(i) or _ROMAN.fullmatch(word):
            return False
        if word in self.lex.not_names:
            return self._names_with_next(reading, i)
        if words.keys[i] in self.lex.function_words:
            shouted = word.isupper() and len(word) > 1 and not reading.shouted
            return (shouted and not words.opens_sentence(i)) or self._opens_name(words, i)
        return True

    def _opens_name(self, words: Words, i: int) -> bool:
        """Whether a small word opens a name: hung to the next ("Tel-Aviv"), or an article in capitals ("La Poste")."""
        if i + 1 >= len(words) or not words.capital(i + 1):
            return False
        if words.hyphenated(i + 1):
            return True
        article = (
            words.keys[i] in self.lex.articles and not self.lex.adjectives_before_nouns and words.gaps[i + 1] == " "
        )
        if not article or words.words[i].isupper() or words.keys[i + 1] in self.lex.function_words:
            return False
        return bool(cities().named(words.between(i, i + 2))) if words.opens_sentence(i) else True

    def _names_with_next(self, reading: Reading, i: int) -> bool:
        """Whether a word that alone is no name opens one with the next: "Northern Alliance"."""
        words = reading.words
        if words.opens_sentence(i) or i + 1 >= len(words) or words.gaps[i + 1] != " " or words.words[i].isupper():
            return False
        following = words.words[i + 1]
        return (
            following[0].isupper()
            and following not in self.lex.not_names
            and words.keys[i + 1] not in self.lex.function_words
        )

    def end(self, reading: Reading, i: int) -> int:
        """Where the run that starts at word ``i`` ends (the word after its last)."""
        words = reading.words
        end = i + 1
        while end < len(words):
            further = self._further(reading, i, end)
            if further is None:
                break
            end = further
        if words.keys[i] in self.lex.bodies_with_complement:
            return end
        while end > i + 1 and words.words[end - 1].islower() and words.gaps[end - 1] in {" ", "\u00a0"}:
            end -= 1
        return end

    def _further(self, reading: Reading, i: int, end: int) -> int | None:
        """How far the run goes on at word ``end``; None when it stops before it."""
        words = reading.words
        gap = words.gaps[end]
        if gap in _HYPHENS:
            return self._hyphenated(words, i, end)
        if gap == "." or gap == ". ":
            return self._after_stop(words, end, gap)
        if gap in {" & ", "&"}:
            return end + 1 if words.capital(end) else None
        if gap in _APOSTROPHES:
            return self._after_apostrophe(reading, i, end)
        if gap not in {" ", "\u00a0"}:
            return None
        if words.capital(end):
            return end + 1 if self._goes_on(words, end) else None
        if words.words[end].isdigit():
            return end + 1 if self._numbered(words, i, end) else None
        if words.keys[i] in self.lex.bodies_with_complement and (stop := self._body_tail(reading, end)) is not None:
            return stop
        return self._over_particles(reading, i, end)

    def _body_tail(self, reading: Reading, end: int) -> int | None:
        """Past one adjective, or one complement with its preposition, of a body's head."""
        words, lex = reading.words, self.lex
        key = words.keys[end]
        if reading.tag(end) == "ADJ" and (
            key in lex.adjectives_of_institutions or key in self.gaz.adjectives or reading.tag(end - 1) == "NOUN"
        ):
            return end + 1
        if key not in lex.of:
            return None
        at = end + 1
        if at < len(words) and words.keys[at] in lex.articles:
            at += 1
        if at + 1 < len(words) and reading.tag(at) == "ADJ" and words.words[at].islower() and words.gaps[at + 1] == " ":
            at += 1
        complement = (
            at < len(words) and words.gaps[at] in _TIGHT and words.words[at].islower() and reading.tag(at) == "NOUN"
        )
        return at + 1 if complement else None

    def _goes_on(self, words: Words, end: int) -> bool:
        """Whether a capitalised word belongs to the run before it: no weekday, no word that is never part of a name."""
        word = words.words[end]
        if words.keys[end] in self.lex.function_words and not word.isupper():
            body = words.keys[end] in self.lex.organisation_heads and end + 1 < len(words) and words.capital(end + 1)
            return body or self.gaz.first_name(words.keys[end - 1])
        return word not in self.lex.not_names or word.isupper()

    def _hyphenated(self, words: Words, i: int, end: int) -> int | None:
        """Past all that hangs by hyphens, when some of it is a name or figure: "Aulnay-sous-Bois", "F-35A", "Jong-un".

        Second syllables of Korean names may be longer ("Chan-wook").
        """
        stop = end + 1
        while stop < len(words) and words.hyphenated(stop):
            stop += 1
        tail = words.words[end:stop]
        if any(w[0].isupper() or w[0].isdigit() for w in tail):
            return stop
        longest = _LONGEST_SYLLABLE if words.keys[i] in self.gaz.families else _LONGEST_TAIL
        return stop if len(tail) == 1 and len(tail[0]) <= longest else None

    def _after_stop(self, words: Words, end: int, gap: str) -> int | None:
        """Past a full stop in "George W. Bush", "U.S. Steel" and "Gawker.com"."""
        before = words.words[end - 1]
        if words.capital(end):
            initial = len(before) <= _LONGEST_INITIAL and before[0].isupper() and before not in self.lex.not_names
            return end + 1 if initial and before.isalpha() else None
        return end + 1 if gap == "." and words.words[end].islower() and len(words.words[end]) <= _LONGEST_TAIL else None

    def _after_apostrophe(self, reading: Reading, i: int, end: int) -> int | None:
        words = reading.words
        if words.capital(end):
            return end + 1
        if words.words[end] == "s":
            owner = words.keys[end - 1] in self.lex.possessive_heads
            return end + 1 if owner and end + 1 < len(words) and words.capital(end + 1) else None
        if self.lex.apostrophes_in_names:
            return end + 1 if len(words.words[end]) > 1 and words.keys[end] not in _CLIPPED else None
        return self._over_particles(reading, i, end)

    def _numbered(self, words: Words, i: int, end: int) -> bool:
        """Whether a figure belongs to the name before it ("Leopard 2"), not to a date or a sentence."""
        short = len(words.words[end]) <= _LONGEST_INITIAL and end - i == 1
        word = words.words[i]
        return (
            short
            and len(word) > _LONGEST_INITIAL
            and words.keys[i] not in self.lex.function_words
            and not words.opens_sentence(i)
        )

    def _over_particles(self, reading: Reading, i: int, end: int) -> int | None:
        """Past particles to the next capitalised word, when what stands before calls for a complement."""
        words, lex = reading.words, self.lex
        stop = end
        while (
            stop < len(words)
            and stop - end < _MOST_PARTICLES
            and words.words[stop].islower()
            and words.keys[stop] in lex.particles
        ):
            if words.gaps[stop] not in _TIGHT:
                return None
            stop += 1
        if stop == end or stop >= len(words) or words.gaps[stop] not in _TIGHT:
            return None
        particles = words.keys[end:stop]
        if particles[0] in lex.conjunctions and any(p in lex.articles for p in particles):
            return None
        calls = self._calls(words, i, end, all(p not in lex.conjunctions for p in particles))
        if not words.capital(stop):
            return self._common_complement(reading, stop) if calls and not lex.adjectives_before_nouns else None
        if all(p in lex.firm_particles for p in particles):
            return stop + 1
        head = words.keys[i]
        person = self.gaz.first_name(head) or (i > 0 and words.keys[i - 1] in lex.titles)
        if person and head not in lex.organisation_heads:
            return stop + 1 if all(p in lex.name_particles for p in particles) and end - i <= _LONGEST_INITIAL else None
        return stop + 1 if calls else None

    def _common_complement(self, reading: Reading, stop: int) -> int | None:
        """Past a lower-case complement that ends in a capitalised word: "Association des leaders religieux du Mali"."""
        words = reading.words
        for at in range(stop, min(len(words), stop + _LONGEST_COMPLEMENT)):
            if words.gaps[at] not in _TIGHT or words.keys[at] in self.lex.institution_stops:
                return None
            if words.capital(at):
                return at + 1
            if reading.tag(at) in {"VERB", "AUX", "PRON", "SCONJ", "CCONJ"}:
                return None
        return None

    def _calls(self, words: Words, i: int, end: int, complement: bool) -> bool:
        """Whether the run so far is headed by a word that takes a complement ("Bank") or names joined by "and"."""
        lex = self.lex
        heads = [lex.organisation_heads, lex.place_heads, lex.event_heads] if complement else [lex.organisation_heads]
        return any(words.keys[k] in known for k in (i, end - 1) for known in heads)

    def inner_title(self, words: Words, i: int, end: int) -> int | None:
        """The last title inside a run ("Environment Minister John Baird"): what follows it is a person's name."""
        for k in range(end - 2, i - 1, -1):
            if (
                words.keys[k] in self.lex.titles
                and not (k == i and end - i == _FULL_NAME and words.keys[k] in self.gaz.male)
                and words.capital(k + 1)
                and words.keys[end - 1] not in self.lex.organisation_tails
            ):
                return k
        return None

    def seat(self, words: Words, i: int) -> int | None:
        """Past what tells a member's party and state: "(D-Minn.)", ", R-Texas,"; None where nothing does."""
        lex, end = self.lex, i + 2
        if words.words[i] not in lex.party_letters or end > len(words) or not words.hyphenated(i + 1):
            return None
        if words.gaps[i][-1:] != "(" and words.gaps[i] != ", ":
            return None
        if not words.capital(i + 1) or words.keys[i + 1] in lex.event_heads:
            return None
        while end < len(words) and words.capital(end) and words.gaps[end] in {" ", "."}:
            end += 1
        return end

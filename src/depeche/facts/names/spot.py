"""Finding names in a passage: known names, and capitalised words that known cues make a name.

Three readings of the same words are put together: the longest known name at each word, the run of capitalised words,
and common-noun phrases that name a body ("armée syrienne"). What is one name, and of what kind, is settled here; whom
it stands for is settled by ``identity``.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from depeche._languages import codes
from depeche.facts.fact import EntityKind, Use
from depeche.facts.lemmas import lemmas
from depeche.facts.names.bodies import Bodies
from depeche.facts.names.chains import Chains
from depeche.facts.names.cities import City, cities
from depeche.facts.names.gazetteer import Gazetteer, Known
from depeche.facts.names.kinds import Kinds
from depeche.facts.names.reading import Habits, Reading
from depeche.facts.names.words import Words

_OPENING, _CLOSING = frozenset('«“"'), frozenset('»”"')
#: What the parser may take a name for.
_NOMINAL = frozenset({"PROPN", "NOUN", "ADJ", "X", ""})


@dataclass(frozen=True, slots=True)
class Spotted:
    """A name. ``first`` and ``last`` are its words in the passage (``last`` excluded); offsets are the article's."""

    start: int
    end: int
    text: str
    kind: EntityKind
    use: Use
    passage: int
    first: int
    last: int
    known: Known | None = None
    city: City | None = None
    sure: bool = True  #: False when only its capital speaks for it


@functools.cache
def _dictionary() -> frozenset[str]:
    """The common words of all languages."""
    return frozenset[str]().union(*(lemmas(code).common for code in codes()))


class Spotter:
    """Finds the names of one article's passages."""

    def __init__(self, gazetteer: Gazetteer, habits: Habits) -> None:
        self.gaz = gazetteer
        self.lex = gazetteer.words
        self.habits = habits
        self.common = lemmas(gazetteer.language).common
        self.chains = Chains(gazetteer)
        self.kinds = Kinds(gazetteer, self.common, _dictionary())
        self.bodies = Bodies(gazetteer)

    def spot(self, reading: Reading) -> list[Spotted]:
        """The names of a passage, in order, none overlapping."""
        found: list[Spotted] = []
        words, openers, names = reading.words, self.lex.openers, self.gaz.branches
        keys, capitals, i = words.keys, words.capitals, 0
        while i < len(keys):
            key = keys[i]
            if not capitals[i] and key not in openers and key not in names:
                i += 1
                continue
            hit = self._at(reading, i)
            if isinstance(hit, Spotted):
                found.append(hit)
                i = hit.last
            else:
                i = hit
        return found

    def _at(self, r: Reading, i: int) -> Spotted | int:
        """The name that starts at word ``i``, or the next word where one may start."""
        words = r.words
        if words.hyphenated(i) and not (words.capital(i) and words.words[i - 1].islower()):
            return i + 1
        if (city_end := self._longer_city(words, i)) is not None:
            return self._make(r, i, city_end, "place", city=cities().named(words.between(i, city_end))[0])
        if (past := i + 1 if self._language(r, i) else self.chains.seat(words, i)) is not None:
            return past
        body = self.bodies.end(r, i)
        known = self.gaz.at(words, i)
        chain = self.chains.end(r, i) if self.chains.starts(r, i) else i
        if known is not None:
            hit = self._known(r, i, known, chain)
            if hit is not None and (body is None or hit.last >= body):
                return hit
        if body is not None:
            end = max(body, chain)
            return self._make(r, i, end, "organisation", known=self._exact(r, i, end))
        landmark = self.bodies.landmark_end(r, i)
        if landmark is not None:
            return self._make(r, i, landmark, "place", known=self._exact(r, i, landmark))
        return self._run(r, i, chain) if chain > i and known is None else i + 1

    def _make(
        self,
        r: Reading,
        i: int,
        j: int,
        kind: EntityKind,
        use: Use = "name",
        known: Known | None = None,
        city: City | None = None,
        sure: bool = True,
    ) -> Spotted:
        start, end = r.words.span(i, j)
        text = r.words.text
        last = r.words.words[j - 1]
        if text[end : end + 1] == "." and "." in text[start:end] and last.isupper() and len(last) == 1:
            end += 1
        offset = r.passage.offset
        return Spotted(offset + start, offset + end, text[start:end], kind, use, r.index, i, j, known, city, sure)

    def _exact(self, r: Reading, i: int, j: int) -> Known | None:
        return next(iter(self.gaz.named(r.words.text[r.words.starts[i] : r.words.ends[j - 1]])), None)

    # Known names

    def _known(self, r: Reading, i: int, found: tuple[int, tuple[Known, ...]], chain: int) -> Spotted | None:
        length, candidates = found
        words = r.words
        end = i + length
        best = self._choose(r, i, end, candidates)
        if best.kind in {"place", "country"} and best.use == "name" and self._only_part(words, i, end):
            return None
        if end < len(words) and words.hyphenated(end):
            return self._hyphened(r, i, end, chain, best)
        if chain > end:
            longer = self._longer(r, i, end, chain, best)
            if longer is not None:
                return longer
        if length == 1 and not self._believes(r, i, best):
            return None
        if self._rather_a_person(r, i, end, best):
            return self._make(r, i, end, "person")
        return self._make(r, i, end, best.kind, best.use, best)

    def _only_part(self, words: Words, i: int, end: int) -> bool:
        """Whether a place's name is part of a currency ("US$"), a disease ("West Nile virus") or a strain ("A/Texas/7")."""
        lex = self.lex
        if words.text[words.ends[end - 1] : words.ends[end - 1] + 2].lstrip()[:1] == "$":
            return True
        if end < len(words) and words.gaps[end] == "/" and words.gaps[i] == "/" and words.words[end].isdigit():
            return True
        if lex.adjectives_before_nouns:
            return end < len(words) and words.gaps[end] == " " and words.keys[end] in lex.diseases
        at = i - 1
        while at > 0 and (words.keys[at] in lex.of or words.keys[at] in lex.articles):
            at -= 1
        return 0 <= at < i - 1 and words.keys[at] in lex.diseases

    def _longer_city(self, words: Words, i: int) -> int | None:
        """Where a city's name over a small word ends: "Rio de Janeiro"."""
        stop = i + 3
        if stop > len(words) or not words.capital(i) or not words.words[i + 1].islower() or not words.capital(i + 2):
            return None
        tight = words.gaps[i + 1] == words.gaps[i + 2] == " " and words.keys[i + 1] in self.lex.particles
        return stop if tight and cities().named(words.between(i, stop)) else None

    def _language(self, r: Reading, i: int) -> bool:
        """Whether a country's or region's adjective is a language: "la langue française", "du français", "speaks French"."""
        words, lex = r.words, self.lex
        if words.capital(i) != lex.adjectives_before_nouns or not self._adjective(words.keys[i]):
            return False
        before = words.keys[i - 1] if i > 0 and words.gaps[i].strip("'’  ") == "" else ""
        follows = i + 1 < len(words) and words.gaps[i + 1] in {" ", " "}
        if before in lex.language_nouns or (follows and words.keys[i + 1] in lex.language_nouns):
            return True
        alone = not follows or r.tag(i + 1) not in {"NOUN", "PROPN", "ADJ", "NUM"}
        noun = lex.adjectives_before_nouns or r.tag(i) not in {"ADJ", "VERB"}
        return before in lex.language_leads and alone and noun

    def _adjective(self, key: str) -> bool:
        found = self.gaz.variants.get(key)
        return found is not None and any(v.known.use == "adjective" for v in found)

    def _hyphened(self, r: Reading, i: int, end: int, chain: int, best: Known) -> Spotted | None:
        """A known name with something hung on it: part of a longer name, or itself in "Pyongyang-backed"."""
        hung = end
        while hung < len(r.words) and r.words.hyphenated(hung):
            hung += 1
        if chain > end and any(
            r.words.words[k][0].isupper() or r.words.words[k][0].isdigit() for k in range(end, hung)
        ):
            if best.kind == "product":
                return self._make(r, i, chain, "product", known=best)
            run = self._run(r, i, chain)
            return run if isinstance(run, Spotted) else None
        return self._make(r, i, end, best.kind, best.use, best) if r.words.capital(i) else None

    def _longer(self, r: Reading, i: int, end: int, chain: int, best: Known) -> Spotted | None:
        """The capitalised run as one name, when it is more than the known name that it starts with."""
        words, lex = r.words, self.lex
        text = words.text[words.starts[i] : words.ends[chain - 1]]
        title = self.chains.inner_title(words, i, chain)
        if title is not None and best.kind == "country":
            return None
        if title is not None:
            chain = title
        if chain <= end:
            return None
        found = cities().named(text) if title is None else ()
        last = words.keys[chain - 1]
        if found and best.kind in {"place", "country"}:
            return self._make(r, i, chain, "place", city=found[0])
        if best.kind == "person":
            first_names = end - i == 1 or all(self.gaz.first_name(words.keys[k]) for k in range(i, end))
            return self._make(r, i, chain, "person") if first_names and words.gaps[end] == " " else None
        if best.kind == "group":
            return None
        if best.kind == "event" and words.keys[end] in lex.of:
            return self._make(r, i, chain, "event", known=best)
        if self._body_from(words, end, chain, best):
            return self._make(r, i, chain, "organisation", known=self._exact(r, i, chain))
        if last in lex.event_heads:
            return self._make(r, i, chain, "event")
        if last in lex.place_heads:
            return self._make(r, i, chain, "place")
        if end == i + 1 and self._first_name(r, i, best):
            return self._make(r, i, chain, "person")
        return (
            self._make(r, i, chain, "product", known=best)
            if best.kind == "product" and words.words[end].isdigit()
            else None
        )

    def _first_name(self, r: Reading, i: int, best: Known) -> bool:
        """Whether a known name is a first name here: a place's, or an adjective behind a title ("Minister Roman Holm")."""
        if best.use != "adjective":
            return best.use == "name" and self.gaz.first_name(r.words.keys[i])
        unknown = r.words.words[i + 1].lower() not in self.common
        return (
            self.lex.adjectives_before_nouns
            and unknown
            and self.gaz.at(r.words, i + 1) is None
            and self.kinds.titled(r, i)
        )

    def _body_from(self, words: Words, end: int, chain: int, best: Known) -> bool:
        """Whether the words from ``end`` to ``chain`` make a body's name of the known one before them."""
        lex, keys = self.lex, words.keys
        if not any(k in lex.organisation_heads or k in lex.organisation_tails for k in keys[end:chain]):
            return False
        last = keys[chain - 1]
        headed = last in lex.organisation_tails or last in lex.organisation_heads or keys[end] in lex.organisation_heads
        return headed or best.use == "adjective"

    def _choose(self, r: Reading, i: int, end: int, candidates: tuple[Known, ...]) -> Known:
        """Which of several known things a name is here: a name before a people before an adjective, by place and tag."""
        if len(candidates) == 1:
            return candidates[0]
        names = [k for k in candidates if k.use == "name" and k.kind != "group"]
        if names and r.words.capital(i):
            return names[0]
        adjectives = [k for k in candidates if k.use == "adjective"]
        groups = [k for k in candidates if k.kind == "group"]
        if adjectives and groups:
            return adjectives[0] if self._adjectival(r, i, end) else groups[0]
        return adjectives[0] if adjectives else candidates[0]

    def _adjectival(self, r: Reading, i: int, end: int) -> bool:
        """Whether a word that is both ("Syrian", "Français") is the adjective here."""
        words = r.words
        if not words.capital(i):
            return True
        tag = r.tag(end - 1)
        if self.lex.adjectives_before_nouns and end < len(words) and words.gaps[end] == " ":
            follows = r.tag(end)
            return follows in {"NOUN", "PROPN", "ADJ", "NUM"} or tag == "ADJ"
        return tag == "ADJ" and (self.lex.adjectives_before_nouns or words.opens_sentence(i))

    def _believes(self, r: Reading, i: int, known: Known) -> bool:
        """Whether a single known word is a name here, not a common word that opens a sentence."""
        words = r.words
        word, key = words.words[i], words.keys[i]
        if not words.capital(i):
            return known.use == "adjective" or known.kind in {"organisation", "event", "product", "group"}
        initials = word.isupper() and len(word) > 1 and not r.shouted  # "US troops", no "us"
        if word in self.lex.not_names or (words.opens_sentence(i) and key in self.lex.function_words and not initials):
            return False
        if words.opens_sentence(i) and key in self.habits.lower and key not in self.habits.capitalised:
            return known.use == "adjective" or r.tag(i) == "PROPN"
        return True

    def _rather_a_person(self, r: Reading, i: int, end: int, best: Known) -> bool:
        """Whether a place's name stands where only a person's can: after a title, or bare where a place has its article."""
        words, key = r.words, r.words.keys[i]
        if end - i > 1 or best.kind not in {"place", "country"} or best.use != "name":
            return False
        if (
            self.kinds.titled(r, i)
            and words.words[i - 1].islower() is not None
            and words.keys[i - 1] not in self.lex.locative_nouns
        ):
            return best.kind == "place" or key in self.lex.ambiguous
        if key in self.gaz.surnames and key in self.lex.ambiguous:
            return i == 0 or (words.keys[i - 1] not in self.lex.definite and words.keys[i - 1] not in self.lex.locative)
        return False

    # Runs of capitalised words

    def _run(self, r: Reading, i: int, end: int) -> Spotted | int:
        """The run as a name of its kind; else the word where to look on."""
        words = r.words
        title = self.chains.inner_title(words, i, end)
        if title is not None:
            return title + 1
        if words.keys[end - 1] in self.lex.titles and (end - i == 1 or self._office(words, i, end)):
            return end
        if words.keys[i] in self.lex.civilities and end - i > 1 and words.words[i + 1].islower():
            return self._make(r, i + 1, end, "person")
        if words.opens_sentence(i):
            if end - i == 1 and not self._opening_name(r, i):
                return end
            if end - i > 1 and self._opener_only(r, i) and not cities().named(words.between(i, end)):
                return i + 1
        if end - i > 2 and self._label_before_person(words, i, end):
            return i + 1
        if end - i > 2 and (remit := self.kinds.remit(r, i, end)) is not None:
            return remit[0] if remit[1] is None else self._make(r, i, remit[0], "place", city=remit[1])
        if end - i == 1 and (len(words.words[i]) == 1 or words.words[i].isdigit()):
            return end
        told = self.kinds.tell(r, i, end)
        if told is None:
            return i + 1
        if not told.sure and self._quoted(words, i, end) and not self.gaz.first_name(words.keys[i]):
            return self._make(r, i, end, "product", sure=False)
        return self._make(
            r, i, end, told.kind, told.known.use if told.known else "name", told.known, told.city, told.sure
        )

    def _office(self, words: Words, i: int, end: int) -> bool:
        """Whether a run that ends in a title is the office alone, in words of the dictionary: "the Home Secretary"."""
        lex = self.lex
        plain = all(words.words[k].lower() in self.common and not words.hyphenated(k) for k in range(i, end))
        return plain and lex.adjectives_before_nouns and i > 0 and words.keys[i - 1] in lex.definite

    def _quoted(self, words: Words, i: int, end: int) -> bool:
        """Whether quotation marks hold the run and nothing else: the title of a work, the name of a thing."""
        after = words.text[words.ends[end - 1] : words.ends[end - 1] + 2].lstrip("\u00a0 ,.")
        return words.gaps[i].rstrip("\u00a0 ")[-1:] in _OPENING and after[:1] in _CLOSING

    def _label_before_person(self, words: Words, i: int, end: int) -> bool:
        """Whether a word of the dictionary stands before a first name and a surname: "Inventor Dean Kamen"."""
        key = words.keys[i]
        known = self.gaz.first_name(key) or key in self.lex.organisation_heads or key in self.lex.place_heads
        labels = words.words[i].lower() in self.common or any(f"{key}s".endswith(e) for e in self.lex.people_endings)
        plain = labels and words.gaps[i + 1] == " "
        return (
            plain
            and not known
            and self.gaz.first_name(words.keys[i + 1])
            and words.keys[end - 1] not in self.lex.organisation_tails
        )

    def _opening_name(self, r: Reading, i: int) -> bool:
        """Whether a single capitalised word at the start of a sentence is a name."""
        words = r.words
        word, key = words.words[i], words.keys[i]
        if key in self.habits.capitalised or not word[0].isupper() or self.kinds.before_state(words, i + 1):
            return True
        if key in self.gaz.surnames and key not in self.habits.lower:
            return True
        if word.isupper() and len(word) > 1:
            return not r.shouted
        if key in self.habits.lower or key in self.common or word.lower() in self.common:
            return False
        if self.kinds.large_city(word) and r.tag(i) in _NOMINAL:
            return True
        if i + 1 < len(words) and words.gaps[i + 1] in {"'", "’"} and not self.lex.adjectives_before_nouns:
            return False
        return r.tag(i) == "PROPN"

    def _opener_only(self, r: Reading, i: int) -> bool:
        """Whether the first word of a run owes its capital to the sentence alone ("Hier Paris", "Interrogé Hollande")."""
        words, lex = r.words, self.lex
        key = words.keys[i]
        if words.hyphenated(i + 1) or words.gaps[i + 1] != " " or words.words[i].isupper():
            return False
        if self.gaz.first_name(key) or key in self.habits.capitalised:
            return False
        if key in lex.organisation_heads or key in lex.place_heads or key in lex.event_heads:
            return False
        return key in self.habits.lower or (words.words[i].lower() in self.common and r.tag(i) != "PROPN")


def between(words: Words, a: Spotted, b: Spotted) -> str:
    """What stands between two names of one passage."""
    return words.text[words.ends[a.last - 1] : words.starts[b.first]]

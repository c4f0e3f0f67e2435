"""Finding names in a passage: known names, and capitalised words that known cues make a name.

Three readings of the same words are put together: the longest known name at each word, the longest run of capitalised
words, and common-noun phrases that name a body ("armée syrienne"). What is one name, and of what kind, is settled here;
whom it stands for is settled by ``entities``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from depeche.facts.fact import EntityKind, Use
from depeche.facts.names.cities import City, cities
from depeche.facts.names.gazetteer import Gazetteer, Known
from depeche.facts.names.words import Words, fold, key_of, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from depeche.facts.passage import Passage


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


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage's words with the parser's tags for them."""

    index: int
    passage: Passage
    words: Words
    tags: Mapping[int, Token]  #: offset in the passage → token

    def tag(self, i: int) -> str:
        """The part of speech of word ``i``; empty when the parser cut it otherwise."""
        token = self.tags.get(self.words.starts[i])
        return token.pos_ if token is not None else ""


def readings(passages: list[Passage] | tuple[Passage, ...], text: str) -> list[Reading]:
    """The passages' words, read from the article's own text."""
    found = []
    for index, passage in enumerate(passages):
        own = text[passage.offset : passage.end]
        found.append(Reading(index, passage, words_of(own), {t.idx: t for t in passage.doc}))
    return found


@dataclass(frozen=True, slots=True)
class Habits:
    """How words are written over the whole article: capitalised inside a sentence, in lower case, as part of a person's name."""

    capitalised: frozenset[str]
    lower: frozenset[str]


def habits_of(passages: list[Reading]) -> Habits:
    """The article's habits."""
    capitalised, lower = set[str](), set[str]()
    for reading in passages:
        words = reading.words
        if _shouted(words):
            continue
        for i, word in enumerate(words.words):
            if word.islower():
                lower.add(words.keys[i])
            elif word[0].isupper() and not words.opens_sentence(i):
                capitalised.add(words.keys[i])
    return Habits(frozenset(capitalised), frozenset(lower))


def _shouted(words: Words) -> bool:
    shouting = sum(1 for w in words.words if w.isupper() and len(w) > 1)
    return len(words) > 3 and shouting > 0.7 * len(words)


class Spotter:
    """Finds the names of one article's passages."""

    def __init__(self, gazetteer: Gazetteer, habits: Habits) -> None:
        self.gaz = gazetteer
        self.lex = gazetteer.words
        self.habits = habits

    def spot(self, reading: Reading) -> list[Spotted]:
        """The names of a passage, in order, none overlapping."""
        found: list[Spotted] = []
        i = 0
        words = reading.words
        while i < len(words):
            hit = self._at(reading, i)
            if hit is None:
                i += 1
                continue
            found.append(hit)
            i = max(hit.last, i + 1)
        return found

    # What starts at one word

    def _at(self, r: Reading, i: int) -> Spotted | None:
        words = r.words
        if words.hyphenated(i) and not (words.capital(i) and words.words[i - 1].islower()):
            return None
        body = self._body(r, i)
        known = self.gaz.at(words, i)
        chain = self._chain(r, i) if words.capital(i) else None
        if (
            chain is not None
            and words.keys[i] in self.lex.titles
            and chain - i > 1
            and (known is None or known[0] == 1)
        ):
            return None if not self._org_shaped(words, i, chain) else self._chained(r, i, chain)
        if known is not None:
            hit = self._known(r, i, known, chain)
            if body is None or (hit is not None and hit.last >= body.last):
                return hit
        if body is not None:
            return body
        if chain is None:
            return None
        return self._chained(r, i, chain)

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
        if (
            text[end : end + 1] == "."
            and "." in text[start:end]
            and r.words.words[j - 1].isupper()
            and len(r.words.words[j - 1]) == 1
        ):
            end += 1
        return Spotted(
            r.passage.offset + start,
            r.passage.offset + end,
            text[start:end],
            kind,
            use,
            r.index,
            i,
            j,
            known,
            city,
            sure,
        )

    # Known names

    def _known(self, r: Reading, i: int, found: tuple[int, tuple[Known, ...]], chain: int | None) -> Spotted | None:
        length, candidates = found
        words = r.words
        end = i + length
        if end < len(words) and words.hyphenated(end):
            return self._chained(r, i, chain) if chain and chain > end else None
        best = self._choose(r, i, end, candidates)
        if chain is not None and chain > end and (longer := self._longer(r, i, end, chain, best)) is not None:
            return longer
        if length == 1 and not self._believes(r, i, best):
            return None
        if (
            length == 1
            and best.kind in {"place", "country"}
            and best.use == "name"
            and words.keys[i] in self.lex.ambiguous
            and self._is_surname(r, i)
        ):
            return self._make(r, i, end, "person")
        return self._make(r, i, end, best.kind, best.use, best)

    def _longer(self, r: Reading, i: int, end: int, chain: int, best: Known) -> Spotted | None:
        """The capitalised run as one name, when it is more than the known name that it starts with."""
        words = r.words
        if words.keys[chain - 1] in self.lex.organisation_tails | self.lex.organisation_heads and best.kind != "person":
            return self._make(r, i, chain, "organisation", known=self._only(r, i, chain))
        if words.keys[chain - 1] in self.lex.event_heads and best.kind not in {"person", "group"}:
            return self._make(r, i, chain, "event")
        if words.keys[chain - 1] in self.lex.place_heads and best.kind not in {"person", "group"}:
            return self._make(r, i, chain, "place")
        if self.gaz.first_name(words.keys[i]) and end == i + 1 and best.kind in {"place", "country"}:
            return self._make(r, i, chain, "person")
        if best.use == "adjective" and end < chain and self.gaz.first_name(words.keys[end]):
            return None
        if best.kind == "product" and chain == end + 1 and words.words[end].isdigit():
            return self._make(r, i, chain, "product", known=best)
        return None

    def _only(self, r: Reading, i: int, j: int) -> Known | None:
        found = self.gaz.named(r.words.text[r.words.starts[i] : r.words.ends[j - 1]])
        return found[0] if found else None

    def _choose(self, r: Reading, i: int, end: int, candidates: tuple[Known, ...]) -> Known:
        """Which of several known things a name is here: by article, adjective place and tag."""
        if len(candidates) == 1:
            return candidates[0]
        words = r.words
        adjectives = [k for k in candidates if k.use == "adjective"]
        groups = [k for k in candidates if k.kind == "group"]
        if adjectives and groups:
            return adjectives[0] if self._adjectival(r, i, end) else groups[0]
        if adjectives and not words.capital(i):
            return adjectives[0]
        return candidates[0]

    def _adjectival(self, r: Reading, i: int, end: int) -> bool:
        words = r.words
        if not words.capital(i):
            return True
        tag = r.tag(i if end == i + 1 else end - 1)
        if end < len(words) and words.gaps[end] == " ":
            follows = r.tag(end)
            if follows in {"NOUN", "PROPN", "ADJ"} and tag != "NOUN":
                return (
                    self.gaz.language != ""
                    and (words.words[end].islower() or words.capital(end))
                    and not self._french_like(r, end)
                )
        if tag == "ADJ":
            return not words.words[end - 1].endswith("s") or tag == "ADJ"
        return False

    def _french_like(self, r: Reading, end: int) -> bool:
        """Whether adjectives follow their nouns here, so that a capitalised one before a noun is a people's name."""
        return bool(self.lex.institution_adjectives)

    def _believes(self, r: Reading, i: int, known: Known) -> bool:
        """Whether a single known word is a name here, not a common word at the start of a sentence or part of a longer word."""
        words = r.words
        word = words.words[i]
        if not words.capital(i):
            return known.use == "adjective" or known.kind in {"organisation", "event", "product", "group"}
        if word in self.lex.not_names:
            return False
        if words.opens_sentence(i) and words.keys[i] in self.lex.function_words:
            return False
        if (
            words.opens_sentence(i)
            and words.keys[i] in self.habits.lower
            and words.keys[i] not in self.habits.capitalised
        ):
            return r.tag(i) == "PROPN"
        return True

    def _is_surname(self, r: Reading, i: int) -> bool:
        """Whether an ambiguous name stands where only a person's name can: after a title or first name, or bare before a verb."""
        words = r.words
        if (
            i > 0
            and words.gaps[i] == " "
            and (words.keys[i - 1] in self.lex.titles or self.gaz.first_name(words.keys[i - 1]))
        ):
            return True
        if words.keys[i] in self.gaz.surnames:
            return i == 0 or words.keys[i - 1] not in self.lex.definite | self.lex.locative
        return False

    # Bodies named by common nouns

    def _body(self, r: Reading, i: int) -> Spotted | None:
        """A body named by a lower-case head: "armée syrienne", "université américaine de Beyrouth", "Indonesian navy"."""
        words = r.words
        lex = self.lex
        if lex.institution_adjectives:
            if words.keys[i] not in lex.organisation_heads_lower or words.capital(i) and words.keys[i] in lex.titles:
                return None
            end = self._body_end(r, i)
            return self._make(r, i, end, "organisation", known=self._only(r, i, end)) if end > i + 1 else None
        found = self.gaz.at(words, i)
        if found is None or not words.capital(i):
            return None
        end = i + found[0]
        if not any(k.use == "adjective" or k.name in {"United States", "United Kingdom"} for k in found[1]):
            return None
        if (
            end < len(words)
            and words.gaps[end] == " "
            and words.keys[end]
            in {"navy", "army", "police", "parliament", "embassy", "coastguard"} & lex.organisation_heads_lower
        ):
            return self._make(r, i, end + 1, "organisation", known=self._only(r, i, end + 1))
        return None

    def _body_end(self, r: Reading, i: int) -> int:
        """Where the body's name ends: after a country's adjective, or after "de" and a capitalised complement."""
        words = r.words
        end = i + 1
        named = False
        while end < len(words) and words.gaps[end] in {" ", "-", "'", "’"}:
            key = words.keys[end]
            found = self.gaz.at(words, end)
            if found and any(k.use == "adjective" for k in found[1]) and not words.capital(end):
                end += found[0]
                named = named or words.keys[i] not in {"universite"}
                if words.keys[i] != "universite":
                    break
                continue
            if key in self.lex.institution_adjectives and not named:
                end += 1
                continue
            if key in {"de", "d", "du", "des"} and end + 1 < len(words):
                at = end + 1
                if words.keys[at] in {"la", "l", "le", "les"} and at + 1 < len(words):
                    at += 1
                if words.capital(at):
                    stop = self._complement(r, at)
                    return (
                        stop
                        if words.keys[i]
                        in {
                            "ministere",
                            "departement",
                            "ambassade",
                            "consulat",
                            "universite",
                            "cour",
                            "tribunal",
                            "banque",
                            "institut",
                        }
                        else (end if named else i + 1)
                    )
            break
        return end if named else i + 1

    def _complement(self, r: Reading, at: int) -> int:
        found = self.gaz.at(r.words, at)
        stop = at + (found[0] if found else 1)
        while stop < len(r.words) and r.words.gaps[stop] in {" ", "-"} and r.words.capital(stop):
            stop += 1
        return stop

    # Runs of capitalised words

    def _chain(self, r: Reading, i: int) -> int | None:
        """Where the run of capitalised words from ``i`` ends, particles between them included; None when it is no name."""
        words = r.words
        if words.opens_sentence(i) and words.keys[i] in self.lex.function_words and not self._kept_article(words, i):
            return None
        if words.words[i] in self.lex.not_names:
            return None
        end = i + 1
        while end < len(words):
            gap = words.gaps[end]
            if gap in {" ", "-", "‑", "–", "\u00a0"} or (
                gap in {"'", "’"} and (words.capital(end) or words.words[end] == "s")
            ):
                if words.capital(end) and not (
                    gap == " "
                    and words.words[end] in self.lex.not_names
                    and words.words[end].isalpha()
                    and not words.words[end].isupper()
                ):
                    end += 1
                    continue
                if (
                    gap in {"-", "‑"}
                    and words.words[end].isdigit()
                    or gap == " "
                    and words.words[end].isdigit()
                    and len(words.words[end]) < 3
                    and end - i == 1
                    and words.words[i] not in self.lex.not_names
                    and len(words.words[i]) > 2
                    and not words.opens_sentence(i)
                ):
                    end += 1
                    continue
                if (
                    gap in {"'", "’"}
                    and words.words[end] == "s"
                    and end + 1 < len(words)
                    and words.capital(end + 1)
                    and words.keys[i] not in self.gaz.surnames
                    and self._possessive_name(words, i, end)
                ):
                    end += 1
                    continue
                if gap in {"-", "‑"} and words.words[end].islower():
                    stop = end + 1
                    while stop < len(words) and words.hyphenated(stop):
                        stop += 1
                    if any(words.capital(k) for k in range(end, stop)) or gap == "-" and len(words.words[end]) > 1:
                        end = stop
                        continue
                if (stop := self._over_particles(r, i, end)) is not None:
                    end = stop
                    continue
            elif (
                gap in {". ", "."}
                and len(words.words[end - 1]) <= 2
                and words.capital(end)
                and words.words[end - 1] not in self.lex.not_names
            ):
                end += 1
                continue
            elif gap == "." and words.words[end].islower() and len(words.words[end]) <= 3:
                end += 1
                continue
            elif gap in {" & ", "&"} and words.capital(end):
                end += 1
                continue
            break
        return end

    def _possessive_name(self, words: Words, i: int, end: int) -> bool:
        found = self.gaz.named(" ".join(words.words[i:end]))
        return not found and words.keys[end - 1] in {"people", "women", "workers", "children", "men", "king", "queen"}

    def _kept_article(self, words: Words, i: int) -> bool:
        found = self.gaz.at(words, i)
        return found is not None and found[0] > 1

    def _over_particles(self, r: Reading, i: int, end: int) -> int | None:
        """Past particles to the next capitalised word, when what stands before calls for a complement."""
        words, lex = r.words, self.lex
        stop = end
        while (
            stop < len(words)
            and stop - end < 3
            and words.keys[stop] in lex.particles
            and words.words[stop].islower()
            and words.gaps[stop] in {" ", "'", "’", "-", "\u00a0"}
        ):
            stop += 1
        if stop == end or stop >= len(words) or words.gaps[stop] not in {" ", "'", "’", "-", "\u00a0"}:
            return None
        head = words.keys[i]
        own = all(words.keys[k] in lex.name_particles for k in range(end, stop))
        person = self.gaz.first_name(head) or (i > 0 and words.keys[i - 1] in lex.titles)
        if words.capital(stop):
            if person and own and stop - end <= 2 and end - i <= 2 and head not in lex.organisation_heads:
                return stop + 1
            if not person and self._calls(words, i, end):
                return stop + 1
            if own and all(
                words.keys[k] in {"van", "von", "der", "ben", "bin", "ibn", "el", "al", "della", "di"}
                for k in range(end, stop)
            ):
                return stop + 1
            return None
        if self._calls(words, i, end) and lex.institution_adjectives:
            return self._common_complement(r, i, stop)
        return None

    def _common_complement(self, r: Reading, i: int, stop: int) -> int | None:
        """Past a lower-case complement that ends in a capitalised word: "Association des leaders religieux du Mali"."""
        words = r.words
        at = stop
        while (
            at < len(words)
            and at - stop < 6
            and words.gaps[at] in {" ", "'", "’", "-"}
            and words.keys[at] not in self.lex.institution_stops
        ):
            if words.capital(at):
                return at + 1
            if r.tag(at) in {"VERB", "AUX", "PRON", "SCONJ", "CCONJ"}:
                return None
            at += 1
        return None

    def _calls(self, words: Words, i: int, end: int) -> bool:
        """Whether a run so far is headed by a word that takes a complement: "Bank", "Université", "Jeux olympiques"."""
        lex = self.lex
        heads = lex.organisation_heads | lex.place_heads | lex.event_heads
        return words.keys[i] in heads or words.keys[end - 1] in heads

    def _chained(self, r: Reading, i: int, end: int) -> Spotted | None:
        """The run as a name: trimmed of titles and sentence openers, its kind told; None when nothing speaks for it."""
        words, lex = r.words, self.lex
        while (
            end > i and words.words[end - 1].islower() and not words.hyphenated(end - 1) and words.gaps[end - 1] != "."
        ):
            end -= 1
        if end <= i:
            return None
        if words.keys[i] in lex.titles and end - i > 1 and not self._org_shaped(words, i, end):
            return None
        if words.opens_sentence(i):
            if end - i == 1 and not self._opening_name(r, i):
                return None
            if end - i > 1 and self._opener_only(r, i):
                return None
        elif end - i == 1 and (
            words.keys[i] in lex.titles or words.keys[i] in lex.function_words and not words.words[i].isupper()
        ):
            return None
        if end - i == 1 and (words.words[i] in lex.not_names or len(words.words[i]) == 1 or words.words[i].isdigit()):
            return None
        inner = self._split(r, i, end)
        if inner is not None:
            return inner
        return self._kinded(r, i, end)

    def _split(self, r: Reading, i: int, end: int) -> Spotted | None:
        """A run that is two names side by side, "US President", "Syrian Kurds": the first of them."""
        return None

    def _opening_name(self, r: Reading, i: int) -> bool:
        """Whether a single capitalised word at the start of a sentence is a name."""
        words = r.words
        word = words.words[i]
        if words.keys[i] in self.lex.titles or words.keys[i] in self.lex.function_words:
            return False
        if words.keys[i] in self.habits.capitalised:
            return True
        if word.isupper() and len(word) > 1:
            return not _shouted(words)
        if words.keys[i] in self.habits.lower:
            return False
        return r.tag(i) == "PROPN"

    def _opener_only(self, r: Reading, i: int) -> bool:
        """Whether the first word of a run owes its capital to the sentence alone ("Hier Paris", "Le Caire")."""
        words = r.words
        key = words.keys[i]
        if words.hyphenated(i + 1) or words.gaps[i + 1] != " ":
            return False
        if self.gaz.first_name(key) or key in self.habits.capitalised or words.words[i].isupper():
            return False
        if key in self.lex.organisation_heads | self.lex.place_heads | self.lex.event_heads:
            return False
        if key in self.habits.lower or key in self.lex.function_words:
            return True
        return r.tag(i) not in {"PROPN", "X", "", "NOUN"}

    def _org_shaped(self, words: Words, i: int, end: int) -> bool:
        return words.keys[end - 1] in self.lex.organisation_tails and words.keys[i] not in {
            "mr",
            "mrs",
            "ms",
            "m",
            "mme",
            "dr",
            "sir",
        }

    # Kinds

    def _kinded(self, r: Reading, i: int, end: int) -> Spotted | None:
        words, lex = r.words, self.lex
        text = words.text[words.starts[i] : words.ends[end - 1]]
        first, last = words.keys[i], words.keys[end - 1]
        known = self._only(r, i, end)
        if known is not None:
            return self._make(r, i, end, known.kind, known.use, known)
        if end - i > 1 and self.gaz.first_name(first) and last not in lex.organisation_tails:
            return self._make(r, i, end, "person")
        if first in lex.organisation_heads or last in lex.organisation_tails:
            if first in lex.organisation_heads and end - i == 1 and r.words.opens_sentence(i):
                return None
            return self._make(r, i, end, "organisation")
        if first in lex.event_heads or last in lex.event_heads:
            return self._make(r, i, end, "event")
        if first in lex.place_heads or last in lex.place_heads:
            return self._make(r, i, end, "place")
        if last in lex.product_heads:
            return self._make(r, i, end, "product")
        if self._titled(r, i):
            return self._make(r, i, end, "person")
        if any(c.isdigit() for c in text) and not text.isdigit():
            return self._make(r, i, end, "product")
        before = words.keys[i - 1] if i > 0 and words.gaps[i] in {" ", "'", "’", "-", " «", " « ", ' "', " “"} else ""
        if before in lex.place_heads:
            return self._with_head(r, i, end, "place")
        if before in lex.product_heads:
            return self._make(r, i, end, "product")
        if before in lex.organisation_words or before in lex.organisation_heads_lower:
            return self._make(r, i, end, "organisation")
        found = cities().named(text) if not text.isupper() or len(text) > 4 else ()
        if found and self._city_like(r, i, end, found[0], before):
            return self._make(r, i, end, "place", city=found[0])
        if text.isupper() and len(text) > 1 and end - i == 1:
            return self._make(r, i, end, "organisation")
        if first in self.gaz.surnames and end - i == 1:
            return self._make(r, i, end, "person", known=self.gaz.surnames[first])
        if before in lex.locative and end - i <= 2 and not words.words[i].isupper():
            return self._make(r, i, end, "place", sure=False)
        if 2 <= end - i <= 4 and all(w[0].isupper() or fold(w) in lex.name_particles for w in words.words[i:end]):
            return self._make(r, i, end, "person", sure=False)
        return self._make(r, i, end, "organisation" if any(c.isupper() for c in text[1:]) else "person", sure=False)

    def _with_head(self, r: Reading, i: int, end: int, kind: EntityKind) -> Spotted:
        return self._make(r, i, end, kind)

    def _city_like(self, r: Reading, i: int, end: int, city: City, before: str) -> bool:
        """Whether a word that is also a city's name is that city here."""
        words = r.words
        if self._titled(r, i):
            return False
        if before in self.lex.locative or before in self.lex.locative_nouns:
            return True
        if words.keys[i] in self.gaz.surnames or (end - i == 1 and self.gaz.first_name(words.keys[i])):
            return False
        return (
            city.population > 100_000
            or end - i > 1
            or "-" in words.text[words.starts[i] : words.ends[end - 1]]
            or before in {"de", "d", "of"}
        )

    def _titled(self, r: Reading, i: int) -> bool:
        words = r.words
        if i == 0:
            return False
        gap = words.gaps[i]
        return words.keys[i - 1] in self.lex.titles and gap in {" ", ". ", "\u00a0", ".\u00a0"}


def key_words(text: str) -> list[str]:
    """The folded words of a name."""
    return key_of(text).split(" ")

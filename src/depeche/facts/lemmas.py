"""Dictionary forms: the lexicon first, then regular endings.

A trained lemmatizer invents forms ("céderoir"); here every answer is in the lexicon, follows a regular ending of
the language, or is the form itself. The words are in ``pipeline/lemmas.tsv``, the endings in ``pipeline/lemmas.toml``.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from depeche._languages import Language, language

Ending = tuple[str, str]
_SHORTEST_STEM = 2
#: Answers kept; beyond that all are forgotten.
_KEPT = 1 << 16
_CLASSES = {"verb": "VERB", "noun": "NOUN", "adj": "ADJ"}


@dataclass(frozen=True, slots=True)
class Endings:
    """Regular endings of a word class, by their last letter: those that want an attested result, those that do not."""

    attested: Mapping[str, Sequence[Ending]] = field(default_factory=dict)
    regular: Mapping[str, Sequence[Ending]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lemmas:
    """The lexicon and endings of one language. Auxiliaries are looked up as verbs too."""

    known: dict[tuple[str, str], str]
    attested: dict[str, frozenset[str]]
    endings: dict[str, Endings]
    common: frozenset[str]  #: every form of the lexicon that is no proper name
    _found: dict[tuple[str, str], str] = field(default_factory=dict, repr=False, compare=False)

    def lemma(self, form: str, pos: str) -> str:
        """The dictionary form, in lower case but for proper names."""
        found = self._found.get((form, pos))
        if found is None:
            if len(self._found) >= _KEPT:
                self._found.clear()
            found = self._found[form, pos] = self._ligated(self._looked_up(form, pos), pos)
        return found

    def _ligated(self, lemma: str, pos: str) -> str:
        """The word with its ligature where that is a word: "manoeuvre" is "manœuvre"."""
        ligated = lemma.replace("oe", "œ")
        return ligated if ligated != lemma and ligated in self.attested.get(pos, frozenset()) else lemma

    def _looked_up(self, form: str, pos: str) -> str:
        if pos == "PROPN":
            return self.known.get((form, pos), form)
        low = form.lower()
        found = self.known.get((low, pos))
        if found is not None:
            return found
        pos = "VERB" if pos == "AUX" else pos
        return _inflected(low, self.endings.get(pos, Endings()), self.attested.get(pos, frozenset()))


def _inflected(low: str, endings: Endings, attested: frozenset[str]) -> str:
    """What the endings make of the form: an attested result, else a regular one, else the form."""
    if low in attested:
        return low
    for candidate in _results(low, endings.attested):
        if candidate in attested:
            return candidate
    return next(_results(low, endings.regular), low)


def _results(low: str, endings: Mapping[str, Sequence[Ending]]) -> Iterator[str]:
    for ending, instead in endings.get(low[-1:], ()):
        if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST_STEM:
            yield low[: len(low) - len(ending)] + instead


@functools.cache
def lemmas(code: str) -> Lemmas:
    """The dictionary forms of a language."""
    own = language(code)
    rules = own.toml("pipeline/lemmas")
    known = {(form, pos): lemma for form, pos, lemma in own.rows("pipeline/lemmas")}
    known |= {(form, pos): lemma for pos, exact in rules.pop("exact").items() for form, lemma in exact.items()}
    attested = {pos: set(words.split()) for pos, words in rules.pop("further").items()}
    for (_, pos), lemma in known.items():
        attested.setdefault("VERB" if pos == "AUX" else pos, set()).add(lemma)
    for pos, found in _told_of(own):
        attested.setdefault(pos, set()).add(found)
    endings = {pos: Endings(_by_letter(of["attested"]), _by_letter(of["regular"])) for pos, of in rules.items()}
    common = frozenset(form for form, pos in known if pos != "PROPN")
    return Lemmas(known, {pos: frozenset(found) for pos, found in attested.items()}, endings, common)


def _told_of(own: Language) -> Iterator[tuple[str, str]]:
    """The words of the event and speech tables, which the treebanks need not hold."""
    for table in ("events", "speech_verbs"):
        for row in own.rows(table):
            word = row[0].split(" ")[-1] if row[0].startswith("se ") else row[0]
            if " " not in word and row[1] in _CLASSES:
                yield _CLASSES[row[1]], word


def _by_letter(rows: list[list[str]]) -> dict[str, list[Ending]]:
    found: dict[str, list[Ending]] = {}
    for ending, instead in rows:
        found.setdefault(ending[-1], []).append((ending, instead))
    return found

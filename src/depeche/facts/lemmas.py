"""Dictionary forms: the lexicon first, then regular endings.

A trained lemmatizer invents forms ("céderoir"); here every answer is in the lexicon, follows a regular ending of
the language, or is the form itself. The words are in ``pipeline/lemmas.tsv``, the endings in ``pipeline/lemmas.toml``.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from depeche._languages import Language, language

Ending = tuple[str, str]
_SHORTEST_STEM = 2
_CLASSES = {"verb": "VERB", "noun": "NOUN", "adj": "ADJ"}


@dataclass(frozen=True, slots=True)
class Endings:
    """Regular endings of a word class: those that want an attested result, and those that do not."""

    attested: tuple[Ending, ...] = ()
    regular: tuple[Ending, ...] = ()


@dataclass(frozen=True, slots=True)
class Lemmas:
    """The lexicon and endings of one language. Auxiliaries are looked up as verbs too."""

    known: dict[tuple[str, str], str]
    attested: dict[str, frozenset[str]]
    endings: dict[str, Endings]
    common: frozenset[str]  #: every form of the lexicon that is no proper name

    def lemma(self, form: str, pos: str) -> str:
        """The dictionary form, in lower case but for proper names."""
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


def _results(low: str, endings: tuple[Ending, ...]) -> Iterator[str]:
    for ending, instead in endings:
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
    endings = {pos: Endings(_pairs(of["attested"]), _pairs(of["regular"])) for pos, of in rules.items()}
    common = frozenset(form for form, pos in known if pos != "PROPN")
    return Lemmas(known, {pos: frozenset(found) for pos, found in attested.items()}, endings, common)


def _told_of(own: Language) -> Iterator[tuple[str, str]]:
    """The words of the event and speech tables, which the treebanks need not hold."""
    for table in ("events", "speech_verbs"):
        for row in own.rows(table):
            word = row[0].split(" ")[-1] if row[0].startswith("se ") else row[0]
            if " " not in word and row[1] in _CLASSES:
                yield _CLASSES[row[1]], word


def _pairs(rows: list[list[str]]) -> tuple[Ending, ...]:
    return tuple((ending, instead) for ending, instead in rows)

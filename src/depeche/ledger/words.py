"""Words as the ledger looks them up: folded (no case, no accents, no elision), and their Snowball stems."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from depeche.facts.names.persons import skeleton

#: The reading of letters that Unicode does not take apart. A change here needs a migration that fills the index anew.
_LETTERS = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l"}
)
_WORD = re.compile(r"[^\W_]+(?:[^\W_]|[\u0300-\u036f])*")
#: ISO 639-1 to Snowball's names.
_STEMMERS = {"fr": "french", "en": "english"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, folded, and where it stands."""

    folded: str
    start: int
    end: int


def fold(text: str) -> str:
    """The text in lower case, without accents, ligatures opened."""
    apart = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in apart if not unicodedata.combining(c)).lower()


@functools.lru_cache(maxsize=1 << 16)
def _fold_word(word: str) -> str:
    return fold(word)


def words_of(text: str) -> list[Word]:
    """The words of the text in order; an apostrophe parts words ("l'Élysée" is "l" and "elysee")."""
    return [Word(_fold_word(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]


def folded(text: str) -> str:
    """The folded words of the text, a blank between two."""
    return " ".join(_fold_word(m) for m in _WORD.findall(text))


def stemmed(text: str, language: str | None) -> str:
    """The stems of the text's words, a blank between two; without a stemmer for the language the folded words."""
    stems = stemmer(language)
    return " ".join(stem for m in _WORD.findall(text) for stem in stems(m))


def stems_of(word: str, languages: Iterable[str] = tuple(_STEMMERS)) -> tuple[str, ...]:
    """The stems that the word may have in the languages, each once."""
    return tuple(dict.fromkeys(stem for language in languages for stem in stemmer(language)(word)))


def sound_of(name: str) -> str:
    """The consonants of the name's last word, as all transliterations share them ("Choïgou", "Shoigu")."""
    words = name.split()
    return skeleton(words[-1]) if words else ""


@functools.cache
def stemmer(language: str | None) -> Callable[[str], tuple[str, ...]]:
    """From a word to its folded stems; words are remembered, since news says the same ones again and again.

    A word with accents has the stem that it would have without them too, so that readers may leave them out.
    """
    name = _STEMMERS.get(language or "")
    if name is None:
        return lambda word: (_fold_word(word),)
    import snowballstemmer

    snowball = snowballstemmer.stemmer(name)

    @functools.lru_cache(maxsize=1 << 17)
    def stems(word: str) -> tuple[str, ...]:
        lower = word.lower()
        return tuple(dict.fromkeys((fold(snowball.stemWord(lower)), fold(snowball.stemWord(fold(word))))))

    return stems

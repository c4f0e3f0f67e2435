"""A passage as the name finder sees it: words, parser's tags, and how the article writes its words elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from depeche.facts.names.words import Words, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from depeche.facts.passage import Passage

_MANY = 3
_SHOUTED_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage's words with the parser's tags for them."""

    index: int
    passage: Passage
    words: Words
    tags: Mapping[int, Token]  #: offset in the passage → token
    shouted: bool  #: whether it is written in capitals

    def tag(self, i: int) -> str:
        """The part of speech of word ``i``; empty when the parser cut it otherwise."""
        token = self.tags.get(self.words.starts[i])
        return token.pos_ if token is not None else ""


def readings(passages: Sequence[Passage], text: str) -> list[Reading]:
    """The passages' words, read from the article's own text."""
    found = []
    for index, passage in enumerate(passages):
        words = words_of(text[passage.offset : passage.offset + len(passage.doc.text)])
        found.append(Reading(index, passage, words, {t.idx: t for t in passage.doc}, _shouted(words)))
    return found


@dataclass(frozen=True, slots=True)
class Habits:
    """How words are written over the whole article: capitalised inside a sentence, and in lower case."""

    capitalised: frozenset[str]
    lower: frozenset[str]


def habits_of(passages: Sequence[Reading]) -> Habits:
    """The article's habits."""
    capitalised, lower = set[str](), set[str]()
    for reading in passages:
        words = reading.words
        if reading.shouted:
            continue
        for i, word in enumerate(words.words):
            if word.islower():
                lower.add(words.keys[i])
            elif word[0].isupper() and not words.opens_sentence(i):
                capitalised.add(words.keys[i])
    return Habits(frozenset(capitalised), frozenset(lower))


def _shouted(words: Words) -> bool:
    shouting = sum(1 for w in words.words if w.isupper() and len(w) > 1)
    return len(words) > _MANY and shouting > _SHOUTED_SHARE * len(words)

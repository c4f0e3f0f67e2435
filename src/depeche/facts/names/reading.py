"""A passage as the name finder sees it: words, parser's tags, and how the article writes its words elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from depeche.facts.datelines import dateline_end
from depeche.facts.names.words import Words, words_of

if TYPE_CHECKING:
    from depeche.facts.doc import Token
    from depeche.facts.passage import Passage

_MANY = 3
_SHOUTED_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage's words with the parser's tags for them."""

    index: int
    passage: Passage
    words: Words
    token_at: Mapping[int, Token]  #: by where it starts in the passage
    shouted: bool  #: whether it is written in capitals
    filed: int  #: characters of the dateline that it opens with

    def tag(self, i: int) -> str:
        """The part of speech of word ``i``; empty when the parser cut it otherwise."""
        token = self.token_at.get(self.words.starts[i])
        return "" if token is None else token.pos_

    def token(self, i: int) -> Token | None:
        """The token that starts where word ``i`` does, if one does."""
        return self.token_at.get(self.words.starts[i])


def readings(passages: Sequence[Passage], text: str) -> list[Reading]:
    """The passages' words, read from the article's own text."""
    found = []
    for index, passage in enumerate(passages):
        own = text[passage.offset : passage.end]
        words, tokens = words_of(own), {token.idx: token for token in passage.doc}
        found.append(Reading(index, passage, words, tokens, _shouted(words), dateline_end(own)))
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
        lower.update(key for word, key in zip(words.words, words.keys, strict=True) if word.islower())
        capitals = [i for i, word in enumerate(words.words) if word[0].isupper()]
        capitalised.update(words.keys[i] for i in capitals if not words.opens_sentence(i))
    return Habits(frozenset(capitalised), frozenset(lower))


def _shouted(words: Words) -> bool:
    shouting = sum(1 for w in words.words if w.isupper() and len(w) > 1)
    return len(words) > _MANY and shouting > _SHOUTED_SHARE * len(words)

"""A passage as the name finder sees it: words, parser's tags, and how the article writes its words elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from depeche.facts.names.words import Words, words_of

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc, Token

    from depeche.facts.passage import Passage

_MANY = 3
_SHOUTED_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Tags:
    """Where the tokens of a passage start and their parts of speech, read off the parse in one go."""

    at: Mapping[int, int]  #: offset in the passage → number of the token
    pos: tuple[int, ...]  #: number of the token → part of speech, as the parser's string store numbers it
    names: StringStore

    def pos_at(self, offset: int) -> str:
        """The part of speech of the token that starts there; empty when none does."""
        index = self.at.get(offset)
        return "" if index is None else self.names[self.pos[index]]

    def numbers(self, *names: str) -> frozenset[int]:
        """The numbers of those parts of speech."""
        return frozenset(self.names[name] for name in names)


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage's words with the parser's tags for them."""

    index: int
    passage: Passage
    words: Words
    tags: Tags
    shouted: bool  #: whether it is written in capitals

    def tag(self, i: int) -> str:
        """The part of speech of word ``i``; empty when the parser cut it otherwise."""
        return self.tags.pos_at(self.words.starts[i])

    def token(self, i: int) -> Token | None:
        """The token that starts where word ``i`` does, if one does."""
        index = self.tags.at.get(self.words.starts[i])
        return None if index is None else self.passage.doc[index]


def readings(passages: Sequence[Passage], text: str) -> list[Reading]:
    """The passages' words, read from the article's own text."""
    found = []
    for index, passage in enumerate(passages):
        words = words_of(text[passage.offset : passage.end])
        found.append(Reading(index, passage, words, _tags(passage.doc), _shouted(words)))
    return found


def _tags(doc: Doc) -> Tags:
    rows = doc.to_array(["IDX", "POS"]).tolist() if len(doc) else []
    return Tags({idx: i for i, (idx, _) in enumerate(rows)}, tuple(pos for _, pos in rows), doc.vocab.strings)


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

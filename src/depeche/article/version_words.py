"""The words of an article's body as versions are compared by: typography apart, letter for letter."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from depeche._languages import codes, language
from depeche.article.article import Article, PartKind

#: Parts that are the article; the headline is compared by itself, credits and junk are not.
_COMPARED = frozenset({"standfirst", "digest", "heading", "paragraph", "quote", "list", "caption", "table"})
#: A figure with its decimals and groups, a word with its elision, or one mark.
_WORD = re.compile(r"\d+(?:[.,  \u00a0]\d{3})*(?:[.,]\d+)?|[^\W\d_]+(?:-[^\W\d_]+)*['’]?|[^\w\s]|_")
_ALIKE = str.maketrans({"’": "'", "ʼ": "'", "«": '"', "»": '"', "“": '"', "”": '"', "–": "-", "—": "-", "…": "."})
_STOP = frozenset(".!?")
_SENTENCE_END = _STOP | {":", '"'}
#: What a break between two parts is compared by.
_BREAK = "\n"
#: "de", "van", "of": small words inside a name.
_LONGEST_PARTICLE = 3


class Word(NamedTuple):
    """A word of the restored text."""

    at: int  #: among the words
    key: str  #: what it is compared by
    start: int
    end: int
    part: PartKind

    @property
    def breaks(self) -> bool:
        """Whether it is no word but the end of a part."""
        return self.key == _BREAK


def words_of(article: Article) -> list[Word]:
    """The words of the body in order, the parts parted."""
    words: list[Word] = []
    for part in article.parts:
        if part.kind not in _COMPARED:
            continue
        for match in _WORD.finditer(article.text, part.start, part.end):
            key = match[0].translate(_ALIKE)
            words.append(Word(len(words), key, match.start(), match.end(), part.kind))
        words.append(Word(len(words), _BREAK, part.end, part.end, part.kind))
    return words


@functools.cache
def _number_words(code: str) -> frozenset[str]:
    """The language's words for numbers that are figures by themselves; those of all languages for an unknown one."""
    known = [code] if code in codes() else codes()
    found: set[str] = set()
    for one in known:
        numbers = language(one).toml("quantities")["numbers"]
        words = {w for key in ("cardinals", "multipliers", "collectives") for w in numbers.get(key, {})}
        found |= words - set(language(one).toml("corrections")["not_figures"])
    return frozenset(found)


def is_figure(word: Word, code: str) -> bool:
    """Whether the word is a number, in figures or in letters."""
    return word.key[0].isdigit() or all(half in _number_words(code) for half in word.key.lower().split("-"))


def is_name(words: Sequence[Word], around: Sequence[Word]) -> bool:
    """Whether the words are a name: capitals that no sentence's beginning explains."""
    if not words or not all(w.key[0].isupper() for w in words if len(w.key) > _LONGEST_PARTICLE):
        return False
    capital = [w for w in words if w.key[0].isupper()]
    return bool(capital) and (len(capital) > 1 or not _begins_sentence(capital[0], around))


def begins(words: Sequence[Word], at: int) -> int:
    """2 when a part begins there, 1 when a sentence does, else 0."""
    if at == 0 or words[at - 1].breaks:
        return 2
    return int(words[at - 1].key in _STOP)


def _begins_sentence(word: Word, around: Sequence[Word]) -> bool:
    before = around[word.at - 1] if word.at else None
    return before is None or before.breaks or before.key in _SENTENCE_END

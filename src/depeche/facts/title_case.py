"""Title case: a heading that gives its words capitals, read as the sentence it is — "Mayor Says Bridge Will Stay Shut".

Parsers take such words for names. The words keep their capitals that the rest of the article gives one in mid-sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_IN_SENTENCE = re.compile(r"(?<=[^\W\d_][ \u00a0])[^\W\d_a-zß-ÿ][^\W\d_]+")
_LONG = 4  #: shorter words are small in titles, too
_FEWEST, _SHARE = 5, 0.8
_FEWEST_KNOWN = 3  #: words of it that are known to be no names; their capitals are the title's
_LONGEST = 200


def is_in_title_case(text: str, small: frozenset[str]) -> bool:
    """Whether nearly all long words of a line have a capital, among them some that are elsewhere written ``small``."""
    if (
        len(text) > _LONGEST
        or "\n" in text
        or sum(word.lower() in small for word in _WORD.findall(text)[1:]) < _FEWEST_KNOWN
    ):
        return False
    words = [word for word in _WORD.findall(text) if len(word) >= _LONG]
    capital = [word for word in words if word[0].isupper()]
    shouted = sum(word.isupper() for word in words)
    return len(words) >= _FEWEST and len(capital) >= _SHARE * len(words) and shouted < len(words) / 2


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """The words with a capital behind another word."""
    return frozenset(word for text in texts for word in _IN_SENTENCE.findall(text))


def small_in(texts: Iterable[str]) -> frozenset[str]:
    """The long words without a capital."""
    words = (word for text in texts for word in _WORD.findall(text))
    return frozenset(word for word in words if len(word) >= _LONG and word.islower())


def in_sentence_case(text: str, names: frozenset[str]) -> str:
    """The title with small letters, its first word, names and words in capitals as they are; of the same length."""

    def small(match: re.Match[str]) -> str:
        word = match.group()
        stem = re.split(r"[’']", word)[0]
        lowered = word.lower()
        kept = match.start() == 0 or stem in names or word.isupper() or len(lowered) != len(word)
        return word if kept else lowered

    return _WORD.sub(small, text)

"""Words of running copy as names see them: folded, with what stands between them, offsets kept.

Names are compared by key: lower case, no accents, hyphens and apostrophes as spaces ("Jean-Marc" = "jean marc").
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate

_WORD = re.compile(r"[^\W_]+")
#: Cuts a text into what is between words and words, in turn.
_CUT = re.compile(r"([^\W_]+)")
#: What a share or an index is traded as: "(ABCD.PA)", "(.ABCD)".
_TICKER = re.compile(r"\((?:\.[A-Z0-9]{2,9}|[A-Z0-9]{2,6}\.[A-Z]{1,2})\)")
_EXTRA = str.maketrans(
    {
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "ð": "d",
        "þ": "th",
        "ə": "e",
    }
)


@functools.lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case without accents and ligatures."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.translate(_EXTRA))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


@functools.lru_cache(maxsize=16384)
def key_of(name: str) -> str:
    """The name as names are compared: folded words, one space between them."""
    return " ".join(fold(word) for word in _WORD.findall(name))


def slug(name: str) -> str:
    """The name as it stands in an identifier."""
    return key_of(name).replace(" ", "-")


#: Behind the alphabets that have capitals.
_CASELESS = "\u0590"


def starts_name(word: str) -> bool:
    """Whether a word starts with a capital letter, or is of a script without capitals (Arabic, Hebrew, Han, Hangul)."""
    first = word[0]
    return first.isupper() if first < _CASELESS else first.isalpha() and not first.islower()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one passage. ``gaps[i]`` is what stands before word ``i``; offsets count from the passage's start."""

    text: str
    words: tuple[str, ...]
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    gaps: tuple[str, ...]
    capitals: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.words)

    def capital(self, i: int) -> bool:
        """Whether word ``i`` starts as a name does: with a capital letter, or in a script that has none; no ticker does."""
        return self.capitals[i]

    def opens_sentence(self, i: int) -> bool:
        """Whether word ``i`` may owe its capital to its place: at the start, after a full stop, a colon or a quotation mark."""
        gap = self.gaps[i]
        if i == 0 or "\n" in gap or any(c in gap for c in "?!…⇒•*;"):
            return True
        if ":" in gap or any(c in gap for c in '«“"„‘'):
            return True
        return "." in gap and gap != "." and not (len(self.words[i - 1]) == 1 and self.words[i - 1].isupper())

    def hyphenated(self, i: int) -> bool:
        """Whether word ``i`` hangs by a hyphen on the word before."""
        return i > 0 and self.gaps[i] in {"-", "‑", "–"}

    def between(self, i: int, j: int) -> str:
        """The text from word ``i`` up to, not including, word ``j``."""
        return self.text[self.starts[i] : self.ends[j - 1]]

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Offsets of words ``i`` up to, not including, ``j``."""
        return self.starts[i], self.ends[j - 1]


def words_of(text: str) -> Words:
    """The words of a passage."""
    pieces = _CUT.split(text)
    gaps, words = pieces[:-1:2], tuple(pieces[1::2])
    ends = tuple(accumulate(map(len, pieces)))
    starts = ends[:-1:2]
    capitals = tuple(map(starts_name, words))
    traded = [m.span() for m in _TICKER.finditer(text)]
    if traded:
        capitals = tuple(
            c and not any(a < start < b for a, b in traded) for c, start in zip(capitals, starts, strict=True)
        )
    return Words(text, words, tuple(map(fold, words)), starts, ends[1::2], tuple(gaps), capitals)

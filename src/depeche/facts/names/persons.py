"""One key for a person over alphabets and spellings: "Sergueï Choïgou" and "Sergei Shoigu" give the same.

A name whose first name is written alike everywhere keeps its letters; any other is folded to its consonants, as the
transliterations of one name differ mostly in vowels and in how sh, ch, kh, j and w are written.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Container

from depeche.facts.names.words import fold, key_of

_LETTERS = {
    **dict(zip("абвгдежзийклмнопрстуфхцчшщъыьэюя", ["a", "b", "v", "g", "d", "e", "j", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "_", "y", "_", "e", "iu", "ia"], strict=True)),
    "ё": "e", "є": "e", "і": "i", "ї": "i", "ґ": "g", "ј": "j", "љ": "l", "њ": "n", "ћ": "ch", "ђ": "dj", "џ": "dj", "ў": "u",
    **dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", ["a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "s", "t", "y", "f", "ch", "ps", "o"], strict=True)),
    **dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ", ["a", "b", "t", "th", "j", "h", "kh", "d", "d", "r", "z", "s", "sh", "s", "d", "t", "z", "_", "gh", "f", "q", "k", "l", "m", "n", "h", "w", "y", "a", "a", "_", "a", "a", "a", "w", "y"], strict=True)),
}  # fmt: skip

_SKELETON = (
    (re.compile(r"tsch|tch|sch|sh|ch"), "S"),
    (re.compile(r"dj|dzh|zh|j(?=[aeiou])"), "J"),
    (re.compile(r"gu(?=[eiy])"), "g"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"kh|q|c(?=[aouklrt]|$)|ck"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"w|ou(?=[aeiou])"), "v"),
    (re.compile(r"th"), "t"),
    (re.compile(r"f+\b"), "v"),
    (re.compile(r"\b(al|el|ul|ad|ar|as|at|an|ash|ech|es)\b"), ""),
    (re.compile(r"[^a-zSJ]"), ""),
    (re.compile(r"(?<=.)[aeiouyh]"), ""),
    (re.compile(r"^[aeiouyh]+"), "A"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def latin(name: str) -> str:
    """The name in Latin letters, lower case: Cyrillic, Greek and Arabic letters transliterated."""
    return "".join(_LETTERS.get(c, c) for c in name.lower()).replace("_", "")


@functools.lru_cache(maxsize=8192)
def skeleton(name: str) -> str:
    """The consonants that all transliterations of a name share; empty for a name without any."""
    folded = fold(latin(name)).replace("-", " ").replace("'", " ").replace("’", " ")
    for pattern, put in _SKELETON:
        folded = pattern.sub(put, folded)
    return folded


def person_key(name: str, stable_first_names: Container[str]) -> str:
    """The key of a full name. A first name among ``stable_first_names`` keeps all letters; other names are folded."""
    key = key_of(latin(name))
    words = key.split()
    if len(words) > 1 and words[0] not in stable_first_names and len(skeleton(name)) > 2:
        return "~" + skeleton(name)
    return key.replace(" ", "-")

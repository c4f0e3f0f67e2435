"""One key for a person over alphabets and spellings: "Sergueï Choïgou" and "Sergei Shoigu" give the same.

A name whose first name is written alike everywhere keeps its letters; any other is folded to its consonants, as the
transliterations of one name differ mostly in vowels and in how sh, ch, kh, j and w are written.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Container

from depeche.facts.names.words import fold, key_of

_CYRILLIC = (
    "а=a б=b в=v г=g д=d е=e ж=j з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ы=y "
    "э=e ю=iu я=ia ё=e є=e і=i ї=i ґ=g ј=j љ=l њ=n ћ=ch ђ=dj џ=dj ў=u ъ= ь="
)
_GREEK = "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o"
_ARABIC = (
    "ا=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=d ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z غ=gh ف=f ق=q ك=k ل=l م=m ن=n ه=h و=w ي=y ة=a "
    "ى=a أ=a إ=a آ=a ؤ=w ئ=y ع= ء="
)
_LETTERS = dict(pair.split("=") for pair in " ".join((_CYRILLIC, _GREEK, _ARABIC)).split(" "))

#: The number of a king or pope.
_REIGN = re.compile(r"[ivx]+")
_SHORTEST = 3
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
    return "".join(_LETTERS.get(c, c) for c in name.lower())


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
    folds = len(words) > 1 and words[0] not in stable_first_names and not _REIGN.fullmatch(words[-1])
    if folds and len(skeleton(name)) > _SHORTEST:
        return "~" + skeleton(name)
    return key.replace(" ", "-")

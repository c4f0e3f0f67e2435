"""One key for a person over alphabets and spellings: "Sergueï Choïgou" and "Sergei Shoigu" give the same.

A name whose first name is written alike everywhere keeps its letters; any other is folded to its consonants, as the
transliterations of one name differ mostly in vowels and in how sh, ch, kh, j and w are written. Consonants that a script
cannot tell apart (p and b, f and v, g and k of Arabic and Korean) are one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Container

from depeche.facts.names.scripts import latin
from depeche.facts.names.words import fold, key_of

__all__ = ["latin", "person_key", "skeleton"]

#: The number of a king or pope.
_REIGN = re.compile(r"[ivx]+")
#: Fathers' names: "Vladimirovitch", "Petrovna".
_PATRONYMIC = re.compile(r"\w{3,}(?:[oe]vi?t?ch|[oe]vna|ovych|ivna)")
#: Families' names of other alphabets by their endings, which every transliteration writes in its way.
_FOREIGN = re.compile(
    r"\w{2,}(?:[oe](?:v|va|ff|w)|sk(?:i|y|ii|yi|iy|aya|aia)|(?:i|y|vi|vy)t?ch|enko|t?ch(?:o?u)k|[iy]an|shvili)"
)
#: Umlauts written out; not the e of "Manuel" and "Miguel".
_UMLAUT = re.compile(r"(?<=[ao])e|(?<=[^gqn]u)e")
#: The French letter for s before a, o and u ("Fayçal"), which elsewhere is another's ch.
_CEDILLA = re.compile(r"(?<=\w)ç(?=[aou])")
#: A woman's first name, in most alphabets.
_FEMININE = re.compile(r"\w{3}ah?$")
_SHORTEST = 3
_SKELETON = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"([a-z])\1+", r"\1"),
        (r"\babd(?:[aeou]{1,2}l)?[ ]*(?:(?:al|el|ul) )?", "abd"),
        (r"\b(?:al|el|ul|ad|ar|as|at|an|ash|ech|es) ", ""),
        (r"tsch|tch|sch|sh|ch|cz|sz|c(?=[eiy])|(?<=i)c$", "S"),
        (r"dj|dzh|zh|j(?=[a-z])", "J"),
        (r"gu(?=[eiy])", "g"),
        (r"x", "ks"),
        (r"gh|kh|q|ck|c|g", "k"),
        (r"\b(?:w|ou(?=[aeiou]))|w\b|ph|f", "v"),
        (r"p", "b"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"[^a-zSJ]", ""),
        (r"(?<=.)[aeiouyhw]", ""),
        (r"^[aeiouyh]+", "A"),
        (r"j", ""),
    )
)


@functools.lru_cache(maxsize=8192)
def skeleton(name: str) -> str:
    """The consonants that all transliterations of a name share; empty for a name without any."""
    folded = " ".join(
        fold(latin(_CEDILLA.sub("s", name.lower()))).replace("-", " ").replace("'", " ").replace("’", " ").split()
    )
    for pattern, put in _SKELETON:
        folded = pattern.sub(put, folded)
    return folded


def person_key(name: str, stable_first_names: Container[str], honorifics: Container[str] = ()) -> str:
    """The key of a full name, without honorifics and father's name.

    A first name among ``stable_first_names`` keeps all letters; other names are folded to consonants, and an a at the end
    of the first name, which tells women's from men's. A family's name of another alphabet is folded in any case.
    """
    whole = key_of(latin(name)).split()
    words = _own_words(whole, honorifics)
    if len(words) == 1 or _REIGN.fullmatch(words[-1]):
        return "-".join(words)
    first, rest = words[0], words[1:]
    if first not in stable_first_names:
        consonants = skeleton(name if words == whole else " ".join(words))
        if len(consonants) > _SHORTEST:
            return f"~{consonants}{'a' if _FEMININE.search(first) else ''}"
    elif _FOREIGN.fullmatch(rest[-1]):
        return f"{first}-~{skeleton(' '.join(rest))}"
    return "-".join((first, *(_UMLAUT.sub("", word) for word in rest)))


def _own_words(words: list[str], honorifics: Container[str]) -> list[str]:
    """The words that are the person's own name."""
    while len(words) > 2 and words[0] in honorifics:
        words = words[1:]
    return [words[0], *(w for w in words[1:-1] if not _PATRONYMIC.fullmatch(w)), words[-1]] if len(words) > 2 else words

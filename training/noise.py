"""What newsrooms, agencies and web pages do to a sentence, done to training sentences.

Works on words and the spaces between them, so heads and labels stay true.
"""

from __future__ import annotations

import itertools
import random
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from training.treebanks import Word

Words = tuple[Word, ...]
_QUOTES = {"«": ('"', "“", "«"), "»": ('"', "”", "»"), '"': ('"', "«", "“")}
_END_MARKS = frozenset('.!?…»"')


def news_noise(words: Words, rng: random.Random, *, share: float, whole: bool = False) -> Words:
    """The sentence as careless copy has it: each kind of damage befalls about that share of sentences.

    A ``whole`` sentence keeps its end mark and its capitals.
    """
    for damage in _DAMAGES[: -1 if whole else None]:
        if rng.random() < share:
            words = damage(words, rng)
    roll = rng.random()
    if whole or roll > share / 3:
        return words
    return _recased(words, str.upper if roll < share / 6 else str.lower)


def _glued_end(words: Words, _: random.Random) -> Words:
    """The full stop stands right before the next sentence: "KCNA.Depuis"."""
    if words[-1].form in _END_MARKS:
        return (*words[:-1], replace(words[-1], space=False))
    return words


def _glued_quotes(words: Words, _: random.Random) -> Words:
    """No space inside quotation marks."""
    glued = [
        replace(w, space=False) if w.form == "«" or following.form == "»" else w
        for w, following in itertools.pairwise(words)
    ]
    return (*glued, words[-1])


def _other_quotes(words: Words, rng: random.Random) -> Words:
    pick = rng.randrange(3)
    return tuple(replace(w, form=_QUOTES[w.form][pick]) if w.form in _QUOTES else w for w in words)


def _bare_capitals(words: Words, _: random.Random) -> Words:
    """Capitals without their accents: "Etats-Unis", "A Paris"."""
    return tuple(replace(w, form=_bare(w.form[0]) + w.form[1:]) if w.form[:1].isupper() else w for w in words)


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def _no_end_mark(words: Words, _: random.Random) -> Words:
    """The last mark is missing, as in a headline or caption."""
    last = len(words) - 1
    if last < 2 or words[last].pos != "PUNCT" or any(w.head == last for w in words):
        return words
    return (*words[: last - 1], replace(words[last - 1], space=True))


def _recased(words: Words, case: Callable[[str], str]) -> Words:
    return tuple(replace(w, form=changed) if len(changed := case(w.form)) == len(w.form) else w for w in words)


_DAMAGES = (_glued_end, _glued_quotes, _other_quotes, _bare_capitals, _no_end_mark)

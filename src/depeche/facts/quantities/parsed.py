"""Counted nouns as a parser sees them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from depeche.facts.doc import Doc

_FARTHEST = 6  #: tokens between a number and the noun it counts
_NAMING = frozenset({"nummod", "appos", "flat", "flat:name", "nmod", "dep"})
_NOMINAL = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What a parser knows of numbers, by their offsets in the text."""

    nouns: Mapping[int, int]  #: where a number ends → where the noun that it counts starts
    labels: frozenset[int]  #: where the numbers start that name the noun before them ("réacteur 4", "Studio 54")

    @classmethod
    def of(cls, doc: Doc | None) -> Counted:
        """The numbers of a parsed text; none without one."""
        if doc is None:
            return cls({}, frozenset())
        numbers = [t for t in doc if t.pos_ == "NUM" or t.dep_ == "nummod"]
        nouns = {
            t.idx + len(t.text): t.head.idx
            for t in numbers
            if t.dep_ == "nummod" and 0 < t.head.i - t.i <= _FARTHEST and t.head.pos_ in _NOMINAL
        }
        named = (t for t in numbers if t.dep_ in _NAMING and t.head.i == t.i - 1 and t.head.pos_ in _NOMINAL)
        return cls(nouns, frozenset(t.idx for t in named))

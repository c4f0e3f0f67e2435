"""Counted nouns as a parser sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FARTHEST = 6  #: tokens between a number and the noun it counts


@dataclass(frozen=True, slots=True)
class Counted:
    """For each place in the text where a number word ends, where the noun that it counts stands."""

    nouns: dict[int, tuple[int, int]]

    @classmethod
    def of(cls, doc: Doc | None) -> Counted:
        """The counted nouns of a parsed text; none without one."""
        if doc is None:
            return cls({})
        return cls(
            {
                t.idx + len(t.text): (t.head.idx, t.head.idx + len(t.head.text))
                for t in doc
                if t.dep_ == "nummod" and 0 < t.head.i - t.i <= _FARTHEST and t.head.pos_ in {"NOUN", "PROPN"}
            }
        )

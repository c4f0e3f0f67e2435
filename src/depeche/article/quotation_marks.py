"""Closing quotation marks that stand where opening ones belong, and the reverse: found so that they can be mended.

"»Les prochains mois … décisifs » dans" opened with the wrong mark. A mark is only called wrong when no quotation of its
kind is open (or one is) and the letters around it leave no other reading.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_OPEN = {"»": "«", "”": "“"}
_CLOSE = {"«": "»", "“": "”"}
_MARK = re.compile("[«»“”]")
_BLANKS = " \u00a0\u202f\u2009"


class Mend(NamedTuple):
    """The character at ``at`` should read ``text``."""

    at: int
    text: str


def reversed_marks(text: str, start: int, end: int) -> list[Mend]:
    """The reversed marks of ``text[start:end]`` (one paragraph), in order."""
    mends: list[Mend] = []
    opened = dict.fromkeys(_CLOSE, False)
    for found in _MARK.finditer(text, start, end):
        at, mark = found.start(), found[0]
        if mark in _OPEN:
            opening = _OPEN[mark]
            if not opened[opening] and _opens(text, at, start, end):
                mends.append(Mend(at, opening))
                opened[opening] = True
            else:
                opened[opening] = False
        elif opened[mark] and _closes(text, at, start, end):
            mends.append(Mend(at, _CLOSE[mark]))
            opened[mark] = False
        else:
            opened[mark] = True
    return mends


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Whether the mark stands as an opening one does: after a blank, a bracket or nothing, before a letter."""
    before_ok = at == start or text[at - 1].isspace() or text[at - 1] in "([:.'’" or text[at - 1] in _BLANKS
    after = text[at + 1 : at + 2] if at + 1 < end else ""
    return before_ok and (after.isalnum() or after in {"'", "’", "[", "("})


def _closes(text: str, at: int, start: int, end: int) -> bool:
    """Whether the mark stands as a closing one does: after a letter or stop, before a blank or stop."""
    before = text[at - 1 : at] if at > start else ""
    after = text[at + 1 : at + 2] if at + 1 < end else ""
    return (before.isalnum() or before in {".", "!", "?", "…"}) and (not after or after.isspace() or after in ".,;:!?)")

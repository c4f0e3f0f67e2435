"""What every match of a rule's pattern must hold, so that the rule is tried only where that stands.

A need is a set of which one must stand in the match: names of word lists, figures, or words of time spelled out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Need = frozenset[str]

#: What a run of figures counts as.
FIGURE = "figure"
A_FIGURE: Need = frozenset({FIGURE})
_NOTHING: Need = frozenset()
#: Slots that name the same group as another one: they take more words for it.
SAME_AS = MappingProxyType({"short_month": "month", "short_weekday": "weekday"})
#: What a match of nothing begins with.
_EMPTY = frozenset({""})

_SLOT = re.compile(r"\{([a-z_]+?)\d?\}")
_REPEAT = re.compile(r"[?*]|\{0?,\d*\}|\{0\}")
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{[a-z_]+\d?\}|\{[\d,]+\}|[^\W\d_]+|.", re.S)
#: A group that is no look around.
_GROUP = re.compile(r"\((?:\?P<\w+>|\?:|(?!\?))(.*)\)", re.S)
_COUNT = re.compile(r"[?*+]|\{[\d,]+\}")
_DIGITS = re.compile(r"\\d|\[(?:\d-?|\\d)+\]|\d")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the pieces of a pattern stand for."""

    homes: Mapping[str, Need]  #: the word lists that a word of time is in
    names: Need  #: the word lists
    figures: Need  #: the slots that hold a figure
    macros: Mapping[str, str]
    bodies: Mapping[str, str]  #: the patterns of the slots
    opened: dict[str, frozenset[str] | None] = field(
        default_factory=dict, repr=False
    )  #: what slots and macros begin with

    def needs_of(self, pattern: str) -> list[Need]:
        """What each match of the pattern holds."""
        branches = [[need for piece in _pieces(b) for need in self._of(piece)] for b in _branches(pattern)]
        if len(branches) == 1:
            return branches[0]
        narrowest = [min(needs, key=len, default=_NOTHING) for needs in branches]
        return [_NOTHING.union(*narrowest)] if all(narrowest) else []

    def _of(self, piece: str) -> list[Need]:
        if slot := _SLOT.fullmatch(piece):
            return self._of_slot(slot[1])
        if piece.startswith("("):
            group = _GROUP.fullmatch(piece)
            return self.needs_of(group[1]) if group else []
        if _DIGITS.fullmatch(piece):
            return [A_FIGURE]
        return [self.homes[piece]] if self.homes.get(piece) else []

    def _of_slot(self, name: str) -> list[Need]:
        if name in self.macros:
            return self.needs_of(self.macros[name])
        if name in self.figures:
            return [A_FIGURE]
        same = SAME_AS.get(name, name)
        return [frozenset({same})] if same in self.names else []

    def openings_of(self, pattern: str) -> frozenset[str] | None:
        """The characters that a match may begin with, "0" for all figures; None when it may be any."""
        found = self._openings(pattern)
        return None if found is None or "" in found else found

    def _openings(self, pattern: str) -> frozenset[str] | None:
        """Those, with the empty string when the pattern may match nothing."""
        found: set[str] = set()
        for branch in _branches(pattern):
            for piece, missing in _pieces_of(branch):
                first = self._first(piece)
                if first is None:
                    return None
                found |= first - {""}
                if "" not in first and not (missing and (len(piece) == 1 or not piece.isalpha())):
                    break
            else:
                found.add("")
        return frozenset(found)

    def _first(self, piece: str) -> frozenset[str] | None:
        """What a match of one piece may begin with."""
        if slot := _SLOT.fullmatch(piece):
            return self._first_of_slot(slot[1])
        if piece[0] == "(":
            group = _GROUP.fullmatch(piece)
            return self._openings(group[1]) if group else _EMPTY
        if piece in {"$", "^"} or _COUNT.fullmatch(piece):
            return _EMPTY
        if _DIGITS.fullmatch(piece):
            return frozenset("0")
        if piece[0] == "\\":
            return None if piece[1].isalnum() else frozenset(piece[1])
        return None if piece[0] in "[." else frozenset(piece[0])

    def _first_of_slot(self, name: str) -> frozenset[str] | None:
        if name not in self.opened:
            self.opened[name] = self._openings(self.macros[name] if name in self.macros else self.bodies[name])
        return self.opened[name]


def _branches(text: str) -> Iterator[str]:
    """The alternatives of a pattern."""
    start = depth = at = 0
    for piece in _PIECE.findall(text):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and depth == 0:
            yield text[start:at]
            start = at + 1
        at += len(piece)
    yield text[start:]


def _pieces(branch: str) -> Iterator[str]:
    """The pieces of an alternative that may not be missing."""
    return (piece for piece, missing in _pieces_of(branch) if not missing)


def _pieces_of(branch: str) -> Iterator[tuple[str, bool]]:
    """The pieces of an alternative, groups whole, each with whether it may be missing; of a word its last letter may."""
    pieces = _PIECE.findall(branch)
    at = 0
    while at < len(pieces):
        first, depth = at, 0
        while True:
            depth += (pieces[at] == "(") - (pieces[at] == ")")
            at += 1
            if depth == 0 or at == len(pieces):
                break
        yield "".join(pieces[first:at]), at < len(pieces) and bool(_REPEAT.fullmatch(pieces[at]))

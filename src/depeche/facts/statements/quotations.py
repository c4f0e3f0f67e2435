"""Quotations: what stands between quotation marks of any style, in one passage; odd numbers of marks are survived."""

from __future__ import annotations

from dataclasses import dataclass

_PAIRS = {"«": "»", "“": "”", "„": "“", "‹": "›"}
_CLOSING = {"»": "«", "”": "“", "›": "‹"}
_BLANKS = " \u00a0\u202f\u2009"


@dataclass(frozen=True, slots=True)
class Quotation:
    """``outer`` holds the marks, ``inner`` the words between them; offsets in the passage's text."""

    outer: tuple[int, int]
    inner: tuple[int, int]
    closed: bool


def quotations_in(text: str) -> list[Quotation]:
    """The outermost quotations in order. One left open runs to the end of the passage; a stray closing mark is none."""
    found: list[Quotation] = []
    opened: tuple[str, int] | None = None
    depth = 0
    for at, mark in enumerate(text):
        if mark == '"':
            mark = _straight(text, at, opened)
        if opened is None:
            if mark in _PAIRS or mark == '"open':
                opened, depth = (mark, at), 0
        elif mark == opened[0] and mark in _PAIRS:
            depth += 1
        elif _closes(mark, opened[0]):
            if depth:
                depth -= 1
                continue
            found.append(_quotation(text, opened[1], at + 1, closed=True))
            opened = None
    if opened is not None and _words(text[opened[1] :]) > 3:
        found.append(_quotation(text, opened[1], len(text), closed=False))
    return [q for q in found if q.inner[0] < q.inner[1]]


def _straight(text: str, at: int, opened: tuple[str, int] | None) -> str:
    """Which way a straight mark faces: by what is open and by its neighbours."""
    if opened is not None and opened[0] == '"open':
        return '"close'
    after = text[at + 1 : at + 2]
    return '"open' if after and not after.isspace() and after not in ",.;:!?)" else '"none'


def _closes(mark: str, opening: str) -> bool:
    return mark == '"close' if opening == '"open' else mark == _PAIRS[opening]


def _quotation(text: str, start: int, end: int, *, closed: bool) -> Quotation:
    a, b = start + 1, end - closed
    while a < b and (text[a].isspace() or text[a] in _BLANKS):
        a += 1
    while b > a and (text[b - 1].isspace() or text[b - 1] in _BLANKS):
        b -= 1
    return Quotation((start, end), (a, b), closed)


def _words(text: str) -> int:
    return len(text.split())

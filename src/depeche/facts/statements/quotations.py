"""Quotations: pairs quotation marks of every style, survives odd numbers of them and follows quotations over paragraphs.

Straight, typographic, angular, low and doubled marks pair; single marks only where a paragraph has no double ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Span = tuple[int, int]

_OPENING = "«“„‟‹❝〝「『＂"
_CLOSING = "»”›❞〞」』"
_STRAIGHT = '"'
_MARK = re.compile(rf"''|’’|‘‘|``|[{_OPENING}{_CLOSING}{_STRAIGHT}]")
_SINGLE = re.compile(r"(?<![\w'’])['‘](?=[^\W_])(?P<words>[^\n]{12,}?[\w.,!?…])['’](?![\w'’])")
_SENTENCE_END = re.compile(r"[.!?…](?=\s+[A-ZÀ-Þ«“\"]|\s*$)")
_BEFORE_OPENING = frozenset("([-–—:'’/>")
_AFTER_CLOSING = frozenset(".,;:!?)]")
_FEWEST_SINGLE = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands in quotation marks: ``words`` without the marks, ``whole`` with them. Offsets of the paragraph."""

    whole: Span
    words: Span
    continued: bool = False  #: it goes on what an earlier paragraph left open


@dataclass(frozen=True, slots=True)
class _Open:
    """A mark that was opened: where it and its words start."""

    mark: int
    words: int
    continued: bool = False


def find_quotations(texts: Sequence[str]) -> list[tuple[Quotation, ...]]:
    """The outermost quotations of each paragraph, in order.

    A quotation that a paragraph leaves open goes on in the next when that one opens with a mark again or closes one
    that it did not open; else it ends with its sentence.
    """
    found: list[tuple[Quotation, ...]] = []
    left_open = False
    for index, text in enumerate(texts):
        following = texts[index + 1] if index + 1 < len(texts) else ""
        quotations, left_open = _paragraph(text, left_open, following)
        found.append(quotations)
    return found


def _paragraph(text: str, left_open: bool, following: str) -> tuple[tuple[Quotation, ...], bool]:
    pending = _Open(0, 0, continued=True) if left_open and _closes_first(text) else None
    found: list[Quotation] = []
    depth = 0
    for match in _MARK.finditer(text):
        if pending is None:
            if _opens(text, match, inside=False):
                again = left_open and not text[: match.start()].strip()
                pending, depth = _Open(match.start(), match.end(), again), 0
        elif _opens(text, match, inside=True):
            depth += 1
        elif depth:
            depth -= 1
        else:
            found.append(_closed(text, pending, match.start(), match.end()))
            pending = None
    if pending is None:
        return (tuple(found) or tuple(_singles(text))), False
    goes_on = _goes_on(following)
    end = len(text) if goes_on or pending.continued else _sentence_end(text, pending.words)
    found.append(_closed(text, pending, end, end))
    return tuple(found), goes_on


def _closed(text: str, opened: _Open, words_end: int, end: int) -> Quotation:
    start = opened.words
    while start < words_end and text[start].isspace():
        start += 1
    while words_end > start and text[words_end - 1].isspace():
        words_end -= 1
    return Quotation((opened.mark, end), (start, words_end), opened.continued)


def _opens(text: str, match: re.Match[str], *, inside: bool) -> bool:
    """Whether a mark opens, by its glyph and by what stands around it; when both are silent, by what is open."""
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    free_before = before.isspace() or before in _BEFORE_OPENING
    free_after = after.isspace() or after in _AFTER_CLOSING
    mark = match.group()
    if mark in _OPENING or mark == "``":
        closes_by_place = not free_before and free_after
        return not (inside and closes_by_place)
    if mark in _CLOSING:
        return not inside and free_before and not free_after
    if inside:
        return free_before and (mark not in {_STRAIGHT, "''", "’’"} or (not free_after and _is_nested(text, match)))
    return free_before or not free_after


def _is_nested(text: str, match: re.Match[str]) -> bool:
    """Whether as many straight marks follow as close this one and the quotation around it; an odd mark opens nothing."""
    following = text.count(match.group(), match.end())
    return following > 0 and following % 2 == 0


def _closes_first(text: str) -> bool:
    """Whether the paragraph's first mark closes: it goes on with an open quotation without saying so."""
    match = _MARK.search(text)
    if match is None or not text[: match.start()].strip():
        return False
    after = text[match.end()] if match.end() < len(text) else " "
    before = text[match.start() - 1]
    joined = match.group() in _CLOSING or not before.isspace()
    return match.group() not in _OPENING and joined and (after.isspace() or after in _AFTER_CLOSING)


def _goes_on(following: str) -> bool:
    """Whether the next paragraph opens with a mark or closes one that it has not opened."""
    match = _MARK.search(following)
    if match is None:
        return False
    return not following[: match.start()].strip() or _closes_first(following)


def _sentence_end(text: str, start: int) -> int:
    match = _SENTENCE_END.search(text, start)
    return match.end() if match else len(text)


def _singles(text: str) -> Iterator[Quotation]:
    for match in _SINGLE.finditer(text):
        if len(match["words"].split()) >= _FEWEST_SINGLE:
            yield Quotation(match.span(), match.span("words"))

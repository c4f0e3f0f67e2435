"""The lines of a page that show a date: how near each stands to the headline, and which of them dates the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from depeche.article.article import DateValue, Value
from depeche.article.dates import read_date
from depeche.article.markup import Markup
from depeche.article.page_blocks import PageBlock
from depeche.article.page_elements import is_in_replies
from depeche.article.sourcemap import PinBoard
from depeche.article.words import all_provenance_words, fold

_LONGEST_LINE = 100
_MOST_WORDS = 14
_FEW_WORDS = 5
#: A heading or a line of a list with more characters tells of something else that has a date.
_LONGEST_HEADING = 32
_YEAR = re.compile(r"\d{4}|\d\d[./]\d\d[./]\d\d")
#: Two days with a dash between are a span.
_SPAN = re.compile(r"\d\.?\s*[-–—]\s*\d{1,2}\.(?:\s|\d)|\d\s?[/.]\s?\d{1,2}\s?[-–—]\s?\d{1,2}(?!\d|\s?[:h])")
#: So many blocks after the headline, and so many before it, a line is beside it.
_AFTER, _BEFORE = 5, 3
_LINKED = 0.9
#: How an article opens with its own date: "Paris, le 3 mars 2024 – …", "LONDON, March 3, 2024 (wire) -- …".
_LED = re.compile(r"[(\[]?([^.!?:;()]{0,40}?\d[^!?:;()–—|]{3,40}?)(?:[)\]]|\s\(|\s/|\s?[–—|]|\s--?\s)")
_LONGEST_LED = 90
_MOST_OPENINGS = 3
_LEAST_OPENING = 80


class Told(NamedTuple):
    """Where a page may tell its date."""

    markup: Markup
    blocks: Sequence[PageBlock]
    headline: int  #: where it stands in the capture, -1 for nowhere
    address: Value | None
    language: str  #: the code that the page declares, "" for none


class DateLine(NamedTuple):
    """A line that shows a date."""

    value: DateValue
    updated: bool  #: it says that its date is of a change


def line_beside(board: PinBoard, told: Told) -> DateLine | None:
    """The line beside the headline that dates the article, the nearest first; one that dates a change last."""
    if told.headline < 0:
        return None
    lines = (_dated(board, told, block) for block in _beside(told))
    found = sorted((line for line in lines if line), key=lambda line: line.updated)
    return found[0] if found else None


def line_elsewhere(board: PinBoard, told: Told) -> DateLine | None:
    """The first line after the headline that shows a date, else the nearest before it."""
    at = _after(told)
    for block in (*told.blocks[at:], *reversed(told.blocks[: max(0, at - 1)])):
        if line := _dated(board, told, block):
            return line
    return None


def _after(told: Told) -> int:
    """The place of the first block after the headline."""
    return next((n for n, block in enumerate(told.blocks) if block.runs[0][0] > told.headline), len(told.blocks))


def _beside(told: Told) -> list[PageBlock]:
    """The blocks beside the headline, the nearest first: one before it counts as far as the second after it."""
    at = _after(told)
    after = [(n, block) for n, block in enumerate(told.blocks[at : at + _AFTER])]
    before = [(2 * (n + 2), block) for n, block in enumerate(reversed(told.blocks[max(0, at - 1 - _BEFORE) : at - 1]))]
    return [block for _, block in sorted((*after, *before), key=lambda found: found[0])]


def _dated(board: PinBoard, told: Told, block: PageBlock) -> DateLine | None:
    value = read_date(block.words, told.language) if _is_date_line(told, block) else None
    return DateLine(_pinned(board, told, block, value), is_updated(block.words)) if value else None


def opening_date(board: PinBoard, told: Told) -> DateValue | None:
    """The date that an article opens with, as releases do."""
    seen = 0
    for block in told.blocks:
        if block.runs[0][0] <= told.headline or block.kind != "paragraph" or len(block.words) < _LEAST_OPENING:
            continue
        led = _LED.match(block.words[:_LONGEST_LED])
        if led and not _opens_sentence(led[1]) and (value := read_date(led[1], told.language)):
            return _pinned(board, told, block, value)
        seen += 1
        if seen == _MOST_OPENINGS:
            break
    return None


def _opens_sentence(words: str) -> bool:
    """Whether the first word is one that sentences begin with: "On 3 March 2024 – a Sunday – …"."""
    return fold(words.split(maxsplit=1)[0]) in all_provenance_words().openers


def is_updated(words: str) -> bool:
    """Whether the words say that the date in them is of a change."""
    folded = fold(words)
    first = re.search(r"\d", folded)
    opening = folded[: first.start()] if first else folded
    return any(label in opening for label, kind in all_provenance_words().labels.items() if kind == "modified")


def _is_date_line(told: Told, block: PageBlock) -> bool:
    """Whether the words are a date and its label, not prose that tells a date nor a span of days."""
    words = block.words
    if len(words) >= _LONGEST_LINE or not _YEAR.search(words) or _SPAN.search(words):
        return False
    count = len(words.split())
    if count > _MOST_WORDS or (count > _FEW_WORDS and words.endswith((".", "!", "?", "…"))):
        return False
    if len(words) > _LONGEST_HEADING and block.kind == "heading" and not words[:1].isdigit():
        return False
    if block.kind == "list" and block.link_share > _LINKED:
        return False
    return not is_in_replies(told.markup, block.node, told.headline)


def _pinned(board: PinBoard, told: Told, block: PageBlock, value: str) -> DateValue:
    runs = tuple(r for r in block.runs if told.markup.text[r[0] : r[1]].strip())
    return DateValue(block.words, value, board.pin_markup(block.words, runs))

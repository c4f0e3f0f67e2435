"""When a page's article was published: what its markup declares, else a date line, else the date in its address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from depeche.article.article import DateValue, Value
from depeche.article.dates import read_date
from depeche.article.markup import Markup
from depeche.article.page_blocks import PageBlock
from depeche.article.page_metadata import PageMetadata
from depeche.article.sourcemap import PinBoard

_ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/_-]|\b)")
_LONGEST_LINE = 100
_MOST_WORDS = 14
_FEW_WORDS = 5
_YEAR = re.compile(r"\d{4}|\d\d[./]\d\d[./]\d\d")


class Told(NamedTuple):
    """Where a page may tell its date."""

    markup: Markup
    blocks: Sequence[PageBlock]
    headline: int  #: where it stands in the capture, -1 for nowhere
    address: Value | None


def published_of(board: PinBoard, found: PageMetadata, told: Told) -> DateValue | None:
    """The date of publication with its pin; None when nothing says it."""
    code = found.language[0].text[:2].lower() if found.language else ""
    for one in found.published:
        value = read_date(one.text, code)
        if value and one.runs:
            return DateValue(one.text, value, board.pin_markup(one.text, one.runs))
    return _visible(board, told, code) or _in_address(told.address)


def _visible(board: PinBoard, told: Told, code: str) -> DateValue | None:
    """A date line, the nearest after the headline first, then the nearest before it."""
    after = [block for block in told.blocks if block.runs[0][0] > told.headline]
    before = [block for block in reversed(told.blocks) if block.runs[0][0] <= told.headline]
    for block in (*after, *before):
        if _is_date_line(block.words) and (value := read_date(block.words, code)):
            runs = tuple(r for r in block.runs if told.markup.text[r[0] : r[1]].strip())
            return DateValue(block.words, value, board.pin_markup(block.words, runs))
    return None


def _is_date_line(words: str) -> bool:
    """Whether the words are a date and its label, not prose that tells a date."""
    count = len(words.split())
    if len(words) >= _LONGEST_LINE or not _YEAR.search(words):
        return False
    return count <= _MOST_WORDS and (count <= _FEW_WORDS or not words.endswith((".", "!", "?", "…")))


def _in_address(address: Value | None) -> DateValue | None:
    match = _ADDRESS_DATE.search(address.text) if address else None
    value = read_date("-".join(match.groups())) if match else None
    return DateValue(address.text, value, address.pin) if address and value and address.pin else None

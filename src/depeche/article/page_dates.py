"""When a page's article was published: what its markup declares, else a date line, else the date in its address."""

from __future__ import annotations

import re
from collections.abc import Sequence

from depeche.article.article import DateValue, Value
from depeche.article.dates import read_date
from depeche.article.markup import Markup
from depeche.article.page_blocks import PageBlock
from depeche.article.page_metadata import PageMetadata
from depeche.article.sourcemap import PinBoard

_ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/_-]|\b)")
_LONGEST_LINE = 100
_MOST_WORDS = 14


def published_of(
    board: PinBoard, markup: Markup, blocks: Sequence[PageBlock], found: PageMetadata, address: Value | None
) -> DateValue | None:
    """The date of publication with its pin; None when nothing says it."""
    for one in found.published:
        value = read_date(one.text)
        if value and one.runs:
            return DateValue(one.text, value, board.pin_markup(one.text, one.runs))
    return _visible(board, markup, blocks) or _in_address(address)


def _visible(board: PinBoard, markup: Markup, blocks: Sequence[PageBlock]) -> DateValue | None:
    for block in blocks:
        if _is_date_line(block.words) and (value := read_date(block.words)):
            runs = tuple(r for r in block.runs if markup.text[r[0] : r[1]].strip())
            return DateValue(block.words, value, board.pin_markup(block.words, runs))
    return None


def _is_date_line(words: str) -> bool:
    """Whether the words are a date and its label, not prose that tells a date."""
    if len(words) >= _LONGEST_LINE or words.rstrip().endswith((".", "!", "?", "…")):
        return False
    return len(words.split()) <= _MOST_WORDS


def _in_address(address: Value | None) -> DateValue | None:
    match = _ADDRESS_DATE.search(address.text) if address else None
    value = read_date("-".join(match.groups())) if match else None
    return DateValue(address.text, value, address.pin) if address and value and address.pin else None

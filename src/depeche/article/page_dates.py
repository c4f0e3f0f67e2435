"""When a page's article was published: what its markup declares, else a date line, else the date in its address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from depeche.article.article import DateValue, Value
from depeche.article.dates import read_date
from depeche.article.markup import Markup
from depeche.article.page_blocks import PageBlock
from depeche.article.page_metadata import Found, PageMetadata
from depeche.article.sourcemap import PinBoard

_ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/_-]|\b)")
_ADDRESS_DAY_FIRST = re.compile(r"/(0[1-9]|[12]\d|3[01])-(0[1-9]|1[0-2])-((?:19|20)\d\d)(?!\d)")
#: What programs on the page call the date of publication.
_SCRIPTED = re.compile(
    r'"(?:datePublished|publishedDate|published_?(?:at|date|time)|publicationDate|publish_?date|pubDate)\\?"\s*:'
    r'\s*\\?"([^"\\]{8,40})',
    re.I,
)
_MOST_SCRIPTED = 5
_LONGEST_LINE = 100
_MOST_WORDS = 14
_FEW_WORDS = 5
_YEAR = re.compile(r"\d{4}|\d\d[./]\d\d[./]\d\d")
#: By what dates are said that elements show.
_SHOWN = frozenset({"", "visible"})
_NEAR_HEADLINE = 6_000
#: Two days with a dash between are a span.
_SPAN = re.compile(r"\d\.?\s*[-–—]\s*\d{1,2}\.(?:\s|\d)")
#: The zones of the earth are so far apart from Greenwich at most.
_FARTHEST_ZONE = timedelta(hours=14)
_QUARTER = timedelta(minutes=15)
_NOON = 12


class Told(NamedTuple):
    """Where a page may tell its date."""

    markup: Markup
    blocks: Sequence[PageBlock]
    headline: int  #: where it stands in the capture, -1 for nowhere
    address: Value | None


def published_of(board: PinBoard, found: PageMetadata, told: Told) -> DateValue | None:
    """The date of publication with its pin; None when nothing says it."""
    code = found.language[0].text[:2].lower() if found.language else ""
    declared = list(_declared(board, _in_order(found.published, told.headline), code))
    address = _in_address(told.address)
    if declared:
        return _local(declared[0], declared[1:], address)
    updated = next(_declared(board, found.updated, code), None)
    return _visible(board, told, code) or updated or address or _scripted(board, told.markup.text)


def _in_order(published: Sequence[Found], headline: int) -> list[Found]:
    """What is declared of the article first, then the dates that elements show, the nearest to the headline first."""
    shown = [f for f in published if f.by in _SHOWN and f.runs]
    if headline >= 0:
        shown.sort(key=lambda f: abs(f.runs[0][0] - headline))
        shown = [f for f in shown if f.by != "visible" or abs(f.runs[0][0] - headline) <= _NEAR_HEADLINE]
    return [*(f for f in published if f.by not in _SHOWN), *shown]


def _declared(board: PinBoard, said: Sequence[Found], code: str) -> Iterator[DateValue]:
    for one in said:
        value = read_date(one.text, code) if one.runs else None
        if value:
            yield DateValue(one.text, value, board.pin_markup(one.text, one.runs))


def _local(chosen: DateValue, others: Sequence[DateValue], address: DateValue | None) -> DateValue:
    """The date where the outlet is, when the one chosen is a moment in universal time.

    Another may say the same moment by the outlet's clock; the address may hold the day before or after that it can be.
    """
    moment = _moment(chosen.value)
    if moment is None or moment.tzinfo is None or moment.utcoffset() or moment.time() == time():
        return chosen
    for other in others:
        if other.value[:10] != chosen.value[:10] and _is_same(moment, other.value):
            return other
    if address is not None:
        days = (date.fromisoformat(address.value[:10]) - moment.date()).days
        return address if days == (-1 if moment.hour < _NOON else 1) else chosen
    return chosen


def _is_same(moment: datetime, written: str) -> bool:
    """Whether what is written is the moment, which is in universal time, by the clock of another zone."""
    other = _moment(written)
    if other is None:
        return False
    if other.tzinfo is not None:
        return other == moment
    apart = other.replace(tzinfo=UTC) - moment
    return abs(apart) <= _FARTHEST_ZONE and not (apart - timedelta(seconds=apart.total_seconds() % 60)) % _QUARTER


def _moment(written: str) -> datetime | None:
    """The date with its time of day; None where it has none."""
    try:
        return datetime.fromisoformat(written) if "T" in written else None
    except ValueError:
        return None


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
    """Whether the words are a date and its label, not prose that tells a date nor a span of days."""
    count = len(words.split())
    if len(words) >= _LONGEST_LINE or not _YEAR.search(words) or _SPAN.search(words):
        return False
    return count <= _MOST_WORDS and (count <= _FEW_WORDS or not words.endswith((".", "!", "?", "…")))


def _in_address(address: Value | None) -> DateValue | None:
    if address is None or address.pin is None:
        return None
    match = _ADDRESS_DATE.search(address.text)
    numbers = match.groups() if match else ()
    if match is None and (match := _ADDRESS_DAY_FIRST.search(address.text)):
        numbers = match.groups()[::-1]
    value = read_date("-".join(numbers)) if numbers else None
    return DateValue(address.text, value, address.pin) if value else None


def _scripted(board: PinBoard, text: str) -> DateValue | None:
    """The date that a program of the page holds, where its first ones are all of one day."""
    found = []
    for match in _SCRIPTED.finditer(text):
        if value := read_date(match[1]):
            found.append(DateValue(match[1], value, board.pin_markup(match[1], (match.span(1),))))
        if len(found) == _MOST_SCRIPTED:
            break
    return found[0] if len({one.value[:10] for one in found}) == 1 else None

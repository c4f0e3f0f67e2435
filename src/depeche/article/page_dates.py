"""When a page's article was published: what its markup declares, else a date line, else the date in its address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from depeche.article.article import DateValue, Value
from depeche.article.dates import moment_of, read_date
from depeche.article.page_date_lines import DateLine, Told, line_beside, line_elsewhere, opening_date
from depeche.article.page_metadata import Found, PageMetadata
from depeche.article.sourcemap import PinBoard

_ADDRESS_DATE = re.compile(r"[/-]((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/_-]|\b)")
_ADDRESS_DAY_FIRST = re.compile(r"/(0[1-9]|[12]\d|3[01])-(0[1-9]|1[0-2])-((?:19|20)\d\d)(?!\d)")
#: What programs on the page call the date of publication.
_SCRIPTED = re.compile(
    r'"(?:datePublished|publishedDate|published_?(?:at|date|time)|publicationDate|publish_?date|pubDate)\\?"\s*:'
    r'\s*\\?"([^"\\]{8,40})',
    re.I,
)
_MOST_SCRIPTED = 5
#: By what dates are said that elements show.
_SHOWN = frozenset({"", "visible"})
_NEAR_HEADLINE = 6_000
#: Meta elements that many programs fill with the day on which the page was made.
_WEAK = frozenset({"date", "dc.date", "dcterms.created"})
#: The zones of the earth are so far apart from Greenwich at most.
_FARTHEST_ZONE = timedelta(hours=14)
_QUARTER = timedelta(minutes=15)
_NOON = 12


class _Said(NamedTuple):
    """A date with what says it and where."""

    by: str
    at: int
    value: DateValue

    @property
    def day(self) -> str:
        return self.value.value[:10]


def published_of(board: PinBoard, found: PageMetadata, told: Told) -> DateValue | None:
    """The date of publication with its pin; None when nothing says it."""
    address = _in_address(told.address)
    line = line_beside(board, told)
    beside = line.value if line and not line.updated else None
    declared = _said(board, [f for f in found.published if f.by not in _SHOWN], told)
    shown = _said(board, _near_first(found.published, told.headline), told)
    if declared:
        return _local(_agreed(declared, shown, beside), [*declared, *shown], beside, address)
    if shown and not (beside and abs(shown[0].at - told.headline) > _NEAR_HEADLINE):
        return _local(shown[0].value, shown, beside, address)
    return beside or _undeclared(board, found, told, line) or address or _scripted(board, told.markup.text)


def _undeclared(board: PinBoard, found: PageMetadata, told: Told, changed: DateLine | None) -> DateValue | None:
    """The date where nothing declares it: how the article opens, a line that dates a change, one farther off."""
    opening = opening_date(board, told)
    if opening:
        return opening
    line = changed or line_elsewhere(board, told)
    updated = _said(board, found.updated, told)[:1]
    return line.value if line else updated[0].value if updated else None


def _near_first(published: Sequence[Found], headline: int) -> list[Found]:
    """The dates that elements show, the nearest to the headline first."""
    shown = [f for f in published if f.by in _SHOWN and f.runs]
    if headline < 0:
        return shown
    shown.sort(key=lambda f: abs(f.runs[0][0] - headline))
    return [f for f in shown if f.by != "visible" or abs(f.runs[0][0] - headline) <= _NEAR_HEADLINE]


def _said(board: PinBoard, said: Sequence[Found], told: Told) -> list[_Said]:
    return [
        _Said(one.by, one.runs[0][0], DateValue(one.text, value, board.pin_markup(one.text, one.runs)))
        for one in said
        if one.runs and (value := read_date(one.text, told.language))
    ]


def _agreed(declared: Sequence[_Said], shown: Sequence[_Said], beside: DateValue | None) -> DateValue:
    """Of what is declared the first, or the one of the day that the page shows beside its headline.

    A meta element that is only called a date may be of the page, not of the article: it gives way to what is shown.
    """
    first = declared[0].value
    days = {beside.value[:10]} if beside else {shown[0].day} if shown else set()
    if all(one.by in _WEAK for one in declared):
        return beside if beside and first.value[:10] not in days else first
    return next((one.value for one in declared if one.day in days and one.by not in _WEAK), first)


def _local(
    chosen: DateValue, others: Sequence[_Said], beside: DateValue | None, address: DateValue | None
) -> DateValue:
    """The date where the outlet is, when the one chosen is a moment in universal time.

    Another may say the same moment by the outlet's clock; the page or the address may show the day before or after that
    it can be.
    """
    moment = moment_of(chosen.value)
    if moment is None or moment.tzinfo is None or moment.utcoffset() or moment.time() == time():
        return chosen
    for other in others:
        if other.day != chosen.value[:10] and _is_same(moment, other.value.value):
            return other.value
    for shown in (beside, *(one.value for one in others if one.by in _SHOWN), address):
        if shown is not None and ("T" not in shown.value or shown is beside):
            days = (date.fromisoformat(shown.value[:10]) - moment.date()).days
            if days == (-1 if moment.hour < _NOON else 1):
                return shown
    return chosen


def _is_same(moment: datetime, written: str) -> bool:
    """Whether what is written is the moment, which is in universal time, by the clock of another zone."""
    other = moment_of(written)
    if other is None:
        return False
    if other.tzinfo is not None:
        return other == moment
    apart = other.replace(tzinfo=UTC) - moment
    return abs(apart) <= _FARTHEST_ZONE and not (apart - timedelta(seconds=apart.total_seconds() % 60)) % _QUARTER


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

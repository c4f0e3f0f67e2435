"""What a page's markup says of its article, chosen among candidates: values with pins, and why each was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from depeche.acquire.capture import Capture
from depeche.article.article import Article, Candidate, DateValue, Value
from depeche.article.credits import host_of
from depeche.article.dates import read_date
from depeche.article.language import language_of
from depeche.article.markup import Markup
from depeche.article.page_blocks import PageBlock
from depeche.article.page_byline import byline_of
from depeche.article.page_credits import agency_in, credit_of
from depeche.article.page_date_lines import Told
from depeche.article.page_dates import published_of
from depeche.article.page_metadata import Found, PageMetadata
from depeche.article.page_site import Site
from depeche.article.page_tags import tags_of
from depeche.article.page_titles import headline_value
from depeche.article.sourcemap import PinBoard


class PageSays(NamedTuple):
    """A page with what its markup says and what its site is called."""

    markup: Markup
    blocks: Sequence[PageBlock]
    found: PageMetadata
    site: Site


def with_metadata(article: Article, capture: Capture, page: PageSays) -> Article:
    """The article with its metadata; what was given beside the page comes before what the page says."""
    markup, found = page.markup, page.found
    board = PinBoard(article.text, article.captured, article.map)
    outlet = value_of(board, found.outlet[:1])
    address = Value(capture.given.url, None) if capture.given.url else value_of(board, found.address[:1])
    place = _place_of_headline(article)
    byline = byline_of(markup, page.blocks, found, place, outlet.text if outlet else "")
    given = Value(capture.given.title, None) if capture.given.title else None
    headline, headlines = (given, ()) if given else headline_value(article, board, found, page.site)
    told = Told(markup, page.blocks, place, address, _declared_language(found))
    published = _given_date(capture) or published_of(board, found, told)
    return replace(
        article,
        language=_language(capture, article, found),
        outlet=outlet or (Value(host_of(address.text), address.pin) if address and host_of(address.text) else None),
        headline=headline,
        byline=_values(board, byline.people),
        signed_by=(*_values(board, byline.organisations), *_agencies(article, board)),
        published=published,
        modified=_date(board, found.modified),
        source_url=address,
        rights=value_of(board, found.rights[:1]) or _rights_line(article, board),
        rubric=value_of(board, found.section[:1]),
        free=_free(board, found),
        tags=_values(board, tags_of(markup, found, page.site, place)),
        candidates=(*headlines, *_dates(board, found, published)),
    )


def _declared_language(found: PageMetadata) -> str:
    """The code of the language that the page declares, with its region ("en-us"); "" for none."""
    return found.language[0].text.lower().replace("_", "-") if found.language else ""


def value_of(board: PinBoard, candidates: Sequence[Found]) -> Value | None:
    """The first candidate whose place in the markup is known."""
    for found in candidates:
        if found.runs and found.text:
            return Value(found.text, board.pin_markup(found.text, found.runs))
    return None


def _values(board: PinBoard, found: Sequence[Found]) -> tuple[Value, ...]:
    return tuple(value for one in found if (value := value_of(board, [one])))


def _agencies(article: Article, board: PinBoard) -> tuple[Value, ...]:
    """The agencies that lines of the body credit."""
    values = []
    for part in article.parts:
        agency = agency_in(article.text[part.start : part.end]) if part.kind == "credit" else ""
        if agency:
            at = article.text.index(agency, part.start)
            values.append(Value(agency, board.pin(at, at + len(agency))))
    return tuple(values)


def _rights_line(article: Article, board: PinBoard) -> Value | None:
    for part in article.parts:
        if part.kind == "credit" and credit_of(article.text[part.start : part.end]) == "rights":
            pin = board.pin(part.start, part.end)
            return Value(pin.text, pin)
    return None


def _place_of_headline(article: Article) -> int:
    for part in article.parts:
        if part.kind == "headline":
            return article.pin(part.start, part.end).source[0][0]
    return -1


def _language(capture: Capture, article: Article, found: PageMetadata) -> str | None:
    given = capture.given.language
    if given:
        return given.lower().replace("_", "-").split("-")[0]
    said = found.language[0].text.lower().replace("_", "-").split("-")[0] if found.language else None
    return language_of(article.text) or said


def _date(board: PinBoard, candidates: Sequence[Found]) -> DateValue | None:
    for found in candidates:
        value = read_date(found.text)
        if value and found.runs:
            return DateValue(found.text, value, board.pin_markup(found.text, found.runs))
    return None


def _given_date(capture: Capture) -> DateValue | None:
    value = read_date(capture.given.date) if capture.given.date else None
    return DateValue(capture.given.date or "", value, None) if value else None


def _dates(board: PinBoard, found: PageMetadata, published: DateValue | None) -> tuple[Candidate, ...]:
    """All that was said of the day of publication, where the days differ."""
    said = [(f, read_date(f.text)) for f in found.published if f.runs]
    days = {value[:10] for _, value in said if value}
    if published is None or len(days) < 2:
        return ()
    return tuple(
        Candidate(
            "published",
            Value(f.text, board.pin_markup(f.text, f.runs)),
            f.by or "time",
            "first in the order of trust" if value == published.value else "",
        )
        for f, value in said
        if value
    )


def _free(board: PinBoard, found: PageMetadata) -> Value | None:
    """Whether all may read the page: "true" or "false" as its markup says, None where it does not say."""
    for one in found.free:
        word = {"free": "true", "locked": "false", "paid": "false"}.get(one.text.lower(), one.text.lower())
        if word in {"true", "false"} and one.runs:
            return Value(word, board.pin_markup(one.text, one.runs))
    return None

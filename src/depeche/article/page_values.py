"""What a page's markup says of its article, chosen among candidates: values with pins, and why each was chosen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from depeche.acquire.capture import Capture
from depeche.article.article import Article, Candidate, DateValue, Value
from depeche.article.credits import host_of
from depeche.article.dates import read_date
from depeche.article.language import language_of
from depeche.article.markup import Markup
from depeche.article.page_blocks import PageBlock
from depeche.article.page_byline import byline_of
from depeche.article.page_credits import agency_in, credit_of
from depeche.article.page_dates import Told, published_of
from depeche.article.page_metadata import Found, PageMetadata
from depeche.article.page_tags import tags_of
from depeche.article.sourcemap import PinBoard
from depeche.article.words import fold

_TITLE_TAIL = re.compile(r"\s+[|\-–—•·:»]\s+[^|–—•·»]{2,60}$|\s*\|\s*[^|]{2,60}$")
#: What is longer is no headline.
_LONGEST_HEADLINE = 1_000
_NOT_LETTER = re.compile(r"[\W_]+")
#: So many letters a headline has that is left when its kicker is cut off.
_LEAST_HEADLINE = 15
#: The visible heading, JSON-LD, the card of Twitter, the title of the window.
_ALL_OTHERS = 4
#: Where no two candidates for the headline agree: what was written for this article first.
_TRUSTED = ("json-ld", "visible", "og:title")


def with_metadata(
    article: Article, capture: Capture, markup: Markup, blocks: Sequence[PageBlock], found: PageMetadata
) -> Article:
    """The article with its metadata; what was given beside the page comes before what the page says."""
    board = PinBoard(article.text, article.captured, article.map)
    outlet = value_of(board, found.outlet[:1])
    address = Value(capture.given.url, None) if capture.given.url else value_of(board, found.address[:1])
    place = _place_of_headline(article)
    byline = byline_of(markup, found, place, outlet.text if outlet else "")
    headline, headlines = _headline(article, board, found, capture)
    published = _given_date(capture) or published_of(board, found, Told(markup, blocks, place, address))
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
        tags=_values(board, tags_of(markup, found, place)),
        candidates=(*headlines, *_dates(board, found, published)),
    )


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


def _headline(
    article: Article, board: PinBoard, found: PageMetadata, capture: Capture
) -> tuple[Value | None, tuple[Candidate, ...]]:
    """The headline and, where they differ, all that was said of it."""
    if capture.given.title:
        return Value(capture.given.title, None), ()
    said = dict(_headlines_said(article, board, found))
    if not said:
        return None, ()
    letters = {by: _letters(value.text) for by, value in said.items()}
    if len(set(letters.values())) == 1:
        return next(iter(said.values())), ()
    chosen, why = _chosen(letters)
    return said[chosen], tuple(Candidate("headline", v, by, why if by == chosen else "") for by, v in said.items())


def _chosen(letters: Mapping[str, str]) -> tuple[str, str]:
    """Whose headline is taken, and why.

    Of the visible heading, JSON-LD and OpenGraph the one that two agree on; where none do, the first that is trusted. A visible
    one gives way to the same without its kicker. An OpenGraph title that departs from all four others was
    written as the headline; the others serve search engines (so on three of four sites of the development pages).
    """
    votes = Counter(letters[by] for by in _TRUSTED if by in letters)
    most = max(votes.values(), default=0)
    trusted = ("visible", *_TRUSTED) if most > 1 else _TRUSTED
    order = [by for by in trusted if by in letters] or list(letters)[:1]
    chosen = next(by for by in order if not votes or votes[letters[by]] == most)
    for by in ("og:title", "json-ld"):
        if by in letters and letters.get("visible") == letters[chosen] and _is_end_of(letters[by], letters[chosen]):
            return by, "the visible one without its kicker"
    others = [words for by, words in letters.items() if by != "og:title"]
    if len(others) == _ALL_OTHERS and len(set(others)) == 1 and "og:title" in letters:
        return "og:title", "the others alike serve search engines"
    return chosen, "two sources agree" if most > 1 else f"{chosen} is trusted first"


def _is_end_of(shorter: str, longer: str) -> bool:
    return _LEAST_HEADLINE <= len(shorter) < len(longer) and longer.endswith(shorter)


def _headlines_said(article: Article, board: PinBoard, found: PageMetadata) -> list[tuple[str, Value]]:
    """Each source's headline, the visible one first."""
    said: dict[str, Value] = {}
    for part in article.parts:
        if part.kind == "headline" and "visible" not in said:
            pin = board.pin(part.start, part.end)
            said["visible"] = Value(pin.text, pin)
    for one in found.headline:
        if len(one.text) > _LONGEST_HEADLINE:
            continue
        text = one.text if one.by == "json-ld" else _TITLE_TAIL.sub("", one.text)
        value = value_of(board, [Found(text, one.runs)])
        if value and one.by not in said:
            said[one.by] = value
    return list(said.items())


def _letters(text: str) -> str:
    return _NOT_LETTER.sub("", fold(text))


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

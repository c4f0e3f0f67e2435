"""What the blocks around an article say of its origin: outlet, byline, dates, source, rights, tags — each pinned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from depeche.acquire.capture import Given
from depeche.article.article import Article, DateValue, Part, Value
from depeche.article.dates import read_date
from depeche.pin import Pin

_ADDRESS = re.compile(r"https?://[^\s<>\"»]+")
_LIST_MARK = re.compile(r"\s*(?:[,;|•·]|\s(?:and|et|&)\s)\s*")
_ROLE_TAIL = re.compile(r"\s+(?:\(|[-–—|/]\s).*$")


@dataclass(frozen=True, slots=True)
class Credit:
    """Words of the restored text that fill a field of the article's head or foot."""

    label: str
    start: int
    end: int


def with_credits(article: Article, credits_: Sequence[Credit], given: Given) -> Article:
    """The article with what its credits say; what was given beside the text comes before what the text says."""
    first = {credit.label: credit for credit in reversed(credits_)}
    return replace(
        article,
        outlet=_value(article, first.get("outlet")),
        headline=_headline(article, given),
        byline=_names(article, first.get("author")),
        published=_given_date(given) or _date(article, first.get("published")),
        modified=_date(article, first.get("modified")),
        source_url=_address(article, first.get("source"), given),
        rights=_value(article, first.get("rights")),
        tags=_list(article, first.get("tags")),
    )


def _value(article: Article, credit: Credit | None) -> Value | None:
    if credit is None:
        return None
    pin = article.pin(credit.start, credit.end)
    return Value(pin.text, pin)


def _headline(article: Article, given: Given) -> Value | None:
    for part in article.parts:
        if part.kind == "headline":
            return _value(article, Credit("headline", part.start, part.end))
    return Value(given.title, None) if given.title else None


def _date(article: Article, credit: Credit | None) -> DateValue | None:
    if credit is None:
        return None
    pin = article.pin(credit.start, credit.end)
    value = read_date(pin.text)
    return DateValue(pin.text, value, pin) if value else None


def _given_date(given: Given) -> DateValue | None:
    value = read_date(given.date) if given.date else None
    return DateValue(given.date or "", value, None) if value else None


def _address(article: Article, credit: Credit | None, given: Given) -> Value | None:
    if credit is not None:
        match = _ADDRESS.search(article.text, credit.start, credit.end)
        if match:
            return _value(article, Credit("source", *match.span()))
    return Value(given.url, None) if given.url else None


def _list(article: Article, credit: Credit | None) -> tuple[Value, ...]:
    """The items of a list line, each with its own pin."""
    if credit is None:
        return ()
    found, at = [], credit.start
    for mark in (*_LIST_MARK.finditer(article.text, credit.start, credit.end), None):
        end = mark.start() if mark else credit.end
        if article.text[at:end].strip():
            pin = _trimmed_pin(article, at, end)
            found.append(Value(pin.text, pin))
        at = mark.end() if mark else end
    return tuple(found)


def _names(article: Article, credit: Credit | None) -> tuple[Value, ...]:
    """The people of a byline; roles and agencies after a dash or in brackets are cut off."""
    if credit is None:
        return ()
    match = _ROLE_TAIL.search(article.text, credit.start, credit.end)
    end = match.start() if match else credit.end
    return _list(article, Credit("author", credit.start, end)) if end > credit.start else ()


def _trimmed_pin(article: Article, start: int, end: int) -> Pin:
    while article.text[start].isspace():
        start += 1
    while article.text[end - 1].isspace():
        end -= 1
    return article.pin(start, end)


def host_of(url: str) -> str:
    """The host of an address without "www.", empty when it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def part_at(parts: Sequence[Part], offset: int) -> Part | None:
    """The part that holds ``offset``."""
    return next((p for p in parts if p.start <= offset < p.end), None)

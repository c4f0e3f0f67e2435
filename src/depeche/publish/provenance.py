"""Provenance as it is shown: who published it, when, where it was taken from, and whether it is a copy."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from depeche.article.article import Article, DateValue, Value
from depeche.pin import Pin
from depeche.publish.interface import Interface
from depeche.publish.values import date_in_words
from depeche.record import Record


@dataclass(frozen=True, slots=True)
class Origin:
    """One line of an article's provenance. ``key`` names its label; ``note`` says what the words alone do not."""

    key: str
    text: str
    pins: tuple[Pin, ...] = ()
    note: str | None = None
    href: str | None = None


def provenance_of(record: Record, words: Interface) -> tuple[Origin, ...]:
    """What is known of where the article comes from; a missing byline or date is said to be missing."""
    article = record.article
    lines = [
        *_values("outlet", (article.outlet,), words),
        *(_values("byline", article.byline, words) or [Origin("byline", words.say("provenance.no_byline"))]),
        _date("published", article.published, words) or Origin("published", words.say("provenance.no_date")),
        _date("modified", article.modified, words),
        _source(record, words),
        *_values("rights", (article.rights,), words),
        *_values("tags", article.tags, words),
    ]
    return tuple(line for line in lines if line)


def copied_from(record: Record) -> str | None:
    """The host of the original when this is a copy: a page that credits another address than its own, else None."""
    source = record.article.source_url
    host = _host(source.text) if source else None
    if source is None or host is None:
        return None
    own = _host(record.capture.given.url or "")
    if own:
        return host if host != own else None
    return host if source.pin and source.pin.start is not None else None


def web_address(text: str | None) -> str | None:
    """The address when it is one that a reader may follow (http or https), else None."""
    return text if text and _host(text) else None


def _host(address: str) -> str | None:
    try:
        parts = urlsplit(address.strip())
        name = parts.hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name and parts.scheme in {"http", "https"} else None


def _values(key: str, values: tuple[Value | None, ...], words: Interface) -> list[Origin]:
    found = [value for value in values if value]
    if not found:
        return []
    pins = tuple(value.pin for value in found if value.pin)
    note = words.say("provenance.given") if len(pins) < len(found) else None
    return [Origin(key, ", ".join(value.text for value in found), pins, note)]


def _date(key: str, date: DateValue | None, words: Interface) -> Origin | None:
    if date is None:
        return None
    pins = (date.pin,) if date.pin else ()
    return Origin(key, date_in_words(date.value, words), pins, words.say("provenance.given") if date.given else None)


def _source(record: Record, words: Interface) -> Origin | None:
    article: Article = record.article
    if source := article.source_url:
        note = None if source.pin else words.say("provenance.given")
        return Origin("source", source.text, (source.pin,) if source.pin else (), note, web_address(source.text))
    url = record.capture.given.url
    return Origin("source", url, (), words.say("provenance.given"), web_address(url)) if url else None

"""Values in words: dates, figures and countries as the article's language writes them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime

from depeche.facts.fact import Entity, Place, Quantity
from depeche.publish.interface import Interface

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-\d\d")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?")
_COMPARATORS = {">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ ", "~": "≈ "}


def date_in_words(value: str, words: Interface) -> str:
    """A date, moment or interval of ISO 8601 in words; a value of another kind as it stands."""
    if "/" in value:
        start, _, end = value.partition("/")
        return _interval(start, end, words)
    if moment := _MOMENT.fullmatch(value):
        return words.say("at", date=_day(moment[1], words), time=moment[2])
    if week := _WEEK.fullmatch(value):
        return words.say("week", week=int(week[2]), year=week[1])
    if _DAY.fullmatch(value):
        return _day(value, words)
    if _MONTH.fullmatch(value):
        return _month(value, words)
    return value


def figure_in_words(quantity: Quantity, words: Interface) -> str:
    """The figure as a number with its bound and currency or percent: "> 70", "7 200 000 000 USD", "12 %"."""
    number = _number(quantity.value, words)
    if quantity.value2 is not None:
        number = f"{number}–{_number(quantity.value2, words)}"
    unit = f" {quantity.currency}" if quantity.currency else " %" if quantity.percent else ""
    return _COMPARATORS.get(quantity.comparator, "") + number + unit


def entity_in_words(entity: Entity, words: Interface) -> str:
    """The entity's name, a country's as the language has it ("Corée du Nord")."""
    return (_country(entity.country, words) if entity.kind == "country" else None) or entity.name


def place_in_words(place: Place, words: Interface) -> str:
    """The place's name, a country's as the language has it."""
    return (_country(place.country, words) if place.precision == "country" else None) or place.name


def said_in(name: str, text: str) -> bool:
    """Whether the words hold the name or figure, accents, capitals, hyphens and the width of spaces aside."""
    return _folded(name) in _folded(text)


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if letter.isalnum() or letter in "<>≤≥≈%.,")


def _country(code: str | None, words: Interface) -> str | None:
    from babel import Locale

    name = Locale(words.code).territories.get(code) if code else None
    return str(name) if name else None


def _interval(start: str, end: str, words: Interface) -> str:
    if end in {"", ".."}:
        return words.say("since", start=date_in_words(start, words))
    if start in {"", ".."}:
        return words.say("until", end=date_in_words(end, words))
    return words.say("between", start=date_in_words(start, words), end=date_in_words(end, words))


def _day(value: str, words: Interface) -> str:
    from babel.dates import format_date

    try:
        return str(format_date(date.fromisoformat(value), "long", locale=words.code))
    except ValueError:
        return value


def _month(value: str, words: Interface) -> str:
    from babel.dates import format_skeleton

    try:
        return str(format_skeleton("yMMMM", datetime.fromisoformat(f"{value}-01"), locale=words.code))
    except ValueError:
        return value


def _number(value: float, words: Interface) -> str:
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=words.code))

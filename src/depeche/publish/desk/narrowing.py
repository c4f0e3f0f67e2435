"""Narrowing: the filters of a view as fields of a form, and those in force as labels that can be taken off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import Request

from depeche._languages import codes
from depeche.facts.fact import PLOVER_TYPES, Status
from depeche.ledger import Ledger
from depeche.ledger.searches import SavedSearch
from depeche.publish.desk.asking import Asked
from depeche.publish.desk.pages import address, reader_words
from depeche.publish.desk.saving import sought_by
from depeche.publish.interface import Interface

#: Types of facts in the order in which the filter lists them.
TYPES = ("SAY", "DENY", *PLOVER_TYPES, "OTHER")
STATUSES: tuple[str, ...] = Status.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter and its word."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter of a view: its field, what it says now, and what it may say (nothing: any words)."""

    name: str
    label: str
    value: str
    choices: tuple[Choice, ...]
    known: tuple[str, ...] = ()  #: words to propose

    @property
    def shown(self) -> str:
        """What it says now, in words."""
        return next((choice.label for choice in self.choices if choice.value == self.value), self.value)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """All filters of a view, and for each in force the address of the view without it."""

    path: str
    q: str
    filters: tuple[Filter, ...]
    in_force: tuple[tuple[Filter, str], ...]
    saved: tuple[SavedSearch, ...] = ()  #: the searches that people saved
    search: str = ""  #: what is asked now, as it would be saved


def narrowing(request: Request, asked: Asked, names: Sequence[str], ledger: Ledger) -> Narrowing:
    """The filters of those names as the address sets them, and the searches that are saved."""
    words = reader_words(request)
    outlets = ledger.outlet_names()
    filters = tuple(_filter(name, str(getattr(asked, name)), words, outlets) for name in names)
    in_force = tuple((one, address(request, **{one.name: None, "offset": None})) for one in filters if one.value)
    saved = tuple(ledger.searches().all())
    return Narrowing(request.url.path, asked.q, filters, in_force, saved, sought_by(request))


def _filter(name: str, value: str, words: Interface, outlets: Sequence[str]) -> Filter:
    label = words.say(f"desk.filters.{name}")
    match name:
        case "type":
            choices = tuple(Choice(one, words.say(f"types.{one}")) for one in TYPES)
        case "status":
            choices = tuple(Choice(one, words.say(f"status.{one}")) for one in STATUSES)
        case "lang":
            choices = tuple(Choice(one, words.say(f"desk.languages.{one}")) for one in codes())
        case _:
            choices = ()
    return Filter(name, label, value, choices, tuple(outlets) if name == "outlet" else ())

"""Article: what we read in a capture, before any fact. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from depeche.article.sourcemap import PinBoard, Repair, SourceMap
from depeche.pin import Pin

PartKind = Literal[
    "headline", "standfirst", "caption", "digest", "heading", "paragraph", "quote", "list", "table", "credit", "junk"
]

#: The parts that carry the story: facts are read in these alone.
BODY_PARTS: frozenset[PartKind] = frozenset({"standfirst", "digest", "heading", "paragraph", "quote", "list"})


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the restored text of one kind, in one section."""

    kind: PartKind
    start: int
    end: int
    section: int


@dataclass(frozen=True, slots=True)
class Value:
    """A metadata value: pinned to the page, or handed over beside it (``given``)."""

    text: str
    pin: Pin | None  #: None when the value was given beside the text

    @property
    def given(self) -> bool:
        """Whether it was handed over beside the text (a JSON field, an option)."""
        return self.pin is None


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as written, with its ISO 8601 value."""

    text: str
    value: str
    pin: Pin | None

    @property
    def given(self) -> bool:
        """Whether it was handed over beside the text (a JSON field, an option)."""
        return self.pin is None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of several things said of the same field of an article."""

    field: str  #: "headline", "published"
    value: Value
    said_by: str  #: "visible", "json-ld" or the name of the meta element
    why: str  #: why it was chosen; empty when it was not


@dataclass(frozen=True, slots=True)
class Section:
    """One story of a round-up, or the whole article (section 0)."""

    id: int
    heading: Pin | None
    digest: Pin | None
    published: DateValue | None


@dataclass(frozen=True, slots=True)
class Article:
    """The restored article.

    ``text`` holds every part in reading order, headline and junk included. ``language`` is a code such as "fr", or
    None when it could not be told.
    """

    text: str
    captured: str  #: the capture's decoded text, which pins' runs point into
    map: SourceMap
    repairs: tuple[Repair, ...]
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]
    language: str | None = None
    outlet: Value | None = None
    headline: Value | None = None
    byline: tuple[Value, ...] = ()  #: people
    signed_by: tuple[Value, ...] = ()  #: agencies and newsrooms that sign beside or instead of people
    published: DateValue | None = None
    modified: DateValue | None = None
    source_url: Value | None = None
    rights: Value | None = None
    rubric: Value | None = None  #: the outlet's section ("Sport")
    free: Value | None = None  #: "true" or "false": whether all may read it
    tags: tuple[Value, ...] = ()
    candidates: tuple[Candidate, ...] = ()  #: of the fields on which the page contradicts itself
    warnings: tuple[str, ...] = ()

    def pin(self, start: int, end: int) -> Pin:
        """The words ``text[start:end]``, pinned."""
        return PinBoard(self.text, self.captured, self.map).pin(start, end)

    def section_at(self, offset: int) -> int:
        """The section of the part that holds ``offset``."""
        for part in self.parts:
            if part.start <= offset < part.end:
                return part.section
        return 0

"""Chart: drawings of one content for wide and narrow pages, its table, and what it does not show."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from depeche._languages import language
from depeche.publish.harmless import one_line
from depeche.publish.interface import Interface, interface
from depeche.publish.page.markup import tag, text

#: Units across of the two drawings, so that their letters are as large as those beside them.
WIDE, NARROW = 960, 340
#: Width of an average letter at size 12, in units.
_LETTER = 6.9


class Links(Protocol):
    """Where a chart's marks lead; None: nowhere, the mark is then no link."""

    def fact(self, key: str) -> str | None:
        """The fact with its proof."""

    def facts(self, query: str) -> str | None:
        """The facts that satisfy the search."""

    def entity(self, id_: str) -> str | None:
        """The page of a person, body or country."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the chart's table."""

    text: str
    href: str | None = None
    figure: bool = False
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart. ``key`` are its marks with what they mean, ``notes`` say what is not shown."""

    name: str
    title: str
    wide: str
    narrow: str
    key: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shared: str = ""  #: what both drawings use, drawn once

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.rows


@functools.cache
def chart_words(code: str | None) -> Interface:
    """The words of the charts in that language, beside those of the interface."""
    base = interface(code)
    known: Mapping[str, object] = {
        **language(base.code).toml("interface"),
        "charts": language(base.code).toml("charts"),
    }
    return Interface(base.code, dict(known))


def counted(words: Interface, key: str, count: int) -> str:
    """The words for one or for several, the number in them."""
    return words.say(f"charts.{key}.{'one' if count == 1 else 'many'}", count=number(count, words))


def number(count: int, words: Interface) -> str:
    """The number as the language writes it."""
    from babel.numbers import format_decimal

    return str(format_decimal(count, locale=words.code))


def country_in_words(code: str | None, words: Interface) -> str | None:
    """The country's name in the reader's language; None for a code that nobody gave one."""
    from babel import Locale

    name = Locale(words.code).territories.get(code) if code else None
    return str(name) if name else None


def drawing(name: str, size: tuple[float, float], title: str, description: str, content: str) -> str:
    """The outer element: named by its title, described by its description, as wide as its place allows."""
    head = tag("title", text(title), {"id": f"{name}-title"}) + tag("desc", text(description), {"id": f"{name}-desc"})
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": "chart",
        "viewBox": f"0 0 {rounded(size[0])} {rounded(size[1])}",
        "role": "group",
        "aria-labelledby": f"{name}-title",
        "aria-describedby": f"{name}-desc",
    }
    return tag("svg", head + content, attributes)


def linked(content: str, href: str | None, title: str, name: str = "mark", **data: str) -> str:
    """The mark as a link with a title; without an address a group. ``data`` is for the script."""
    inside = tag("title", text(one_line(title))) + content
    known = {"class": name, **{f"data-{key}": value for key, value in data.items()}}
    if href is None:
        return tag("g", inside, known)
    return tag("a", inside, {"href": href, **known, "aria-label": one_line(title)})


def shape(name: str, **attributes: object) -> str:
    """An empty element; an underscore in an attribute's name is a hyphen, ``class_`` is class."""
    named = {key.rstrip("_").replace("_", "-"): _plain(value) for key, value in attributes.items() if value is not None}
    return tag(name, "", named)


def letters(words: str, x: float, y: float, kind: str, anchor: str = "start") -> str:
    """Words drawn at a point."""
    return tag("text", text(words), {"x": rounded(x), "y": rounded(y), "class": kind, "text-anchor": anchor})


def rounded(value: float) -> str:
    """The number in tenths, without a needless point."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def length_of(words: str, size: float = 12) -> float:
    """About how many units the words take, drawn at that size."""
    return len(words) * _LETTER * size / 12


def shortened(words: str, room: float, size: float = 12) -> str:
    """The words, cut to the room with an ellipsis where they are longer."""
    most = max(3, int(room * 12 / size / _LETTER))
    line = one_line(words)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _plain(value: object) -> str:
    return rounded(value) if isinstance(value, float) else str(value)

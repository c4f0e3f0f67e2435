"""The timeline: facts over days, in lanes by what kind of act they are, each as exact as its words.

A day is a dot, an interval a bar with ends, a month or a longer period a dashed bar, an open time a bar with an arrow.
Facts whose day nobody tells are counted, never placed. What is planned or only possible is hollow, what is denied or did
not happen is crossed out.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from depeche.ledger.overview import Dated, Days
from depeche.publish.charts.chart import (
    NARROW,
    WIDE,
    Cell,
    Chart,
    Links,
    counted,
    drawing,
    length_of,
    letters,
    linked,
    rounded,
    shape,
)
from depeche.publish.charts.spans import Span, Window, iso, span_of, ticks, window_of
from depeche.publish.harmless import one_line
from depeche.publish.interface import Interface
from depeche.publish.page.markup import tag
from depeche.publish.values import date_in_words

#: The lanes from top to bottom: quad classes, then what is neither conflict nor cooperation.
LANES: tuple[int | None, ...] = (4, 3, 1, 2, None)
_EXACT = ("day", "interval", "period", "open")
_STEP, _BAR = 9.0, 8.0
#: Dots above each other, and bars below each other, of one lane.
_MOST_DOTS, _MOST_BARS = 9, 8
_ROWS = 60
_TITLE = 140


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the days stand in a drawing."""

    window: Window
    width: int

    @property
    def left(self) -> float:
        return 168.0 if self.width == WIDE else 10.0

    @property
    def right(self) -> float:
        return self.width - (22.0 if self.width == WIDE else 12.0)

    @property
    def day(self) -> float:
        """Units of one day."""
        return (self.right - self.left) / self.window.days

    def at(self, day: float) -> float:
        """Where the day begins, kept inside."""
        return min(self.right, max(self.left, self.left + (day - self.window.first) * self.day))


class _Telling:
    """How this chart says what it draws. Dates are put into words once: the same ones come again and again."""

    def __init__(self, words: Interface, links: Links, query: str) -> None:
        self.words, self.links, self.query = words, links, query
        self.date = functools.cache(lambda value: date_in_words(value, words))

    def of(self, fact: Dated) -> str:
        """When, what, and the words that say so."""
        said = f" — {one_line(fact.words)[:_TITLE]}" if fact.words else ""
        return f"{self.date(fact.when)}, {self.words.say(f'types.{fact.type}')}{said}"


def days_chart(found: Days, words: Interface, links: Links, query: str = "") -> Chart:
    """The timeline of the facts. Where a fact comes without words, none of its article's stand in it."""
    spans = [span_of(fact) for fact in found.facts]
    window = window_of(spans)
    drawn = {WIDE: "", NARROW: ""}
    title = words.say("charts.days.title")
    telling = _Telling(words, links, query)
    if window:
        first, last = (telling.date(iso(day)) for day in (window.first, window.last))
        title = words.say("charts.days.title_between", first=first, last=last)
        shown = [span for span in spans if _overlaps(span, window)]
        for width in drawn:
            drawn[width] = _drawn(shown, _Frame(window, width), title, telling)
    return Chart(
        name="days",
        title=title,
        wide=drawn[WIDE],
        narrow=drawn[NARROW],
        key=tuple((_sample(name), words.say(f"charts.days.{name}")) for name in (*_EXACT, "hollow", "crossed")),
        notes=tuple(_notes(found, window, words)),
        columns=tuple(words.say(f"charts.columns.{name}") for name in ("when", "type", "status", "proof")),
        rows=tuple(_row(span.fact, telling) for span in spans[-_ROWS:]) if window else (),
    )


def _overlaps(span: Span, window: Window) -> bool:
    return not (
        (span.last is not None and span.last < window.first) or (span.first is not None and span.first > window.last)
    )


def _drawn(spans: Sequence[Span], frame: _Frame, title: str, telling: _Telling) -> str:
    top, lanes = 8.0, []
    for quad in LANES:
        own = [span for span in spans if span.fact.quad == quad]
        if not own:
            continue
        name = telling.words.say(f"charts.quads.{quad or 'none'}")
        lane, height = _lane(own, frame, top, name, telling)
        lanes.append(tag("g", lane, {"class": f"lane quad-{quad or 'none'}"}))
        top += height
    axis = _axis(frame, top, telling.words)
    description = telling.words.say("charts.days.description", facts=len(spans))
    name = "wide" if frame.width == WIDE else "narrow"
    return drawing(f"days-{name}", (frame.width, top + 26), title, description, axis + "".join(lanes))


def _axis(frame: _Frame, bottom: float, words: Interface) -> str:
    pieces = [shape("line", x1=frame.left, x2=frame.right, y1=bottom, y2=bottom, class_="axis")]
    for day, label in ticks(frame.window, 9 if frame.width == WIDE else 4, words):
        x = frame.at(day)
        pieces.append(shape("line", x1=x, x2=x, y1=4.0, y2=bottom + 4, class_="tick"))
        anchor = "start" if x < frame.left + 30 else "end" if x > frame.right - 30 else "middle"
        pieces.append(letters(label, x, bottom + 18, "tick-label", anchor))
    return tag("g", "".join(pieces), {"class": "axes"})


def _lane(spans: Sequence[Span], frame: _Frame, top: float, name: str, telling: _Telling) -> tuple[str, float]:
    """The lane's marks and its height."""
    wide = frame.width == WIDE
    head = 0.0 if wide else 18.0
    stacks = _stacks([span for span in spans if span.exactness == "day"], frame)
    tallest = min(_MOST_DOTS, max((len(stack) for _, stack in stacks), default=0))
    base = top + head + 6 + max(tallest * _STEP + (24 if any(len(s) > _MOST_DOTS for _, s in stacks) else 0), 8)
    bars, left_out = _packed([span for span in spans if span.exactness != "day"], frame)
    pieces = [_stack(x, stack, base, telling) for x, stack in stacks]
    pieces += _numbers(stacks, base)
    pieces += [_bar(span, row, base, frame, telling) for span, row in bars]
    rows = 1 + max((row for _, row in bars), default=-1)
    height = base - top + rows * _BAR + 10
    if left_out:
        height += 10
        pieces.append(
            letters(counted(telling.words, "more_bars", left_out), frame.right, top + height - 5, "more", "end")
        )
    label = letters(name, 0 if wide else frame.left, top + (height / 2 + 4 if wide else 12), "lane-name")
    rule = shape("line", x1=0.0, x2=float(frame.width), y1=top + height, y2=top + height, class_="rule")
    return rule + label + "".join(pieces), height


def _stacks(spans: Iterable[Span], frame: _Frame) -> list[tuple[float, list[Span]]]:
    """The facts of a day, or of the few days that share a dot's breadth, with where they stand."""
    found: dict[int, list[Span]] = {}
    for span in spans:
        assert span.first is not None
        middle = frame.at(span.first + 0.5)
        place = span.first if frame.day >= _STEP else int((middle - frame.left) / _STEP)
        found.setdefault(place, []).append(span)
    if frame.day >= _STEP:
        return [(frame.at(day + 0.5), stack) for day, stack in sorted(found.items())]
    return [(min(frame.right, frame.left + (n + 0.5) * _STEP), stack) for n, stack in sorted(found.items())]


def _stack(x: float, stack: Sequence[Span], base: float, telling: _Telling) -> str:
    """A dot for each fact, one above the other; a column with its number where there are too many."""
    if len(stack) == 1:
        fact = stack[0].fact
        return linked(_dot(x, base - 4, fact), telling.links.fact(fact.key), telling.of(fact))
    first, last = stack[0].fact.first_day, max(span.fact.first_day for span in stack)
    between = first if first == last else f"{first}/{last}"
    facts = counted(telling.words, "count_facts", len(stack))
    title = telling.words.say("charts.days.stack", when=telling.date(between), facts=facts)
    asked = f'date:"{first}..{last}"'
    href = telling.links.facts(f"({telling.query}) {asked}" if telling.query.strip() else asked)
    if len(stack) <= _MOST_DOTS:
        return linked("".join(_dot(x, base - 4 - n * _STEP, s.fact) for n, s in enumerate(stack)), href, title)
    tall = _MOST_DOTS * _STEP
    return linked(shape("rect", x=x - 3.5, y=base - tall, width=7.0, height=tall, rx=2.0, class_="column"), href, title)


def _numbers(stacks: Sequence[tuple[float, Sequence[Span]]], base: float) -> list[str]:
    """The number of each column above it, those of neighbours on two levels."""
    written, ends = [], [0.0, 0.0]
    for x, stack in stacks:
        if len(stack) <= _MOST_DOTS:
            continue
        half = length_of(str(len(stack)), 11) / 2
        level = next((n for n, end in enumerate(ends) if x - half > end), None)
        if level is not None:
            ends[level] = x + half + 2
            written.append(letters(str(len(stack)), x, base - _MOST_DOTS * _STEP - 3 - 11 * level, "more", "middle"))
    return written


def _dot(x: float, y: float, fact: Dated) -> str:
    return shape("circle", cx=x, cy=y, r=3.5, class_=f"dot {_doubt(fact.status)}".strip()) + _cross(x, y, fact.status)


def _doubt(status: str) -> str:
    return {"planned": "hollow", "possible": "hollow", "denied": "crossed", "did_not_happen": "crossed"}.get(status, "")


def _cross(x: float, y: float, status: str) -> str:
    if _doubt(status) != "crossed":
        return ""
    a, b, c, d = (rounded(v) for v in (x - 4.5, y + 4.5, x + 4.5, y - 4.5))
    return shape("path", d=f"M{a} {b}L{c} {d}", class_="cross")


def _packed(spans: Sequence[Span], frame: _Frame) -> tuple[list[tuple[Span, int]], int]:
    """Each bar with its row, none upon another; how many found no row. The shortest come first, they tell most."""
    ends: list[list[tuple[float, float]]] = [[] for _ in range(_MOST_BARS)]
    placed = []
    for span in sorted(spans, key=lambda s: (_ends(s, frame)[1] - _ends(s, frame)[0], s.fact.first_day, s.fact.key)):
        left, right = _ends(span, frame)
        row = next((n for n, taken in enumerate(ends) if all(right + 3 < a or b + 3 < left for a, b in taken)), None)
        if row is not None:
            ends[row].append((left, right))
            placed.append((span, row))
    return placed, len(spans) - len(placed)


def _ends(span: Span, frame: _Frame) -> tuple[float, float]:
    left = frame.left if span.first is None else frame.at(span.first)
    right = frame.right if span.last is None else frame.at(span.last + 1)
    return (left, right) if right - left >= 6 else (min(left, frame.right - 6), min(left, frame.right - 6) + 6)


def _bar(span: Span, row: int, base: float, frame: _Frame, telling: _Telling) -> str:
    left, right = _ends(span, frame)
    ends = (span.first is None, span.last is None)
    drawn = _line(left, right, base + 7 + row * _BAR, span.exactness, ends, _doubt(span.fact.status))
    fact = span.fact
    return linked(drawn, telling.links.fact(fact.key), telling.of(fact))


def _line(left: float, right: float, y: float, exactness: str, opened: tuple[bool, bool], doubt: str) -> str:
    """The bar of a time: ends at an interval's, dashes for a period known as a whole, an arrow where it is open."""
    dashes = "3 2.5" if exactness == "period" else None
    pieces = [shape("line", x1=left, x2=right, y1=y, y2=y, class_=f"bar {doubt}".strip(), stroke_dasharray=dashes)]
    for x, is_open, way in ((left, opened[0], 1), (right, opened[1], -1)):
        if is_open:
            a, b, c = rounded(x + 4 * way), rounded(y - 3), rounded(y + 3)
            pieces.append(shape("path", d=f"M{a} {b}L{rounded(x)} {rounded(y)}L{a} {c}", class_="arrow"))
        elif exactness != "period":
            pieces.append(shape("line", x1=x, x2=x, y1=y - 3, y2=y + 3, class_="end"))
    if doubt == "crossed":
        pieces.append(_cross((left + right) / 2, y, "denied"))
    return "".join(pieces)


def _sample(name: str) -> str:
    if name in {"day", "hollow", "crossed"}:
        doubt = "" if name == "day" else name
        dot = shape("circle", cx=14.0, cy=7.0, r=3.5, class_=f"dot {doubt}".strip())
        return tag("g", dot + (_cross(14, 7, "denied") if name == "crossed" else ""), {"class": "mark"})
    return tag("g", _line(3, 25, 7, name, (False, name == "open"), ""), {"class": "mark"})


def _row(fact: Dated, telling: _Telling) -> tuple[Cell, ...]:
    words = telling.words
    return (
        Cell(telling.date(fact.when)),
        Cell(words.say(f"types.{fact.type}")),
        Cell(words.say(f"status.{fact.status}")),
        Cell(
            one_line(fact.words) if fact.words else words.say("charts.columns.proof"),
            telling.links.fact(fact.key),
        ),
    )


def _notes(found: Days, window: Window | None, words: Interface) -> list[str]:
    notes = []
    if found.undated:
        notes.append(counted(words, "undated", found.undated))
    if found.dated > len(found.facts):
        notes.append(words.say("charts.drawn_of", drawn=len(found.facts), dated=found.dated))
    if window and window.before:
        notes.append(counted(words, "before", window.before))
    if window and window.after:
        notes.append(counted(words, "after", window.after))
    if len(found.facts) > _ROWS:
        notes.append(words.say("charts.last_rows", count=_ROWS))
    if not found.seen.all:
        notes.append(counted(words, "looked_at", found.seen.looked_at))
    return notes

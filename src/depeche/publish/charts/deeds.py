"""The network: who acts on whom, and how, drawn so that every name can be read.

The most active stand on two arcs, one to the left and one to the right, names outwards and a line's height apart. Who act
on each other most stand across from each other; each side is then ordered so that lines cross little (every node near the
middle of its neighbours, K. Sugiyama's barycentre rule). Nothing is left to chance: the same facts give the same drawing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from depeche.ledger.overview import Actors, Deed
from depeche.publish.charts.chart import (
    NARROW,
    WIDE,
    Cell,
    Chart,
    Links,
    counted,
    country_in_words,
    drawing,
    letters,
    linked,
    rounded,
    shape,
    shortened,
)
from depeche.publish.interface import Interface
from depeche.publish.page.markup import tag

QUADS: tuple[int | None, ...] = (4, 3, 1, 2, None)
#: Somebodies and lines drawn, wide and narrow.
_MOST = {WIDE: (26, 70), NARROW: (14, 30)}
_ROWS = 60
_DASHES: Mapping[int | None, str | None] = {4: None, 3: "6 3", 1: "2 3", 2: "10 3 2 3", None: "1 4"}
_LINE = 26.0
#: Passes over both sides; the order rests after three or four.
_PASSES = 6


@dataclass(frozen=True, slots=True)
class _Node:
    """Somebody with their place."""

    id: str
    x: float
    y: float
    left: bool


def deeds_chart(found: Actors, words: Interface, links: Links, query: str = "") -> Chart:
    """The network of who acts on whom."""
    title = words.say("charts.deeds.title")
    drawn = {width: _drawn(found, width, title, words, links, query) for width in (WIDE, NARROW)}
    return Chart(
        name="deeds",
        title=title,
        wide=drawn[WIDE],
        narrow=drawn[NARROW],
        key=tuple((_sample(quad), words.say(f"charts.quads.{quad or 'none'}")) for quad in QUADS),
        notes=tuple(_notes(found, words)),
        columns=tuple(words.say(f"charts.columns.{name}") for name in ("who", "to_whom", "how", "facts")),
        rows=tuple(_row(deed, found, words, links, query) for deed in found.deeds[:_ROWS]),
    )


def name_of(id_: str, found: Actors, words: Interface) -> str:
    """Their name, a country's as the reader's language has it."""
    name = country_in_words(id_.removeprefix("country:"), words) if id_.startswith("country:") else None
    return name or found.names.get(id_, id_)


def _chosen(found: Actors, width: int) -> tuple[list[str], list[Deed]]:
    """Who is drawn, the most active first, and the lines between them."""
    most, lines = _MOST[width]
    met: set[str] = set()
    for deed in found.deeds:
        new = {deed.who, deed.to_whom} - met
        if len(met) + len(new) <= most:
            met |= new
    kept = [deed for deed in found.deeds if deed.who in met and deed.to_whom in met][:lines]
    weight: Counter[str] = Counter()
    for deed in kept:
        weight[deed.who] += deed.facts
        weight[deed.to_whom] += deed.facts
    return sorted(weight, key=lambda id_: (-weight[id_], id_)), kept


def _drawn(found: Actors, width: int, title: str, words: Interface, links: Links, query: str) -> str:
    ids, deeds = _chosen(found, width)
    if not deeds:
        return ""
    left, right = _sides(ids, deeds)
    height = 24 + max(len(left), len(right)) * _LINE
    nodes = {
        node.id: node for node in (*_placed(left, width, height, left=True), *_placed(right, width, height, left=False))
    }
    thickest = max(deed.facts for deed in deeds)
    drawn = [_line(deed, nodes, thickest, found, words, links, query) for deed in reversed(deeds)]
    drawn += [_named(node, width, found, deeds, words, links) for node in nodes.values()]
    name = "wide" if width == WIDE else "narrow"
    description = words.say("charts.deeds.description", actors=len(ids), lines=len(deeds))
    return drawing(f"deeds-{name}", (width, height), title, description, "".join(drawn))


def _sides(ids: Sequence[str], deeds: Sequence[Deed]) -> tuple[list[str], list[str]]:
    """The two sides in their order from top to bottom."""
    ties: Counter[tuple[str, str]] = Counter()
    for deed in deeds:
        ties[deed.who, deed.to_whom] += deed.facts
        ties[deed.to_whom, deed.who] += deed.facts
    sides: tuple[list[str], list[str]] = ([], [])
    for id_ in ids:
        pulls = [sum(ties[id_, other] for other in side) for side in sides]
        room = [len(side) <= len(ids) // 2 for side in sides]
        to_left = (pulls[0], len(sides[0])) <= (pulls[1], len(sides[1]))
        sides[0 if (to_left and room[0]) or not room[1] else 1].append(id_)
    left, right = sides
    for _ in range(_PASSES):
        right = _ordered(right, left, ties)
        left = _ordered(left, right, ties)
    return left, right


def _ordered(side: Sequence[str], other: Sequence[str], ties: Mapping[tuple[str, str], int]) -> list[str]:
    """The side in the order of the middles of its ties on the other side."""
    places = {id_: (number + 0.5) / len(other) for number, id_ in enumerate(other)}

    def middle(number: int, id_: str) -> float:
        pulls = [(ties.get((id_, o), 0), place) for o, place in places.items()]
        total = sum(pull for pull, _ in pulls)
        return sum(pull * place for pull, place in pulls) / total if total else (number + 0.5) / len(side)

    found = [(middle(number, id_), number, id_) for number, id_ in enumerate(side)]
    return [id_ for _, _, id_ in sorted(found)]


def _placed(side: Sequence[str], width: int, height: float, *, left: bool) -> list[_Node]:
    """The side's nodes on its arc."""
    half, arc = (215.0, 70.0) if width == WIDE else (50.0, 18.0)
    nodes = []
    for number, id_ in enumerate(side):
        y = height / 2 + (number - (len(side) - 1) / 2) * _LINE
        bend = math.sqrt(max(0.0, 1 - ((y - height / 2) / (height / 2 + 8)) ** 2))
        away = half - arc + arc * bend
        nodes.append(_Node(id_, width / 2 + (-away if left else away), y, left))
    return nodes


def _named(node: _Node, width: int, found: Actors, deeds: Sequence[Deed], words: Interface, links: Links) -> str:
    """A dot and the name beside it, leading to their page."""
    did = sum(deed.facts for deed in deeds if deed.who == node.id)
    had = sum(deed.facts for deed in deeds if deed.to_whom == node.id)
    name = name_of(node.id, found, words)
    room = node.x - 12 if node.left else width - node.x - 12
    written = shortened(name, room, 12.5 if width == WIDE else 11.5)
    x, anchor = (node.x - 9, "end") if node.left else (node.x + 9, "start")
    drawn = shape("circle", cx=node.x, cy=node.y, r=4.5, class_=f"node {found.kinds.get(node.id, '')}".strip())
    title = words.say("charts.deeds.node", name=name, did=did, had=had)
    return linked(
        drawn + letters(written, x, node.y + 4, "name", anchor),
        links.entity(node.id),
        title,
        "mark somebody",
        id=node.id,
    )


def _line(
    deed: Deed, nodes: Mapping[str, _Node], thickest: int, found: Actors, words: Interface, links: Links, query: str
) -> str:
    """A bent line from who acts to on whom, with an arrow at its end; the two ways between two bend apart."""
    one, other = nodes[deed.who], nodes[deed.to_whom]
    thick = 1 + 3.5 * math.sqrt(deed.facts / thickest)
    along = math.hypot(other.x - one.x, other.y - one.y)
    across = ((other.y - one.y) / along, (one.x - other.x) / along)
    bend = (26 if one.left == other.left else 12) + 5 * QUADS.index(deed.quad)
    side = (1 if one.left else -1) if one.left == other.left else 1
    middle = (one.x + other.x) / 2, (one.y + other.y) / 2
    control = (middle[0] + side * bend, middle[1]) if one.left == other.left else (
        middle[0] + across[0] * bend, middle[1] + across[1] * bend)  # fmt: skip
    end = _before((other.x, other.y), control, 6 + thick)
    path = f"M{rounded(one.x)} {rounded(one.y)}Q{rounded(control[0])} {rounded(control[1])} {rounded(end[0])} {rounded(end[1])}"
    drawn = shape("path", d=path, class_="deed", stroke_width=thick, stroke_dasharray=_DASHES[deed.quad])
    drawn += _head(end, control, 4 + thick)
    title = words.say(
        "charts.deeds.line",
        who=name_of(deed.who, found, words),
        to_whom=name_of(deed.to_whom, found, words),
        how=words.say(f"charts.quads.{deed.quad or 'none'}"),
        facts=counted(words, "count_facts", deed.facts),
    )
    return linked(
        drawn, _where(deed, links, query), title, f"mark quad-{deed.quad or 'none'}", ends=f"{deed.who} {deed.to_whom}"
    )


def _before(end: tuple[float, float], start: tuple[float, float], gap: float) -> tuple[float, float]:
    """The point so far before the end, coming from the start."""
    long = math.hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    return end[0] - (end[0] - start[0]) / long * gap, end[1] - (end[1] - start[1]) / long * gap


def _head(at: tuple[float, float], start: tuple[float, float], size: float) -> str:
    angle = math.atan2(at[1] - start[1], at[0] - start[0])
    tip = at[0] + math.cos(angle) * size * 0.6, at[1] + math.sin(angle) * size * 0.6
    wings = [(tip[0] - math.cos(angle + turn) * size, tip[1] - math.sin(angle + turn) * size) for turn in (0.45, -0.45)]
    points = " ".join(f"{rounded(x)},{rounded(y)}" for x, y in (tip, *wings))
    return shape("polygon", points=points, class_="head")


def _where(deed: Deed, links: Links, query: str) -> str | None:
    if deed.facts == 1 and (one := links.fact(deed.key)) is not None:
        return one
    asked = f'who:"{deed.who}" to:"{deed.to_whom}"'
    return links.facts(f"({query}) {asked}" if query.strip() else asked)


def _sample(quad: int | None) -> str:
    line = shape(
        "line", x1=2.0, x2=20.0, y1=7.0, y2=7.0, class_="deed", stroke_width=2.0, stroke_dasharray=_DASHES[quad]
    )
    return tag("g", line + _head((20, 7), (2, 7), 6), {"class": f"mark quad-{quad or 'none'}"})


def _row(deed: Deed, found: Actors, words: Interface, links: Links, query: str) -> tuple[Cell, ...]:
    return (
        Cell(name_of(deed.who, found, words), links.entity(deed.who)),
        Cell(name_of(deed.to_whom, found, words), links.entity(deed.to_whom)),
        Cell(words.say(f"charts.quads.{deed.quad or 'none'}")),
        Cell(str(deed.facts), _where(deed, links, query), figure=True),
    )


def _notes(found: Actors, words: Interface) -> list[str]:
    notes = []
    hidden = len(found.deeds) - len(_chosen(found, WIDE)[1])
    if hidden:
        notes.append(counted(words, "more_lines", hidden))
    if len(found.deeds) > _ROWS:
        notes.append(words.say("charts.first_rows", count=_ROWS))
    if found.seen.looked_at > found.facts:
        notes.append(counted(words, "not_on_somebody", found.seen.looked_at - found.facts))
    if not found.seen.all:
        notes.append(counted(words, "looked_at", found.seen.looked_at))
    return notes

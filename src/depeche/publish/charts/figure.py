"""A chart as a figure of a page: its drawings, the key to its marks, what it does not show, and its table."""

from __future__ import annotations

from depeche.publish.charts.chart import Cell, Chart
from depeche.publish.interface import Interface
from depeche.publish.page.markup import tag, text


def figure(chart: Chart, words: Interface, *, open_table: bool = False) -> str:
    """The figure as HTML; nothing but the notes where there is nothing to draw."""
    notes = "".join(tag("p", text(note)) for note in chart.notes)
    caption = tag("figcaption", _key(chart) + notes)
    if chart.empty:
        return tag("figure", tag("p", text(words.say("charts.nothing")), {"class": "nothing"}) + caption, _named(chart))
    drawn = (
        (tag("svg", chart.shared, {"class": "shared", "width": "0", "height": "0", "aria-hidden": "true"}))
        if chart.shared
        else ""
    )
    drawn += tag("div", chart.wide, {"class": "drawn wide-only"}) + tag(
        "div", chart.narrow, {"class": "drawn narrow-only"}
    )
    return tag("figure", drawn + caption + _table(chart, words, open_table=open_table), _named(chart))


def _named(chart: Chart) -> dict[str, str | None]:
    return {"class": f"chart-figure of-{chart.name}"}


def _key(chart: Chart) -> str:
    """The marks of the key beside what they mean."""
    items = "".join(
        tag(
            "li",
            tag("svg", mark, {"viewBox": "0 0 28 14", "class": "chart sample", "aria-hidden": "true"}) + text(meaning),
        )
        for mark, meaning in chart.key
    )
    return tag("ul", items, {"class": "key"}) if items else ""


def _table(chart: Chart, words: Interface, *, open_table: bool) -> str:
    head = "".join(
        tag("th", text(name), {"scope": "col", "class": "figure" if figures else None})
        for name, figures in zip(chart.columns, _figures(chart), strict=True)
    )
    body = "".join(tag("tr", "".join(_cell(cell) for cell in row)) for row in chart.rows)
    table = tag(
        "table",
        tag("caption", text(chart.title), {"class": "unseen"}) + tag("thead", tag("tr", head)) + tag("tbody", body),
    )
    scrolled = tag("div", table, {"class": "wide", "tabindex": "0", "role": "region", "aria-label": chart.title})
    summary = tag("summary", text(words.say("charts.as_table")))
    return tag("details", summary + scrolled, {"class": "as-table", "open": "" if open_table else None})


def _figures(chart: Chart) -> tuple[bool, ...]:
    return tuple(cell.figure for cell in chart.rows[0]) if chart.rows else (False,) * len(chart.columns)


def _cell(cell: Cell) -> str:
    inside = tag("bdi", text(cell.text))
    if cell.href:
        inside = tag("a", inside, {"href": cell.href})
    return tag("td", inside, {"class": "figure" if cell.figure else None, "lang": cell.lang})

"""Timeline, map and network: the same search drawn by day, by place, and by who acts on whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from markupsafe import Markup
from starlette.responses import Response

from depeche.ledger import Ledger
from depeche.ledger.finding import Page
from depeche.ledger.overview import Places
from depeche.publish.charts.chart import Chart
from depeche.publish.charts.days import days_chart
from depeche.publish.charts.deeds import deeds_chart
from depeche.publish.charts.figure import figure
from depeche.publish.charts.places import places_chart
from depeche.publish.charts.regions import REGIONS, Region, fitting, region_named
from depeche.publish.desk.asking import Asked, Question
from depeche.publish.desk.feeding import FEEDS, fed
from depeche.publish.desk.handing import handed
from depeche.publish.desk.links import LINKS
from depeche.publish.desk.narrowing import narrowing
from depeche.publish.desk.pages import page, reader_words
from depeche.publish.desk.reading import Open
from depeche.publish.desk.views.view import View

TIMELINE = View("timeline", APIRouter(), "/timeline")
MAP = View("map", APIRouter(), "/map")
NETWORK = View("network", APIRouter(), "/network")

_FILTERS = ("type", "status", "outlet", "lang", "since", "until")
_DAY_COLUMNS = ("first_day", "last_day", "when", "type", "status", "words", "key")
_PLACE_COLUMNS = ("name", "country", "lat", "lon", "precision", "facts", "words", "keys")
_DEED_COLUMNS = ("who_name", "to_whom_name", "quad", "facts", "who", "to_whom", "key")
#: Facts without a day that the timeline lists.
_UNDATED = 20

#: What only one of the three shows.
_NOTHING_MORE: Mapping[str, Any] = {"regions": (), "region": "", "undated": (), "undated_count": 0}

RegionName = Annotated[str, Query(max_length=40, description="A view of the map")]


@TIMELINE.router.get("/timeline", include_in_schema=False)
def timeline(request: Request, ledger: Open, asked: Question) -> Response:
    """The facts over days; those without a day beside."""
    found = ledger.overviews.days(asked.query)
    if asked.form != "html":
        return _other(request, ledger, asked, "timeline", [asdict(fact) for fact in found.facts], _DAY_COLUMNS)
    chart = days_chart(found, reader_words(request), LINKS, asked.query)
    undated = ledger.overviews.undated(asked.query, Page(_UNDATED)) if found.undated else []
    return _drawn(request, ledger, asked, "timeline", chart, {"undated": undated, "undated_count": found.undated})


@MAP.router.get("/map", include_in_schema=False)
def places(request: Request, ledger: Open, asked: Question, region: RegionName = "") -> Response:
    """Where the facts happened; without a region in the address the view that holds nearly all of them."""
    found = ledger.overviews.places(asked.query)
    if asked.form != "html":
        return _other(request, ledger, asked, "map", [asdict(spot) for spot in found.spots], _PLACE_COLUMNS)
    view = region_named(region) if region else _fitting(found)
    chart = places_chart(found, view, reader_words(request), LINKS, asked.query)
    return _drawn(request, ledger, asked, "map", chart, {"regions": [r.name for r in REGIONS], "region": view.name})


@NETWORK.router.get("/network", include_in_schema=False)
def network(request: Request, ledger: Open, asked: Question) -> Response:
    """Who acts on whom."""
    found = ledger.overviews.actors(asked.query)
    if asked.form != "html":
        rows = [
            {**asdict(d), "who_name": found.names.get(d.who), "to_whom_name": found.names.get(d.to_whom)}
            for d in found.deeds
        ]
        return _other(request, ledger, asked, "network", rows, _DEED_COLUMNS)
    return _drawn(request, ledger, asked, "network", deeds_chart(found, reader_words(request), LINKS, asked.query), {})


def _fitting(found: Places) -> Region:
    return fitting([(spot.lon, spot.lat, spot.facts) for spot in found.spots])


def _other(
    request: Request, ledger: Ledger, asked: Asked, name: str, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]
) -> Response:
    """The same view in another form: its rows, or the facts behind it as a feed."""
    if asked.form in FEEDS:
        found = ledger.facts(asked.query, asked.page, latest=True)
        title = reader_words(request).say(f"desk.nav.{name}")
        return fed(request, ledger, asked, title, found.rows, more=found.more)
    return handed(asked, name, rows[asked.offset :], columns, more=False)


def _drawn(
    request: Request, ledger: Ledger, asked: Asked, name: str, chart: Chart, more: Mapping[str, Any]
) -> Response:
    return page(
        request,
        "charted.html",
        name=name,
        asked=asked,
        chart=chart,
        figure=Markup(figure(chart, reader_words(request))),
        narrowing=narrowing(request, asked, _FILTERS, ledger),
        **{**_NOTHING_MORE, **more},
    )

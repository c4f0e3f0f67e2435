"""A person, body or country: what they did, had done to them, said, and what was said of them; over time; with whom."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from depeche.ledger import Ledger
from depeche.ledger.finding import Page
from depeche.ledger.portrait import Portrait
from depeche.publish.answers import FACT_COLUMNS, WHO_COLUMNS, fact_row, who_row
from depeche.publish.charts.chart import Chart, country_in_words
from depeche.publish.charts.days import days_chart
from depeche.publish.charts.deeds import deeds_chart
from depeche.publish.charts.figure import figure
from depeche.publish.desk.asking import Question
from depeche.publish.desk.feeding import FEEDS, fed
from depeche.publish.desk.handing import handed
from depeche.publish.desk.links import LINKS
from depeche.publish.desk.pages import page, reader_words
from depeche.publish.desk.reading import Open
from depeche.publish.desk.views.facts import original
from depeche.publish.desk.views.view import View

router = APIRouter()
VIEW = View("people", router, "/people")
#: Facts of each part on the page; the rest is a click away.
_FACTS = 8

Name = Annotated[str, Query(max_length=200, description="A name in any spelling, or an identifier")]
Identifier = Annotated[str, Path(min_length=1, max_length=200)]


@router.get("/people", include_in_schema=False)
def people(request: Request, ledger: Open, asked: Question, name: Name = "") -> Response:
    """Whoever bears the name; without one, whom the latest articles name most."""
    sought = (name or asked.q).strip()
    found = ledger.who(sought, asked.page) if sought else None
    if asked.form in FEEDS:
        facts = ledger.facts(_anybody(sought), asked.page, latest=True)
        title = reader_words(request).say("desk.nav.people")
        return fed(request, ledger, asked, title, facts.rows, more=facts.more)
    if asked.form != "html":
        if found is not None:
            return handed(asked, "people", [who_row(row) for row in found.rows], WHO_COLUMNS, more=found.more)
        most = [
            dict(zip(("id", "name", "kind", "articles"), row, strict=True)) for row in ledger.overviews.most_named()
        ]
        return handed(asked, "people", most, ("id", "name", "kind", "articles"), more=False)
    if found is not None and len(found.rows) == 1 and not asked.offset:
        return RedirectResponse(LINKS.entity(found.rows[0].id) or "/people", 303)
    most_named = () if sought else ledger.overviews.most_named()
    return page(request, "people.html", asked=asked, found=found, sought=sought, most_named=most_named, links=LINKS)


def _anybody(sought: str) -> str:
    name = sought.replace('"', " ").strip()
    return f'who:"{name}" OR to:"{name}"' if name else ""


@router.get("/people/{id_:path}", include_in_schema=False)
def person(request: Request, ledger: Open, asked: Question, id_: Identifier) -> Response:
    """Their page; in another form all facts that they have a part in."""
    known = ledger.overviews.portrait(id_)
    if known.somebody.id != id_:
        return RedirectResponse(LINKS.entity(known.somebody.id) or "/people", 303)
    if asked.form != "html":
        found = ledger.overviews.all_parts(known, asked.page)
        if asked.form in FEEDS:
            return fed(request, ledger, asked, known.somebody.name, found.rows, more=found.more)
        return handed(asked, "facts", [fact_row(hit) for hit in found.rows], FACT_COLUMNS, more=found.more)
    words = reader_words(request)
    over_time, with_whom = _charts(request, ledger, known)
    return page(
        request,
        "person.html",
        asked=asked,
        known=known,
        name=country_in_words(known.somebody.country, words) if known.somebody.kind == "country" else None,
        country=country_in_words(known.somebody.country, words),
        roles={role: (query, ledger.overviews.parts(known, role, Page(_FACTS))) for role, query in known.roles.items()},
        over_time=Markup(figure(over_time, words)),
        with_whom=Markup(figure(with_whom, words)),
        links=LINKS,
        original=original,
        evidence=[asdict(spelling) for spelling in known.spellings],
    )


def _charts(request: Request, ledger: Ledger, known: Portrait) -> tuple[Chart, Chart]:
    words = reader_words(request)
    days = days_chart(ledger.overviews.days(somebody=known.somebody.id), words, LINKS, known.query)
    return days, deeds_chart(ledger.overviews.actors(somebody=known.somebody.id), words, LINKS, known.query)

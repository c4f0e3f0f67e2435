"""Outlets: who published what is in the ledger, and what of it may be repeated."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from depeche.publish.answers import OUTLET_COLUMNS, outlet_row
from depeche.publish.desk.asking import Question
from depeche.publish.desk.feeding import FEEDS, fed
from depeche.publish.desk.handing import handed
from depeche.publish.desk.pages import page, reader_words
from depeche.publish.desk.reading import Open
from depeche.publish.desk.views.view import View

router = APIRouter()
VIEW = View("outlets", router, "/outlets")


@router.get("/outlets", include_in_schema=False)
def outlets(request: Request, ledger: Open, asked: Question) -> Response:
    """The outlets by name."""
    found = ledger.outlets(asked.page, count=False)
    if asked.form in FEEDS:
        return fed(request, ledger, asked, reader_words(request).say("desk.nav.outlets"), found.rows, more=found.more)
    if asked.form != "html":
        return handed(asked, "outlets", [outlet_row(row) for row in found.rows], OUTLET_COLUMNS, more=found.more)
    return page(request, "outlets.html", asked=asked, found=found)

"""Facts: who did or said what to whom, when, with the proof in the row."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from depeche.publish.answers import FACT_COLUMNS, day_of, fact_row
from depeche.publish.desk.asking import Question
from depeche.publish.desk.handing import handed
from depeche.publish.desk.pages import page
from depeche.publish.desk.reading import Open
from depeche.publish.desk.views.view import View

router = APIRouter()
VIEW = View("facts", router, "/facts")


@router.get("/facts", include_in_schema=False)
def facts(request: Request, ledger: Open, asked: Question) -> Response:
    """The facts that satisfy the search and filters."""
    found = ledger.facts(asked.query, asked.page)
    if asked.form != "html":
        return handed(asked, "facts", [fact_row(hit) for hit in found.rows], FACT_COLUMNS, more=found.more)
    return page(request, "facts.html", asked=asked, found=found, day_of=day_of)

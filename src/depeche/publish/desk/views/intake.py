"""Intake health: how each source that is followed is doing, and what went wrong last."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from depeche.ledger.finding import Page
from depeche.publish.answers import SOURCE_COLUMNS, source_row
from depeche.publish.desk.asking import Question
from depeche.publish.desk.feeding import FEEDS
from depeche.publish.desk.handing import handed
from depeche.publish.desk.pages import page
from depeche.publish.desk.reading import Open
from depeche.publish.desk.views.view import View

router = APIRouter()
VIEW = View("intake", router, "/intake")

#: Failures shown under the sources.
_FAILURES = 20


@router.get("/intake", include_in_schema=False)
def intake(request: Request, ledger: Open, asked: Question) -> Response:
    """The sources in the order in which they were followed, those unfollowed among them."""
    found = ledger.sources(asked.page, left=True)
    if asked.form in FEEDS:
        raise HTTPException(422, "how sources are doing is no feed; ask for csv or json")
    if asked.form != "html":
        return handed(asked, "sources", [source_row(health) for health in found.rows], SOURCE_COLUMNS, more=found.more)
    failures = ledger.outcomes(Page(_FAILURES), failures=True)
    return page(request, "intake.html", asked=asked, found=found, failures=failures.rows)

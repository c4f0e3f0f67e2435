"""Facts: who did or said what to whom, when, with the proof in the row."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from depeche.ledger.finding import FactHit
from depeche.publish.answers import FACT_COLUMNS, fact_row
from depeche.publish.desk.asking import Question
from depeche.publish.desk.feeding import FEEDS, fed
from depeche.publish.desk.handing import handed
from depeche.publish.desk.narrowing import narrowing
from depeche.publish.desk.pages import page, reader_words
from depeche.publish.desk.reading import Open
from depeche.publish.desk.views.view import View
from depeche.publish.fragments import at_words
from depeche.publish.provenance import web_address

router = APIRouter()
VIEW = View("facts", router, "/facts")

#: Filters that facts have.
_FILTERS = ("type", "status", "outlet", "lang", "since", "until")


@router.get("/facts", include_in_schema=False)
def facts(request: Request, ledger: Open, asked: Question) -> Response:
    """The facts that satisfy the search and filters, those of the latest article first."""
    found = ledger.facts(asked.query, asked.page, latest=True)
    if asked.form in FEEDS:
        return fed(request, ledger, asked, reader_words(request).say("desk.nav.facts"), found.rows, more=found.more)
    if asked.form != "html":
        return handed(asked, "facts", [fact_row(hit) for hit in found.rows], FACT_COLUMNS, more=found.more)
    return page(
        request,
        "facts.html",
        asked=asked,
        found=found,
        original=original,
        narrowing=narrowing(request, asked, _FILTERS, ledger),
    )


def original(hit: FactHit) -> str | None:
    """The address of the article where it first stood, open at the fact's words; None when it is not known."""
    address = web_address(hit.source_url) or web_address(hit.url)
    return at_words(address, hit.text("evidence")) if address else None

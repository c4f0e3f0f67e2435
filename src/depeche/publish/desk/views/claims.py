"""Claims: what is contested, an accusation beside its denial, a figure beside its rival, each with its proof."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from depeche.publish.answers import CLAIM_COLUMNS, claim_row
from depeche.publish.desk.asking import Question
from depeche.publish.desk.feeding import FEEDS, fed
from depeche.publish.desk.handing import handed
from depeche.publish.desk.narrowing import narrowing
from depeche.publish.desk.pages import page, reader_words
from depeche.publish.desk.reading import Open
from depeche.publish.desk.views.facts import original
from depeche.publish.desk.views.view import View

router = APIRouter()
VIEW = View("claims", router, "/claims")
_FILTERS = ("type", "outlet", "lang", "since", "until")


@router.get("/claims", include_in_schema=False)
def claims(request: Request, ledger: Open, asked: Question) -> Response:
    """The claims of which either side satisfies the search, the latest to come in first."""
    found = ledger.claims(asked.query, asked.page, latest=True)
    if asked.form in FEEDS:
        return fed(request, ledger, asked, reader_words(request).say("desk.nav.claims"), found.rows, more=found.more)
    if asked.form != "html":
        return handed(asked, "claims", [claim_row(claim) for claim in found.rows], CLAIM_COLUMNS, more=found.more)
    return page(
        request,
        "claims.html",
        asked=asked,
        found=found,
        original=original,
        narrowing=narrowing(request, asked, _FILTERS, ledger),
    )

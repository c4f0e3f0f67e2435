"""The desk itself: the latest articles with their key facts, and the search over them."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from depeche.publish.answers import ARTICLE_COLUMNS, article_row
from depeche.publish.desk.asking import Question
from depeche.publish.desk.handing import handed
from depeche.publish.desk.pages import page
from depeche.publish.desk.reading import Open
from depeche.publish.desk.views.view import View

router = APIRouter()
VIEW = View("desk", router, "/")


@router.get("/", include_in_schema=False)
def latest(request: Request, ledger: Open, asked: Question) -> Response:
    """The articles that satisfy the search and filters, the latest first."""
    found = ledger.articles(asked.query, asked.page)
    if asked.form != "html":
        return handed(asked, "articles", [article_row(hit) for hit in found.rows], ARTICLE_COLUMNS, more=found.more)
    return page(request, "latest.html", asked=asked, found=found)

"""The desk itself: the latest articles with their key facts, and the search over them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from fastapi import APIRouter, Request
from starlette.responses import Response

from depeche.ledger.finding import ArticleHit
from depeche.publish.answers import ARTICLE_COLUMNS, article_row
from depeche.publish.desk.asking import Question
from depeche.publish.desk.feeding import FEEDS, fed
from depeche.publish.desk.handing import handed
from depeche.publish.desk.narrowing import narrowing
from depeche.publish.desk.pages import page, reader_words
from depeche.publish.desk.reading import Open
from depeche.publish.desk.views.view import View

router = APIRouter()
VIEW = View("desk", router, "/")

#: Filters that articles have.
_FILTERS = ("type", "outlet", "lang", "since", "until")


@router.get("/", include_in_schema=False)
def latest(request: Request, ledger: Open, asked: Question) -> Response:
    """The articles that satisfy the search and filters, the latest first."""
    found = ledger.articles(asked.query, asked.page)
    if asked.form in FEEDS:
        return fed(request, ledger, asked, reader_words(request).say("desk.nav.desk"), found.rows, more=found.more)
    if asked.form != "html":
        return handed(asked, "articles", [article_row(hit) for hit in found.rows], ARTICLE_COLUMNS, more=found.more)
    return page(
        request,
        "latest.html",
        asked=asked,
        found=found,
        days=_by_day(found.rows, ranked=bool(asked.q.strip())),
        lines=ledger.key_lines([hit.id for hit in found.rows]),
        narrowing=narrowing(request, asked, _FILTERS, ledger),
    )


def _by_day(hits: Sequence[ArticleHit], *, ranked: bool) -> list[tuple[str, list[ArticleHit]]]:
    """The articles day by day; those that a search ranked stay together."""
    if ranked:
        return [("", list(hits))]
    return [(day, list(group)) for day, group in groupby(hits, lambda hit: (hit.published or "")[:10])]

"""The JSON API: the same answers as the pages, described by /api/openapi.json."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query

from depeche.ledger.finding import ArticleHit, FactHit, Found, Page
from depeche.publish.answers import article_row, fact_row, outlet_row, source_row, who_row
from depeche.publish.desk.asking import LONGEST_QUERY, Limit, Offset, Question
from depeche.publish.desk.described import (
    AnsweredClaim,
    Entity,
    FoundArticle,
    FoundFact,
    OutletRow,
    Refusal,
    Rows,
    SourceRow,
)
from depeche.publish.desk.reading import Open
from depeche.publish.desk.views.article import Key, Number, read_again
from depeche.publish.desk.views.view import View
from depeche.publish.jsonl import as_object

Answer = dict[str, Any]

REFUSALS: dict[int | str, dict[str, Any]] = {
    401: {"model": Refusal, "description": "This desk needs its token: Authorization: Bearer TOKEN"},
    414: {"model": Refusal, "description": "The address is too long"},
    422: {"model": Refusal, "description": "What was asked cannot be understood, or would take too long to answer"},
    503: {"model": Refusal, "description": "The ledger cannot be read now"},
}
MISSING: dict[int | str, dict[str, Any]] = {404: {"model": Refusal, "description": "It is not in the ledger"}}

router = APIRouter(prefix="/api", responses=REFUSALS)
VIEW = View("api", router)

Name = Annotated[str, Query(min_length=1, max_length=200, description="A name in any spelling, or an identifier")]
Words = Annotated[str, Query(min_length=1, max_length=LONGEST_QUERY, description="Words, phrases and fields")]


@router.get("/articles")
def articles(ledger: Open, asked: Question) -> Rows[FoundArticle]:
    """The articles that satisfy the filters, the latest first; with words, those that answer best."""
    return _articles(ledger.articles(asked.query, asked.page), asked.query, asked.page)


@router.get("/search")
def search(ledger: Open, q: Words, offset: Offset = 0, limit: Limit = 30) -> Rows[FoundArticle]:
    """The articles that answer a search."""
    page = Page(limit, offset)
    return _articles(ledger.articles(q, page), q, page)


@router.get("/articles/{number}", responses=MISSING)
def article(ledger: Open, number: Number) -> Answer:
    """The whole record of an article, as ``depeche read --format jsonl`` writes it."""
    return as_object(read_again(ledger, number))


@router.get("/facts")
def facts(ledger: Open, asked: Question) -> Rows[FoundFact]:
    """The facts that satisfy the search and filters."""
    found = ledger.facts(asked.query, asked.page, latest=True)
    return Rows[FoundFact].model_validate(_rows(found, [_fact(hit) for hit in found.rows], asked.query, asked.page))


@router.get("/facts/{key}", responses=MISSING)
def fact(ledger: Open, key: Key) -> FoundFact:
    """One fact, by its key or its beginning."""
    return FoundFact.model_validate(_fact(ledger.fact(ledger.whole_key(key))))


@router.get("/entities")
def entities(ledger: Open, name: Name, offset: Offset = 0, limit: Limit = 30) -> Rows[Entity]:
    """Whoever bears the name, the most mentioned first."""
    page = Page(limit, offset)
    found = ledger.who(name, page)
    return Rows[Entity].model_validate(_rows(found, [who_row(one) for one in found.rows], name, page))


@router.get("/claims")
def claims(ledger: Open, asked: Question) -> Rows[AnsweredClaim]:
    """What is contested: a fact beside the fact that answers it."""
    found = ledger.claims(asked.query, asked.page)
    rows = [{"how": c.how, "fact": _fact(c.fact), "answered_by": _fact(c.answer)} for c in found.rows]
    return Rows[AnsweredClaim].model_validate(_rows(found, rows, asked.query, asked.page))


@router.get("/outlets")
def outlets(ledger: Open, offset: Offset = 0, limit: Limit = 30) -> Rows[OutletRow]:
    """The outlets by name, with what may be republished."""
    page = Page(limit, offset)
    found = ledger.outlets(page, count=False)
    return Rows[OutletRow].model_validate(_rows(found, [outlet_row(one) for one in found.rows], "", page))


@router.get("/sources")
def sources(ledger: Open, offset: Offset = 0, limit: Limit = 30) -> Rows[SourceRow]:
    """The sources that are followed or were, with how each is doing."""
    page = Page(limit, offset)
    found = ledger.sources(page, left=True)
    return Rows[SourceRow].model_validate(_rows(found, [source_row(one) for one in found.rows], "", page))


def _articles(found: Found[ArticleHit], query: str, page: Page) -> Rows[FoundArticle]:
    rows = [{"article": hit.id, **article_row(hit)} for hit in found.rows]
    return Rows[FoundArticle].model_validate(_rows(found, rows, query, page))


def _fact(hit: FactHit) -> Mapping[str, Any]:
    return {"article": hit.article, **fact_row(hit)}


def _rows(found: Found[Any], rows: list[Any], query: str, page: Page) -> Answer:
    following = page.offset + len(rows) if found.more else None
    return {"query": query, "offset": page.offset, "next_offset": following, "rows": rows}

"""Saved searches: what a view was asked, under a name, at an address that lasts."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Form, Path, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from depeche.publish.desk.deciding import By, Deciding, decided
from depeche.publish.desk.reading import Open
from depeche.publish.desk.saving import VIEWS_THAT_SEARCH, lasting
from depeche.publish.desk.views.view import View

router = APIRouter()
VIEW = View("saved", router)
Number = Annotated[int, Path(ge=1, le=2**31)]


@router.post("/searches", include_in_schema=False)
def save(
    ledger: Deciding,
    name: Annotated[str, Form(min_length=1, max_length=80)],
    view: Annotated[str, Form(max_length=40)],
    asked: Annotated[str, Form(max_length=1500)],
    by: By = "",
) -> Response:
    """The search under that name, and back to it."""
    if view not in VIEWS_THAT_SEARCH or not name.strip():
        raise HTTPException(422, "a search needs a name and a page that can be asked")
    who = by.strip() or "desk"
    search = ledger.searches().save(name.strip(), view, lasting(parse_qsl(asked)), who)
    return decided(f"/searches/{search.id}", who)


@router.post("/searches/{number}/drop", include_in_schema=False)
def drop(ledger: Deciding, number: Number, by: By = "") -> Response:
    """The search is no longer shown."""
    who = by.strip() or "desk"
    ledger.searches().drop(number, who)
    return decided("/", who)


@router.get("/searches/{number}", include_in_schema=False)
def search(request: Request, ledger: Open, number: Number) -> Response:
    """The lasting address of a search: it leads to what is asked now, in the form that is asked for."""
    found = ledger.searches().of(number)
    form = request.query_params.get("format")
    query = "&".join(filter(None, [found.asked, urlencode({"format": form}) if form else ""]))
    return RedirectResponse(found.view + (f"?{query}" if query else ""), 303)

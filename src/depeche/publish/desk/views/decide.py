"""What people decide in the browser: about a fact, about who is who. It goes into the ledger and stays."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form
from starlette.exceptions import HTTPException
from starlette.responses import Response

from depeche.ledger.decisions import Republish, VerdictKind
from depeche.publish.desk.deciding import FIELDS_TO_CORRECT, By, Deciding, Why, decided
from depeche.publish.desk.views.article import Key
from depeche.publish.desk.views.enter import own_place
from depeche.publish.desk.views.view import View

router = APIRouter()
VIEW = View("decide", router)
Entity = Annotated[str, Form(min_length=1, max_length=200)]


@router.post("/facts/{key}/verdict", include_in_schema=False)
def verdict(
    ledger: Deciding,
    key: Key,
    decision: Annotated[VerdictKind, Form()],
    by: By = "",
    why: Why = "",
    field: Annotated[str, Form(max_length=40)] = "",
    value: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """A fact is confirmed, corrected, rejected or noted."""
    name = by.strip() or "desk"
    if decision == "correct" and (field not in FIELDS_TO_CORRECT or not value.strip()):
        raise HTTPException(422, "a correction needs the field and what it should say")
    change = {field: value.strip()} if decision == "correct" else None
    whole = ledger.verdict(key, decision, name, why.strip() or None, change)
    return decided(f"/facts/{whole}", name)


@router.post("/outlets/republish", include_in_schema=False)
def republish(
    ledger: Deciding,
    outlet: Annotated[str, Form(min_length=1, max_length=300)],
    what: Annotated[Republish, Form()],
    by: By = "",
    why: Why = "",
) -> Response:
    """What of an outlet's articles may be republished."""
    name = by.strip() or "desk"
    ledger.allow(outlet, what, name, why.strip() or None)
    return decided("/outlets", name)


@router.post("/entities/decide", include_in_schema=False)
def identity(
    ledger: Deciding,
    decision: Annotated[Literal["join", "split"], Form()],
    one: Entity,
    other: Entity,
    by: By = "",
    why: Why = "",
    next: Annotated[str, Form(max_length=2000)] = "/",  # noqa: A002 - as the form calls it
) -> Response:
    """Two are one, or are not."""
    name = by.strip() or "desk"
    decide = ledger.join if decision == "join" else ledger.split
    decide(one.strip(), other.strip(), name, why.strip() or None)
    return decided(own_place(next), name)

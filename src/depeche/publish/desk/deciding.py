"""Deciding: who may, and the ledger open for it. A form of another site cannot decide, whatever the browser sends along."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Form, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from depeche.ledger import Ledger
from depeche.ledger.decisions import FIELDS_TO_CORRECT as FIELDS_TO_CORRECT
from depeche.publish.desk.guard import may_decide, session_of
from depeche.publish.desk.reading import desk_of
from depeche.publish.desk.tokens import form_mark, same

#: The cookie that remembers what the person who decides is called.
NAME_COOKIE = "depeche_by"
_A_YEAR = 365 * 24 * 3600
LONGEST_NAME = 80
LONGEST_REASON = 2000

By = Annotated[str, Form(max_length=LONGEST_NAME)]
Why = Annotated[str, Form(max_length=LONGEST_REASON)]


def _deciding(request: Request, mark: Annotated[str, Form(max_length=200)] = "") -> Iterator[Ledger]:
    desk = desk_of(request)
    session = session_of(request.headers)
    if not may_decide(request.headers, desk.settings) or session is None:
        raise HTTPException(403, "to decide, enter the token first")
    if not same(mark, form_mark(desk.settings.token, session)) or not _from_here(request):
        raise HTTPException(
            403, "this form was not made by this desk, or before the token was entered; load the page again"
        )
    with Ledger(desk.path, write=True) as ledger:
        yield ledger


#: A view that has a parameter of this type may write; whoever may not is refused before.
Deciding = Annotated[Ledger, Depends(_deciding)]


def decided(where: str, by: str) -> Response:
    """Back to what was decided about; the browser remembers who decides."""
    response = RedirectResponse(where, 303)
    response.set_cookie(NAME_COOKIE, by.encode().hex(), max_age=_A_YEAR, path="/", httponly=True, samesite="strict")
    return response


def who_decides(request: Request) -> str:
    """Who decided last in this browser, else the desk's name."""
    try:
        known = bytes.fromhex(request.cookies.get(NAME_COOKIE, "")).decode()
    except ValueError:
        known = ""
    return known[:LONGEST_NAME] or desk_of(request).settings.by


def _from_here(request: Request) -> bool:
    """Whether the browser says that the form stood on a page of this desk.

    Browsers that do not say from where (before 2023) are judged by the Origin; it is "null" where it is withheld, and that
    is not enough.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")

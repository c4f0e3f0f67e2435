"""The form that takes the token, once: the browser then keeps a session, which no script and no other site can use."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from depeche.publish.desk.pages import page
from depeche.publish.desk.reading import desk_of
from depeche.publish.desk.tokens import COOKIE, new_session, same
from depeche.publish.desk.views.view import View

router = APIRouter()
VIEW = View("enter", router)
Next = Annotated[str, Query(max_length=2000)]


@router.get("/enter", include_in_schema=False)
def ask(request: Request, next: Next = "/") -> Response:  # noqa: A002 - as the address calls it
    """The form."""
    return page(request, "enter.html", next=own_place(next), wrong=False)


@router.post("/enter", include_in_schema=False)
def take(
    request: Request,
    token: Annotated[str, Form(max_length=500)] = "",
    next: Annotated[str, Form(max_length=2000)] = "/",  # noqa: A002 - as the form calls it
) -> Response:
    """A session, when the token is right; else the form again."""
    desk = desk_of(request)
    if not same(token.strip(), desk.settings.token):
        return page(request, "enter.html", 403, next=own_place(next), wrong=True)
    response = RedirectResponse(own_place(next), 303)
    secure = request.url.scheme == "https"
    session = new_session(desk.settings.token)
    response.set_cookie(COOKIE, session, path="/", httponly=True, samesite="strict", secure=secure)
    return response


def own_place(address: str) -> str:
    """The address when it is one of this desk, else its first page: nobody is sent elsewhere."""
    if address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable():
        return address
    return "/"

"""What changed between two captures of one address: the later article with what was struck out and what was put in."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from depeche.ledger.asking import Version
from depeche.ledger.comparing import compare_in_ledger
from depeche.publish.changes import compared_object
from depeche.publish.desk.pages import page, reader_words
from depeche.publish.desk.reading import Open
from depeche.publish.desk.views.article import Number
from depeche.publish.desk.views.view import View
from depeche.publish.page.changes import changes_section

router = APIRouter()
VIEW = View("changes", router)
Since = Annotated[int | None, Query(ge=1, le=2**31, description="The earlier capture; the one before when left out")]


@router.get("/articles/{number}/changes", include_in_schema=False)
def changes(
    request: Request,
    ledger: Open,
    number: Number,
    since: Since = None,
    format: str = "html",  # noqa: A002 - as addresses say
) -> Response:
    """What changed from the earlier capture to this one."""
    versions = ledger.versions(number)
    before = [version for version in versions if version.article == since] if since else _before(versions, number)
    after = [version for version in versions if version.article == number]
    found = list(compare_in_ledger(ledger, [*before[-1:], *after]))
    if not found:
        raise HTTPException(404, "there is no earlier capture of this address, or it was forgotten")
    if format == "json":
        return JSONResponse(compared_object(found[0]))
    section = Markup(changes_section(found[0], reader_words(request)))
    return page(request, "changes.html", section=section, before=before[-1], after=after[0])


def _before(versions: list[Version], number: int) -> list[Version]:
    """The captures of the address before that one, in order."""
    numbers = [version.article for version in versions]
    return versions[: numbers.index(number)] if number in numbers else []

"""The application: views behind their guard, and refusals in clear words."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from depeche.errors import BadQuery, LedgerBusy, LedgerError, NoLedger, NotFound, SearchTooLong
from depeche.publish.desk.asking import FORMS
from depeche.publish.desk.guard import Guard, wants_data
from depeche.publish.desk.pages import page, templates
from depeche.publish.desk.reading import Desk
from depeche.publish.desk.settings import Settings
from depeche.publish.desk.views import VIEWS
from depeche.publish.desk.views.static import asset_address

#: What each kind of trouble with the ledger is to a browser; the first that fits.
_STATUS: tuple[tuple[type[LedgerError], int], ...] = (
    (BadQuery, 422),
    (NotFound, 404),
    (SearchTooLong, 422),
    (LedgerBusy, 503),
    (NoLedger, 503),
    (LedgerError, 503),
)


#: Pages drawn at the same time. More would wait for each other, and each holds a cache of the ledger.
_AT_ONCE = 8


@asynccontextmanager
async def _few_at_once(app: FastAPI) -> AsyncIterator[None]:  # noqa: ARG001 - of any application
    current_default_thread_limiter().total_tokens = _AT_ONCE
    yield


def make_app(ledger_path: Path, settings: Settings) -> FastAPI:
    """The desk over the ledger at that path, ready to be served."""
    app = FastAPI(
        title="depeche",
        version=version("depeche"),
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=_few_at_once,
    )
    drawn = templates()
    drawn.globals |= {"nav": [view for view in VIEWS if view.address], "asset": asset_address, "forms_of_views": FORMS}
    app.state.desk = Desk(ledger_path, settings, drawn)
    for view in VIEWS:
        app.include_router(view.router)
    app.add_middleware(Guard, settings=settings)
    app.add_exception_handler(LedgerError, _ledger_trouble)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(HTTPException, _refused)
    return app


async def _ledger_trouble(request: Request, error: Exception) -> Response:
    status = next(status for kind, status in _STATUS if isinstance(error, kind))
    return _said(request, status, str(error))


async def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = "; ".join(f"{'.'.join(map(str, e['loc'][1:]))}: {e['msg']}" for e in error.errors())
    return _said(request, 422, wrong)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    response = _said(request, error.status_code, str(error.detail))
    response.headers.update(error.headers or {})
    return response


def _said(request: Request, status: int, words: str) -> Response:
    """The refusal: JSON to machines, a page to people."""
    if wants_data(request):
        return JSONResponse({"detail": words}, status)
    return page(request, "refusal.html", status, words=words, code=status)

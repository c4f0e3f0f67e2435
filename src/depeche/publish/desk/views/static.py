"""Style sheets and scripts: the few files of the package, held in memory, each kept by browsers until it changes."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from importlib.resources import files

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from depeche.publish.desk.views.view import View

router = APIRouter()
VIEW = View("static", router)
_KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@router.get("/static/{digest}/{name}", include_in_schema=False)
def asset(digest: str, name: str) -> Response:
    """The file; under another digest than its own it is not found."""
    content = _assets().get(name)
    if content is None or digest != _digest(content):
        raise HTTPException(404)
    kind = _KINDS[name[name.rindex(".") :]]
    return Response(content, headers={"cache-control": "public, max-age=31536000, immutable"}, media_type=kind)


def asset_address(name: str) -> str:
    """Where browsers find the file; raises KeyError when there is none."""
    return f"/static/{_digest(_assets()[name])}/{name}"


@functools.cache
def _assets() -> Mapping[str, bytes]:
    folder = files("depeche.publish.desk").joinpath("static")
    found = {file.name: file.read_bytes() for file in folder.iterdir() if file.name.endswith(tuple(_KINDS))}
    page, charts = files("depeche.publish.page"), files("depeche.publish.charts")
    found |= {name: page.joinpath(name).read_bytes() for name in ("page.css", "page.js")}
    return found | {name: charts.joinpath(name).read_bytes() for name in ("charts.css", "charts.js")}


@functools.cache
def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]

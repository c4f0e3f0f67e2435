"""The rows of a view in another form: CSV for spreadsheets, JSON for machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.responses import JSONResponse, Response

from depeche.publish.desk.asking import Asked
from depeche.publish.rows import as_csv


def handed(
    asked: Asked, name: str, rows: Sequence[Mapping[str, Any]], columns: Sequence[str], *, more: bool
) -> Response:
    """The rows in the form that was asked for; ``name`` is the file's."""
    if asked.form == "csv":
        headers = {"content-disposition": f'attachment; filename="{name}.csv"'}
        return Response("".join(as_csv(rows, columns)), headers=headers, media_type="text/csv; charset=utf-8")
    following = asked.offset + len(rows) if more else None
    return JSONResponse({"query": asked.query, "offset": asked.offset, "next_offset": following, "rows": list(rows)})

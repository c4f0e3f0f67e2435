"""Captures out of the ledger again, as they came in."""

from __future__ import annotations

import json
import sqlite3
import zlib
from datetime import datetime

from depeche.acquire.capture import Capture, Given
from depeche.acquire.decode import decode

#: The columns that ``capture_of_row`` takes, in order; join ``contents``.
COLUMNS = "c.digest, c.given, c.name, c.media_type, c.encoding, c.fetched, t.packed"


def capture_of_row(row: tuple[str, str, str, str, str, str, bytes]) -> Capture:
    """The capture of a row of ``COLUMNS``; raises zlib.error or InputError where the bytes are broken."""
    digest, given, name, media_type, encoding, fetched, packed = row
    content = zlib.decompress(packed)
    handed = Given(**json.loads(given))
    warnings: tuple[str, ...] = ()
    if media_type == "application/json":
        text = content.decode("utf-8", "surrogatepass")
    else:
        decoded = decode(content, name)
        if decoded.encoding != encoding:  # a server had declared another
            decoded = decode(content, name, encoding)
        text, warnings = decoded.text, decoded.warnings
    return Capture(
        name=name,
        text=text,
        sha256=digest,
        media_type=media_type,  # type: ignore[arg-type]  # it was one when it was written
        encoding=encoding,
        fetched=datetime.fromisoformat(fetched),
        given=handed,
        warnings=warnings,
        content=content,
    )


def capture_of(connection: sqlite3.Connection, number: int) -> Capture | None:
    """The capture of that number; None when there is none or it was forgotten."""
    row = connection.execute(
        f"SELECT {COLUMNS} FROM captures c JOIN contents t USING (digest) WHERE c.id = ?", (number,)
    ).fetchone()
    return capture_of_row(row) if row and row[6] is not None else None

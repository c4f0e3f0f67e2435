"""What changed between two captures, as rows and as a page to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from depeche.article.versions import Change, Versions
from depeche.ledger.asking import Version
from depeche.ledger.comparing import Compared
from depeche.pin import Pin
from depeche.publish.jsonl import pin_object

CHANGE_COLUMNS = ("what", "part", "before", "after")
#: The columns where several captures are compared one after the other.
STEP_COLUMNS = ("fetched", *CHANGE_COLUMNS)
VERSION_COLUMNS = ("fetched", "headline", "outlet", "published", "id", "digest")

Row = dict[str, Any]


def change_rows(compared: Compared) -> Iterator[Row]:
    """A row a change, then the notices, then how the change is owned to."""
    fetched = compared.versions[1].fetched if compared.versions else None
    for row in _rows(compared.found):
        yield {"fetched": fetched, **row} if fetched else row


def _rows(found: Versions) -> Iterator[Row]:
    for change in found.changes:
        yield _row(change)
    for notice in found.notices:
        yield {"what": "notice", "part": None, "before": None, "after": pin_object(notice)}
    if found.silent:
        yield {"what": "silent", "part": None, "before": None, "after": None}


def _row(change: Change) -> Row:
    return {"what": change.kind, "part": change.part, "before": _pin(change.before), "after": _pin(change.after)}


def _pin(pin: Pin | None) -> Row | None:
    return pin_object(pin) if pin else None


def compared_object(compared: Compared) -> Row:
    """The whole comparison as one object: changes, notices, how it is owned to, the share of words kept."""
    found = compared.found
    return {
        "changes": [_row(change) for change in found.changes],
        "notices": [pin_object(notice) for notice in found.notices],
        "declared": found.declared,
        "silent": found.silent,
        "kept": round(found.kept, 4),
    }


def version_row(version: Version) -> Row:
    """A capture among those of its address."""
    return {
        "fetched": version.fetched,
        "headline": version.headline,
        "outlet": version.outlet,
        "published": version.published,
        "id": version.record,
        "digest": version.digest[:12],
    }

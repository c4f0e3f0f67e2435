"""A feed and its items. Every moment is when this ledger took the article in; the outlet's own stands beside it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

#: A moment with its zone, as both formats ask for it (RFC 3339).
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(\.\d+)?(Z|[+-]\d\d:\d\d)")
#: The moment of a feed that has no item.
NEVER = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry. ``original`` is where the article first stood: the credit is the outlet's, the link leads there."""

    id: str  #: the same for good, a URN
    title: str
    page: str | None  #: where the desk shows it, with its proof
    original: str | None
    updated: str  #: when the ledger took it in
    published: str | None  #: as the outlet says, a day or a moment
    outlet: str | None
    authors: tuple[str, ...] = ()
    rights: str | None = None
    language: str | None = None
    excerpt: str | None = None  #: words of the article, where its outlet allows an excerpt
    content: str | None = None  #: all of them, where it allows the full text
    labels: tuple[str, ...] = ()
    known: Mapping[str, Any] = field(default_factory=dict)  #: what depeche knows, for machines


@dataclass(frozen=True, slots=True)
class Feed:
    """The items of one view. ``address`` is the feed's own, ``page`` the same view for people; None: not known."""

    title: str
    address: str | None
    page: str | None
    language: str
    items: tuple[Item, ...]
    following: str | None = None  #: the feed of the items after these

    @property
    def id(self) -> str:
        """A URN made of its address, host and port aside, else of its title: the same wherever the desk listens."""
        path = re.sub(r"^[a-z]+://[^/]*", "", self.address) if self.address else self.title
        return f"urn:depeche:view:{hashlib.sha256(path.encode()).hexdigest()[:24]}"

    @property
    def updated(self) -> str:
        """When its newest item came in."""
        return max((item.updated for item in self.items), default=NEVER)


def moment(value: str | None) -> str | None:
    """The moment as RFC 3339 writes it; None for a day alone, which says less."""
    match = _MOMENT.fullmatch(value or "")
    return f"{match[1]}{match[2] or ':00'}{match[4]}" if match else None


def without_copies(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items, each identifier once: both formats forbid a second."""
    first: dict[str, Item] = {}
    for item in items:
        first.setdefault(item.id, item)
    return tuple(first.values())

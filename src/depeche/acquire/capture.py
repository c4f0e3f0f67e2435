"""Capture: what came in, never altered. Its decoded text is what every pin points into."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

MediaType = Literal["text/plain", "text/html", "application/json"]


@dataclass(frozen=True, slots=True)
class Given:
    """What was handed over beside the text: fields of a JSON article, options of the command line."""

    id: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None
    announced: str | None = (
        None  #: when its source says it was published; counts where the article itself tells no date
    )


@dataclass(frozen=True, slots=True)
class Http:
    """How a page came in: what was asked, and what was answered beside the bytes."""

    asked: str  #: the address as it was asked for
    answered: str  #: the address that answered, after redirects
    status: int
    headers: tuple[tuple[str, str], ...]  #: in the order they came, cookies left out
    version: str = "HTTP/1.1"


@dataclass(frozen=True, slots=True)
class Capture:
    """One input as it came.

    For a JSON article the text is its ``text`` field, and the digest is of that text in UTF-8; otherwise the digest is
    of the bytes that came in.
    """

    name: str  #: what the user called it: a path, "-" or a path with a line number
    text: str  #: decoded; pins point into it by code points
    sha256: str
    media_type: MediaType
    encoding: str
    fetched: datetime  #: aware, UTC
    given: Given = field(default_factory=Given)
    warnings: tuple[str, ...] = ()
    content: bytes | None = field(default=None, repr=False)  #: the bytes, where they are not the text in UTF-8
    http: Http | None = field(default=None, repr=False)  #: of a page that was fetched

    @property
    def original(self) -> bytes:
        """The bytes that came in; their digest is ``sha256``."""
        return self.text.encode("utf-8", "surrogatepass") if self.content is None else self.content

    @property
    def true_digest(self) -> str:
        """The digest that the bytes have; another than ``sha256`` only when something broke."""
        return hashlib.sha256(self.original).hexdigest()

    @property
    def id(self) -> str:
        """The input's own id, else a short form of the digest."""
        return self.given.id or self.sha256[:12]

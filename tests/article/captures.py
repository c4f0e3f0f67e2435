"""Makes captures for tests."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from depeche.acquire.capture import Capture, Given, MediaType
from depeche.article.article import Article
from depeche.article.restore import restore


def capture(text: str, media_type: MediaType = "text/plain", given: Given | None = None) -> Capture:
    """A capture of that text."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Capture("test", text, digest, media_type, "utf-8", datetime(2026, 1, 2, tzinfo=UTC), given or Given())


def parts(article: Article) -> list[tuple[str, str]]:
    """Each part's kind and words."""
    return [(p.kind, article.text[p.start : p.end]) for p in article.parts]


def check_map(article: Article) -> None:
    """Every character of every part is the capture's or inside a recorded repair or an unescaped entity."""
    rows = article.map.rows
    covered = {i for row in rows for i in range(row.start, row.end)}
    repaired = {i for r in article.repairs for i in range(r.start, r.end)}
    for part in article.parts:
        assert set(range(part.start, part.end)) <= covered
    for row in rows:
        source = article.captured[row.source_start : row.source_end]
        if article.text[row.start : row.end] != source:
            assert source.startswith("&") or set(range(row.start, row.end)) <= repaired


def restored(text: str, **given: str | None) -> Article:
    """The article of a plain text, its map checked."""
    article = restore(capture(text, given=Given(**given)))
    check_map(article)
    return article

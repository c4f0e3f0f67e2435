"""An article of the ledger for the eye: where it is from, its key facts, its copies and its versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depeche.ledger.asking import Shown, Version
from depeche.publish.harmless import one_line


def shown_lines(article: Shown) -> Iterator[str]:
    """The lines, each harmless on a terminal."""
    version = article.version
    rows = (
        ("headline", version.headline),
        ("outlet", version.outlet),
        ("by", ", ".join(article.byline)),
        ("published", version.published),
        ("language", article.language),
        ("read at", article.url),
        ("original", article.source_url),
        ("rights", article.rights),
        ("record", version.record),
        ("capture", f"sha256 {version.digest}, fetched {version.fetched}"),
        ("reader", article.reader + (f" (of {article.readings} readings)" if article.readings > 1 else "")),
    )
    yield from (f"{name:<10} {one_line(value)}" for name, value in rows if value)
    if article.key_facts:
        yield ""
        yield from (f"{key}  {one_line(line)}" for key, line in article.key_facts)
    yield from _others("copies, the earliest first", article.copies, version)
    yield from _others("versions of this address, in order", article.versions, version)


def _others(title: str, versions: Sequence[Version], this: Version) -> Iterator[str]:
    if versions:
        yield ""
        yield title
    for other in versions:
        mark = "→" if other.article == this.article else " "
        said = (other.published or other.fetched, other.outlet or "", other.headline or "", other.digest[:12])
        yield f"{mark} " + "  ".join(one_line(word) for word in said if word)

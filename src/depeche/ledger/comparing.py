"""Two captures of one article and what changed between them; those of one address in the ledger, each with the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from depeche.article.article import Article
from depeche.article.restore import restore
from depeche.article.stored import article_of
from depeche.article.versions import Versions, differences
from depeche.errors import PinError
from depeche.ledger.asking import Version
from depeche.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Compared:
    """Two captures and what changed from the first to the second; ``versions`` are theirs in the ledger."""

    before: Article
    after: Article
    found: Versions
    versions: tuple[Version, Version] | None = None


def compare_in_ledger(ledger: Ledger, versions: Sequence[Version]) -> Iterator[Compared]:
    """What changed from each capture to the next; captures that were forgotten are passed over."""
    articles = [(version, article) for version in versions if (article := _kept(ledger, version)) is not None]
    for (one, before), (other, after) in pairwise(articles):
        yield Compared(before, after, differences(before, after), (one, other))


def _kept(ledger: Ledger, version: Version) -> Article | None:
    """The article as it was read last; as it reads today where the record does not fit the capture."""
    capture = ledger.capture(version.article)
    if capture is None:
        return None
    readings = ledger.readings(version.article)
    try:
        return article_of(readings[-1]["article"], capture.text) if readings else restore(capture)
    except PinError:
        return restore(capture)

"""Comparing: two inputs of one article each, and what changed between them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import BinaryIO

from depeche.acquire.capture import Given
from depeche.acquire.inputs import captures
from depeche.article.article import Article
from depeche.article.restore import restore
from depeche.article.versions import differences
from depeche.errors import InputError
from depeche.ledger.comparing import Compared


def compare_inputs(before: str, after: str, stdin: BinaryIO) -> Compared:
    """What changed between two inputs of one article each; raises InputError where one cannot be read."""
    first, second = _article(before, stdin), _article(after, stdin)
    return Compared(first, second, differences(first, second))


def _article(name: str, stdin: BinaryIO) -> Article:
    outcomes = list(captures([name], Given(), datetime.now(UTC), stdin))
    if len(outcomes) != 1:
        raise InputError(name, f"holds {len(outcomes)} articles; a comparison takes one from each side")
    if isinstance(outcomes[0], InputError):
        raise outcomes[0]
    return restore(outcomes[0])

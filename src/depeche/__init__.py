"""depeche turns news copy into a record that can be checked.

    >>> import depeche
    >>> record = depeche.read_text(
    ...     "Le président Emmanuel Macron a rencontré lundi le chancelier Olaf Scholz à Berlin.",
    ...     date="2024-09-14",
    ... )
    >>> fact = record.findings.facts[0]
    >>> fact.type, fact.trigger.text, fact.when.value
    ('CONSULT', 'rencontré', '2024-09-09')

One article in, its record out: who did or said what to whom, when, where, how many, and according to whom, every field
pinned to the exact source characters. ``read`` takes files and folders, ``read_text`` a string; both give frozen values.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from depeche.errors import DepecheError, InputError, LedgerError, PassedOver
from depeche.version import VERSION

if TYPE_CHECKING:
    from depeche.filling import Acknowledged
    from depeche.ledger import Ledger
    from depeche.ledger.comparing import Compared
    from depeche.record import Explained, Record

__version__ = VERSION
__all__ = ["DepecheError", "InputError", "LedgerError", "add", "compare", "explain", "read", "read_many", "read_text"]


def read(
    source: str | Path, *, date: str | None = None, language: str | None = None, min_confidence: float = 0.0
) -> Iterator[Record]:
    """The record of each article in a file or folder; raises InputError at the first that cannot be read.

    Of the facts, those with at least ``min_confidence``, a share between 0 and 1.
    """

    def fail(error: InputError) -> None:
        if not isinstance(error, PassedOver):
            raise error

    return read_many([str(source)], date=date, language=language, min_confidence=min_confidence, on_error=fail)


def read_many(
    inputs: list[str],
    *,
    date: str | None = None,
    language: str | None = None,
    min_confidence: float = 0.0,
    on_error: Callable[[InputError], None],
) -> Iterator[Record]:
    """The record of each article of the inputs ("-" is standard input); what cannot be read goes to ``on_error``."""
    from depeche.acquire.capture import Given
    from depeche.pipeline import read_inputs

    given = Given(date=date, language=language)
    return read_inputs(inputs, given, sys.stdin.buffer, on_error, least=min_confidence)


def compare(before: str | Path, after: str | Path) -> Compared:
    """What changed from one capture of an article to another; raises InputError where one is no single article.

    The words are those of ``found.changes``, each pinned in ``before`` and in ``after``; ``found.silent`` is whether
    nothing in the later capture owns to them.
    """
    from depeche.comparing import compare_inputs

    return compare_inputs(str(before), str(after), sys.stdin.buffer)


def explain(
    fact: str,
    inputs: Sequence[str | Path] = (),
    *,
    ledger: Ledger | None = None,
    date: str | None = None,
    language: str | None = None,
    on_error: Callable[[InputError], None] | None = None,
) -> Explained:
    """Why the fact of that id holds what it holds: words, rules, entries and ways through the tree, field by field.

    ``fact`` is an id as ``read`` gives it, or an unambiguous beginning; among several articles with the article's id and a
    slash before it. Raises UnknownFact and AmbiguousFact; what cannot be read goes to ``on_error``, or is raised.
    With a ``ledger`` it is a fact's key there, and no inputs are read; raises NotFound.
    """
    from depeche.acquire.capture import Given
    from depeche.explaining import explain_in_inputs, explain_in_ledger

    if ledger is not None:
        return explain_in_ledger(fact, ledger)

    def fail(error: InputError) -> None:
        if not isinstance(error, PassedOver):
            raise error

    given = Given(date=date, language=language)
    return explain_in_inputs(fact, [str(source) for source in inputs], given, sys.stdin.buffer, on_error or fail)


def read_text(
    text: str,
    *,
    title: str | None = None,
    date: str | None = None,
    url: str | None = None,
    language: str | None = None,
    id: str | None = None,  # noqa: A002 - the field's name in FORMATS
    min_confidence: float = 0.0,
) -> Record:
    """The record of an article's text, with what is known beside it; raises InputError when there is nothing to read."""
    from datetime import UTC, datetime

    from depeche.acquire.capture import Given
    from depeche.acquire.inputs import capture_of
    from depeche.errors import EmptyInput
    from depeche.pipeline import read_capture

    if not text.strip():
        raise EmptyInput(id or "text")
    given = Given(id=id, title=title, date=date, url=url, language=language)
    return read_capture(capture_of(text, given, id or "text", Given(), datetime.now(UTC)), min_confidence)


def open_ledger(path: str | Path | None = None, *, write: bool = False) -> Ledger:
    """The ledger at that path (None: ``DEPECHE_LEDGER``, else in the user's data folder); use it in a ``with``.

    With ``write`` it is made where there is none. Raises LedgerError.
    """
    from depeche.ledger import Ledger
    from depeche.ledger.ledger import default_path

    return Ledger(Path(path) if path is not None else default_path(), write=write)


def add(
    ledger: Ledger,
    inputs: Sequence[str | Path],
    *,
    date: str | None = None,
    language: str | None = None,
    jobs: int = 1,
    on_error: Callable[[InputError], None],
) -> Iterator[Acknowledged]:
    """Read the inputs into the ledger; yields what became of each once it is on the disk. What was there stays as it is."""
    from datetime import UTC, datetime

    from depeche.acquire.capture import Given
    from depeche.acquire.inputs import captures
    from depeche.filling import fill

    given = Given(date=date, language=language)
    arrivals = captures([str(i) for i in inputs], given, datetime.now(UTC), sys.stdin.buffer)
    return fill(ledger, arrivals, on_error, jobs=jobs)


def reread(ledger: Ledger, *, jobs: int = 1, on_error: Callable[[InputError], None]) -> Iterator[Acknowledged]:
    """Read again what another reader than this one read last; the old readings are kept, and so is every decision."""
    from depeche.filling import fill
    from depeche.pipeline import reader

    numbers = ledger.read_otherwise(reader())
    arrivals = (capture for number in numbers if (capture := ledger.capture(number)) is not None)
    return fill(ledger, arrivals, on_error, jobs=jobs, again=True)

"""The stages in order: acquire → article → facts → record."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import BinaryIO

from depeche._languages import codes, language
from depeche.acquire.capture import Capture, Given
from depeche.acquire.inputs import captures
from depeche.article.restore import restore
from depeche.errors import DepecheError, InputError
from depeche.record import Record
from depeche.version import VERSION


def read_capture(capture: Capture, least: float = 0.0) -> Record:
    """The record of one capture, its facts of at least that confidence. The pipelines are loaded on first use."""
    from depeche.facts.find import find

    article = restore(capture)
    return Record(capture, article, find(article, least), reader())


def read_inputs(
    inputs: Sequence[str],
    given: Given,
    stdin: BinaryIO,
    on_error: Callable[[InputError], None],
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    *,
    least: float = 0.0,
) -> Iterator[Record]:
    """The records of the inputs, in order. What cannot be read goes to ``on_error``; the others are still read."""
    for outcome in captures(inputs, given, clock(), stdin):
        if isinstance(outcome, InputError):
            on_error(outcome)
            continue
        try:
            yield read_capture(outcome, least)
        except Exception as error:
            on_error(unread(outcome, error))


def unread(capture: Capture, error: Exception) -> InputError:
    """What to say of an article that could not be read; a fault of ours asks to be reported."""
    if isinstance(error, DepecheError):
        return InputError(capture.name, str(error))
    said = f"{type(error).__name__}: {error}"
    return InputError(capture.name, f"could not be read ({said}); this is a fault of depeche, please report it")


@functools.cache
def reader() -> str:
    """Depeche's version and the digests of the language folders: what a reading depends on besides the capture."""
    digests = [f"{code}:{_digest(code)}" for code in codes()]
    return f"depeche {VERSION} {' '.join(digests)}"


def _digest(code: str) -> str:
    """A short digest of a language's data and pipeline (names and sizes of the weights, words of the tables)."""
    total = hashlib.sha256()
    folder = language(code).folder
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix not in {".pyc", ".md"}):
        total.update(str(path.relative_to(folder)).encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:12]

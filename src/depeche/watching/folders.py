"""Folders: files that are new or changed since the last look, by time and size."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from depeche.acquire.inputs import expand
from depeche.errors import MissingInput
from depeche.ledger.arrivals import Announced

#: Seconds for which a file must have been left alone: one that is still being written is read at the next look.
_SETTLED = 2.0


def files_of(folder: Path, now: datetime) -> tuple[Announced, ...]:
    """The readable files of the folder, each with a stamp that changes with it; raises MissingInput."""
    if not folder.is_dir():
        raise MissingInput(str(folder))
    return tuple(_files(folder, now.timestamp()))


def _files(folder: Path, now: float) -> Iterator[Announced]:
    for name in expand([str(folder)]):
        path = Path(name)
        try:
            about = path.stat()
        except OSError:
            continue  # gone since it was listed
        if 0 <= now - about.st_mtime < _SETTLED:
            continue
        stamp = f"{about.st_mtime_ns}-{about.st_size}"
        yield Announced(path.relative_to(folder).as_posix(), None, stamp=stamp)

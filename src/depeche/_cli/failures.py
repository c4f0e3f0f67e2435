"""What failed, told line by line; the many bad lines of one file are told as ranges, so that none drowns the rest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from depeche.errors import InputError, PassedOver

#: Bad lines of one file told each with its reason; the others are named together at the end.
_TOLD = 5
_LINE = re.compile(r"(?P<file>.+), line (?P<line>\d+)", re.S)


class Failures:
    """Tells failures as they come and counts them; ``finish`` names the lines that were held back."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self.count = 0
        self._tell = tell
        self._lines: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, error: InputError) -> None:
        """The failure is counted; it is told now, unless five of the same file were. What was passed over is only told."""
        if isinstance(error, PassedOver):
            self._tell(str(error))
            return
        self.count += 1
        match = _LINE.fullmatch(error.subject)
        if match:
            lines = self._lines[match["file"]]
            lines.append(int(match["line"]))
            if len(lines) > _TOLD:
                return
        self._tell(str(error))

    def finish(self) -> None:
        """Every failure was told or is named; nothing is told twice."""
        for file, lines in self._lines.items():
            if len(lines) > _TOLD:
                more = lines[_TOLD:]
                self._tell(f"{file}: {len(more)} more lines could not be read: {', '.join(_ranges(more))}")
        self._lines.clear()


def _ranges(numbers: Iterable[int]) -> Iterator[str]:
    """3, 4, 5, 9 as "3–5", "9"."""
    first = last = None
    for number in numbers:
        if first is None or last is None or number != last + 1:
            if first is not None:
                yield f"{first}" if first == last else f"{first}–{last}"
            first = number
        last = number
    if first is not None:
        yield f"{first}" if first == last else f"{first}–{last}"

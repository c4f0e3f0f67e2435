"""A block of a page to a piece of the restored text: white space folded, entities unescaped, each character mapped."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from depeche.article.article import PartKind
from depeche.article.markup import ENTITY, Run
from depeche.article.pieces import Edit, Piece

#: White space as HTML folds it: a no-break space is a letter here.
_CHUNK = re.compile(r"[ \t\n\r\f]++|&|[^ \t\n\r\f&]++(?: [^ \t\n\r\f&]++)*+")


class _Blank(NamedTuple):
    start: int
    end: int
    plain: bool  #: whether it holds a real space, which may be copied


def piece_of(captured: str, runs: tuple[Run, ...], kind: PartKind) -> Piece:
    """The piece made of the runs; a line break inside it reads as a space and is recorded."""
    writer = _Writer(captured)
    for run in runs:
        if run[0] == run[1]:
            writer.blank(_Blank(run[0], run[0], plain=False))
        else:
            writer.take(run)
    return Piece(kind, tuple(writer.runs), tuple(writer.edits))


class _Writer:
    def __init__(self, captured: str) -> None:
        self._captured = captured
        self._pending: _Blank | None = None
        self.runs: list[Run] = []
        self.edits: list[Edit] = []

    def take(self, run: Run) -> None:
        at, end = run
        while at < end:
            match = _CHUNK.match(self._captured, at, end)
            if match is None:
                break
            at = match.end()
            if match[0][0] in " \t\n\r\f":
                self.blank(_Blank(match.start(), at, " " in match[0]))
            elif match[0] == "&":
                at = self._entity(match.start(), end)
            else:
                self._letters(match.start(), at)

    def blank(self, blank: _Blank) -> None:
        if self._pending is None or (blank.plain and not self._pending.plain):
            self._pending = blank

    def _entity(self, start: int, end: int) -> int:
        """Take the character reference at ``start``, or the bare ampersand; return where reading goes on."""
        match = ENTITY.match(self._captured, start, end)
        text = html.unescape(match[0]) if match else "&"
        if match is None or text == match[0]:
            self._letters(start, start + 1)
            return start + 1
        if not text:  # a reference to a control character stands for nothing
            return match.end()
        if text in {" ", "\t", "\n"}:
            self.blank(_Blank(start, match.end(), plain=False))
            return match.end()
        self._space()
        self.runs.append(match.span())
        self.edits.append(Edit(start, match.end(), text, None))
        return match.end()

    def _letters(self, start: int, end: int) -> None:
        self._space()
        if self.runs and self.runs[-1][1] == start and not (self.edits and self.edits[-1].end == start):
            self.runs[-1] = (self.runs[-1][0], end)
        else:
            self.runs.append((start, end))

    def _space(self) -> None:
        blank, self._pending = self._pending, None
        if blank is None or not self.runs:
            return
        if blank.plain:
            at = self._captured.index(" ", blank.start, blank.end)
            self.runs.append((at, at + 1))
        else:
            self.runs.append((blank.start, blank.end))
            self.edits.append(Edit(blank.start, blank.end, " ", "line break"))

"""Pieces of the capture, in reading order, to the restored text with its parts, map and repairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from depeche.article.article import Part, PartKind, Section
from depeche.article.sourcemap import Repair, Restoration, SourceMap
from depeche.pin import Run

_PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Edit:
    """``capture[start:end]`` reads ``text``: a repair with its reason, or an entity that was unescaped (no reason)."""

    start: int
    end: int
    text: str
    why: str | None


@dataclass(frozen=True, slots=True)
class Piece:
    """One part: the runs of the capture it is made of and the edits inside them, both in order."""

    kind: PartKind
    runs: tuple[Run, ...]
    edits: tuple[Edit, ...] = ()
    break_why: str = "paragraph break"  #: why a break stands before it where the capture has none


@dataclass(frozen=True, slots=True)
class Restored:
    """The text made of the pieces."""

    text: str
    map: SourceMap
    repairs: tuple[Repair, ...]
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]


def restore_pieces(captured: str, pieces: Sequence[Piece]) -> Restored:
    """The restored text: each piece a part, a blank line between two; all in one section."""
    writer = Restoration(captured)
    parts: list[Part] = []
    last_end = 0
    for piece in pieces:
        if not piece.runs:
            continue
        if parts:
            _write_break(writer, captured, last_end, piece)
        start = writer.length
        _write_piece(writer, piece)
        parts.append(Part(piece.kind, start, writer.length, 0))
        last_end = piece.runs[-1][1]
    text, source_map, repairs = writer.finish()
    return Restored(text, source_map, repairs, tuple(parts), (Section(0, None, None, None),))


def _write_break(writer: Restoration, captured: str, last_end: int, piece: Piece) -> None:
    """A gap where the capture had white space or markup, a repair where two parts were glued."""
    start = piece.runs[0][0]
    between = captured[last_end:start]
    if last_end > start or (between and (between.isspace() or "<" in between)):
        writer.gap(_PARAGRAPH_BREAK)
    else:
        writer.repair(_PARAGRAPH_BREAK, last_end, start, piece.break_why)


def _write_piece(writer: Restoration, piece: Piece) -> None:
    edits, taken = piece.edits, 0
    for start, end in piece.runs:
        at = start
        while taken < len(edits) and (edits[taken].start < end or edits[taken].end == start == end):
            edit = edits[taken]
            taken += 1
            writer.copy(at, edit.start)
            if edit.why is None:
                writer.unescape(edit.text, edit.start, edit.end)
            else:
                writer.repair(edit.text, edit.start, edit.end, edit.why)
            at = edit.end
        writer.copy(at, end)

"""Pieces of the capture, in reading order, to the restored text with its parts, sections, map and repairs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from depeche.article.article import Part, PartKind, Section
from depeche.article.sourcemap import PinBoard, Repair, Restoration, SourceMap
from depeche.article.words import fold
from depeche.pin import Run

_PARAGRAPH_BREAK = "\n\n"
_WORD = re.compile(r"[^\W_]{3,}")
#: Share of a digest line's words that its section's heading and first words must hold.
_LINKED = 0.4
#: How much of a section is read for that.
_SECTION_OPENING = 600


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
    """The restored text: each piece a part, a blank line between two; every heading opens a section."""
    writer = Restoration(captured)
    parts: list[Part] = []
    section, last_end, body_seen = 0, 0, False
    for piece in pieces:
        if not piece.runs:
            continue
        if parts:
            _write_break(writer, captured, last_end, piece)
        section += piece.kind == "heading" and body_seen
        start = writer.length
        _write_piece(writer, piece)
        parts.append(Part(piece.kind, start, writer.length, section))
        body_seen = body_seen or piece.kind in {"headline", "paragraph", "digest"}
        last_end = piece.runs[-1][1]
    text, source_map, repairs = writer.finish()
    sections = _sections(PinBoard(text, captured, source_map), parts)
    return Restored(text, source_map, repairs, tuple(parts), sections)


def _write_break(writer: Restoration, captured: str, last_end: int, piece: Piece) -> None:
    """A gap where the capture had white space or markup, a repair where two parts were glued."""
    start = piece.runs[0][0]
    between = captured[last_end:start]
    if last_end > start or (between and (between.isspace() or "<" in between)):
        writer.gap(_PARAGRAPH_BREAK)
    else:
        writer.repair(_PARAGRAPH_BREAK, last_end, start, piece.break_why)


def _write_piece(writer: Restoration, piece: Piece) -> None:
    edits = list(piece.edits)
    for start, end in piece.runs:
        at = start
        while edits and (edits[0].start < end or edits[0].end == start == end):
            edit = edits.pop(0)
            writer.copy(at, edit.start)
            if edit.why is None:
                writer.unescape(edit.text, edit.start, edit.end)
            else:
                writer.repair(edit.text, edit.start, edit.end, edit.why)
            at = edit.end
        writer.copy(at, end)


def _sections(board: PinBoard, parts: Sequence[Part]) -> tuple[Section, ...]:
    count = max((p.section for p in parts), default=0) + 1
    headings = {p.section: p for p in reversed(parts) if p.kind == "heading"}
    digests = _linked_digests(board.restored, parts, count)
    found = []
    for number in range(count):
        heading, digest = headings.get(number) if number else None, digests.get(number)
        found.append(
            Section(
                number,
                board.pin(heading.start, heading.end) if heading else None,
                board.pin(digest.start, digest.end) if digest else None,
                None,
            )
        )
    return tuple(found)


def _linked_digests(text: str, parts: Sequence[Part], count: int) -> dict[int, Part]:
    """Each digest line with the section that tells it: the most words in common, each section once."""
    openings = [_opening(text, parts, number) for number in range(count)]
    pairs = []
    for order, line in enumerate(p for p in parts if p.kind == "digest"):
        words = _words(text[line.start : line.end])
        for number, opening in enumerate(openings):
            share = len(words & opening) / max(1, len(words))
            if share >= _LINKED:
                pairs.append((-share, abs(order - number), number, line))
    linked: dict[int, Part] = {}
    for _, _, number, line in sorted(pairs, key=lambda pair: pair[:3]):
        if number not in linked and line not in linked.values():
            linked[number] = line
    return linked


def _opening(text: str, parts: Sequence[Part], number: int) -> frozenset[str]:
    """The words of a section's headline or heading and of its first lines."""
    own = [p for p in parts if p.section == number and p.kind in {"headline", "heading", "paragraph", "standfirst"}]
    return _words(" ".join(text[p.start : p.end] for p in own)[:_SECTION_OPENING])


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))

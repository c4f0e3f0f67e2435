"""Passage: one part of the article with its parse. Token offsets plus ``offset`` are offsets of the restored text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from depeche.article.article import PartKind

if TYPE_CHECKING:
    from depeche.facts.doc import Doc, Token

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A parsed part. ``doc.text`` has the part's length, character for character."""

    doc: Doc
    offset: int  #: where the part starts in the restored text
    kind: PartKind
    section: int
    written: str = (
        ""  #: its words as written, where the parse has plain marks ("…" for “…”); empty where they are alike
    )
    end: int = field(init=False)  #: where it ends there

    def __post_init__(self) -> None:
        object.__setattr__(self, "end", self.offset + len(self.doc.text))

    def holds(self, offset: int) -> bool:
        """Whether that offset of the restored text lies in the passage."""
        return self.offset <= offset < self.end

    def span_of(self, tokens: Iterable[Token]) -> Span:
        """The offsets in the restored text from the first to the last of the tokens; of "-t-il" those of "il"."""
        ordered = sorted(tokens, key=lambda t: t.i)
        first, last = ordered[0], ordered[-1]
        hanging = first.text.rfind("-") + 1 if first.text[0] == "-" and first.pos_ == "PRON" else 0
        return self.offset + first.idx + hanging, self.offset + last.idx + len(last.text)

    def tokens_in(self, span: Span) -> list[Token]:
        """The tokens that lie in a stretch of the restored text."""
        found = self.doc.char_span(span[0] - self.offset, span[1] - self.offset, alignment_mode="contract")
        return list(found) if found is not None else []

    def tokens_at(self, span: Span) -> list[Token]:
        """The tokens that a stretch of the restored text touches: "il" is told by "-t-il"."""
        found = self.doc.char_span(span[0] - self.offset, span[1] - self.offset, alignment_mode="expand")
        return list(found) if found is not None else []


def passage_at(passages: Sequence[Passage], offset: int) -> Passage | None:
    """The one of the passages, in reading order, that holds that offset of the restored text."""
    before = bisect_right(passages, offset, key=lambda p: p.offset) - 1
    return passages[before] if before >= 0 and passages[before].holds(offset) else None

"""Pin: exact words, where they stand in the restored text, and the runs of the capture they came from.

The atom of evidence. A pin refuses to exist when its words are not there: it is made against both texts and checked.
Offsets count Unicode code points (the W3C Web Annotation rule).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import InitVar, dataclass

from depeche.errors import PinError

Run = tuple[int, int]
Pinner = Callable[[int, int], "Pin"]


@dataclass(frozen=True, slots=True)
class Pin:
    """Words with their place.

    ``restored`` and ``captured`` are the two texts the pin is checked against when it is made; they are not kept.
    A value that stands only in markup has no ``start`` and ``end``; its words are then those of the runs, unescaped and
    with white space folded by whoever found it.
    """

    text: str
    start: int | None  #: where the words start in the restored text; None when they stand only in markup
    end: int | None  #: where they end
    source: tuple[Run, ...]  #: runs of the capture's decoded text, in order
    restored: InitVar[str]
    captured: InitVar[str]

    def __post_init__(self, restored: str, captured: str) -> None:
        if not self.text:
            raise PinError("a pin needs words")
        self.check(restored, captured)

    def check(self, restored: str, captured: str) -> None:
        """Return when the words are still there; raise PinError when they are not."""
        if (self.start is None) != (self.end is None):
            raise PinError(f"{self.text!r} has one end only")
        if self.start is not None and restored[self.start : self.end] != self.text:
            raise PinError(f"{self.text!r} is not at {self.start}:{self.end}, {restored[self.start : self.end]!r} is")
        last = 0
        for a, b in self.source:
            if not last <= a < b <= len(captured):
                raise PinError(f"{self.text!r} has the run {a}:{b} in a capture of {len(captured)} characters")
            last = b
        if self.start is None and not self.source:
            raise PinError(f"{self.text!r} stands neither in the text nor in the markup")

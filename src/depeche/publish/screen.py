"""Blocks for the eye as lines of a width, with colour codes only where they are wanted."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from rich.console import Console, RenderableType


def as_lines(blocks: Iterable[RenderableType], width: int, *, colour: bool) -> str:
    """The blocks one under the other, no line longer than ``width`` cells, no blanks at its end.

    Words are shown as they are: neither rich's markup nor emoji codes are read in them.
    """
    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for block in blocks:
        console.print(block)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())

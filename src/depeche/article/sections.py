"""The sections of a restored text: each part in its story, each story with its heading, digest line and time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from depeche.article.article import DateValue, Part, Section
from depeche.article.sourcemap import PinBoard
from depeche.article.stamps import Stamp
from depeche.article.stories import Stories
from depeche.pin import Pin, Run


@dataclass(frozen=True, slots=True)
class Told:
    """When a section was published, as it says, with the runs of the capture that say it."""

    stamp: Stamp
    runs: tuple[Run, ...]


def sectioned(
    board: PinBoard, parts: Sequence[Part], stories: Stories, told: Mapping[int, Told]
) -> tuple[tuple[Part, ...], tuple[Section, ...]]:
    """The parts in their sections, and the sections; ``told`` are the times of those that have their own."""
    heads = set(stories.headings.values())
    placed = tuple(
        Part("heading" if at in heads else p.kind, p.start, p.end, section)
        for at, (p, section) in enumerate(zip(parts, stories.sections, strict=True))
    )
    count = max(stories.sections, default=0) + 1
    return placed, tuple(_section(board, placed, stories, number, told.get(number)) for number in range(count))


def _section(board: PinBoard, parts: Sequence[Part], stories: Stories, number: int, told: Told | None) -> Section:
    def pin_of(lines: Mapping[int, int]) -> Pin | None:
        part = parts[lines[number]] if number in lines else None
        return board.pin(part.start, part.end) if part else None

    published = _published(board, parts, number, told) if told else None
    return Section(number, pin_of(stories.headings), pin_of(stories.digests), published)


def _published(board: PinBoard, parts: Sequence[Part], number: int, told: Told) -> DateValue:
    """The section's time, pinned in the restored text where it stands there."""
    words = told.stamp.text
    for part in parts:
        at = board.restored.find(words, part.start, part.end) if part.section == number else -1
        if at >= 0:
            pin = board.pin(at, at + len(words))
            if pin.source[0][0] >= told.runs[0][0] and pin.source[-1][1] <= told.runs[-1][1]:
                return DateValue(words, told.stamp.value, pin)
    return DateValue(words, told.stamp.value, board.pin_markup(words, told.runs))

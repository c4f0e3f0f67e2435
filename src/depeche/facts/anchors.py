"""Anchors: the day or moment that relative times are counted from — the article's, or in a post of a live page the post's."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from depeche.article.article import Article, DateValue


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the restored text whose times count from one anchor; None: from none."""

    start: int
    end: int
    anchor: date | None


@dataclass(frozen=True, slots=True)
class Anchors:
    """The stretches of an article in order; together they are its whole text."""

    stretches: tuple[Stretch, ...]

    def at(self, offset: int) -> date | None:
        """What a time there is counted from."""
        place = bisect_right(self.stretches, offset, key=lambda stretch: stretch.start)
        return self.stretches[max(0, place - 1)].anchor


def anchors_of(article: Article) -> Anchors:
    """The article's anchors: one for the whole text unless its sections were published apart."""
    own = {s.id: anchor for s in article.sections if (anchor := _moment(s.published)) is not None}
    whole = _moment(article.published)
    if not own:
        return Anchors((Stretch(0, len(article.text), whole),))
    return Anchors(tuple(_stretches(article, [(p.start, own.get(p.section, whole)) for p in article.parts])))


def stamps_of(article: Article) -> list[tuple[int, int]]:
    """Where the times of publication of sections stand in the text."""
    pins = [s.published.pin for s in article.sections if s.published and s.published.pin]
    return [(pin.start, pin.end) for pin in pins if pin.start is not None and pin.end is not None]


def _stretches(article: Article, parts: Sequence[tuple[int, date | None]]) -> Iterator[Stretch]:
    """The text cut where the anchor changes."""
    start, current = 0, parts[0][1] if parts else None
    for at, anchor in parts:
        if anchor != current:
            yield Stretch(start, at, current)
            start, current = at, anchor
    yield Stretch(start, len(article.text), current)


def _moment(published: DateValue | None) -> date | None:
    """The day, or the moment where the time of day is given; None where the day is not known."""
    if published is None or published.value.startswith("T"):
        return None
    value = published.value
    return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)

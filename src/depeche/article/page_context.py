"""What the blocks around say of a block, once each has a first score: how much of the article its elements hold."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from depeche.article.page_blocks import PageBlock
from depeche.article.page_elements import Element

_KINDS = {
    kind: float(place) for place, kind in enumerate(("paragraph", "heading", "list", "caption", "quote", "table"))
}
#: The deepest element that holds this share of the article's words is a core of it.
_CORES = (0.5, 0.8, 0.95)
_NEAR, _FAR = 4, 10
_LEVELS = 4
_REACH = 3
_NONE = -9.0


class FirstScore(NamedTuple):
    """A block with the logit of its first score and what was counted for it."""

    place: int  #: among the page's blocks
    element: Element
    block: PageBlock
    logit: float
    words: int
    marks: int
    ended: bool
    titled: bool  #: it repeats the title
    described: bool  #: it is the description that the metadata give


def context_of(
    scores: Sequence[FirstScore], headline: int, least: float = -math.inf
) -> list[tuple[FirstScore, list[float]]]:
    """Each block whose first score is above ``least``, with the numbers that the second scorer reads, in a fixed order."""
    if not scores:
        return []
    context = _Context(scores)
    return [(score, context.row(at, headline)) for at, score in enumerate(scores) if score.logit > least]


class _Context:
    def __init__(self, scores: Sequence[FirstScore]) -> None:
        self._scores = scores
        self._sure = [1 / (1 + math.exp(-max(-30.0, min(30.0, s.logit)))) for s in scores]
        self._weight = [s.words + 1 for s in scores]
        self._mass = [sure * weight for sure, weight in zip(self._sure, self._weight, strict=True)]
        self._total = sum(self._mass) or 1.0
        self._padded = [_NONE] * _REACH + [s.logit for s in scores] + [_NONE] * _REACH
        self._before = list(accumulate(self._mass, initial=0.0))
        self._sure_before = list(accumulate(self._sure, initial=0.0))
        self._weight_before = list(accumulate(self._weight, initial=0))
        self._elements = _holding(scores)
        self._held = dict.fromkeys(self._elements, 0.0)
        self._words = dict.fromkeys(self._elements, 0)
        self._weigh_elements()
        self._cores = [self._inside(self._core(share)) for share in _CORES]

    def _weigh_elements(self) -> None:
        """What each element holds: of the article's words as the first scores see them, and of all words."""
        held, words = self._held, self._words
        for score, mass, weight in zip(self._scores, self._mass, self._weight, strict=True):
            held[score.element] += mass
            words[score.element] += weight
        for element in reversed(self._elements):
            if element.parent is not None:
                held[element.parent] += held[element]
                words[element.parent] += words[element]

    def _core(self, share: float) -> Element | None:
        """The deepest element that holds the share, the first where two are as deep."""
        least, best = share * self._total, None
        for element in self._elements:
            if self._held[element] >= least and (best is None or element.node.depth > best.node.depth):
                best = element
        return best

    def _inside(self, core: Element | None) -> dict[Element, float]:
        """The elements inside the core, each with how much deeper it is."""
        inside: dict[Element, float] = {}
        for element in self._elements:
            if element is core or element.parent in inside:
                inside[element] = float(element.node.depth - core.node.depth) if core is not None else 0.0
        return inside

    def row(self, at: int, headline: int) -> list[float]:
        """The numbers of one block."""
        score = self._scores[at]
        block, length = score.block, len(score.block.words)
        return [
            score.logit,
            float(length),
            block.linked / length,
            _KINDS[block.kind],
            *self._neighbours(at),
            *self._around(at, score.element),
            self._before[at] / self._total,
            float(score.place - headline) if headline >= 0 else -99.0,
            float(score.marks),
            float(score.ended),
            float(score.titled),
            float(score.described),
        ]

    def _neighbours(self, at: int) -> list[float]:
        near = self._padded
        row = [*near[at : at + _REACH], *near[at + _REACH + 1 : at + 2 * _REACH + 1]]
        count, sure, mass, weight = len(self._scores), self._sure_before, self._before, self._weight_before
        for reach in (_NEAR, _FAR):
            first, last = max(0, at - reach), min(count, at + reach + 1)
            words = max(1, weight[last] - weight[first] - self._weight[at])
            row.append((sure[last] - sure[first] - self._sure[at]) / max(1, last - first - 1))
            row.append((mass[last] - mass[first] - self._mass[at]) / words)
        return row

    def _around(self, at: int, element: Element) -> list[float]:
        row = []
        above = element.parent
        for _ in range(_LEVELS):
            if above is None:
                row += [-1.0, -1.0]
                continue
            held = self._held[above]
            row += [(held - self._mass[at]) / max(1, self._words[above] - self._weight[at]), held / self._total]
            above = above.parent
        for inside in self._cores:
            row += [1.0, inside[element]] if element in inside else [0.0, -1.0]
        return row


def _holding(scores: Sequence[FirstScore]) -> list[Element]:
    """The elements that hold the blocks, a parent before its children."""
    found: dict[Element, None] = {}
    for score in scores:
        element: Element | None = score.element
        while element is not None and element not in found:
            found[element] = None
            element = element.parent
    return sorted(found, key=_place_of)


def _place_of(element: Element) -> int:
    return element.place

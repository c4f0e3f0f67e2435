"""What the blocks around say of a block, once each has a first score: how much of the article its elements hold."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from depeche.article.markup import Node
from depeche.article.page_blocks import PageBlock

_KINDS = ("paragraph", "heading", "list", "caption", "quote", "table")
#: The deepest element that holds this share of the article's words is a core of it.
_CORES = (0.5, 0.8, 0.95)
_NEAR, _FAR = 4, 10
_LEVELS = (1, 2, 3, 4)
_NONE = -9.0


class FirstScore(NamedTuple):
    """A block with the logit of its first score and what was counted for it."""

    place: int  #: among the page's blocks
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
    context = _Context(scores)
    return [(score, context.row(at, headline)) for at, score in enumerate(scores) if score.logit > least]


class _Context:
    def __init__(self, scores: Sequence[FirstScore]) -> None:
        self._scores = scores
        self._sure = [1 / (1 + math.exp(-max(-30.0, min(30.0, s.logit)))) for s in scores]
        self._weight = [s.words + 1 for s in scores]
        self._mass = [sure * weight for sure, weight in zip(self._sure, self._weight, strict=True)]
        self._total = sum(self._mass) or 1.0
        self._chains: dict[int, tuple[Node, ...]] = {}
        self._held: dict[int, float] = {}
        self._words: dict[int, int] = {}
        self._weigh_elements()
        self._cores = [self._core(share) for share in _CORES]
        self._before = list(accumulate(self._mass, initial=0.0))

    def _weigh_elements(self) -> None:
        for score, mass, weight in zip(self._scores, self._mass, self._weight, strict=True):
            for node in self._chain(score.block.node):
                key = id(node)
                self._held[key] = self._held.get(key, 0.0) + mass
                self._words[key] = self._words.get(key, 0) + weight

    def _chain(self, node: Node) -> tuple[Node, ...]:
        found = self._chains.get(id(node))
        if found is None:
            found = self._chains[id(node)] = (node, *node.ancestors())
        return found

    def _core(self, share: float) -> Node | None:
        """The deepest element that holds the share, the first where two are as deep."""
        least, best = share * self._total, None
        for chain in self._chains.values():
            for node in chain:
                if self._held[id(node)] >= least:
                    if best is None or node.depth > best.depth:
                        best = node
                    break
        return best

    def row(self, at: int, headline: int) -> list[float]:
        """The numbers of one block."""
        score = self._scores[at]
        block, length = score.block, len(score.block.words)
        row = [score.logit, float(length), block.linked / length, float(_KINDS.index(block.kind))]
        row += self._neighbours(at)
        row += self._elements(at)
        row.append(self._before[at] / self._total)
        row.append(float(score.place - headline) if headline >= 0 else -99.0)
        row += [float(score.marks), float(score.ended), float(score.titled), float(score.described)]
        return row

    def _neighbours(self, at: int) -> list[float]:
        count = len(self._scores)
        row = [
            self._scores[n].logit if 0 <= n < count else _NONE for n in (at - 3, at - 2, at - 1, at + 1, at + 2, at + 3)
        ]
        for reach in (_NEAR, _FAR):
            first, last = max(0, at - reach), min(count, at + reach + 1)
            others = max(1, last - first - 1)
            words = max(1, sum(self._weight[first:last]) - self._weight[at])
            row.append((sum(self._sure[first:last]) - self._sure[at]) / others)
            row.append((sum(self._mass[first:last]) - self._mass[at]) / words)
        return row

    def _elements(self, at: int) -> list[float]:
        chain = self._chain(self._scores[at].block.node)
        row = []
        for level in _LEVELS:
            if level < len(chain):
                key = id(chain[level])
                words = max(1, self._words[key] - self._weight[at])
                row += [(self._held[key] - self._mass[at]) / words, self._held[key] / self._total]
            else:
                row += [-1.0, -1.0]
        for core in self._cores:
            inside = core is not None and any(node is core for node in chain)
            row += [float(inside), float(chain[0].depth - core.depth) if inside and core is not None else -1.0]
        return row

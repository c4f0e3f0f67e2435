"""Scores the blocks of a page: how sure it is that each is of the article.

Two small models, learned from development pages with the split by site kept (``page_scorer.md`` is their card): a sum of
the weights of the block's features, then a few shallow trees over that score and its surroundings. The weights name
elements, lengths, places and common words; ``python -m training.page_scorer`` makes them.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any, NamedTuple

from depeche.article.markup import Node
from depeche.article.page_blocks import PageBlock
from depeche.article.page_context import FirstScore, context_of
from depeche.article.page_features import PageFeatures

#: [feature, limit, where it is less, where it is not less], or the value of a leaf.
Tree = list["int | float | Tree"] | float

_WEIGHTS = "page_scorer.json"
_SHORT_LINK = 40
#: Where these features stand among those of a block.
_MARKS, _ENDED = 5, 6
#: A block with a lower first score (logit) never was of the article on the development pages.
_HOPELESS = -3.0


class Weights(NamedTuple):
    """The two models."""

    features: Mapping[str, float]
    trees: Sequence[Tree]


@functools.cache
def shipped_weights() -> Weights:
    """The weights that come with depeche."""
    source = resources.files("depeche.article").joinpath(_WEIGHTS).read_text(encoding="utf-8")
    read = json.loads(source)
    return Weights(read["features"], read["trees"])


def scores_of(features: PageFeatures, headline: int, weights: Weights) -> dict[int, float]:
    """The probability that the block of each index is of the article; blocks that cannot be are left out."""
    first = first_scores(features, headline, weights.features)
    return {score.place: _sure(_grown(weights.trees, row)) for score, row in context_of(first, headline, _HOPELESS)}


def first_scores(features: PageFeatures, headline: int, weights: Mapping[str, float]) -> list[FirstScore]:
    """The first scores of the blocks that may be of the article."""
    around: dict[int, float] = {}
    scores, weight = [], weights.get
    for index, block in enumerate(features.blocks):
        if is_candidate(features, index, headline):
            said = features.of(index)
            logit = sum([weight(name, 0.0) for name in (*said, *features.beside(block.node))])
            logit += _weight_above(features, block.node, weights, around)
            scores.append(first_score(index, block, logit, said))
    return scores


def _weight_above(features: PageFeatures, node: Node, weights: Mapping[str, float], known: dict[int, float]) -> float:
    """The sum of the weights of what the element and those above it are called, each word once."""
    found = known.get(id(node))
    if found is None:
        above = features.above(node)
        higher = _weight_above(features, above.parent, weights, known) if above.parent is not None else 0.0
        found = known[id(node)] = higher + sum(weights.get(name, 0.0) for name in above.added)
    return found


def first_score(index: int, block: PageBlock, logit: float, said: Sequence[str]) -> FirstScore:
    """The score with what the features say of the block."""
    words = block.words
    return FirstScore(
        index,
        block,
        logit,
        words.count(" ") + 1,
        int(said[_MARKS][6]),
        said[_ENDED].startswith("ended=True"),
        "said=title" in said,
        "said=description" in said,
    )


def is_candidate(features: PageFeatures, index: int, headline: int) -> bool:
    """Whether the block may be of the article: not the headline, a short link or a reader's comment."""
    block = features.blocks[index]
    if index == headline or features.is_comment(index):
        return False
    linked = block.linked >= 0.9 * len(block.words)
    return not linked or len(block.words) >= _SHORT_LINK or block.kind == "heading"


def _grown(trees: Sequence[Tree], row: Sequence[float]) -> float:
    """The sum of what the trees say of the row."""
    total = 0.0
    for tree in trees:
        branch: Any = tree
        while branch.__class__ is list:
            branch = branch[2] if row[branch[0]] < branch[1] else branch[3]
        total += branch
    return total


def _sure(logit: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))

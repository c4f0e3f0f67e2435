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
from typing import NamedTuple

from depeche.article.page_blocks import PageBlock
from depeche.article.page_context import FirstScore, context_of
from depeche.article.page_features import PageFeatures

#: [feature, limit, where it is less, where it is not less], or the value of a leaf.
Tree = list["int | float | Tree"] | float

_WEIGHTS = "page_scorer.json"
_SHORT_LINK = 40
#: A block with a lower first score (logit) never was of the article on the development pages.
_HOPELESS = -4.5


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
    rows = context_of(first, headline)
    return {
        score.place: _sure(sum(_grown(tree, row) for tree in weights.trees))
        for score, row in zip(first, rows, strict=True)
        if score.logit > _HOPELESS
    }


def first_scores(features: PageFeatures, headline: int, weights: Mapping[str, float]) -> list[FirstScore]:
    """The first scores of the blocks that may be of the article."""
    around: dict[int, float] = {}
    scores = []
    for index, block in enumerate(features.blocks):
        if not is_candidate(features, index, headline):
            continue
        key = id(block.node)
        if key not in around:
            around[key] = sum(weights.get(name, 0.0) for name in features.context(block.node))
        said = features.of(index)
        logit = around[key] + sum(weights.get(name, 0.0) for name in said)
        scores.append(first_score(index, block, logit, said))
    return scores


def first_score(index: int, block: PageBlock, logit: float, said: Sequence[str]) -> FirstScore:
    """The score with what the features say of the block."""
    words = block.words
    return FirstScore(
        index,
        block,
        logit,
        words.count(" ") + 1,
        next((int(name[6]) for name in said if name.startswith("marks=")), 0),
        any(name.startswith("ended=True") for name in said),
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


def _grown(tree: Tree, row: Sequence[float]) -> float:
    while tree.__class__ is list:
        tree = tree[2] if row[tree[0]] < tree[1] else tree[3]  # type: ignore[index,operator]
    return tree  # type: ignore[return-value]


def _sure(logit: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))

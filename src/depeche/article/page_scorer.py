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
from typing import Any

from depeche.article.page_blocks import PageBlock
from depeche.article.page_context import FirstScore, context_of
from depeche.article.page_elements import Element
from depeche.article.page_features import SEEN_TAGS, Features, Group, PageFeatures, is_page

#: [feature, limit, where it is less, where it is not less], or the value of a leaf.
Tree = list["int | float | Tree"] | float

_WEIGHTS = "page_scorer.json"
_SHORT_LINK = 40
#: A block with a lower first score (logit) never was of the article on the development pages.
_HOPELESS = -3.0
#: Groups of features whose weight is kept.
_KEPT_GROUPS = 30_000


class Weights:
    """The two models; the weight of a group of features is added up once."""

    def __init__(self, features: Mapping[str, float], trees: Sequence[Tree]) -> None:
        self.features = features
        self.trees = trees
        self.of_group = functools.lru_cache(maxsize=_KEPT_GROUPS)(self._of_group)
        self._named = {kind: _of_kind(features, kind) for kind in ("own", "par", "w", "under", "open")}
        tags = {name: weight for name, weight in features.items() if name.startswith("in:")}
        self.above = {**_of_kind(features, "anc"), **tags}  #: of the names and tags above a block

    def _of_group(self, group: Group) -> float:
        naming, values = group
        return sum(self.features.get(name, 0.0) for name in naming(*values))

    def of_words(self, kind: str, words: Sequence[str]) -> float:
        """The weight of the words as features of that kind ("own", "par", "w", "under", "open")."""
        known = self._named[kind]
        return sum([known[word] for word in words if word in known])


def _of_kind(features: Mapping[str, float], kind: str) -> Mapping[str, float]:
    return {name[len(kind) + 1 :]: weight for name, weight in features.items() if name.startswith(kind + ":")}


@functools.cache
def shipped_weights() -> Weights:
    """The weights that come with depeche."""
    source = resources.files("depeche.article").joinpath(_WEIGHTS).read_text(encoding="utf-8")
    read = json.loads(source)
    return Weights(read["features"], read["trees"])


def scores_of(features: PageFeatures, headline: int, weights: Weights) -> dict[int, float]:
    """The probability that the block of each index is of the article; blocks that cannot be are left out."""
    first = first_scores(features, headline, weights)
    return {score.place: _sure(_grown(weights.trees, row)) for score, row in context_of(first, headline, _HOPELESS)}


def first_scores(features: PageFeatures, headline: int, weights: Weights) -> list[FirstScore]:
    """The first scores of the blocks that may be of the article."""
    scores, page = [], _PageWeights(features, weights)
    for index, block in enumerate(features.blocks):
        if is_candidate(features, index, headline):
            said, element = features.of(index), features.elements.of(block.node)
            logit = page.of_block(said) + page.beside(element) + page.above(element)
            scores.append(_first_score(index, element, block, logit, said))
    return scores


class _PageWeights:
    """The weights of a page's features, added up once for each element and heading."""

    def __init__(self, features: PageFeatures, weights: Weights) -> None:
        self._features = features
        self._weights = weights
        self._headed: dict[int, float] = {-1: 0.0}
        self._beside: dict[Element, float] = {}
        self._above: dict[Element, tuple[float, frozenset[str]]] = {}

    def of_block(self, said: Features) -> float:
        """The weight of what is said of a block."""
        weights = self._weights
        total = sum(map(weights.of_group, said.groups))
        if said.words:
            total += weights.of_words("w", said.words)
        return total + weights.of_words("open", (said.opening,)) + self._under(said.heading)

    def _under(self, heading: int) -> float:
        found = self._headed.get(heading)
        if found is None:
            found = self._headed[heading] = self._weights.of_words("under", self._features.heading_words(heading))
        return found

    def beside(self, element: Element) -> float:
        """The weight of the names of the element and of its parent."""
        found = self._beside.get(element)
        if found is None:
            found = self._weights.of_words("own", element.names)
            if element.parent is not None:
                found += self._weights.of_words("par", element.parent.names)
            self._beside[element] = found
        return found

    def above(self, element: Element) -> float:
        """The weight of what the element and those above it are called, each word once."""
        return self._said_above(element)[0]

    def _said_above(self, element: Element) -> tuple[float, frozenset[str]]:
        found = self._above.get(element)
        if found is None:
            if is_page(element) or element.parent is None:
                found = (0.0, frozenset())
            else:
                found = self._added(element, *self._said_above(element.parent))
            self._above[element] = found
        return found

    def _added(self, element: Element, total: float, said: frozenset[str]) -> tuple[float, frozenset[str]]:
        known = self._weights.above
        names = (*element.names, f"in:{element.node.tag}") if element.node.tag in SEEN_TAGS else element.names
        added = [name for name in names if name in known and name not in said]
        return (total + sum([known[name] for name in added]), said.union(added)) if added else (total, said)


def _first_score(index: int, element: Element, block: PageBlock, logit: float, said: Features) -> FirstScore:
    """The score with what the features say of the block."""
    words = block.words.count(" ") + 1
    return FirstScore(index, element, block, logit, words, said.marks, said.ended, said.titled, said.described)


def is_candidate(features: PageFeatures, index: int, headline: int) -> bool:
    """Whether the block may be of the article: not the headline, a short link or a reader's comment."""
    block = features.blocks[index]
    if index == headline:
        return False
    if block.linked >= 0.9 * len(block.words) and len(block.words) < _SHORT_LINK and block.kind != "heading":
        return False
    return not features.is_comment(index)


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

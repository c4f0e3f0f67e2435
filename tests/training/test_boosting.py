"""The small learners tell apart what can be told apart."""

from __future__ import annotations

import numpy as np

from training.boosting import Shape, Tree, fit_trees
from training.logistic import fit_logistic


def _grown(tree: Tree, row: list[float]) -> float:
    while isinstance(tree, list):
        tree = tree[2] if row[tree[0]] < tree[1] else tree[3]
    return tree


def test_trees_learn_what_no_sum_can() -> None:
    """Exclusive or: yes where one of two numbers is high, no where both or none are."""
    rows = np.array([[a, b] for a in (0.0, 1.0) for b in (0.0, 1.0)] * 50 + [[0.0, 1.0]] * 10)
    truth = np.array([float(a != b) for a, b in rows])
    trees = fit_trees(rows, truth, np.ones(len(rows)), Shape(trees=40, depth=2))

    said = [sum(_grown(tree, list(row)) for tree in trees) > 0 for row in rows[:4]]
    assert [False, True, True, False] == said


def test_weights_are_of_the_named_features_only() -> None:
    """A feature that goes with yes weighs more than nothing, one that goes with no less; others have no weight."""
    rows = [["good", "rare"], ["good"], ["bad"], ["bad"]]
    found = fit_logistic(rows, np.array([1.0, 1.0, 0.0, 0.0]), np.ones(4), ["bad", "good"], 0.1)

    assert {"bad", "good"} == set(found)
    assert found["good"] > 0 > found["bad"]

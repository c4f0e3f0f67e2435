"""Gradient-boosted trees for yes and no, small and shallow, in numpy alone: binned features, logistic loss."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Bins = npt.NDArray[np.uint8]
#: [feature, limit, where it is less, where it is not less], or the value of a leaf.
Tree = list["int | float | Tree"] | float

_BINS = 64


class Shape(NamedTuple):
    """How many trees, how deep, how fast they learn, and what holds a leaf back."""

    trees: int = 40
    depth: int = 3
    rate: float = 0.2
    least_weight: float = 4.0  #: the least sum of second derivatives in a leaf
    penalty: float = 1.0


class _Sums(NamedTuple):
    gradient: Array
    curvature: Array


def fit_trees(numbers: Array, truth: Array, weights: Array, shape: Shape) -> list[Tree]:
    """Trees whose sum is the logit of yes."""
    limits = [_limits(numbers[:, column]) for column in range(numbers.shape[1])]
    columns = [np.searchsorted(limit, numbers[:, c], side="right") for c, limit in enumerate(limits)]
    binned = np.stack(columns, axis=1).astype(np.uint8)
    logits = np.zeros(len(truth))
    trees: list[Tree] = []
    for _ in range(shape.trees):
        sure = 1 / (1 + np.exp(-logits))
        sums = _Sums(weights * (truth - sure), weights * sure * (1 - sure))
        grown = np.zeros(len(truth))
        trees.append(_grow(binned, limits, sums, np.arange(len(truth)), shape.depth, shape, grown))
        logits += grown
    return trees


def _limits(column: Array) -> Array:
    """The values at which the feature's bins meet."""
    return np.unique(np.quantile(column, np.linspace(0, 1, _BINS + 1)[1:-1]))


def _grow(
    binned: Bins, limits: list[Array], sums: _Sums, rows: npt.NDArray[np.int64], depth: int, shape: Shape, grown: Array
) -> Tree:
    gradient, curvature = float(sums.gradient[rows].sum()), float(sums.curvature[rows].sum())
    best = _best_split(binned, sums, rows, shape) if depth else None
    if best is None:
        value = round(shape.rate * gradient / (curvature + shape.penalty), 4)
        grown[rows] = value
        return value
    feature, at = best
    less = binned[rows, feature] <= at
    branches = [_grow(binned, limits, sums, rows[side], depth - 1, shape, grown) for side in (less, ~less)]
    return [feature, round(float(limits[feature][at]), 4), *branches]


def _best_split(binned: Bins, sums: _Sums, rows: npt.NDArray[np.int64], shape: Shape) -> tuple[int, int] | None:
    """The feature and the bin that part the rows best, None when nothing is gained."""
    gradient, curvature = sums.gradient[rows], sums.curvature[rows]
    total, whole = gradient.sum(), curvature.sum()
    best, most = None, total**2 / (whole + shape.penalty) + 1e-6
    for feature in range(binned.shape[1]):
        column = binned[rows, feature]
        left = np.cumsum(np.bincount(column, weights=gradient, minlength=_BINS))
        weight = np.cumsum(np.bincount(column, weights=curvature, minlength=_BINS))
        gain = left**2 / (weight + shape.penalty) + (total - left) ** 2 / (whole - weight + shape.penalty)
        gain[(weight < shape.least_weight) | (whole - weight < shape.least_weight)] = -np.inf
        at = int(np.argmax(gain))
        if gain[at] > most:
            best, most = (feature, at), float(gain[at])
    return best

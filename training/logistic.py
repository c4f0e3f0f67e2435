"""Logistic regression over named features, in numpy alone: L-BFGS on the weighted, L2-penalised likelihood."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

_MEMORY = 8
_STEPS = 150
_LEAST_GRADIENT = 1e-4


def fit_logistic(
    rows: Sequence[Sequence[str]], truth: Array, weights: Array, names: Sequence[str], penalty: float
) -> Mapping[str, float]:
    """The weight of each name of ``names``; features of other names are passed over."""
    columns = {name: number for number, name in enumerate(names)}
    taken = [[columns[name] for name in row if name in columns] for row in rows]
    row_of = np.repeat(np.arange(len(rows)), [len(row) for row in taken])
    column_of = np.array([column for row in taken for column in row], dtype=np.int64)

    def cost(w: Array) -> tuple[float, Array]:
        logits = np.bincount(row_of, weights=w[column_of], minlength=len(rows))
        likelihood = np.logaddexp(0.0, logits) - truth * logits
        error = (1 / (1 + np.exp(-logits)) - truth) * weights
        gradient = np.bincount(column_of, weights=error[row_of], minlength=len(names))
        return float((weights * likelihood).sum() + penalty / 2 * (w @ w)), gradient + penalty * w

    found = _minimise(cost, np.zeros(len(names)))
    return dict(zip(names, found.tolist(), strict=True))


def _minimise(cost: Callable[[Array], tuple[float, Array]], at: Array) -> Array:
    """The point where the cost is least, by L-BFGS with a halving line search."""
    value, gradient = cost(at)
    moves: list[tuple[Array, Array]] = []
    for _ in range(_STEPS):
        direction = _direction(gradient, moves)
        step = 1.0 if moves else 1.0 / max(1.0, float(np.abs(gradient).sum()))
        while step > 1e-10:
            there = at + step * direction
            new_value, new_gradient = cost(there)
            if new_value <= value + 1e-4 * step * float(gradient @ direction):
                break
            step /= 2
        else:
            return at
        if float((there - at) @ (new_gradient - gradient)) > 1e-12:
            moves = [*moves[1 - _MEMORY :], (there - at, new_gradient - gradient)]
        at, value, gradient = there, new_value, new_gradient
        if float(np.abs(gradient).max()) < _LEAST_GRADIENT:
            break
    return at


def _direction(gradient: Array, moves: Sequence[tuple[Array, Array]]) -> Array:
    """The L-BFGS direction from the last moves and their changes of gradient."""
    down = -gradient.copy()
    factors = []
    for move, change in reversed(moves):
        factor = float(move @ down) / float(move @ change)
        factors.append(factor)
        down -= factor * change
    if moves:
        move, change = moves[-1]
        down *= float(move @ change) / float(change @ change)
    for (move, change), factor in zip(moves, reversed(factors), strict=True):
        down += move * (factor - float(change @ down) / float(move @ change))
    return down

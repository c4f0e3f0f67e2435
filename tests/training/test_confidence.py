"""The points of confidence, fitted to facts of which it is known whether they are right."""

from __future__ import annotations

import random

from training.confidence import Case, fitted, left_out, own_points, predicted, reliability


def _cases(count: int = 240) -> list[Case]:
    """Facts of which nine in ten with a past tense are right and three in ten without."""
    return [
        Case(
            article=f"a{number // 30}",
            language="fr" if number // 30 % 2 else "en",
            fact=f"f{number}",
            signs=(("start", 1.0), *([("past", 1.0)] if number % 3 else [])),
            kind="event",
            paired=True,
            right=number % 10 < (9 if number % 3 else 3),
        )
        for number in range(count)
    ]


def test_points_do_not_depend_on_the_order() -> None:
    """The same facts in another order give the same points."""
    cases = _cases()
    mixed = random.Random(1).sample(cases, len(cases))

    assert fitted(cases) == fitted(mixed)


def test_predicted_shares_are_those_observed() -> None:
    """What is right nine times in ten is predicted so, on articles that the points were not fitted on."""
    cases = _cases()
    shares = left_out(cases)
    past = [share for case, share in zip(cases, shares, strict=True) if len(case.signs) == 2]
    other = [share for case, share in zip(cases, shares, strict=True) if len(case.signs) == 1]

    assert 0.85 < sum(past) / len(past) < 0.93
    assert 0.25 < sum(other) / len(other) < 0.42


def test_each_language_has_its_own_start() -> None:
    """A language's table gives its cases the shares that the common points give them."""
    cases = _cases()
    points = fitted(cases)
    french = [c for c in cases if c.language == "fr"]
    own = own_points(points, "fr")

    assert {"start", "past"} == own.keys()
    assert max(abs(a - b) for a, b in zip(predicted(french, points), predicted(french, own), strict=True)) < 0.01


def test_the_table_counts_each_fact_once() -> None:
    """The bins hold all facts."""
    cases = _cases()
    rows = [row.split("|") for row in reliability(cases, left_out(cases)).splitlines()[2:]]

    assert len(cases) == sum(int(row[2]) for row in rows)

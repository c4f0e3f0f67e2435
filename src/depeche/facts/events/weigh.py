"""How sure it is that a predicate tells an event: points for what speaks for it, as a share between 0 and 1."""

from __future__ import annotations

import math
from dataclasses import dataclass

from depeche.facts.events.lexicon import Reading


@dataclass(frozen=True, slots=True)
class Weighed:
    """What is known of a predicate under one reading."""

    reading: Reading
    nominal: bool
    agent: bool
    agent_plays: bool
    target: bool
    target_plays: bool
    passive: bool
    light: bool
    back: bool
    definite: bool
    purpose: bool
    condition: bool
    speech: bool
    stands: bool
    many: bool


def weigh(seen: Weighed) -> float:
    """The confidence in the event, between 0 and 1."""
    points = _noun(seen) if seen.nominal else _verb(seen)
    reading = seen.reading
    points -= 1.5 * reading.weak
    if reading.political and not (seen.agent_plays and (seen.target_plays or not seen.target)):
        points -= 0.8
    points -= 2.5 * seen.purpose + 2.5 * seen.condition
    points += 0.3 * (len(reading.words) > 1)
    return round(1 / (1 + math.exp(-points)), 3)


def _verb(seen: Weighed) -> float:
    points = 0.2
    points += 1.2 * seen.agent_plays + 0.8 * seen.target_plays
    if seen.agent and not seen.agent_plays:
        points -= 1.2
    if not seen.agent and not seen.target:
        points -= 1.5
    if seen.speech and not seen.passive:
        points -= 2.0
    return points


def _noun(seen: Weighed) -> float:
    points = -0.8
    points += 1.2 * seen.agent_plays + 0.9 * seen.target_plays + 0.5 * seen.light
    points -= 1.5 * seen.back
    if seen.definite and not seen.agent and not seen.target:
        points -= 1.0
    return points

"""Confidence: how likely a fact is right, as a share between 0 and 1.

A fact is right when two readers of the article would write it down with the same type, status and actors (facts GUIDE).
What speaks for and against it are signs; each language's ``confidence.toml`` gives them points, fitted by
``training.confidence`` on facts written down by hand. The points add up to log-odds. docs/confidence.md has the figures.
"""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from depeche._languages import language
from depeche.facts.assemble import Grounded
from depeche.facts.draft import Draft
from depeche.facts.fact import Fact
from depeche.facts.reasons import Field, Reason

Points = Mapping[str, float]

#: Ways of finding who it was that read it off the predicate's own clause; all others borrow it.
_OWN = frozenset({"subject", "agent", "source", "owner"})
#: Ways of taking the speaker from what stands before.
_GOING_ON = frozenset({"going_on", "elided", "continued"})
_PAST = frozenset({"past", "perfect", "said"})
_UNTENSED = frozenset({"plain", "continued"})
_ATTRIBUTES = frozenset({"acl", "amod", "nmod"})
_THINGS = frozenset({"obj", "obl"})
_FEWEST_WORDS = 15
#: Events between actors below this are wrong five times in six.
_DOUBTFUL = 0.19
#: No fact is certain, and none is without a chance.
_LEAST, _MOST = 0.01, 0.99
_FARTHEST = math.log(_MOST / _LEAST)


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that speaks for or against a fact. ``amount`` is 1 but for the finder's own log-odds."""

    name: str
    amount: float = 1.0


@functools.cache
def points_of(code: str) -> Points:
    """The points of that language's ``confidence.toml``."""
    points: Points = language(code).toml("confidence")["points"]
    return points


def with_confidence(grounds: Sequence[Grounded], points: Points) -> tuple[Grounded, ...]:
    """The facts, each with its confidence."""
    tellings = Counter(g.fact.happening for g in grounds)
    shares = [confidence(signs_of(g, tellings[g.fact.happening]), points) for g in grounds]
    return tuple(
        Grounded(replace(g.fact, confidence=share), g.draft, g.why) for g, share in zip(grounds, shares, strict=True)
    )


def confidence(signs: Sequence[Sign], points: Points) -> float:
    """The share that the points of the signs come to, in hundredths."""
    total = sum(points.get(sign.name, 0.0) * sign.amount for sign in signs)
    return round(1 / (1 + math.exp(-min(_FARTHEST, max(-_FARTHEST, total)))), 2)


def surest(facts: Sequence[Fact], least: float) -> tuple[Fact, ...]:
    """The facts with at least that confidence; what answers a fact that is left out no longer says so.

    An event between actors that is said to have happened, told once and far likelier wrong than right, is left out in any case.
    """
    tellings = Counter(fact.happening for fact in facts)
    kept = [f for f in facts if f.confidence >= least and not (_is_doubtful(f) and tellings[f.happening] == 1)]
    if len(kept) == len(facts):
        return tuple(facts)
    names = {fact.id for fact in kept}
    return tuple(replace(fact, answers=tuple(a for a in fact.answers if a.fact in names)) for fact in kept)


def _is_doubtful(fact: Fact) -> bool:
    between = fact.kind == "event" and fact.type != "OTHER"
    return between and fact.status in {"happened", "ongoing"} and fact.confidence < _DOUBTFUL


def signs_of(grounded: Grounded, tellings: int) -> tuple[Sign, ...]:
    """What speaks for and against a fact of whose happening there are so many tellings."""
    fact, draft = grounded.fact, grounded.draft
    why = {r.field: r for r in reversed(grounded.why)}
    own = _of_statement(why) if fact.kind == "statement" else _of_event(draft)
    names = ("start", *_of_telling(fact, tellings), *_of_sentence(draft), *_of_status(why.get("status")), *own)
    signs = tuple(map(Sign, names))
    return signs if fact.kind == "statement" else (*signs, Sign("predicate", _log_odds(draft.confidence)))


def _log_odds(share: float) -> float:
    bounded = min(_MOST, max(_LEAST, share))
    return round(math.log(bounded / (1 - bounded)), 2)


def _of_telling(fact: Fact, tellings: int) -> Iterator[str]:
    if not fact.who:
        yield "nobody"
    if fact.type == "OTHER":
        yield "other"
    if tellings > 1:
        yield "again"
    if fact.according_to:
        yield "credited"
    if fact.when:
        yield "when"


def _of_sentence(draft: Draft) -> Iterator[str]:
    head = draft.passage.doc[draft.head]
    if len(head.sent) < _FEWEST_WORDS:
        yield "short"
    if head.dep_ == "ROOT":
        yield "main"


def _of_status(reason: Reason | None) -> Iterator[str]:
    rule = reason.rule if reason else "plain"
    if rule in _PAST:
        yield "past"
    elif rule == "present":
        yield "present"
    elif rule in _UNTENSED:
        yield "untensed"


def _of_event(draft: Draft) -> Iterator[str]:
    if draft.passage.doc[draft.head].dep_ in _ATTRIBUTES:
        yield "attribute"


def _of_statement(why: Mapping[Field, Reason]) -> Iterator[str]:
    yield "statement"
    speaker, content = why.get("who"), why.get("content")
    if speaker is not None and speaker.rule not in _OWN:
        yield "borrowed"
        if speaker.rule in _GOING_ON:
            yield "goes on"
    if content is not None and (content.rule in _THINGS or content.rule.startswith("noun_")):
        yield "thing said"

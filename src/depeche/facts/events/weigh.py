"""How sure it is that a predicate tells an event: what speaks for it and against it, as a share between 0 and 1.

The weights are those of a logistic model, drawn towards round figures set by hand; one for verbs, one for nouns.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from depeche.facts.events.cast import Part
from depeche.facts.events.lexicon import Reading

VERB: Mapping[str, float] = {
    "start": -0.4,
    "agent organised": 1.2,
    "agent people": 0.5,
    "agent pronoun": 0.5,
    "agent thing": -0.6,
    "no agent": 0.3,
    "target acts": 0.8,
    "target concerns": 0.4,
    "no target": 0.1,
    "weak": -1.1,
    "political": -0.3,
    "political unmet": -0.5,
    "several words": 0.4,
    "purpose": -1.4,
    "condition": -2.0,
    "speech": -2.2,
    "passive": 0.3,
    "force": 0.5,
    "attribute": -2.0,
    "infinitive": -0.9,
    "nobody": -0.5,
    "imperative": -2.0,
    "content": -2.5,
    "unreal": -1.0,
    "game": -2.5,
    "armed": 1.6,
    "law": 1.0,
    "visit to a thing": -1.6,
    "blow to a thing": -0.7,
    "otherwise": -3.0,
    "aid to a thing": -0.6,
    "nature": -3.0,
}
NOUN: Mapping[str, float] = {
    "start": -1.1,
    "agent organised": 1.2,
    "agent people": 0.6,
    "agent pronoun": 0.8,
    "target acts": 1.2,
    "target concerns": 0.8,
    "no target": 0.3,
    "weak": -1.7,
    "political": -0.1,
    "political unmet": -0.4,
    "several words": 0.2,
    "light": 0.6,
    "taken up": 0.4,
    "back": -1.3,
    "bare definite": -0.7,
    "force": 0.1,
    "stands": 0.0,
    "part of a noun": -0.6,
    "name": -2.0,
    "purpose": -0.9,
    "occurs": 0.8,
    "sited": 0.9,
    "lasting": -1.1,
    "modifier": -1.5,
    "words": -1.0,
    "content": -1.1,
    "unreal": -0.5,
    "game": -2.5,
    "otherwise": -3.0,
    "visit to a thing": -1.0,
    "aid to a thing": -0.6,
}
_FORCE = frozenset({"ASSAULT", "COERCE"})
#: What players do to one another is none of these.
_IN_EARNEST = frozenset({"ASSAULT", "COERCE", "AID", "MOBILIZE", "CONSULT", "RETREAT", "CONCEDE"})
_BODILY = frozenset({"ASSAULT", "COERCE", "CONSULT", "MOBILIZE"})
_SAID = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN"})


class Weighed(NamedTuple):
    """What is known of a predicate under one reading."""

    reading: Reading
    nominal: bool
    agent: Part | None
    target: Part | None
    target_concerns: bool
    passive: bool = False
    light: bool = False
    back: bool = False
    definite: bool = False
    purpose: bool = False
    condition: bool = False
    speech: bool = False
    dependency: str = ""
    name: bool = False
    content: bool = False
    governs: bool = False  #: an infinitive stands under it
    modifier: bool = False  #: a noun without an article that says of what kind another is
    occurs: bool = False  #: a noun that the sentence says comes about
    sited: bool = False  #: it is named after the town where it took place
    lasting: bool = False
    imperative: bool = False
    game: bool = False
    armed: bool = False
    law: bool = False  #: police or courts do it
    nature: bool = False
    otherwise: bool = False  #: those concerned show that the word means something else


def weigh(seen: Weighed, *, unreal: bool = False) -> float:
    """The confidence in the event, between 0 and 1; less when it did not happen or is only possible."""
    weights = NOUN if seen.nominal else VERB
    points = sum(weights[name] for name in features(seen)) + weights["unreal"] * unreal
    return round(1 / (1 + math.exp(-points)), 3)


def features(seen: Weighed) -> Iterator[str]:
    """What holds of the predicate, by name."""
    reading = seen.reading
    yield "start"
    yield from _of_arguments(seen)
    yield from _of_reading(seen)
    if seen.content:
        yield "content"
    if seen.game and reading.type in _IN_EARNEST:
        yield "game"
    if seen.otherwise:
        yield "otherwise"
    yield from _of_noun(seen) if seen.nominal else _of_verb(seen)


def _of_arguments(seen: Weighed) -> Iterator[str]:
    if seen.agent in {"organised", "people", "pronoun"}:
        yield f"agent {seen.agent}"
    elif not seen.nominal and not _befalls(seen):
        yield "agent thing" if seen.agent else "no agent"
    if seen.target in {"organised", "people", "pronoun"}:
        yield "target acts"
    elif seen.target_concerns:
        yield "target concerns"
    elif seen.target is None:
        yield "no target"
    elif seen.target == "thing" and seen.reading.mode == "visit":
        yield "visit to a thing"
    elif seen.target == "thing" and seen.reading.type == "AID":
        yield "aid to a thing"


def _of_reading(seen: Weighed) -> Iterator[str]:
    reading = seen.reading
    if reading.weak and not _befalls(seen):
        yield "weak"
    if reading.political:
        yield "political"
        actors = {"organised", "people"} if reading.type == "PROTEST" else {"organised"}
        if (seen.agent or seen.target) not in actors or seen.target == "thing":
            yield "political unmet"
    if len(reading.words) > 1:
        yield "several words"
    if reading.type in _FORCE:
        yield "force"


def _of_verb(seen: Weighed) -> Iterator[str]:
    for name, holds in (
        ("purpose", seen.purpose),
        ("condition", seen.condition),
        ("speech", seen.speech),
        ("passive", seen.passive),
        ("armed", seen.armed),
        ("law", seen.law and seen.reading.type == "COERCE" and seen.target in {None, "thing"}),
        ("nature", seen.nature and seen.reading.type != "OTHER"),
        ("blow to a thing", seen.reading.type == "ASSAULT" and _at_a_thing(seen)),
        ("attribute", seen.dependency == "amod" and seen.agent is None),
        ("nobody", seen.agent in {None, "thing"} and not seen.target_concerns and not _befalls(seen)),
        ("imperative", seen.imperative),
        ("infinitive", seen.governs and seen.target is None and not seen.passive and seen.reading.type in _BODILY),
    ):
        if holds:
            yield name


def _befalls(seen: Weighed) -> bool:
    """Whether it is no act of anybody's: "the quake killed twelve", "a ferry capsized"."""
    mishap = seen.agent == "thing" and seen.reading.to_whom == ("subj",) and not seen.reading.weak
    return (seen.nature or mishap) and seen.reading.type == "OTHER"


def _at_a_thing(seen: Weighed) -> bool:
    """Whether a blow that may be none goes at a thing of nobody's: "shoot a film", "aim for a second term"."""
    doubtful = seen.reading.weak or seen.reading.political
    return doubtful and not seen.armed and seen.target == "thing" and not seen.target_concerns


def _goes_on(seen: Weighed) -> bool:
    """Whether talks, a truce or a protest are said to come about: "les négociations ont repris"."""
    return seen.occurs and seen.reading.type in {"CONSULT", "CONCEDE", "PROTEST"}


def _of_noun(seen: Weighed) -> Iterator[str]:
    for name, holds in (
        ("light", seen.light),
        ("taken up", seen.light and seen.agent in {"organised", "people"}),
        ("back", seen.back),
        ("bare definite", seen.definite and not (seen.agent or seen.target or seen.sited or _goes_on(seen))),
        ("stands", seen.dependency in {"nsubj", "nsubj:pass", "obj", "ROOT"}),
        ("part of a noun", seen.dependency in {"nmod", "compound", "conj"}),
        ("name", seen.name),
        ("purpose", seen.purpose),
        ("occurs", seen.occurs),
        ("sited", seen.sited),
        ("lasting", seen.lasting and not seen.light),
        ("modifier", seen.modifier),
        ("words", seen.governs and seen.reading.type in _SAID),
    ):
        if holds:
            yield name

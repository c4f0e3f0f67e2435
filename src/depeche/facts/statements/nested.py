"""Cues inside the words of another cue: "a dit espérer que …", "promised to launch …" tell one statement, not two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from depeche.facts.draft import Draft
from depeche.facts.phrases import has
from depeche.facts.statements.deeds import can_speak
from depeche.facts.statements.drafts import Scene

if TYPE_CHECKING:
    from depeche.facts.doc import Token


def without_nested(told: Sequence[Draft], scene: Scene) -> list[Draft]:
    """The statements without those whose words another tells, or that only a thing would say."""
    return [
        d
        for d in told
        if not any(_holds(o, d, scene) or _names(o, d, scene) for o in told) and not _is_said_by_thing(d, scene)
    ]


def _verb(draft: Draft, scene: Scene) -> Token:
    return scene.passage.doc[draft.head]


def _holds(outer: Draft, inner: Draft, scene: Scene) -> bool:
    """Whether the inner cue is an infinitive right under the outer one, with all its words inside the outer's."""
    if outer is inner or outer.content is None or inner.content is None:
        return False
    verb = _verb(inner, scene)
    under = verb.dep_ == "xcomp" and verb.head.i == outer.head and has(verb, "VerbForm=Inf")
    return under and outer.content[0] <= inner.content[0] and inner.content[1] <= outer.content[1] + 2


def _names(noun: Draft, carrier: Draft, scene: Scene) -> bool:
    """Whether the verb only carries the noun of speech that is its object: "formulé une demande", "voiced criticism"."""
    if carrier.type != "SAY" or noun is carrier or noun.content is None:
        return False
    verb, named = _verb(carrier, scene), _verb(noun, scene)
    return named.pos_ == "NOUN" and named.dep_ == "obj" and named.head.i == verb.i and noun.who == carrier.who


def _is_said_by_thing(draft: Draft, scene: Scene) -> bool:
    """Whether an infinitive tells what a thing comes down to: "la question est de savoir si …"."""
    verb = _verb(draft, scene)
    if not has(verb, "VerbForm=Inf") or not draft.who:
        return False
    nominal = {"NOUN", "PROPN", "PRON"}
    heads = [t for span in draft.who for t in scene.passage.tokens_in(span) if t.pos_ in nominal]
    return bool(heads) and not any(can_speak(t, scene.lexicon) for t in heads)

"""Whose an attack is said to be: "the bombing was BLAMED ON rebels", "l'attentat, REVENDIQUÉ PAR le groupe"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from depeche.facts.events.frames import Frame, obliques_of, verb_frame
from depeche.facts.events.lexicon import Reading
from depeche.facts.phrases import conjuncts_of

if TYPE_CHECKING:
    from depeche.facts.doc import Token
    from depeche.facts.events.cast import Cast


def ascribed_to(noun: Token, reading: Reading, cast: Cast) -> tuple[Token, ...]:
    """On whom the attack that the noun tells is blamed, or who claims it."""
    if reading.type != "ASSAULT":
        return ()
    frames = cast.lexicon.frames
    for verb in _verbs_of(noun):
        lemma = verb.lemma_.lower()
        blamed = frames.ascribing.get(lemma, frozenset())
        if not blamed and lemma not in frames.claiming:
            continue
        frame = verb_frame(verb, cast.lexicon)
        if noun not in frame.objects:
            continue
        claiming = frame.agents if frame.passive else frame.subjects
        owners = tuple(_blamed(noun, frame, blamed, cast)) if blamed else claiming
        if owners and all(cast.acts(t) for t in owners):
            return owners
    return ()


def _verbs_of(noun: Token) -> Iterator[Token]:
    """The verb that has the noun for its object or its subject, and the participles and relative clauses beside it."""
    if noun.dep_ in {"obj", "nsubj:pass", "nsubj"}:
        yield noun.head
    yield from (c for c in noun.children if c.dep_.startswith("acl"))


def _blamed(noun: Token, frame: Frame, prepositions: frozenset[str], cast: Cast) -> Iterator[Token]:
    """Those behind the verb's preposition, wherever the parser hung them: "a attribué | l'attaque à l'Iran"."""
    for prep, token in (*frame.obliques, *obliques_of(noun, cast.lexicon)):
        if prep in prepositions and cast.acts(token):
            yield from conjuncts_of(token)
            return

"""Slots: what of a predicate's frame fills the slots that a table's row names, and whether a row's needs are met."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from depeche.facts.events.frames import Frame, antecedent_of, is_relative, preposition_of
from depeche.facts.events.lexicon import EventLexicon, Reading
from depeche.facts.phrases import conjuncts_of
from depeche.facts.status import negation_of

if TYPE_CHECKING:
    from depeche.facts.doc import Token

#: Kinds of event that somebody is blamed with.
_DEEDS = frozenset({"ASSAULT", "COERCE"})


def holds(reading: Reading, frame: Frame, head: Token, lexicon: EventLexicon) -> bool:
    """Whether what the reading needs is there."""
    return not reading.needs or any(_present(slot, frame, head, lexicon) for slot in reading.needs)


def _present(slot: str, frame: Frame, head: Token, lexicon: EventLexicon) -> bool:
    name, _, prep = slot.partition(":")
    if name == "doer":  # "armed men" are in a state; "rebels armed by Oslo" were given arms
        return not frame.passive or bool(frame.agents)
    if name == "active":  # "met with the mayor", and not "was met with anger"
        return not frame.passive
    if name in {"negated", "unwilling"}:  # "n'a pas souhaité répondre", "would not comment"
        wills = name == "negated" or any(c.lemma_.lower() in lexicon.status.would for c in head.children)
        return wills and negation_of(head, lexicon.status) is not None
    if name == "alone":  # "students demonstrated", and not "the study demonstrated an effect"
        return not any(c.dep_ in {"obj", "ccomp", "xcomp"} for c in head.children)
    if name == "inquirer":  # "grilled by reporters" is no inquiry; "was grilled" by nobody named is one
        doers = [t.lemma_.lower() for t in (frame.agents if frame.passive else frame.subjects)]
        return bool(lexicon.frames.inquirers & set(doers)) or (
            not doers and any(c.dep_ == "aux:pass" for c in head.children)
        )
    if name == "deed":  # "attributed the attack to rebels", and no painting to a master
        kinds = (r.type for t in frame.objects for r in lexicon.nouns.get(t.lemma_.lower(), ()))
        return any(kind in _DEEDS for kind in kinds)
    if name in {"xcomp", "ccomp"}:
        return any(
            c.dep_ in {"xcomp", "ccomp", "acl"}
            and (not prep or any(m.lemma_.lower() == prep for m in c.children if m.dep_ in {"mark", "case"}))
            for c in head.children
        )
    if name == "nmod" and not slot_of(
        slot, frame, frame.subjects
    ):  # "la condamnation de l'opposant à dix ans de prison"
        owners = [c for c in head.children if c.dep_ == "nmod"]
        return any(c.dep_ == "nmod" and preposition_of(c) == prep for o in owners for c in o.children)
    return bool(slot_of(slot, frame, frame.subjects))


def slot_of(slot: str, frame: Frame, who: Sequence[Token]) -> tuple[Token, ...]:
    """The heads of the phrases that fill a slot of a table's row: ``obj``, ``obl:contre``."""
    name, _, prep = slot.partition(":")
    if name == "obj":
        return frame.objects
    if name == "iobj":
        return frame.recipients
    if name == "subj":
        return tuple(frame.subjects or (frame.objects if frame.passive else who))
    direct = [t for p, t in frame.obliques if p == prep]
    if name == "obl":  # "imposed sanctions ON OSLO over the crackdown on the press"
        beside = (c for o in frame.objects for c in o.children if c.dep_ == "nmod" and preposition_of(c) == prep)
        direct = [c for c in beside if not direct or c.i < direct[0].i] or direct
    found = (_resolved(t) for t in direct[:1])
    return tuple(c for t in found for c in conjuncts_of(t))


def _resolved(token: Token) -> Token:
    """What a relative pronoun stands for."""
    if not is_relative(token):
        return token
    return antecedent_of(token.head) or token

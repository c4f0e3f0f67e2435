"""What a weapon or an act is aimed at, told beside it: "fired rockets AIMED AT A BASE", "une enquête visant le maire"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from depeche.facts.events.arguments import Arguments
from depeche.facts.events.cast import Cast
from depeche.facts.events.frames import preposition_of
from depeche.facts.events.lexicon import EventLexicon, Reading
from depeche.facts.phrases import conjuncts_of

if TYPE_CHECKING:
    from depeche.facts.doc import Token

#: Kinds of acts that are aimed at somebody, and the easing of one.
_AIMED = frozenset({"CONCEDE", "ACCUSE", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST", "THREATEN"})


def with_its_aim(reading: Reading, arguments: Arguments, words: Sequence[Token], cast: Cast) -> Arguments:
    """The arguments; what an attack's weapon, or the act that a noun tells, is aimed at is its target, where none is named."""
    if arguments.to_whom or reading.type not in _AIMED:
        return arguments
    acts = (c for word in words if word.pos_ == "NOUN" for c in word.children)
    aims = [c for c in acts if c.dep_.startswith("acl") and c.lemma_.lower() in cast.lexicon.frames.aiming]
    if reading.type == "ASSAULT" and arguments.armed:
        aims += [aim for word in words if word.pos_ != "NOUN" for aim in _aims_of(word, cast.lexicon)]
    for aim in aims:
        for child in aim.children:
            direct = child.dep_ == "obj" or preposition_of(child) in cast.lexicon.frames.aimed
            if direct and child.i > aim.i and child.pos_ in {"NOUN", "PROPN"}:
                return arguments._replace(to_whom=tuple(conjuncts_of(child)), to_whom_by="aimed")
    return arguments


def _aims_of(verb: Token, lexicon: EventLexicon) -> Iterator[Token]:
    """The participles beside the verb's weapon that say what it is aimed at."""
    for weapon in verb.children:
        if weapon.dep_ == "obj":
            yield from (c for c in weapon.children if is_aim(c, lexicon))


def is_aim(participle: Token, lexicon: EventLexicon) -> bool:
    """Whether a participle beside a weapon or an act says what it is aimed at, and tells no attack of its own."""
    frames, noun = lexicon.frames, participle.head.lemma_.lower()
    hostile = any(r.type in _AIMED for r in lexicon.nouns.get(noun, ()))
    return (
        (hostile or noun in frames.weapons | frames.craft)
        and participle.dep_.startswith("acl")
        and participle.lemma_.lower() in frames.aiming
    )

"""What a weapon is aimed at, told beside the weapon: "fired rockets AIMED AT A BASE", "des drones visant le port"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from depeche.facts.events.arguments import Arguments
from depeche.facts.events.cast import Cast
from depeche.facts.events.frames import preposition_of
from depeche.facts.events.lexicon import EventLexicon, Reading
from depeche.facts.phrases import conjuncts_of

if TYPE_CHECKING:
    from depeche.facts.doc import Token


def with_its_aim(reading: Reading, arguments: Arguments, verb: Token, cast: Cast) -> Arguments:
    """The arguments of an attack; what its weapon is aimed at is struck, where nothing else is named."""
    if reading.type != "ASSAULT" or arguments.to_whom or not arguments.armed:
        return arguments
    for aim in _aims_of(verb, cast.lexicon):
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
    """Whether a participle beside a weapon says what it is aimed at, and tells no attack of its own."""
    frames, noun = lexicon.frames, participle.head
    armed = noun.lemma_.lower() in frames.weapons | frames.craft
    return armed and participle.dep_.startswith("acl") and participle.lemma_.lower() in frames.aiming

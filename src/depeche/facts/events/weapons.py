"""Weapons that stand for whoever sends them: "Russian missiles hit …", "a Ukrainian drone attack"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from depeche.facts.events.cast import Cast
from depeche.facts.events.frames import preposition_of

if TYPE_CHECKING:
    from depeche.facts.doc import Token

#: How the weapon hangs from the noun of an attack.
BEARING = frozenset({"compound", "nmod", "amod"})
_OWNING = frozenset({"nmod", "nmod:poss", "compound", "amod"})


def weapons_in(heads: Sequence[Token], cast: Cast) -> tuple[Token, ...]:
    """Those of the heads that are weapons or the craft that bear them."""
    arms = cast.lexicon.frames.weapons | cast.lexicon.frames.craft
    return tuple(t for t in heads if t.lemma_.lower() in arms and not cast.ends_role(t))


def counted_in(heads: Sequence[Token], cast: Cast) -> list[Token]:
    """The heads, and what those that count others count: "dozens of rounds"."""
    counters = cast.lexicon.frames.counters
    inner = (c for t in heads if t.lemma_.lower() in counters for c in t.children if c.dep_ == "nmod")
    return [*heads, *inner]


def crewed(weapons: Sequence[Token], cast: Cast) -> tuple[Token, ...]:
    """The craft among the weapons: their crews strike."""
    return tuple(t for t in weapons if t.lemma_.lower() in cast.lexicon.frames.craft)


def owners_of(weapons: Sequence[Token], cast: Cast) -> tuple[Token, ...]:
    """Whose the weapons are: "Russian missiles", "un drone de l'armée"."""
    own = cast.lexicon.frames.owner | cast.lexicon.frames.agent | {""}
    near = (c for t in weapons for c in t.children if c.dep_ in _OWNING)
    return tuple(c for c in near if _sends(c, cast) and (c.dep_ != "nmod" or preposition_of(c) in own))


def _sends(word: Token, cast: Cast) -> bool:
    return cast.actors(cast.passage.span_of([word])) if word.dep_ == "amod" else cast.acts(word)

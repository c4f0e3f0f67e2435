"""Whom a thing concerns that is approved, refused or granted: named inside its phrase — "the sale of jets TO ROMANIA"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from depeche.facts.events.arguments import Arguments
from depeche.facts.events.cast import Cast
from depeche.facts.events.frames import preposition_of
from depeche.facts.events.lexicon import Reading
from depeche.facts.phrases import conjuncts_of

if TYPE_CHECKING:
    from depeche.facts.doc import Token

#: What is approved, refused or granted is dealt out to somebody.
_DEALT_WITH = frozenset({"SUPPORT", "REJECT", "CONCEDE", "SANCTION"})
_INSIDE = frozenset({"nmod", "nmod:poss", "obl", "obl:agent"})
#: How far down the phrase: "the request of the head of the agency" is the head's.
_DEEPEST = 3


def with_whom_it_concerns(reading: Reading, arguments: Arguments, cast: Cast) -> Arguments:
    """The arguments; a thing that is dealt out to somebody, or somebody's, gives way to them."""
    inside = _concerned_in(arguments.to_whom, arguments.who, cast) if reading.type in _DEALT_WITH else ()
    return arguments._replace(to_whom=inside, to_whom_by="inside") if inside else arguments


def _concerned_in(things: Sequence[Token], who: Sequence[Token], cast: Cast) -> tuple[Token, ...]:
    """Whoever receives what the things are, else whose they are; nobody where one of them stands for somebody itself."""
    if not things or cast.any_acts(things):
        return ()
    frames = cast.lexicon.frames
    for wanted in (frames.recipient, frames.owner | frames.agent):
        for thing in things:
            for token in _named_in(thing, _DEEPEST):
                named = preposition_of(token) in wanted or (
                    token.dep_ == "nmod:poss" and wanted is not frames.recipient
                )
                if named and cast.acts(token) and token.pos_ != "PRON" and token not in who:
                    return tuple(conjuncts_of(token))
    return ()


def _named_in(thing: Token, depth: int) -> Iterator[Token]:
    for child in thing.children:
        if child.dep_ in _INSIDE:
            yield child
            if depth > 1:
                yield from _named_in(child, depth - 1)

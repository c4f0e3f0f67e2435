"""What somebody is faulted or thanked for is theirs: "thanked Oslo for ITS support", "cut aid to Oslo over ITS support"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.events.cast import Cast
from depeche.facts.events.frames import governing_verb, preposition_of
from depeche.facts.events.predicates import readings_of
from depeche.facts.phrases import conjuncts_of, has

if TYPE_CHECKING:
    from depeche.facts.doc import Token

_JUDGED = frozenset({"ACCUSE", "SUPPORT", "SANCTION", "COERCE"})
_PARTIES = frozenset({"obj", "nsubj:pass", "obl", "nmod", "iobj"})


def faulted_for(noun: Token, cast: Cast) -> tuple[Token, ...]:
    """Whom the verb above judges by what the noun tells, which has a possessive; nobody where it judges nobody."""
    frames = cast.lexicon.frames
    verb = governing_verb(noun)
    if verb is None or preposition_of(noun) not in frames.judged_for or verb.pos_ != "VERB":
        return ()
    if verb.lemma_.lower() not in frames.stopping | frames.faulting and not any(
        r.type in _JUDGED for r in readings_of(verb, cast.lexicon)[:1]
    ):
        return ()
    near = [c for c in verb.children if c.dep_ in _PARTIES and c.i < noun.i]
    near += [c for thing in near for c in thing.children if c.dep_ == "nmod"]
    found = next((t for t in near if cast.acts(t) and t.pos_ != "PRON" and t.i < noun.i), None)
    return tuple(conjuncts_of(found)) if found is not None and _agrees(noun, found, cast) else ()


def _agrees(noun: Token, owner: Token, cast: Cast) -> bool:
    """Whether the possessive and the owner are both of one or of several."""
    several = any(has(c, "Poss=Yes") and c.lower_ in cast.lexicon.frames.plural_owners for c in noun.children)
    return several == (has(owner, "Number=Plur") or len(conjuncts_of(owner)) > 1)

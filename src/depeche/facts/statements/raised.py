"""Raised verbs: a cue that the parse joined to what is said, though only whoever says that can say it too.

"The group said that the contract confuses everybody, and demanded more time"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.statements.cues import Found
from depeche.facts.statements.deeds import can_speak
from depeche.facts.statements.lexicon import StatementLexicon
from depeche.facts.statements.speakers import Speakers, speakers_of

if TYPE_CHECKING:
    from depeche.facts.doc import Token


def raised(found: Found, speakers: Speakers, lexicon: StatementLexicon) -> Speakers:
    """The speakers of the cue above, where the subject that the parse gives this one cannot speak."""
    above = _cue_above(found.head, lexicon)
    if above is None or speakers.by != "shared" or any(can_speak(s, lexicon) for s in speakers.heads):
        return speakers
    saying = [s for s in speakers_of(above, lexicon).heads if can_speak(s, lexicon)]
    return Speakers("shared", saying) if saying else speakers


def _cue_above(verb: Token, lexicon: StatementLexicon) -> Token | None:
    """The cue whose reported clause the verb is joined to."""
    if verb.dep_ != "conj":
        return None
    clause = verb
    while clause.dep_ == "conj" and clause.head.i != clause.i:
        clause = clause.head
    above = clause.head
    told = clause.dep_ == "ccomp" and any("ccomp" in c.complements for c in lexicon.verbs.get(above.lemma_.lower(), ()))
    return above if told and above.i < clause.i else None

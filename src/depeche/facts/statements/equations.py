"""Equations: what a noun of speech is said to be — "the mayor's view is that …", "l'argument de Rome est que …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.phrases import has
from depeche.facts.statements.cues import Found
from depeche.facts.statements.ends import Stretch, cut_off, trimmed
from depeche.facts.statements.lexicon import Cue, StatementLexicon
from depeche.facts.statements.speakers import SUBJECTS

if TYPE_CHECKING:
    from depeche.facts.doc import Token

_SET_BEFORE = SUBJECTS | {"dislocated", "csubj"}


def said_to_be(found: Found, cue: Cue, lexicon: StatementLexicon) -> Stretch | None:
    """The clause behind noun, copula and "that", which the parse takes for the main one; None where none stands there."""
    noun = found.head
    if noun.pos_ != "NOUN" or "ccomp" not in cue.complements or noun.dep_ not in _SET_BEFORE:
        return None
    doc, at, end = noun.doc, noun.right_edge.i + 1, noun.sent.end
    if at + 3 >= end or doc[at].lemma_ != lexicon.copula or not has(doc[at], "VerbForm=Fin"):
        return None
    opener = _behind_adverb(doc[at + 1])
    if opener is None or opener.lower_ not in lexicon.complementizers:
        return None
    start = opener.i + 1
    return trimmed(noun, (start, cut_off(found, (start, end), lexicon)))


def _behind_adverb(token: Token) -> Token | None:
    """The word, or the one behind it where it is an adverb: "is simply that"."""
    if token.pos_ != "ADV":
        return token
    return token.nbor(1) if token.i + 1 < len(token.doc) else None

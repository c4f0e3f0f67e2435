"""Owners: whose a noun of speech is — "the mayor's claim", "l'appel du maire", "voiced concerns"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.statements.lexicon import StatementLexicon
from depeche.facts.statements.speakers import NOMINAL, Speakers, all_of, is_somebody, speakers_of

if TYPE_CHECKING:
    from depeche.facts.doc import Token


def speakers_of_noun(noun: Token, lexicon: StatementLexicon) -> Speakers:
    """The speaker of a cue noun: whose it is, or the subject of the verb that carries it ("lance un appel")."""
    for child in noun.children:
        if child.dep_ == "nmod:poss" and child.pos_ in NOMINAL:
            return Speakers("owner", all_of(child))
        cases = {c.lemma_.lower() for c in child.children if c.dep_ == "case"}
        if child.dep_ == "nmod" and child.i > noun.i and cases & lexicon.belonging and is_somebody(child, lexicon):
            return Speakers("owner", all_of(child))
    named = [c for c in noun.children if c.dep_ == "compound" and c.pos_ == "PROPN" and is_somebody(c, lexicon)]
    if named:  # "a Reuters report that …"
        return Speakers("owner", named[-1:])
    owned = any(c.lower_ in lexicon.owner for c in noun.children)
    verb = noun.head
    carried = noun.dep_ in {"obj", "obl", "nsubj:pass"} and verb.pos_ == "VERB"
    if carried and (owned or verb.lemma_.lower() in lexicon.light):
        return Speakers("light", speakers_of(verb, lexicon).heads)
    return Speakers("", [])

"""Owners: whose words a noun gives — "the mayor's claim", "l'appel du maire", "voiced concerns", "issued a statement saying"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.phrases import has
from depeche.facts.statements.channels import channel_of_speaker
from depeche.facts.statements.deeds import can_speak
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


def issued_by(speakers: Speakers, verb: Token, lexicon: StatementLexicon) -> Speakers:
    """Who issued what a participle describes, in place of that: "the ministry released a letter | calling for calm"."""
    carrier = verb.head
    doing = has(verb, "VerbForm=Ger") or (has(verb, "VerbForm=Part") and not has(verb, "Tense=Past"))
    if speakers.by != "described" or not doing:
        return speakers
    if (
        carrier.dep_ != "obj"
        or carrier.head.lemma_.lower() not in lexicon.light
        or not channel_of_speaker(carrier, lexicon.channels)[1]
    ):
        return speakers
    issuers = [t for t in speakers_of(carrier.head, lexicon).heads if can_speak(t, lexicon)]
    return Speakers("issued", issuers) if issuers else speakers

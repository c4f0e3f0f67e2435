"""Answers whose words stand elsewhere: "ce que Pyongyang nie", "rejected the demand", "Le gouvernement a démenti."."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from depeche.facts.draft import Draft
from depeche.facts.phrases import has, phrase_of
from depeche.facts.statements.cues import Found
from depeche.facts.statements.drafts import Scene, draft_of
from depeche.facts.statements.ends import Stretch, trimmed
from depeche.facts.statements.frames import content_of
from depeche.facts.statements.lexicon import StatementLexicon
from depeche.facts.statements.speakers import Speakers, is_passive, speaker_before
from depeche.facts.statements.who_says import speakers_in

if TYPE_CHECKING:
    from depeche.facts.doc import Token


def answering(scene: Scene, found: Found) -> Draft | None:
    """A denial or rejection whose words stand elsewhere: "ce que Pyongyang nie", "rejected the demand"."""
    verb, cue = found.head, found.readings[0]
    if not found.verbal or is_passive(verb, scene.lexicon):
        return None
    speakers = speakers_in(scene, found, inverted=False)
    named = next((w for w in found.words if w.head.i == verb.i and w.pos_ == "NOUN" and w.dep_ == "obj"), None)
    if not speakers.heads:
        speakers = Speakers("noun_before", speaker_before(verb, scene.lexicon))
    if not speakers.heads or not (named is not None or _points_back(verb) or _denies_all(verb, scene.lexicon)):
        return None
    antecedent = _antecedent(verb, scene.lexicon) or named
    words = phrase_of(antecedent) if antecedent is not None else []
    content = (words[0].i, words[-1].i + 1) if words else _clause_answered(verb)
    content = content or _accused_of(verb, speakers.heads, scene.lexicon)
    return draft_of(scene, found, cue, speakers, content, "obj")


def _antecedent(verb: Token, lexicon: StatementLexicon) -> Token | None:
    """The noun that a relative clause answers: "the charges that Oslo denies"; of "the deal, which Oslo denies" none."""
    noun = verb.head
    if verb.dep_ != "acl:relcl" or noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    set_off = any(t.text == "," for t in verb.doc[noun.i + 1 : verb.i])
    return None if set_off and noun.lemma_.lower() not in lexicon.anaphors else noun


def _clause_answered(verb: Token) -> Stretch | None:
    """The clause that a relative stands for: "Kyiv struck the depot, which Moscow denies"."""
    relative = next((c for c in verb.children if has(c, "PronType=Rel") and c.i < verb.i), None)
    if verb.dep_ != "acl:relcl" or relative is None:
        return None
    start, comma = verb.sent.start, relative.i - 1 - (verb.doc[relative.i - 1].text != ",")
    if comma - start < 3 or verb.doc[comma].text != ",":
        return None
    return trimmed(verb, (start, comma))


def _points_back(verb: Token) -> bool:
    """Whether the verb has for its only object a pronoun, or a relative that stands for what was said."""
    objects = [c for c in verb.children if c.dep_ in {"obj", "iobj"}]
    pronoun = any(c.pos_ == "PRON" and c.dep_ == "obj" for c in objects) or verb.dep_ == "acl:relcl"
    relative = any(has(c, "PronType=Rel") for c in verb.children)
    clitic = verb.i > verb.sent.start and verb.nbor(-1).pos_ == "DET"  # "Moscou le nie"
    return (pronoun or relative or clitic or verb.pos_ != "VERB") and len(objects) <= 1


def _denies_all(verb: Token, lexicon: StatementLexicon) -> bool:
    """Whether a denial stands alone: "Le gouvernement a démenti."."""
    if lexicon.answers.get(verb.lemma_.lower()) != "denies":
        return False
    behind = (c for c in verb.children if c.i > verb.i and c.dep_ not in {"punct", "advmod"})
    return all(c.lower_ in lexicon.outright for c in behind)


def _accused_of(verb: Token, speakers: Sequence[Token], lexicon: StatementLexicon) -> Stretch | None:
    """What a participle beside the denial says that the speaker is accused of: "Accusé de fraude, le maire nie."."""
    beside = [c for t in (verb, *speakers) for c in t.children if c.dep_ in {"advcl", "acl"} and has(c, "Tense=Past")]
    for participle in beside:
        cues = tuple(c for c in lexicon.verbs.get(participle.lemma_.lower(), ()) if c.type == "ACCUSE")
        content = content_of(Found(participle, (participle,), cues), cues[0], lexicon) if cues else None
        if content is not None:
            return content
    return None

"""Deeds: cues whose object shows that nobody says anything, or that the saying is itself the deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.phrases import has, phrase_of
from depeche.facts.sentencing import has_penalty, is_by_court
from depeche.facts.statements.channels import class_of
from depeche.facts.statements.cues import Found
from depeche.facts.statements.ends import Stretch
from depeche.facts.statements.frames import openers_of
from depeche.facts.statements.lexicon import Cue, StatementLexicon
from depeche.facts.statements.speakers import SUBJECTS, is_somebody
from depeche.facts.status import negation_of

if TYPE_CHECKING:
    from depeche.facts.doc import Token

#: Speech acts that a noun for somebody's stance names.
_EXPRESSED = frozenset({"ACCUSE", "SUPPORT", "REJECT"})


def is_done_to_things(found: Found, cue: Cue, how: str, lexicon: StatementLexicon) -> bool:
    """Whether the cue's object shows that nobody is spoken to: "command operations to …", "commit the image to paper"."""
    things = [c for c in found.head.children if c.dep_ == "obj" and c.pos_ == "NOUN" and not can_speak(c, lexicon)]
    things = [c for c in things if c.lemma_.lower() not in lexicon.occasions]
    if not things:
        return False
    asked = cue.type == "REQUEST" and how == "xcomp" and "obj" in cue.addressees
    return asked or (cue.type == "AGREE" and how == "obl")


def is_deed(found: Found, lexicon: StatementLexicon) -> bool:
    """Whether the saying does what its object names: "declared war", "a décrété l'état d'urgence", "condamné à la prison"."""
    if has_penalty(found.head, lexicon.sentencing) or _is_for_sale(found, lexicon) or _is_undergone(found, lexicon):
        return True
    if _is_kept_silent(found, lexicon) or _is_upheld(found, lexicon):
        return True
    if is_by_court(found.head, lexicon.sentencing):
        return any(c.dep_ in {"obj", "nsubj:pass"} and is_somebody(c, lexicon) for c in found.head.children)
    if found.head.lemma_.lower() not in lexicon.performing:
        return False
    things = [c for c in found.head.children if c.dep_ in {"obj", "nsubj:pass", "xcomp"}]
    things += [a for c in things for a in c.children if a.dep_ == "amod" and a.i > c.i]  # "a reconnu le maire coupable"
    return any(
        " ".join(t.lemma_.lower() for t in phrase_of(c) if t.pos_ != "DET").startswith(lexicon.deeds) for c in things
    )


def _is_kept_silent(found: Found, lexicon: StatementLexicon) -> bool:
    """Whether somebody would not speak: "n'a pas souhaité répondre", "did not wish to comment"."""
    head = found.head
    if not any(cue.thought for cue in found.readings) or negation_of(head, lexicon.status) is None:
        return False
    wished = [c for c in head.children if c.dep_ in {"xcomp", "obj"}]
    inside = (c for verb in wished for c in verb.children if c.dep_ == "obj")  # "faire de commentaire"
    return any(t.lemma_.lower() in lexicon.commenting for t in (*wished, *inside))


def _is_upheld(found: Found, lexicon: StatementLexicon) -> bool:
    """Whether a court or a chamber confirms what it has to decide on: "la cour a confirmé la peine"."""
    head = found.head
    if lexicon.answers.get(head.lemma_.lower()) != "confirms":
        return False
    parties = [c for c in head.children if c.dep_ in SUBJECTS or c.dep_.startswith("obl")]
    deciding = lexicon.sentencing.courts | lexicon.chambers
    if not any(t.lemma_.lower() in deciding and t.pos_ in {"NOUN", "PROPN"} for t in parties):
        return False
    return any(c.dep_ in {"obj", "nsubj:pass"} and c.lemma_.lower() in lexicon.upheld for c in head.children)


def _is_for_sale(found: Found, lexicon: StatementLexicon) -> bool:
    """Whether what is offered is for customers or readers, not for a partner: "offers coffee", "offers a glimpse of"."""
    if found.head.lemma_.lower() not in lexicon.giving:
        return False
    things = [c for c in found.head.children if c.dep_ == "obj"]
    return bool(things) and all(t.lemma_.lower() in lexicon.wares for t in things)


def _is_undergone(found: Found, lexicon: StatementLexicon) -> bool:
    """Whether the object is what the subject suffers, wins or takes: "accuse une baisse", "claimed twelve lives"."""
    if found.head.lemma_.lower() not in lexicon.undergoing:
        return False
    things = [c for c in found.head.children if c.dep_ in {"obj", "nsubj:pass"}]
    return bool(things) and all(t.lemma_.lower() in lexicon.undergone for t in things)


def expressed_in(content: Stretch, cue: Token, lexicon: StatementLexicon) -> str | None:
    """The speech act of what somebody calls his own: "fait part de leur indignation", "announced its support"."""
    head = next((t for t in cue.doc[content[0] : content[1]] if t.pos_ == "NOUN"), None)
    if head is None or not any(has(c, "Poss=Yes") for c in head.children):
        return None
    acts = (c.type for c in lexicon.nouns.get(head.lemma_.lower(), ()))
    return next((act for act in acts if act in _EXPRESSED), None)


def can_speak(token: Token, lexicon: StatementLexicon) -> bool:
    """Whether a noun is likely to be one who speaks, a number of those, or a channel that stands for one."""
    if is_somebody(token, lexicon) or class_of(token, lexicon.channels) is not None:
        return True
    if any(c.dep_ == "compound" and class_of(c, lexicon.channels) == "poll" for c in token.children):
        return True  # "survey results", "polling averages"
    if token.pos_ == "DET":
        return token.dep_ in SUBJECTS  # "each said", "toutes demandent"
    counted = (c for c in token.children if c.dep_ == "nmod" and c.i > token.i and openers_of(c) & lexicon.belonging)
    return any(has(c, "Number=Plur") and can_speak(c, lexicon) for c in counted)


def answers_words(found: Found, content: Stretch, lexicon: StatementLexicon) -> bool:
    """Whether the cue answers what was said before: its object is a noun for that ("rejected this demand")."""
    if found.head.lemma_.lower() not in lexicon.answers:
        return False
    objects = (c for c in found.head.children if c.dep_ == "obj" and content[0] <= c.i < content[1])
    return any(c.lemma_.lower() in lexicon.anaphors for c in objects)

"""Quotations that no word of speech brings in: "Anne Morel hausse les épaules : « Nous n'avons rien vu venir »".

Whoever the sentence before the colon is about says them; so does, of himself, whoever the sentence before a quotation
is about that stands alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from depeche.facts.draft import Draft
from depeche.facts.phrases import conjuncts_of, has
from depeche.facts.statements.attach import Quoted, is_said, stands_alone
from depeche.facts.statements.channels import class_of
from depeche.facts.statements.cues import Found
from depeche.facts.statements.drafts import Scene, draft_of
from depeche.facts.statements.lexicon import Cue, StatementLexicon
from depeche.facts.statements.speakers import Speakers, is_somebody

if TYPE_CHECKING:
    from depeche.facts.doc import Token

_ENDS = frozenset(".!?…;")
_FEWEST = 4  #: words of what is said
_UNSAID = Cue((), "label", "SAY", ("quote",), ())
_MAIN = frozenset({"ROOT", "conj", "parataxis"})


def said_behind_colon(scene: Scene, quoted: Quoted) -> Draft | None:
    """The statement of a quotation behind a colon, where the clause before it is about somebody who may say it."""
    doc, colon = scene.passage.doc, quoted.start - 1
    if colon < 1 or doc[colon].text != ":" or not _is_sentence(quoted, scene):
        return None
    told = _somebody_in(list(doc[_start_of(scene, colon) : colon]), scene.lexicon)
    return _draft(scene, quoted, *told) if told else None


def said_of_oneself(scene: Scene, quoted: Quoted) -> Draft | None:
    """The statement of a quotation that stands alone and speaks of oneself, right behind a sentence about one person."""
    doc, lexicon = scene.passage.doc, scene.lexicon
    start = quoted.start
    if start < 3 or not stands_alone(quoted, doc) or not _is_sentence(quoted, scene) or doc[start - 1].is_quote:
        return None
    if not any(t.lower_ in lexicon.speaking_of_self for t in doc[quoted.first : quoted.last]):
        return None
    before = doc[_start_of(scene, start - 1) : start - 1]
    told = _somebody_in(list(before), lexicon)
    if told is None or any(q.start < start and q.end > before.start for q in scene.quotes):
        return None
    named = told[1].pos_ == "PRON" or any(t.pos_ == "PROPN" for t in told[1].subtree)
    others = [
        t for t in before if t.pos_ in {"NOUN", "PROPN"} and t.dep_ in {"obj", "iobj"} and is_somebody(t, lexicon)
    ]
    alone = named and not others and not has(told[1], "Number=Plur") and len(conjuncts_of(told[1])) == 1
    return _draft(scene, quoted, *told) if alone else None


def _draft(scene: Scene, quoted: Quoted, verb: Token, speaker: Token) -> Draft:
    speakers = Speakers("subject", conjuncts_of(speaker))
    content = (quoted.first, quoted.last)
    return draft_of(scene, Found(verb, (verb,), (_UNSAID,)), _UNSAID, speakers, content, "uncued")


def _is_sentence(quoted: Quoted, scene: Scene) -> bool:
    """Whether a clause with its verb stands between the marks, as somebody would say it."""
    words = [t for t in scene.passage.doc[quoted.first : quoted.last] if not t.is_punct]
    capital = bool(words) and words[0].text[:1].isupper()
    told = any(has(t, "VerbForm=Fin") for t in words)
    return capital and told and len(words) >= _FEWEST and is_said(quoted, scene.passage.doc)


def _start_of(scene: Scene, end: int) -> int:
    """Where the sentence that ends there starts, sentences between marks apart."""
    doc, index = scene.passage.doc, end
    while (
        index > 0 and doc[index - 1].text not in _ENDS and not doc[index - 1].is_quote and not doc[index - 1].is_space
    ):
        index -= 1
    return index


def _somebody_in(words: Sequence[Token], lexicon: StatementLexicon) -> tuple[Token, Token] | None:
    """The last main verb and its subject, where that is somebody and nothing else in the sentence could hold the words."""
    found = [(v, s) for v in words if v.dep_ in _MAIN for s in v.children if s.dep_ == "nsubj" and s.i < v.i]
    if not found:
        return None
    verb, subject = found[-1]
    third = subject.pos_ != "PRON" or (has(subject, "Person=3") and subject.lower_ not in lexicon.nobody)
    relative = has(subject, "PronType=Rel") or has(subject, "PronType=Dem")
    if relative or not third or subject.lower_ in lexicon.speaking_of_self or not is_somebody(subject, lexicon):
        return None
    lemmas = {verb.lemma_.lower(), *(c.lemma_.lower() for c in verb.children if c.dep_ == "xcomp")}
    holders = (t for t in words if t.i > verb.i and t.pos_ == "NOUN" and class_of(t, lexicon.channels) is not None)
    if lemmas & lexicon.perceiving or (next(holders, None) is not None and not lemmas & lexicon.light):
        return None
    return verb, subject

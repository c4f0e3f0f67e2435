"""Weak cues: words that often are none ("attack", "find", "montrer"), and what shows that one is meant here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.phrases import conjuncts_of, has
from depeche.facts.statements.channels import class_of
from depeche.facts.statements.cues import Found
from depeche.facts.statements.deeds import answers_words
from depeche.facts.statements.ends import Stretch
from depeche.facts.statements.frames import faults, openers_of, says_what_of
from depeche.facts.statements.lexicon import Cue, StatementLexicon
from depeche.facts.statements.speakers import SUBJECTS, is_emphatic, is_somebody

if TYPE_CHECKING:
    from depeche.facts.doc import Token

#: Classes of channel that find something out: "the poll shows a close race".
_FINDING = frozenset({"report", "poll", "video"})
_TOLD_OF = frozenset({"obl", "iobj"})


def is_meant(found: Found, cue: Cue, how: str, content: Stretch, marked: bool, lexicon: StatementLexicon) -> bool:
    """Whether a weak verbal cue reports; ``marked``: quotation marks stand in its content."""
    if how in {"obj", "obl", "ccomp", "xcomp"} and cue.when == "finding" and _is_finding(found.head, lexicon):
        return True
    if how in {"obj", "obl"}:
        judged = says_what_of(found.head, lexicon) and any(slot.startswith(how) for slot in cue.complements)
        quoted = marked and cue.complements[0].startswith(how)
        if judged or quoted or faults(found.head, lexicon) or answers_words(found, content, lexicon):
            return True
        return how == "obj" and _is_spoken_of(found, cue, content, lexicon)
    own = found.head.pos_ == "NOUN" or any(
        c.dep_ in SUBJECTS or is_emphatic(c, found.head, lexicon) for c in found.head.children
    )
    told = cue.when == "clause" and any(t.dep_ in SUBJECTS for t in found.head.doc[content[0] : content[1]])
    behind = found.words[-1].i + 1 < content[0] or not cue.thought or told
    return own and ((how == "ccomp" and behind) or (how == "xcomp" and not cue.thought))


def is_needless(verb: Token, lexicon: StatementLexicon) -> bool:
    """Whether it is only said that there is no need to say it: "she does not need to mention the deal"."""
    verb = verb.head if verb.dep_ == "aux" else verb  # "FAIRE mention"
    above = verb.head
    if verb.dep_ not in {"xcomp", "acl", "advcl", "csubj"} or above.i == verb.i:
        return False
    near = [above, *(c for c in above.children if c.dep_ == "obj")]
    return any(t.lemma_.lower() in lexicon.needless for t in near)


def is_own_wish(wish: Token) -> bool:
    """Whether the article itself tells a wish: the verb of a main clause, and no question."""
    verb = wish
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    told = has(wish, "VerbForm=Fin") or any(c.dep_ == "aux" for c in wish.children)
    return told and verb.dep_ in {"ROOT", "parataxis"} and not any(t.text == "?" for t in wish.sent)


def is_found(found: Found, cue: Cue, lexicon: StatementLexicon) -> bool:
    """Whether a study found what stands before the cue: "the sea is warming, a study shows"."""
    return cue.when == "finding" and _is_finding(found.head, lexicon)


def is_voiced(noun: Token, lexicon: StatementLexicon) -> bool:
    """Whether a noun of speech is the object of a verb that only carries it: "voiced concerns about the plan"."""
    return noun.dep_ == "obj" and noun.head.pos_ == "VERB" and noun.head.lemma_.lower() in lexicon.light


def _is_finding(verb: Token, lexicon: StatementLexicon) -> bool:
    """Whether a study, a poll, a number of these or a recording is the verb's subject."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if subject is None and verb.dep_ == "conj":
        subject = next((c for c in verb.head.children if c.dep_ == "nsubj" and c.i < verb.head.i), None)
    if subject is None:
        return False
    named = [subject, *(c for c in subject.children if c.dep_ in {"conj", "nmod", "appos", "compound"})]
    return any(class_of(t, lexicon.channels) in _FINDING for t in named)


def _is_spoken_of(found: Found, cue: Cue, content: Stretch, lexicon: StatementLexicon) -> bool:
    """Whether what the object names can only be spoken of, as the cue's row asks."""
    objects = [c for c in found.head.children if c.dep_ == "obj" and content[0] <= c.i < content[1]]
    if not objects and found.words[-1].dep_ in {"case", "mark"}:
        objects = [found.words[-1].head]  # "pointed to the treaty"
    things = [t for o in objects for t in conjuncts_of(o) if t.pos_ == "NOUN"]
    if cue.when == "argued":
        return any(t.lemma_.lower() in lexicon.arguable and not _is_new(t) for t in things)
    if cue.when.startswith("beside:"):
        word = cue.when.partition(":")[2]
        return any(c.dep_.startswith(("obl", "nmod")) and word in openers_of(c) for c in _behind(found.head, objects))
    if cue.when == "people":
        return any(is_somebody(t, lexicon) for t in objects)
    if cue.when == "things":
        return bool(things) and not any(t.lemma_.lower() in lexicon.persons for t in things)
    if cue.when == "alone":
        return bool(objects) and not any(is_somebody(t, lexicon) for t in things) and _is_alone(found.head, lexicon)
    return False


def _is_new(thing: Token) -> bool:
    """Whether the thing is not yet there to be argued about: "the party defends a reform" stands for one."""
    return any(c.dep_ == "det" and has(c, "Definite=Ind") for c in thing.children)


def _behind(verb: Token, objects: list[Token]) -> list[Token]:
    """What hangs behind the object from the verb, or from the object itself."""
    return [c for o in objects for t in (verb, o) for c in t.children if c.i > o.i]


def _is_alone(verb: Token, lexicon: StatementLexicon) -> bool:
    """Whether one person speaks, and with nobody: "discussed her plans", and not "they discussed", "discussed with"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or has(subject, "Number=Plur") or len(conjuncts_of(subject)) > 1:
        return False
    return not any(c.dep_ in _TOLD_OF and openers_of(c) & lexicon.partners for c in verb.children)

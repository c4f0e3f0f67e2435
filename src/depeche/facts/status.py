"""Whether what a predicate says happened, goes on, is planned, is only possible, is denied or did not happen.

Read off negation, auxiliaries, tense, mood and the words above the predicate; the words are in ``status.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from depeche.facts.fact import Status
from depeche.facts.passage import Passage
from depeche.facts.phrases import has
from depeche.facts.reasons import Reason, reason
from depeche.facts.status_words import StatusWords
from depeche.facts.verb_forms import PLAIN, Settled, Telling, is_perfect, is_present, is_present_tense, own_form

if TYPE_CHECKING:
    from depeche.facts.doc import Token

_DEEPEST = 5
_ASIDES = frozenset({"parataxis", "discourse"})
_NOT_YET = frozenset({"planned", "possible", "did_not_happen"})
_UNSETTLED = frozenset({"planned", "possible", "did_not_happen", "denied"})
_VERBAL = frozenset({"VERB", "AUX"})
_AUXILIARY = frozenset({"aux", "aux:pass", "cop"})


def status_of(head: Token, words: StatusWords, telling: Telling = PLAIN) -> Status:
    """The status of what the predicate says, negation included."""
    return settle_status(head, words, telling).status


def settle_status(head: Token, words: StatusWords, telling: Telling = PLAIN, depth: int = 0) -> Settled:
    """The status of what the predicate says, negation included, and what settled it."""
    if head.pos_ in {"NOUN", "PROPN"} and not any(c.dep_ == "cop" for c in head.children):
        return _noun_status(head, words, telling, depth)
    negation = negation_of(head, words) or _not_yet(head, words)
    if negation is not None:
        return Settled("did_not_happen", "negated", negation)
    return _verb_status(head, words, telling, depth)


def _not_yet(verb: Token, words: StatusWords) -> Token | None:
    """The word that says that an infinitive is still to come, and late: "has YET to withdraw"."""
    mark = next((c for c in verb.children if c.dep_ == "mark" and c.i > 0 and c.i < verb.i), None)
    before = mark.nbor(-1) if mark is not None else None
    return before if before is not None and before.lower_ in words.not_yet else None


def is_negated(head: Token, words: StatusWords) -> bool:
    """Whether the predicate itself is negated: "n'a pas attaqué", "did not attack", "no attack", "sans attaquer"."""
    return negation_of(head, words) is not None


def negation_of(head: Token, words: StatusWords) -> Token | None:
    """The word that negates the predicate itself; None when it is not negated."""
    for child in head.children:
        lower, lemma = child.lower_, child.lemma_.lower()
        if child.dep_ in {"case", "mark"} and lemma in words.without:
            return child
        if child.dep_ == "det" and (lemma in words.no_words or lower in words.no_words):
            return child
        if child.dep_ in {"advmod", "neg", "advmod:neg", "discourse", "aux", "fixed"} and (
            lower in words.not_words or lemma in words.not_words
        ):
            return None if _means_otherwise(child, words) else child
        if child.dep_ in {"nsubj", "nsubj:pass", "obj"} and child.pos_ in {"PRON", "ADV"} and lemma in words.no_words:
            return child
        if child.dep_ in {"nsubj", "nsubj:pass", "obj"} and _has_no(child, words):
            return child
    return None


def _has_no(noun: Token, words: StatusWords) -> bool:
    return any(c.dep_ == "det" and c.lemma_.lower() in words.no_words for c in noun.children)


def _means_otherwise(negation: Token, words: StatusWords) -> bool:
    """No negation of what happens: "pas seulement", "not only", "plus de 70"."""
    doc = negation.doc
    around = doc[max(0, negation.i - 1) : negation.i + 3].text.lower()
    return any(phrase in around for phrase in words.not_alone)


def _verb_status(verb: Token, words: StatusWords, telling: Telling, depth: int) -> Settled:
    supposed = _is_supposed(verb, words)
    if supposed is not None:
        return Settled("possible", "supposed", supposed)
    beside = _beside(verb, words.adverbs, "adverbs")
    if beside is not None and beside.status in {"possible", "did_not_happen", "denied"}:
        return beside
    doubted = _doubted(verb, words)
    if doubted is not None:
        return doubted
    own = own_form(verb, words, telling)
    if own is None:
        own = _from_above(verb, words, telling, depth)
    if beside is not None and beside.status == "ongoing" and own.status == "happened" and is_present(verb):
        return beside
    condition = _condition_of(verb, words) if own.status == "planned" else None
    return own if condition is None else Settled("possible", "on_condition", condition)


def _doubted(verb: Token, words: StatusWords) -> Settled | None:
    """What a verb or noun above says of a clause of its own: feared, suspected, denied, a pretext; or an aside of it."""
    above = verb.head
    aside = next((c for c in verb.children if c.dep_ in _ASIDES and _is_hearsay(c, words)), None)
    if aside is None and verb.dep_ == "parataxis" and _is_hearsay(above, words):
        aside = above
    if aside is not None:
        return Settled("possible", "aside", aside)
    pretext = _pretext_of(verb, words)
    if pretext is not None:
        return Settled("denied", "word_above", pretext, "nouns")
    joined = verb.dep_ == "advcl" and _is_joined(verb, words)
    if not (joined or verb.dep_ in {"ccomp", "csubj", "xcomp"}) or above.pos_ not in _VERBAL or above.i == verb.i:
        return None
    if verb.dep_ in {"ccomp", "csubj"} and above.lemma_.lower() in words.may:
        return Settled("possible", "may", above)
    if words.is_one_of(_apparent(above), words.conjecture) and _has_happened(verb, above):
        return Settled("possible", "conjecture", above, "conjecture")
    found = words.above(above)
    if (
        found is not None
        and found[0] == "denied"
        and not _is_coordinated(verb)
        and (verb.dep_ == "ccomp" or is_perfect(verb))
    ):
        negated = is_negated(above, words)
        return Settled(
            "happened" if negated else "denied", "negated_twice" if negated else "word_above", above, "verbs"
        )
    return None


def _is_coordinated(verb: Token) -> bool:
    """Whether a conjunction joins the verb to the one above, whatever the parser calls it."""
    return any(c.dep_ == "cc" for child in (verb, *verb.children) for c in child.children if child.dep_ in _AUXILIARY)


def _has_happened(verb: Token, above: Token) -> bool:
    """Whether what the verb tells would be over, and the verb above vouches for nothing, not even by whom it is said."""
    if any(c.dep_ == "obl:agent" for c in above.children):
        return False
    return verb.dep_ in {"ccomp", "csubj", "advcl"} or is_perfect(verb)


def _apparent(verb: Token) -> Token:
    """The verb that a verb of showing hangs from: "seems to show how"."""
    while verb.dep_ == "xcomp" and verb.head.pos_ in _VERBAL and verb.head.i != verb.i:
        verb = verb.head
    return verb


def _is_hearsay(verb: Token, words: StatusWords) -> bool:
    """Whether the verb says, with no one as its subject, that so it is said: "dit-on"."""
    indefinite = any(c.dep_ == "nsubj" and c.lemma_.lower() in words.indefinite for c in verb.children)
    return indefinite and verb.lemma_.lower() in words.hearsay_verbs


def _pretext_of(verb: Token, words: StatusWords) -> Token | None:
    """The noun that calls false what the verb's clause says, wherever the parser hung the clause."""
    if verb.dep_ in {"acl", "ccomp"} and words.nouns.get(verb.head.lemma_.lower()) == "denied":
        return verb.head
    mark = next((c for c in verb.children if c.dep_ == "mark" and c.i > 0 and has(verb, "VerbForm=Fin")), None)
    before = mark.nbor(-1) if mark is not None else None
    said = before is not None and before.pos_ == "NOUN" and words.nouns.get(before.lemma_.lower()) == "denied"
    return before if said else None


def _condition_of(verb: Token, words: StatusWords) -> Token | None:
    beside = [verb, *(c for c in verb.children if c.dep_ == "conj")]
    return next(
        (mark for v in beside for c in v.children if c.dep_ == "advcl" and (mark := _is_supposed(c, words))), None
    )


def _is_supposed(verb: Token, words: StatusWords) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "mark" and c.lemma_.lower() in words.suppositions), None)


def _beside(head: Token, table: Mapping[str, Status], column: str) -> Settled | None:
    for child in head.children:
        if child.dep_ in {"advmod", "amod", "acl", "obl"}:
            found = table.get(child.lemma_.lower()) or table.get(child.lower_)
            if found is not None:
                return Settled(found, "beside", child, column)
    return None


def _from_above(verb: Token, words: StatusWords, telling: Telling, depth: int) -> Settled:
    """The status of an infinitive or participle: what the word above makes of it."""
    above = _governor(verb, words)
    if above.i == verb.i or depth > _DEEPEST:
        return Settled("happened", "plain")
    if above.i != verb.head.i:
        return _under(verb, above, words, telling, depth)
    if verb.dep_ in {"acl", "acl:relcl", "amod"} and has(verb, "VerbForm=Part"):
        if has(verb, "Tense=Pres"):
            governor = next(_verbs_above(above), None)
            present = governor is not None and is_present(governor)
            return Settled("ongoing" if present else "happened", "present_participle", governor)
        return Settled("happened", "past_participle", verb)
    joined = _is_joined(verb, words)
    if (
        verb.dep_ in {"conj", "advcl", "parataxis"}
        and not has(verb, "VerbForm=Inf")
        and not (joined and verb.dep_ == "advcl")
    ):
        outer = settle_status(above, words, telling, depth + 1)
        aside = verb.dep_ != "conj" and outer.status == "did_not_happen"
        return Settled("happened", "plain") if aside else outer
    return _under(verb, above, words, telling, depth)


def _marks_of(verb: Token) -> tuple[str, ...]:
    return tuple(c.lower_ for c in verb.children if c.dep_ in {"mark", "case"})


def _is_joined(verb: Token, words: StatusWords) -> bool:
    """Whether a word of its own joins the verb to the word above: "refrain FROM attacking"."""
    return any(c.dep_ in {"mark", "case"} and c.lower_ in words.complements for c in verb.children)


def _governor(verb: Token, words: StatusWords) -> Token:
    """The word above; of "prevented protesters from marching" the verb, not its object."""
    above: Token = verb.head
    if (
        verb.dep_ == "acl"
        and _is_joined(verb, words)
        and above.dep_ in {"obj", "nsubj:pass"}
        and words.above(above) is None
    ):
        found = words.above(above.head, _marks_of(verb))
        return above.head if found is not None and found[0] != "happened" else above
    return above


def _verbs_above(token: Token) -> Iterator[Token]:
    return (a for a in (token, *token.ancestors) if a.pos_ in _VERBAL)


def _under(verb: Token, above: Token, words: StatusWords, telling: Telling, depth: int) -> Settled:
    """What is said by an infinitive under this word."""
    lemma = above.lemma_.lower()
    outer = settle_status(above, words, telling, depth + 1)
    if lemma in words.brought_about or (lemma in words.decided and verb.lemma_.lower() in words.enacted):
        return outer
    if lemma in words.will and above.pos_ in _VERBAL:
        perfect = any(c.dep_ == "aux" for c in above.children)
        planned = not perfect or outer.status in _UNSETTLED
        return Settled("planned", "will", above) if planned else Settled("happened", "will_done", above)
    if lemma in words.may and above.pos_ in _VERBAL:
        return Settled("possible", "may", above)
    if words.is_one_of(above, words.excluded):
        return _ruled_out(above, words)
    if any(f"{lemma} {c.lemma_.lower()}" in words.recent for c in verb.children if c.dep_ == "mark"):
        return Settled("happened", "just", above)
    found = words.above(above, _marks_of(verb))
    if found is None or found[0] == "happened":
        over = is_perfect(verb) and outer.status == "ongoing"
        return Settled("happened", "perfect", verb) if over else outer
    if outer.status == "did_not_happen" and found[0] in {"did_not_happen", "denied"}:
        return Settled("happened", "negated_twice", above, *found[1:])
    if outer.status == "did_not_happen" or (found[0] == "ongoing" and outer.status in _UNSETTLED):
        return outer
    return Settled(found[0], "word_above", above, *found[1:])


def _ruled_out(verb: Token, words: StatusWords) -> Settled:
    """What is ruled out does not happen; what is not ruled out is possible."""
    return Settled("possible" if is_negated(verb, words) else "did_not_happen", "ruled_out", verb, "excluded")


def _noun_status(noun: Token, words: StatusWords, telling: Telling, depth: int) -> Settled:
    negation = negation_of(noun, words)
    if negation is not None:
        return Settled("did_not_happen", "negated", negation)
    above = noun.head
    beside = _beside(noun, words.adjectives, "adjectives")
    if beside is not None and beside.status != "happened":
        off = words.above(above) if noun.dep_ in {"obj", "nsubj:pass"} and beside.status == "planned" else None
        called_off = off is not None and off[0] == "did_not_happen"  # "called off a planned march"
        return Settled("did_not_happen", "word_above", above, *off[1:]) if off and called_off else beside
    if above.i == noun.i or depth > _DEEPEST:
        return Settled("happened", "plain")
    if noun.lemma_.lower() in words.standing and _stands(noun):
        return Settled("ongoing", "standing", noun, "standing")
    if above.pos_ in {"NOUN", "PROPN"} and noun.dep_ in {"nmod", "compound"}:
        found = words.nouns.get(above.lemma_.lower())
        if found is not None and found in _UNSETTLED | {"ongoing"}:
            return Settled(found, "word_above", above, "nouns")
        return Settled("happened", "plain")
    text = _text_above(noun, words)
    if text is not None:
        return Settled("planned", "provided_for", text, "texts")
    if _carried_on(noun, above) is None and (
        above.pos_ not in _VERBAL or noun.dep_ not in {"nsubj", "nsubj:pass", "obj", "xcomp"}
    ):
        return Settled("happened", "plain")
    return _noun_under_verb(noun, above, words, telling, depth)


def _text_above(noun: Token, words: StatusWords) -> Token | None:
    """The deal, contract or bill that the noun is the matter of: "the contract covers the purchase"."""
    verb = noun.head
    if noun.dep_ not in {"obj", "obl", "obl:arg"} or not is_present_tense(verb):
        return None
    subjects = (c for c in verb.children if c.dep_ in {"nsubj", "nsubj:pass"})
    return next((c for c in subjects if c.lemma_.lower() in words.texts), None)


def _stands(noun: Token) -> bool:
    """Whether a measure is named as known, in a sentence of the present."""
    known = any(
        has(c, "Definite=Def") or has(c, "Poss=Yes") or c.dep_ == "nmod:poss" for c in noun.children if c.i < noun.i
    )
    governor = next(_verbs_above(noun.head), noun.head)
    return known and noun.dep_ not in {"obj", "nsubj:pass"} and is_present_tense(governor)


def _noun_under_verb(noun: Token, verb: Token, words: StatusWords, telling: Telling, depth: int) -> Settled:
    """Of the subject or object of a verb: planned with a future verb, called off with a verb that calls off."""
    carried = _carried_on(noun, verb)
    if carried is not None:
        return _noun_under_verb(noun, carried, words, telling, depth + 1)
    outer = settle_status(verb, words, telling, depth + 1)
    found = words.above(verb)
    patient = noun.dep_ in {"obj", "nsubj:pass"}
    if patient and words.is_one_of(verb, words.excluded):
        return _ruled_out(verb, words)
    if patient and words.is_one_of(verb, words.approved) and outer.status in {"happened", "ongoing"}:
        return Settled("planned", "approved", verb, "approved")
    if patient and found is not None and found[0] in _NOT_YET and outer.status != "did_not_happen":
        return Settled(found[0], "word_above", verb, *found[1:])
    begun = words.is_one_of(verb, words.begun) and outer.status in {"ongoing", "happened"}
    lasts = outer.status in {"ongoing", "happened"} and is_present(verb)
    if begun:
        return Settled("ongoing", "word_above", verb, "begun")
    if lasts and found is not None and found[0] == "ongoing":
        return Settled("ongoing", "word_above", verb, *found[1:])
    return outer if outer.status in _NOT_YET else Settled("happened", "plain")


def _carried_on(noun: Token, above: Token) -> Token | None:
    """The infinitive that says what its subject does: "talks are due TO OPEN", "des pourparlers doivent S'OUVRIR"."""
    if noun.dep_ not in {"nsubj", "nsubj:pass"} or has(noun.head, "VerbForm=Inf"):
        return None
    return next((c for c in above.children if c.dep_ == "xcomp" and c.pos_ == "VERB" and has(c, "VerbForm=Inf")), None)


def status_reason(settled: Settled, passage: Passage) -> Reason:
    """What settled a status, as a reason."""
    if settled.word is None:
        return Reason("status", settled.rule)
    if not settled.column:
        return reason("status", settled.rule, passage, (settled.word,))
    key = f"{settled.column}\t{settled.entry or settled.word.lemma_.lower()}"
    return reason("status", settled.rule, passage, (settled.word,), "status", key)

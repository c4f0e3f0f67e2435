"""Whether what a predicate says happened, goes on, is planned, is only possible, is denied or did not happen.

Read off negation, auxiliaries, tense, mood and the words above the predicate; the words are in ``status.toml``.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from depeche._languages import Language
from depeche.facts.fact import Status
from depeche.facts.phrases import has

if TYPE_CHECKING:
    from spacy.tokens import Token

#: What the word above makes of the event, by the table it stands in; of a word in several, the last counts.
_LISTS: tuple[tuple[str, Status], ...] = (
    ("attempted", "happened"),
    ("succeeded", "happened"),
    ("begun", "happened"),
    ("ended", "happened"),
    ("possible", "possible"),
    ("alleged", "possible"),
    ("planned", "planned"),
    ("ordered", "planned"),
    ("denied", "denied"),
    ("ongoing", "ongoing"),
    ("failed", "did_not_happen"),
    ("did_not_happen", "did_not_happen"),
)
_DENIED: Status = "denied"
_DEEPEST = 5
_UNSETTLED = frozenset({"planned", "possible", "did_not_happen", "denied"})
_VERBAL = frozenset({"VERB", "AUX"})
_AUXILIARY = frozenset({"aux", "aux:pass", "cop"})
_UNDER = frozenset({"xcomp", "ccomp", "acl", "csubj", "obl", "nmod", "dep"})


@dataclass(frozen=True, slots=True)
class StatusWords:
    """A language's words of status: what stands above, beside and before a predicate."""

    verbs: Mapping[str, Status]
    nouns: Mapping[str, Status]
    adjectives: Mapping[str, Status]
    adverbs: Mapping[str, Status]
    begun: frozenset[str]
    may: frozenset[str]
    will: frozenset[str]
    would: frozenset[str]
    brought_about: frozenset[str]
    suppositions: frozenset[str]
    not_words: frozenset[str]
    no_words: frozenset[str]
    without: frozenset[str]
    not_alone: tuple[str, ...]
    restrictors: frozenset[str]
    hearsay: frozenset[str]


@functools.cache
def load_status_words(language: Language) -> StatusWords:
    """The language's words of status, read once."""
    table, frames = language.toml("status"), language.toml("frames")
    negation = table["negation"]
    adverbs = _column(table, "adverbs")
    return StatusWords(
        verbs=_column(table, "verbs"),
        nouns={**_column(table, "nouns"), **dict.fromkeys(frames["pretexts"], _DENIED)},
        adjectives=_column(table, "adjectives"),
        adverbs={word: adverbs[word] for word in adverbs if word not in table["hearsay"]["phrases"]},
        begun=frozenset([*table["begun"]["verbs"], *frames["begun"]]),
        may=frozenset(table["possible"]["auxiliaries"]),
        will=frozenset(table["planned"]["auxiliaries"]),
        would=frozenset(frames["future_in_past"]),
        brought_about=frozenset(frames["brought_about"]),
        suppositions=frozenset(table["possible"]["conjunctions"]),
        not_words=frozenset([*negation["adverbs"], *frames["negation"]]),
        no_words=frozenset([*negation["determiners"], *negation["pronouns"]]),
        without=frozenset(negation["prepositions"]),
        not_alone=tuple(negation["not_alone"]),
        restrictors=frozenset(negation["restrictors"]),
        hearsay=frozenset(table["hearsay"]["phrases"]),
    )


def _column(table: Mapping[str, Mapping[str, Any]], name: str) -> dict[str, Status]:
    return {word: status for key, status in _LISTS for word in cast("list[str]", table[key].get(name, []))}


@dataclass(frozen=True, slots=True)
class Telling:
    """How a predicate's sentence is told: inside somebody's words, or as a heading, where the present is the past."""

    told: bool = False
    heading: bool = False


PLAIN = Telling()


def status_of(head: Token, words: StatusWords, telling: Telling = PLAIN, depth: int = 0) -> Status:
    """The status of what the predicate says, negation included."""
    if head.pos_ in {"NOUN", "PROPN"} and not any(c.dep_ == "cop" for c in head.children):
        return _noun_status(head, words, telling, depth)
    if is_negated(head, words):
        return "did_not_happen"
    return _verb_status(head, words, telling, depth)


def is_negated(head: Token, words: StatusWords) -> bool:
    """Whether the predicate itself is negated: "n'a pas attaqué", "did not attack", "no attack", "sans attaquer"."""
    for child in head.children:
        lower, lemma = child.lower_, child.lemma_.lower()
        if child.dep_ in {"case", "mark"} and lemma in words.without:
            return True
        if child.dep_ == "det" and (lemma in words.no_words or lower in words.no_words):
            return True
        if child.dep_ in {"advmod", "neg", "advmod:neg", "discourse", "aux", "fixed"} and (
            lower in words.not_words or lemma in words.not_words
        ):
            return not _means_otherwise(child, words)
        if child.dep_ in {"nsubj", "nsubj:pass", "obj"} and child.pos_ in {"PRON", "ADV"} and lemma in words.no_words:
            return True
        if child.dep_ in {"nsubj", "nsubj:pass", "obj"} and _has_no(child, words):
            return True
    return False


def _has_no(noun: Token, words: StatusWords) -> bool:
    return any(c.dep_ == "det" and c.lemma_.lower() in words.no_words for c in noun.children)


def _means_otherwise(negation: Token, words: StatusWords) -> bool:
    """No negation of what happens: "pas seulement", "not only", "plus de 70"."""
    doc = negation.doc
    around = doc[max(0, negation.i - 1) : negation.i + 3].text.lower()
    return any(phrase in around for phrase in words.not_alone)


def _verb_status(verb: Token, words: StatusWords, telling: Telling, depth: int) -> Status:
    if _is_supposed(verb, words):
        return "possible"
    beside = _beside(verb, words.adverbs)
    if beside in {"possible", "did_not_happen", "denied"}:
        return beside
    own = _own_form(verb, words, telling)
    if own is None:
        own = _from_above(verb, words, telling, depth)
    if beside == "ongoing" and own == "happened" and _is_present(verb):
        return "ongoing"
    if own == "planned" and _hangs_on_condition(verb, words):
        return "possible"
    if verb.dep_ in {"acl", "ccomp"} and words.nouns.get(verb.head.lemma_.lower()) == "denied":
        return "denied"
    return own


def _hangs_on_condition(verb: Token, words: StatusWords) -> bool:
    beside = [verb, *(c for c in verb.children if c.dep_ == "conj")]
    return any(c.dep_ == "advcl" and _is_supposed(c, words) for v in beside for c in v.children)


def _is_supposed(verb: Token, words: StatusWords) -> bool:
    return any(c.dep_ == "mark" and c.lemma_.lower() in words.suppositions for c in verb.children)


def _beside(head: Token, table: Mapping[str, Status]) -> Status | None:
    for child in head.children:
        if child.dep_ in {"advmod", "amod", "acl", "obl"}:
            found = table.get(child.lemma_.lower()) or table.get(child.lower_)
            if found is not None:
                return found
    return None


def _own_form(verb: Token, words: StatusWords, telling: Telling) -> Status | None:
    """What the verb's own auxiliaries, tense and mood say; None when it has none and depends on the word above."""
    auxiliaries = [c for c in verb.children if c.dep_ in _AUXILIARY]
    for auxiliary in auxiliaries:
        lemma = auxiliary.lemma_.lower()
        if lemma in words.would and telling.told:
            return "planned"
        if lemma in words.may or auxiliary.lower_ in words.may:
            return "possible"
        if lemma in words.will or auxiliary.lower_ in words.will:
            return "planned"
    finite = next((t for t in (*auxiliaries, verb) if has(t, "VerbForm=Fin")), None)
    if finite is None:
        return "happened" if auxiliaries and not _is_infinitive(verb, auxiliaries) else None
    perfect = any(a.dep_ == "aux" for a in auxiliaries) and not _is_progressive(verb, auxiliaries)
    return _of_finite(finite, perfect=perfect, telling=telling)


def _of_finite(finite: Token, *, perfect: bool, telling: Telling) -> Status:
    if has(finite, "Mood=Cnd"):
        if telling.told:
            return "happened" if perfect else "planned"
        return "possible"
    if has(finite, "Tense=Fut"):
        return "planned"
    if perfect or telling.heading:
        return "happened"
    if has(finite, "Tense=Pres") or (has(finite, "Tense=Imp") and telling.told):
        return "ongoing"
    return "happened"


def _is_infinitive(verb: Token, auxiliaries: list[Token]) -> bool:
    return any(has(t, "VerbForm=Inf") for t in (verb, *auxiliaries))


def _is_progressive(verb: Token, auxiliaries: list[Token]) -> bool:
    """Whether an auxiliary of the present governs a present participle: "is being shelled", "has been shelling"."""
    participle = any(has(t, "VerbForm=Part") and has(t, "Tense=Pres") for t in (*auxiliaries, verb))
    return participle and any(has(a, "VerbForm=Fin") and has(a, "Tense=Pres") for a in auxiliaries)


def _is_present(verb: Token) -> bool:
    return any(has(t, "Tense=Pres") and has(t, "VerbForm=Fin") for t in (verb, *verb.children))


def _from_above(verb: Token, words: StatusWords, telling: Telling, depth: int) -> Status:
    """The status of an infinitive or participle: what the word above makes of it."""
    above = verb.head
    if above.i == verb.i or depth > _DEEPEST:
        return "happened"
    if verb.dep_ in {"acl", "acl:relcl", "amod"} and has(verb, "VerbForm=Part"):
        if has(verb, "Tense=Pres"):
            governor = next(_verbs_above(above), None)
            return "ongoing" if governor is not None and _is_present(governor) else "happened"
        return "happened"
    if verb.dep_ in {"conj", "advcl", "parataxis"} and not has(verb, "VerbForm=Inf"):
        return status_of(above, words, telling, depth + 1)
    return _under(above, words, telling, depth)


def _verbs_above(token: Token) -> Iterator[Token]:
    return (a for a in (token, *token.ancestors) if a.pos_ in _VERBAL)


def _under(above: Token, words: StatusWords, telling: Telling, depth: int) -> Status:
    """What is said by an infinitive under this word."""
    lemma = above.lemma_.lower()
    outer = status_of(above, words, telling, depth + 1)
    if lemma in words.brought_about:
        return outer
    if lemma in words.will and above.pos_ in _VERBAL:
        perfect = any(c.dep_ == "aux" for c in above.children)
        return "planned" if not perfect or outer in _UNSETTLED else "happened"
    if lemma in words.may and above.pos_ in _VERBAL:
        return "possible"
    table = (
        words.verbs if above.pos_ in _VERBAL else words.nouns if above.pos_ in {"NOUN", "PROPN"} else words.adjectives
    )
    found = table.get(lemma)
    if found is None or found == "happened":
        return outer
    if outer == "did_not_happen" and found in {"did_not_happen", "denied"}:
        return "happened"
    if outer == "did_not_happen" or (found == "ongoing" and outer in _UNSETTLED):
        return outer
    return found


def _noun_status(noun: Token, words: StatusWords, telling: Telling, depth: int) -> Status:
    if is_negated(noun, words):
        return "did_not_happen"
    beside = _beside(noun, words.adjectives)
    if beside is not None and beside != "happened":
        return beside
    above = noun.head
    if above.i == noun.i or depth > _DEEPEST:
        return "happened"
    if above.pos_ in {"NOUN", "PROPN"} and noun.dep_ in {"nmod", "compound"}:
        found = words.nouns.get(above.lemma_.lower())
        return found if found in _UNSETTLED | {"ongoing"} else "happened"
    if above.pos_ not in _VERBAL or noun.dep_ not in {"nsubj", "nsubj:pass", "obj"}:
        return "happened"
    return _noun_under_verb(noun, above, words, telling, depth)


def _noun_under_verb(noun: Token, verb: Token, words: StatusWords, telling: Telling, depth: int) -> Status:
    """Of the subject or object of a verb: planned with a future verb, called off with a verb that calls off."""
    outer = status_of(verb, words, telling, depth + 1)
    found = words.verbs.get(verb.lemma_.lower())
    patient = noun.dep_ in {"obj", "nsubj:pass"}
    if patient and found in {"did_not_happen", "planned", "possible"} and outer != "did_not_happen":
        return found
    if verb.lemma_.lower() in words.begun and outer in {"ongoing", "happened"} and _is_present(verb):
        return "ongoing"
    if found == "ongoing" and outer in {"ongoing", "happened"} and _is_present(verb):
        return "ongoing"
    return outer if outer in {"planned", "possible", "did_not_happen"} else "happened"

"""Whether what a predicate says happened, goes on, is planned, is only possible, is denied or did not happen.

Read off negation, auxiliaries, tense, mood and the words above the predicate; the words are in ``status.toml``.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from depeche._languages import Language
from depeche.facts.fact import Status
from depeche.facts.passage import Passage
from depeche.facts.phrases import has
from depeche.facts.reasons import Reason, reason

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


def home_of(language: Language, column: str, word: str) -> tuple[str, str]:
    """The table and the list in it that give the word of a ``Settled`` its status."""
    table, frames = language.toml("status"), language.toml("frames")
    if column == "begun":
        return ("status", "begun.verbs") if word in table["begun"]["verbs"] else ("frames", "begun")
    if column == "nouns" and word in frames["pretexts"]:
        return "frames", "pretexts"
    return "status", next(
        (f"{key}.{column}" for key, _ in reversed(_LISTS) if word in table[key].get(column, [])), column
    )


@dataclass(frozen=True, slots=True)
class Telling:
    """How a predicate's sentence is told: inside somebody's words, or as a heading, where the present is the past."""

    told: bool = False
    heading: bool = False


PLAIN = Telling()


class Settled(NamedTuple):
    """A status with what settled it: the rule, by name, and the word that it looked at (None: no word of its own)."""

    status: Status
    rule: str
    word: Token | None = None
    column: str = ""  #: the lists of ``status.toml`` that hold the word, where some do (``home_of``)


def status_of(head: Token, words: StatusWords, telling: Telling = PLAIN) -> Status:
    """The status of what the predicate says, negation included."""
    return settle_status(head, words, telling).status


def settle_status(head: Token, words: StatusWords, telling: Telling = PLAIN, depth: int = 0) -> Settled:
    """The status of what the predicate says, negation included, and what settled it."""
    if head.pos_ in {"NOUN", "PROPN"} and not any(c.dep_ == "cop" for c in head.children):
        return _noun_status(head, words, telling, depth)
    negation = negation_of(head, words)
    if negation is not None:
        return Settled("did_not_happen", "negated", negation)
    return _verb_status(head, words, telling, depth)


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
    own = _own_form(verb, words, telling)
    if own is None:
        own = _from_above(verb, words, telling, depth)
    if beside is not None and beside.status == "ongoing" and own.status == "happened" and _is_present(verb):
        return beside
    condition = _condition_of(verb, words) if own.status == "planned" else None
    if condition is not None:
        return Settled("possible", "on_condition", condition)
    if verb.dep_ in {"acl", "ccomp"} and words.nouns.get(verb.head.lemma_.lower()) == "denied":
        return Settled("denied", "word_above", verb.head, "nouns")
    return own


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


def _own_form(verb: Token, words: StatusWords, telling: Telling) -> Settled | None:
    """What the verb's own auxiliaries, tense and mood say; None when it has none and depends on the word above."""
    auxiliaries = [c for c in verb.children if c.dep_ in _AUXILIARY]
    for auxiliary in auxiliaries:
        lemma = auxiliary.lemma_.lower()
        if lemma in words.would and telling.told:
            return Settled("planned", "future_in_past", auxiliary)
        if lemma in words.may or auxiliary.lower_ in words.may:
            return Settled("possible", "may", auxiliary)
        if lemma in words.will or auxiliary.lower_ in words.will:
            return Settled("planned", "will", auxiliary)
    finite = next((t for t in (*auxiliaries, verb) if has(t, "VerbForm=Fin")), None)
    if finite is None:
        return (
            Settled("happened", "auxiliary", auxiliaries[0])
            if auxiliaries and not _is_infinitive(verb, auxiliaries)
            else None
        )
    perfect = any(a.dep_ == "aux" for a in auxiliaries) and not _is_progressive(verb, auxiliaries)
    return _of_finite(finite, perfect=perfect, telling=telling)


def _of_finite(finite: Token, *, perfect: bool, telling: Telling) -> Settled:
    if has(finite, "Mood=Cnd"):
        if telling.told:
            return Settled("happened" if perfect else "planned", "conditional_told", finite)
        return Settled("possible", "conditional", finite)
    if has(finite, "Tense=Fut"):
        return Settled("planned", "future", finite)
    if perfect:
        return Settled("happened", "perfect", finite)
    if telling.heading:
        return Settled("happened", "heading", finite)
    if has(finite, "Tense=Pres"):
        return Settled("ongoing", "present", finite)
    if has(finite, "Tense=Imp") and telling.told:
        return Settled("ongoing", "past_told", finite)
    return Settled("happened", "past", finite)


def _is_infinitive(verb: Token, auxiliaries: list[Token]) -> bool:
    return any(has(t, "VerbForm=Inf") for t in (verb, *auxiliaries))


def _is_progressive(verb: Token, auxiliaries: list[Token]) -> bool:
    """Whether an auxiliary of the present governs a present participle: "is being shelled", "has been shelling"."""
    participle = any(has(t, "VerbForm=Part") and has(t, "Tense=Pres") for t in (*auxiliaries, verb))
    return participle and any(has(a, "VerbForm=Fin") and has(a, "Tense=Pres") for a in auxiliaries)


def _is_present(verb: Token) -> bool:
    return any(has(t, "Tense=Pres") and has(t, "VerbForm=Fin") for t in (verb, *verb.children))


def _from_above(verb: Token, words: StatusWords, telling: Telling, depth: int) -> Settled:
    """The status of an infinitive or participle: what the word above makes of it."""
    above = verb.head
    if above.i == verb.i or depth > _DEEPEST:
        return Settled("happened", "plain")
    if verb.dep_ in {"acl", "acl:relcl", "amod"} and has(verb, "VerbForm=Part"):
        if has(verb, "Tense=Pres"):
            governor = next(_verbs_above(above), None)
            present = governor is not None and _is_present(governor)
            return Settled("ongoing" if present else "happened", "present_participle", governor)
        return Settled("happened", "past_participle", verb)
    if verb.dep_ in {"conj", "advcl", "parataxis"} and not has(verb, "VerbForm=Inf"):
        return settle_status(above, words, telling, depth + 1)
    return _under(above, words, telling, depth)


def _verbs_above(token: Token) -> Iterator[Token]:
    return (a for a in (token, *token.ancestors) if a.pos_ in _VERBAL)


def _under(above: Token, words: StatusWords, telling: Telling, depth: int) -> Settled:
    """What is said by an infinitive under this word."""
    lemma = above.lemma_.lower()
    outer = settle_status(above, words, telling, depth + 1)
    if lemma in words.brought_about:
        return outer
    if lemma in words.will and above.pos_ in _VERBAL:
        perfect = any(c.dep_ == "aux" for c in above.children)
        planned = not perfect or outer.status in _UNSETTLED
        return Settled("planned" if planned else "happened", "will", above)
    if lemma in words.may and above.pos_ in _VERBAL:
        return Settled("possible", "may", above)
    column = "verbs" if above.pos_ in _VERBAL else "nouns" if above.pos_ in {"NOUN", "PROPN"} else "adjectives"
    table = {"verbs": words.verbs, "nouns": words.nouns, "adjectives": words.adjectives}[column]
    found = table.get(lemma)
    if found is None or found == "happened":
        return outer
    if outer.status == "did_not_happen" and found in {"did_not_happen", "denied"}:
        return Settled("happened", "negated_twice", above, column)
    if outer.status == "did_not_happen" or (found == "ongoing" and outer.status in _UNSETTLED):
        return outer
    return Settled(found, "word_above", above, column)


def _noun_status(noun: Token, words: StatusWords, telling: Telling, depth: int) -> Settled:
    negation = negation_of(noun, words)
    if negation is not None:
        return Settled("did_not_happen", "negated", negation)
    beside = _beside(noun, words.adjectives, "adjectives")
    if beside is not None and beside.status != "happened":
        return beside
    above = noun.head
    if above.i == noun.i or depth > _DEEPEST:
        return Settled("happened", "plain")
    if above.pos_ in {"NOUN", "PROPN"} and noun.dep_ in {"nmod", "compound"}:
        found = words.nouns.get(above.lemma_.lower())
        if found is not None and found in _UNSETTLED | {"ongoing"}:
            return Settled(found, "word_above", above, "nouns")
        return Settled("happened", "plain")
    if above.pos_ not in _VERBAL or noun.dep_ not in {"nsubj", "nsubj:pass", "obj"}:
        return Settled("happened", "plain")
    return _noun_under_verb(noun, above, words, telling, depth)


def _noun_under_verb(noun: Token, verb: Token, words: StatusWords, telling: Telling, depth: int) -> Settled:
    """Of the subject or object of a verb: planned with a future verb, called off with a verb that calls off."""
    outer = settle_status(verb, words, telling, depth + 1)
    lemma = verb.lemma_.lower()
    found = words.verbs.get(lemma)
    patient = noun.dep_ in {"obj", "nsubj:pass"}
    if (
        patient
        and found is not None
        and found in {"did_not_happen", "planned", "possible"}
        and outer.status != "did_not_happen"
    ):
        return Settled(found, "word_above", verb, "verbs")
    lasts = outer.status in {"ongoing", "happened"} and _is_present(verb)
    if lasts and lemma in words.begun:
        return Settled("ongoing", "word_above", verb, "begun")
    if lasts and found == "ongoing":
        return Settled("ongoing", "word_above", verb, "verbs")
    return outer if outer.status in {"planned", "possible", "did_not_happen"} else Settled("happened", "plain")


def status_reason(settled: Settled, passage: Passage) -> Reason:
    """What settled a status, as a reason."""
    if settled.word is None:
        return Reason("status", settled.rule)
    if not settled.column:
        return reason("status", settled.rule, passage, (settled.word,))
    key = f"{settled.column}\t{settled.word.lemma_.lower()}"
    return reason("status", settled.rule, passage, (settled.word,), "status", key)

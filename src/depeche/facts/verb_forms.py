"""What a verb's own auxiliaries, tense and mood say of its status, before any word above it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from depeche.facts.fact import Status
from depeche.facts.phrases import has
from depeche.facts.status_words import StatusWords

if TYPE_CHECKING:
    from depeche.facts.doc import Token

_AUXILIARY = frozenset({"aux", "aux:pass", "cop"})
_SHORTEST = 3  #: letters of an infinitive


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
    entry: str = ""  #: the word's entry there, where that is more than its dictionary form


def own_form(verb: Token, words: StatusWords, telling: Telling) -> Settled | None:
    """What the verb's own auxiliaries, tense and mood say; None when it has none and depends on the word above."""
    auxiliaries = [c for child in verb.children if child.dep_ in _AUXILIARY for c in (child, *_nested(child))]
    if not auxiliaries and _is_parted(verb, words):
        return Settled("happened", "perfect", verb.head)
    modal = _of_modal(auxiliaries, words)
    if modal is not None:
        return modal
    finite = next((t for t in (*auxiliaries, verb) if has(t, "VerbForm=Fin")), None)
    infinitive = _is_infinitive(verb, auxiliaries)
    if finite is None:
        return Settled("happened", "auxiliary", auxiliaries[0]) if auxiliaries and not infinitive else None
    if infinitive and f"{finite.lemma_.lower()} {_mark_of(verb)}" in words.verbs:
        return Settled("planned", "will", finite)
    perfect = any(a.dep_ == "aux" for a in auxiliaries) and not _is_progressive(verb, auxiliaries)
    return _of_finite(finite, words, perfect=perfect, telling=telling)


def _is_parted(verb: Token, words: StatusWords) -> bool:
    """Whether the parser took the participle's auxiliary for the main verb: "ont, sans surprise, adopté"."""
    above = verb.head
    participle = not any(has(verb, f) for f in ("VerbForm=Fin", "VerbForm=Ger", "Tense=Pres")) and not _mark_of(verb)
    split = above.i < verb.i and verb.dep_ in {"advcl", "obj", "xcomp", "ccomp"}
    return participle and split and above.lemma_.lower() in words.perfect and has(above, "VerbForm=Fin")


def _nested(auxiliary: Token) -> Iterator[Token]:
    """The auxiliaries of an auxiliary: "a fait savoir"."""
    return (c for c in auxiliary.children if c.dep_ in _AUXILIARY)


def _of_modal(auxiliaries: list[Token], words: StatusWords) -> Settled | None:
    for auxiliary in auxiliaries:
        names = {auxiliary.lemma_.lower(), auxiliary.lower_}
        if names & words.would:
            return _of_would(auxiliary, auxiliaries)
        if names & words.may:
            return Settled("possible", "may", auxiliary)
        if names & words.will:
            return Settled("planned", "will", auxiliary)
    return None


def _of_would(would: Token, auxiliaries: list[Token]) -> Settled:
    """Ahead, seen from the past; with a perfect it was not to be: "would have attacked"."""
    perfect = any(a.i > would.i and a.dep_ == "aux" for a in auxiliaries)
    return Settled("did_not_happen", "would_have", would) if perfect else Settled("planned", "future_in_past", would)


def _mark_of(verb: Token) -> str:
    return next((c.lower_ for c in verb.children if c.dep_ == "mark"), "")


def _of_finite(finite: Token, words: StatusWords, *, perfect: bool, telling: Telling) -> Settled:
    if has(finite, "Mood=Cnd") or _is_conditional(finite, words):
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


def _is_conditional(finite: Token, words: StatusWords) -> bool:
    """Whether the form is the whole infinitive with an ending of the conditional: "quitter-aient"."""
    stem = finite.lemma_.lower().rstrip("e")
    ending = finite.lower_.removeprefix(stem)
    return len(stem) > _SHORTEST and ending != finite.lower_ and ending in words.future_endings


def _is_infinitive(verb: Token, auxiliaries: list[Token]) -> bool:
    return any(has(t, "VerbForm=Inf") for t in (verb, *auxiliaries))


def _is_progressive(verb: Token, auxiliaries: list[Token]) -> bool:
    """Whether an auxiliary of the present governs a present participle: "is being shelled", "has been shelling"."""
    participle = any(has(t, "VerbForm=Part") and has(t, "Tense=Pres") for t in (*auxiliaries, verb))
    return participle and any(has(a, "VerbForm=Fin") and has(a, "Tense=Pres") for a in auxiliaries)


def is_present_tense(verb: Token) -> bool:
    """Whether the verb is in the plain present, not the perfect."""
    finite = [t for t in (verb, *verb.children) if t.dep_ in _AUXILIARY or t.i == verb.i]
    perfect = any(t.dep_ == "aux" for t in finite)
    return not perfect and any(has(t, "Tense=Pres") and has(t, "VerbForm=Fin") for t in finite)


def is_present(verb: Token) -> bool:
    """Whether the verb or its auxiliary stands in the present, the perfect included."""
    return any(has(t, "Tense=Pres") and has(t, "VerbForm=Fin") for t in (verb, *verb.children))


def is_perfect(verb: Token) -> bool:
    """Whether an infinitive or participle is told as over: "avoir bombardé", "having bombed"."""
    return any(c.dep_ == "aux" and not has(c, "VerbForm=Fin") for c in verb.children)

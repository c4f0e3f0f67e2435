"""What is left of the likely events when those that tell one thing twice are set against each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from depeche.facts.events.aimed import is_aim
from depeche.facts.events.arguments import Arguments
from depeche.facts.events.cast import Cast
from depeche.facts.events.lexicon import EventLexicon, Reading
from depeche.facts.events.predicates import Predicate
from depeche.facts.phrases import has

if TYPE_CHECKING:
    from depeche.facts.doc import Token
    from depeche.facts.events.why import Kind

_STEM = 5


class Candidate(NamedTuple):
    """A predicate under one reading, with its arguments and how sure it is an event."""

    predicate: Predicate
    reading: Reading
    arguments: Arguments
    weight: float
    kind: Kind | None = None  #: in plain telling, where it is known


def settled(candidates: Sequence[Candidate], lexicon: EventLexicon) -> list[Candidate]:
    """The candidates of one text without those that another tells better.

    A light verb gives way to its noun, a verb that brings something about to what it brings about, an act to the
    means that say how it was done.
    """
    by_head = {c.predicate.head.i: c for c in candidates}
    lent = {c.arguments.light[0].i for c in candidates if c.arguments.light and c.predicate.nominal}
    kept = (c for c in candidates if c.predicate.head.i not in lent and not _told_below(c, by_head, lexicon))
    return [c for c in kept if not is_aim(c.predicate.head, lexicon)]


def _told_below(candidate: Candidate, by_head: dict[int, Candidate], lexicon: EventLexicon) -> bool:
    head = candidate.predicate.head
    if _comes_about(candidate, by_head) or carried_by(head, by_head, lexicon) or _is_thing_of(candidate, by_head):
        return True
    causes = head.lemma_.lower() in lexicon.status.brought_about
    for child in head.children:
        below = by_head.get(child.i)
        if below is None or below.reading.type == "OTHER":
            continue
        if child.dep_ == "xcomp" and causes:
            return True
        if child.dep_ == "advcl" and below.reading.type == candidate.reading.type and _is_means(child, lexicon):
            return not candidate.arguments.to_whom
    return False


def _is_thing_of(candidate: Candidate, by_head: dict[int, Candidate]) -> bool:
    """Whether the event noun is the object of a verb that tells the same kind of event: "verser | une aide"."""
    head = candidate.predicate.head
    above = by_head.get(head.head.i) if head.dep_ in {"obj", "nsubj:pass"} else None
    if above is None or above is candidate or not candidate.predicate.nominal or above.predicate.nominal:
        return False
    return above.reading.type == candidate.reading.type and candidate.reading.type == "AID"


def _comes_about(candidate: Candidate, by_head: Mapping[int, Candidate]) -> bool:
    """Whether the verb only says that what its subject names came about: "clashes broke out"."""
    if candidate.reading.type != "OTHER" or candidate.predicate.nominal or candidate.reading.to_whom != ("subj",):
        return False
    subjects = (by_head.get(c.i) for c in candidate.predicate.head.children if c.dep_ in {"nsubj", "nsubj:pass"})
    return any(s is not None and s.predicate.nominal and s.reading.type != "OTHER" for s in subjects)


def carried_by(head: Token, by_head: Mapping[int, Candidate], lexicon: EventLexicon) -> bool:
    """Whether the noun only carries an event noun beside it: "operation" in "rescue operation"."""
    if head.lemma_.lower() not in lexicon.frames.carriers:
        return False
    beside = (by_head.get(c.i) for c in head.children if c.dep_ in {"nmod", "compound"})
    return any(b is not None and b.predicate.nominal and b.reading.type != "OTHER" for b in beside)


def _is_means(verb: Token, lexicon: EventLexicon) -> bool:
    return any(c.dep_ in {"mark", "case"} and c.lemma_.lower() in lexicon.frames.means for c in verb.children)


class Told:
    """The kinds of event told so far in an article, to know a noun that only refers back to one."""

    def __init__(self) -> None:
        self._stems: set[tuple[str, str]] = set()

    def again(self, candidate: Candidate, cast: Cast) -> bool:
        """Whether the candidate is a definite noun for what has been told, with nobody new in it."""
        predicate, arguments = candidate.predicate, candidate.arguments
        if not predicate.nominal or self._key(candidate) not in self._stems:
            return False
        if cast.any_acts(arguments.to_whom):
            return False
        determiners = [c for c in predicate.head.children if c.dep_ in {"det", "nmod:poss"}]
        if any(has(d, "PronType=Dem") for d in determiners):
            return True
        return not arguments.light and any(has(d, "Definite=Def") or has(d, "Poss=Yes") for d in determiners)

    def add(self, candidates: Iterable[Candidate]) -> None:
        """These have been told."""
        self._stems.update(self._key(c) for c in candidates)

    @staticmethod
    def _key(candidate: Candidate) -> tuple[str, str]:
        return candidate.reading.type, candidate.predicate.head.lemma_.lower()[:_STEM]

"""Rival figures: what somebody else counts, right behind a figure for the same — "police said 200; organisers said 500"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from depeche.facts.answers import is_told_in, names_of, stem_of_unit
from depeche.facts.fact import AnswerLink, Fact, Quantity

#: Facts between the two figures, and characters: a rival count follows at once, or it needs naming what it counts.
_REACH, _NEAR = 6, 400


@dataclass(frozen=True, slots=True)
class Figures:
    """The quantities of an article, and which of them count people."""

    quantities: Sequence[Quantity]
    counts_people: Callable[[Quantity], bool]

    def within(self, start: int, end: int) -> list[Quantity]:
        """Those that stand in a stretch of the restored text; shares apart."""
        inside = (q for q in self.quantities if q.pin.start is not None and start <= q.pin.start < end)
        return [q for q in inside if not q.percent]


def with_rivals(facts: Sequence[Fact], figures: Figures) -> tuple[Fact, ...]:
    """The facts; a statement that gives one figure, and tells no other deed, differs from another's for the same."""
    return tuple(_answering(fact, list(_rivalled(facts, index, figures)), figures) for index, fact in enumerate(facts))


def _answering(fact: Fact, rivalled: Sequence[Fact], figures: Figures) -> Fact:
    """The fact with its links and, so that the two stand side by side, the figure."""
    known = {link.fact for link in fact.answers}
    links = tuple(AnswerLink(other.id, "differs", "rival") for other in rivalled if other.id not in known)
    if not links:
        return fact
    return replace(fact, answers=(*fact.answers, *links), how_many=fact.how_many or tuple(_said(fact, figures)))


def _rivalled(facts: Sequence[Fact], index: int, figures: Figures) -> Iterator[Fact]:
    """The nearest earlier fact whose figure the statement contradicts; a deed before what is said of it."""
    fact = facts[index]
    mine = _only_figure(fact, figures)
    if mine is None:
        return
    told = {f.type for f in facts if f.kind == "event" and is_told_in(f, fact)}
    near = [f for f in facts[max(0, index - _REACH) : index] if _is_near(f, fact) and not _same_source(f, fact)]
    near.reverse()
    for other in sorted(near, key=lambda f: f.kind == "statement"):
        if told - ({other.type} if other.kind == "event" else set()):
            continue
        theirs = other.how_many if other.kind == "event" else _said(other, figures)
        if any(_differ(mine, q, _counts_actors(other, q), figures) for q in theirs):
            yield other
            return


def _said(fact: Fact, figures: Figures) -> Sequence[Quantity]:
    content = fact.content
    return figures.within(content.start or 0, content.end or 0) if content else ()


def _only_figure(fact: Fact, figures: Figures) -> Quantity | None:
    """The one figure in what the statement says."""
    inside = _said(fact, figures) if fact.kind == "statement" else ()
    return inside[0] if len(inside) == 1 else None


def _is_near(other: Fact, fact: Fact) -> bool:
    gap = (fact.evidence.start or 0) - (other.evidence.end or 0)
    return other.section == fact.section and gap <= _NEAR


def _same_source(other: Fact, fact: Fact) -> bool:
    """Whether the two figures come from one mouth."""
    tellers = other.who if other.kind == "statement" else other.according_to
    return bool(names_of(tellers) & names_of(fact.who))


def _counts_actors(fact: Fact, quantity: Quantity) -> bool:
    """Whether the figure counts those who do it or whom it befalls, whatever they are called."""
    start, end = quantity.pin.start or 0, quantity.pin.end or 0
    return any((m.pin.start or 0) < end and start < (m.pin.end or 0) for m in (*fact.who, *fact.to_whom))


def _differ(mine: Quantity, theirs: Quantity, of_actors: bool, figures: Figures) -> bool:
    """Whether two figures count the same kind of thing and are not the same; one without a noun counts what was counted."""
    if mine.value == theirs.value or mine.currency != theirs.currency or theirs.percent:
        return False
    people = of_actors or figures.counts_people(theirs)
    if mine.unit is None:
        return mine.currency is not None or people
    return stem_of_unit(mine.unit) == stem_of_unit(theirs.unit) or (people and figures.counts_people(mine))

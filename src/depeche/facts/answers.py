"""Answers: which fact a denial, a rejection, a confirmation or a differing figure answers, within the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depeche.facts.fact import Answer, AnswerLink, Fact

_HOW: dict[str, Answer] = {"DENY": "denies", "REJECT": "rejects"}
#: A denial answers what was said at most this many facts before it; a figure as many tellings of its happening.
_REACH = 12


def with_answers(facts: Sequence[Fact], cues: dict[str, Answer]) -> tuple[Fact, ...]:
    """The facts with their ``answers``; ``cues`` are the answers that a statement's own cue announces, by fact id."""
    answered = []
    counting: dict[str, list[Fact]] = {}
    for index, fact in enumerate(facts):
        earlier = counting.setdefault(fact.happening, [])
        links = [*_denials(facts, index, cues.get(fact.id)), *_differing(fact, earlier[-_REACH:])]
        answered.append(replace(fact, answers=tuple(links)) if links else fact)
        if fact.how_many:
            earlier.append(fact)
    return tuple(answered)


def _denials(facts: Sequence[Fact], index: int, cue: Answer | None) -> list[AnswerLink]:
    """What a denying statement answers: the accusation with its content, or with its speaker as target; and the deed."""
    fact = facts[index]
    how = cue or (_HOW.get(fact.type) if fact.kind == "statement" else None)
    if how is None:
        return []
    links = []
    for other in facts[max(0, index - _REACH) : index + _REACH]:
        by = _same_words(fact, other) or ("accused" if _is_answered(fact, other) else "")
        if other.id != fact.id and by:
            links.append(AnswerLink(other.id, how, by))
    return links


def _same_words(fact: Fact, other: Fact) -> str:
    """The rule by which the two speak of the same words: a statement with that content, or an event told in it."""
    if fact.content is None or fact.content.start is None or fact.content.end is None:
        return ""
    if other.kind == "statement":
        return "same_content" if other.content is not None and other.content.start == fact.content.start else ""
    told = other.trigger.start is not None and fact.content.start <= other.trigger.start < fact.content.end
    return "told_in_content" if told else ""


def _is_answered(fact: Fact, other: Fact) -> bool:
    """Whether the other accuses the very speaker of the denial, earlier."""
    if other.kind != "statement" or other.type != "ACCUSE" or (other.trigger.start or 0) > (fact.trigger.start or 0):
        return False
    speakers = {m.entity for m in fact.who if m.entity}
    return bool(speakers & {m.entity for m in other.to_whom if m.entity})


def _differing(fact: Fact, earlier: Sequence[Fact]) -> list[AnswerLink]:
    """The earlier tellings of the same happening that give another figure for the same counted thing."""
    return [AnswerLink(other.id, "differs", "figures") for other in earlier if _figures_differ(fact, other)]


def _figures_differ(fact: Fact, other: Fact) -> bool:
    for mine in fact.how_many:
        for theirs in other.how_many:
            same_thing = mine.currency == theirs.currency and _stem(mine.unit) == _stem(theirs.unit)
            if same_thing and (mine.value, mine.comparator) != (theirs.value, theirs.comparator):
                return True
    return False


def _stem(unit: str | None) -> str:
    return (unit or "").split(" ")[0].lower()[:5]

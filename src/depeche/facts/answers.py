"""Answers: which fact a denial, a rejection, a confirmation or a differing figure answers, within the article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from depeche.facts.fact import Answer, AnswerLink, Fact, Mention
from depeche.facts.passage import Span

_HOW: dict[str, Answer] = {"DENY": "denies", "REJECT": "rejects"}
#: An answer reaches at most this many facts before and behind it; a figure as many tellings of its happening.
_REACH = 12
#: What each kind of answer may answer when it says so by its speaker alone: he was accused, or asked.
_ADDRESSED: Mapping[Answer, frozenset[str]] = {
    "denies": frozenset({"ACCUSE"}),
    "rejects": frozenset({"ACCUSE", "REQUEST", "AGREE"}),
}
#: Two contents speak of the same when they share at least this many words, and this share of the shorter's.
_FEWEST_SHARED, _LEAST_SHARED = 2, 0.6
_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 5


@dataclass(frozen=True, slots=True)
class Cue:
    """How a statement answers by its own cue, and the triggers of the statements that it points back to."""

    how: Answer
    answered: tuple[Span, ...] = ()


def with_answers(facts: Sequence[Fact], cues: Mapping[str, Cue]) -> tuple[Fact, ...]:
    """The facts with their ``answers``; ``cues`` are those that a statement's own cue announces, by fact id."""
    answered = []
    counting: dict[str, list[Fact]] = {}
    for index, fact in enumerate(facts):
        earlier = counting.setdefault(fact.happening, [])
        links = [*_replies(facts, index, cues.get(fact.id)), *_differing(fact, earlier[-_REACH:])]
        answered.append(replace(fact, answers=tuple(links)) if links else fact)
        if fact.how_many:
            earlier.append(fact)
    return tuple(answered)


def _replies(facts: Sequence[Fact], index: int, cue: Cue | None) -> list[AnswerLink]:
    """What a denial, rejection or confirmation answers: what was said, and the deeds told in it."""
    fact = facts[index]
    how = cue.how if cue else _HOW.get(fact.type)
    if how is None or fact.status == "did_not_happen" or (fact.kind == "event" and how == "denies"):
        return []
    near = [f for f in facts[max(0, index - _REACH) : index + _REACH] if f.id != fact.id]
    rules = {f.id: "told_in_content" for f in near if f.kind == "event" and is_told_in(f, fact)}
    told = [f for f in near if f.id in rules]
    said = _said(near, fact, how, cue.answered if cue else ())
    rules |= {f.id: "deed" for f in near if f.id not in rules and f.kind == "event" and _is_deed(f, fact, said, told)}
    rules |= {f.id: by for f, by in said.values()}
    return [AnswerLink(f.id, how, rules[f.id]) for f in near if f.id in rules]


def _said(near: Sequence[Fact], fact: Fact, how: Answer, answered: Sequence[Span]) -> dict[str, tuple[Fact, str]]:
    """The statements that are answered, each with the rule that found it, by id."""
    found = {f.id: (f, "same_content") for f in near if f.kind == "statement" and _same_content(f, fact)}
    pointed = {f.id: (f, "pointed_back") for f in near if _trigger(f) in answered and f.id not in found}
    if not pointed:
        earlier = [f for f in near if f.id not in found and _is_earlier(f, fact)]
        pointed = {f.id: (f, "same_words") for f in earlier if _same_words(f, fact)}
        pointed |= {f.id: (f, "accused") for f in earlier if _addresses(f, fact, how)}
    return found | pointed


def _trigger(fact: Fact) -> Span:
    return fact.trigger.start or 0, fact.trigger.end or 0


def _is_earlier(other: Fact, fact: Fact) -> bool:
    return other.kind == "statement" and _trigger(other) < _trigger(fact) and not _same_speaker(other, fact)


def _same_speaker(one: Fact, other: Fact) -> bool:
    mine, theirs = {m.entity for m in one.who if m.entity}, {m.entity for m in other.who if m.entity}
    return bool(mine & theirs) or [m.pin.text for m in one.who] == [m.pin.text for m in other.who]


def _addresses(other: Fact, fact: Fact, how: Answer) -> bool:
    """Whether the other accuses, or asks something of, the very speaker of the answer."""
    if other.type not in _ADDRESSED.get(how, frozenset()):
        return False
    return bool(names_of(fact.who) & names_of(other.to_whom))


def names_of(mentions: Sequence[Mention]) -> frozenset[str]:
    """Who they are: the entity, or the words of a body that has none ("the port authority")."""
    return frozenset(m.entity or m.pin.text.lower() for m in mentions)


def _same_words(other: Fact, fact: Fact) -> bool:
    """Whether the two contents share most of the words of the shorter."""
    if other.content is None or fact.content is None:
        return False
    mine, theirs = _stems(fact.content.text), _stems(other.content.text)
    shared = len(mine & theirs)
    return shared >= _FEWEST_SHARED and shared >= _LEAST_SHARED * min(len(mine), len(theirs))


def _stems(words: str) -> frozenset[str]:
    return frozenset(word[:_STEM].lower() for word in _WORD.findall(words))


def _same_content(other: Fact, fact: Fact) -> bool:
    """Whether a statement has the very words that the answer has."""
    if fact.content is None or other.content is None:
        return False
    return other.content.start is not None and other.content.start == fact.content.start


def is_told_in(event: Fact, statement: Fact) -> bool:
    """Whether the event stands in what the statement says."""
    content = statement.content
    if content is None or content.start is None or content.end is None or event.trigger.start is None:
        return False
    return content.start <= event.trigger.start < content.end


def _is_deed(event: Fact, fact: Fact, said: Mapping[str, tuple[Fact, str]], told: Sequence[Fact]) -> bool:
    """Whether an earlier event is what is answered: told in a statement answered, or once more in the answer itself."""
    if any(is_told_in(event, statement) for statement, _ in said.values()):
        return True
    return _trigger(event) < _trigger(fact) and any(event.happening == t.happening for t in told)


def _differing(fact: Fact, earlier: Sequence[Fact]) -> list[AnswerLink]:
    """The earlier tellings of the same happening that give another figure for the same counted thing."""
    return [AnswerLink(other.id, "differs", "figures") for other in earlier if _figures_differ(fact, other)]


def _figures_differ(fact: Fact, other: Fact) -> bool:
    for mine in fact.how_many:
        for theirs in other.how_many:
            same_thing = mine.currency == theirs.currency and stem_of_unit(mine.unit) == stem_of_unit(theirs.unit)
            if same_thing and (mine.value, mine.comparator) != (theirs.value, theirs.comparator):
                return True
    return False


def stem_of_unit(unit: str | None) -> str:
    """What a unit counts, by the beginning of its first word: singular and plural are one."""
    return (unit or "").split(" ")[0].lower()[:5]

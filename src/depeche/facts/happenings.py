"""Happenings: the facts of one article that tell the same thing share one, and keep their differing figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from depeche.facts.draft import Draft

Actors = frozenset[str]
Key = tuple[str, ...]
Figures = tuple[tuple[str, float], ...]  #: stem of what is counted, value

_STEM = 5
_REACH = 6  #: a pronoun stands for what at most so many facts before told
_FAR = 3.0  #: figures further apart than this count different things
_FORCE = frozenset({"ASSAULT", "COERCE"})  #: kinds of event that one word may tell in turn


@dataclass(frozen=True, slots=True)
class Telling:
    """A draft with what decides whether two tell the same: who is in it, when, and the words that count what."""

    draft: Draft
    who: Actors
    to_whom: Actors
    when: str | None
    lemma: str
    echo: bool = False  #: told by a headline, heading or digest line, which repeats the body
    counted: frozenset[str] = frozenset()  #: stems of the counted nouns ("drone")
    figures: Figures = ()
    agents: frozenset[str] = frozenset()  #: stems of the nouns for who does it, whoever they are
    targets: frozenset[str] = frozenset()  #: stems of the nouns for whom it befalls
    back: bool = False  #: whom it befalls is named as known: "the team", "they"
    pronoun: bool = False  #: only by a pronoun
    new: bool = False  #: whom it befalls is named as not known before: "a man", "five men"
    where: frozenset[str] = frozenset()  #: the towns

    @property
    def stem(self) -> str:
        """The beginning of the word that tells it: verb and noun of one act share it."""
        return self.lemma[:_STEM]


def happenings_of(tellings: Sequence[Telling]) -> list[str]:
    """For each telling the name of its happening ("h1" …), numbered by first appearance."""
    group_of = list(range(len(tellings)))  # each telling's group, named by its first telling
    members: dict[int, list[int]] = {}
    whens: dict[int, set[str]] = {}
    alike: dict[Key, list[int]] = {}
    for number, telling in enumerate(tellings):
        members[number] = [number]
        whens[number] = {telling.when} if telling.when else set()
        keys = _keys(telling)
        near = range(max(0, number - _REACH), number) if telling.pronoun else ()
        for other in sorted({*near, *(n for key in keys for n in alike.get(key, ()))}):
            mine, yours = group_of[number], group_of[other]
            if mine != yours and _same(tellings[other], telling) and _meet(whens[mine], whens[yours]):
                _join(group_of, members, yours, mine)
                whens[min(mine, yours)] = whens.pop(mine) | whens.pop(yours)
        for key in keys:
            alike.setdefault(key, []).append(number)
    names = {first: f"h{place}" for place, first in enumerate(sorted(members), 1)}
    return [names[first] for first in group_of]


def _join(group_of: list[int], members: dict[int, list[int]], one: int, other: int) -> None:
    first, second = sorted((one, other))
    for number in members[second]:
        group_of[number] = first
    members[first] += members.pop(second)


def _meet(mine: set[str], yours: set[str]) -> bool:
    """Whether no two tellings of the groups are of different days."""
    return all(_dates_meet(a, b) for a in mine for b in yours)


def _keys(telling: Telling) -> list[Key]:
    """What any two tellings of one happening have in common at least once: a necessary condition of ``_same``."""
    kind, type_, content = telling.draft.kind, telling.draft.type, telling.draft.content
    if kind == "statement":
        return [(kind, type_, str(content))] if content else []
    actors = telling.who | telling.to_whom
    return [
        *((kind, type_, actor) for actor in actors),
        *((kind, type_, f"{telling.lemma} {c}") for c in telling.counted),
        *((kind, telling.stem, word) for word in telling.agents | telling.targets),
    ]


def _same(one: Telling, later: Telling) -> bool:
    """Whether two tellings tell one happening: alike in kind and type, with shared actors and no clash of dates."""
    if one.draft.kind != later.draft.kind:
        return False
    if one.draft.kind == "statement":
        return one.draft.type == later.draft.type and _same_statement(one, later)
    if one.when and later.when and not _dates_meet(one.when, later.when):
        return False
    if _clash(one.where, later.where):
        return False
    if one.draft.type != later.draft.type and not {one.draft.type, later.draft.type} <= _FORCE:
        return False
    return (one.draft.type == later.draft.type and _same_actors(one, later)) or _told_again(one, later)


def _same_actors(one: Telling, later: Telling) -> bool:
    """Whether those named in the two are the same."""
    everyone, others = one.who | one.to_whom, later.who | later.to_whom
    if not everyone or not others:
        return one.lemma == later.lemma and bool(one.counted & later.counted) and _comparable(one, later)
    if _clash(one.who, later.who) and not (one.who & later.to_whom):
        return False
    shared = everyone & others
    apart = one.stem != later.stem and _clash(one.targets, later.targets)
    if (len(shared) > 1 and not apart) or (shared and _told_alike(one, later)):
        return True
    within = everyone <= others or others <= everyone
    return (one.echo or later.echo or _in_one_breath(one, later)) and within and len(everyone | others) > 1


def _in_one_breath(one: Telling, later: Telling) -> bool:
    """Whether one sentence tells of two meetings: "at talks with the envoy, received in Pyongyang"."""
    mine, yours = one.draft, later.draft
    if mine.type != "CONSULT" or mine.passage is not yours.passage or mine.status != yours.status:
        return False
    return mine.passage.doc[mine.head].sent.start == mine.passage.doc[yours.head].sent.start


def _told_again(one: Telling, later: Telling) -> bool:
    """Whether the later takes the earlier up: the same act, on whom it names as known, or by those it names as known."""
    if one.stem != later.stem or _clash(one.who, later.who) or _clash(one.to_whom, later.to_whom):
        return False
    if not _comparable(one, later) or _clash(one.agents, later.agents):
        return False
    if later.pronoun:
        return bool(one.targets) or one.pronoun
    return later.back and bool(one.targets & later.targets)


def _comparable(one: Telling, later: Telling) -> bool:
    """Whether figures for the same thing may be of one happening: 14 and 20 dead may, 36 shells and one may not."""
    for stem, value in one.figures:
        for other_stem, other in later.figures:
            if stem == other_stem and not 1 / _FAR <= (value or 1) / (other or 1) <= _FAR:
                return False
    return True


def _same_statement(one: Telling, other: Telling) -> bool:
    content, answer = one.draft.content, other.draft.content
    return bool(one.who & other.who) and content is not None and content == answer


def _told_alike(one: Telling, other: Telling) -> bool:
    """Whether the same word tells both, the same things are counted, or one names fewer actors and the same target."""
    counted = bool(one.counted & other.counted)
    if not (one.stem == other.stem or counted) or _clash(one.to_whom, other.to_whom) or not _comparable(one, other):
        return False
    others = _clash(one.targets, other.targets) or (other.new and bool(one.targets))
    return counted or not others or bool(one.to_whom & other.to_whom)


def _clash(one: Actors, other: Actors) -> bool:
    return bool(one and other) and not one & other


def _dates_meet(one: str, other: str) -> bool:
    """Whether two ISO values may be of one happening: one begins like the other, or an interval holds it."""
    first, second = one.split("/"), other.split("/")
    return any(a.startswith(b) or b.startswith(a) for a in first for b in second if a != ".." and b != "..")

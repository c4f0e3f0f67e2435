"""Happenings: the facts of one article that tell the same thing share one, and keep their differing figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from depeche.facts.draft import Draft

Actors = frozenset[str]
Key = tuple[str, str, str]


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


def happenings_of(tellings: Sequence[Telling]) -> list[str]:
    """For each telling the name of its happening ("h1" …), numbered by first appearance."""
    group_of = list(range(len(tellings)))  # each telling's group, named by its first telling
    members: dict[int, list[int]] = {}
    alike: dict[Key, list[int]] = {}
    for number, telling in enumerate(tellings):
        members[number] = [number]
        keys = _keys(telling)
        for other in sorted({n for key in keys for n in alike.get(key, ())}):
            if group_of[other] != group_of[number] and _same(telling, tellings[other]):
                _join(group_of, members, group_of[other], group_of[number])
        for key in keys:
            alike.setdefault(key, []).append(number)
    names = {first: f"h{place}" for place, first in enumerate(sorted(members), 1)}
    return [names[first] for first in group_of]


def _join(group_of: list[int], members: dict[int, list[int]], one: int, other: int) -> None:
    first, second = sorted((one, other))
    for number in members[second]:
        group_of[number] = first
    members[first] += members.pop(second)


def _keys(telling: Telling) -> list[Key]:
    """What any two tellings of one happening have in common at least once: a necessary condition of ``_same``."""
    kind, type_, content = telling.draft.kind, telling.draft.type, telling.draft.content
    if kind == "statement":
        return [(kind, type_, str(content))] if content else []
    actors = telling.who | telling.to_whom
    return [
        *((kind, type_, actor) for actor in actors),
        *((kind, type_, f"{telling.lemma} {c}") for c in telling.counted),
    ]


def _same(one: Telling, other: Telling) -> bool:
    """Whether two tellings tell one happening: alike in kind and type, with shared actors and no clash of dates."""
    if one.draft.kind != other.draft.kind or one.draft.type != other.draft.type:
        return False
    if one.draft.kind == "statement":
        return _same_statement(one, other)
    if one.when and other.when and not _dates_meet(one.when, other.when):
        return False
    everyone, others = one.who | one.to_whom, other.who | other.to_whom
    if not everyone or not others:
        return one.lemma == other.lemma and bool(one.counted & other.counted)
    if _clash(one.who, other.who) and not (one.who & other.to_whom):
        return False
    shared = everyone & others
    if len(shared) > 1 or (shared and _told_alike(one, other)):
        return True
    within = everyone <= others or others <= everyone
    return (one.echo or other.echo) and within and len(everyone | others) > 1


def _same_statement(one: Telling, other: Telling) -> bool:
    content, answer = one.draft.content, other.draft.content
    return bool(one.who & other.who) and content is not None and content == answer


def _told_alike(one: Telling, other: Telling) -> bool:
    """Whether the same word tells both, the same things are counted, or one names fewer actors and the same target."""
    alike = one.lemma == other.lemma or bool(one.counted & other.counted)
    return alike and not _clash(one.to_whom, other.to_whom)


def _clash(one: Actors, other: Actors) -> bool:
    return bool(one and other) and not one & other


def _dates_meet(one: str, other: str) -> bool:
    """Whether two ISO values may be of one happening: one begins like the other, or an interval holds it."""
    first, second = one.split("/"), other.split("/")
    return any(a.startswith(b) or b.startswith(a) for a in first for b in second if a != ".." and b != "..")

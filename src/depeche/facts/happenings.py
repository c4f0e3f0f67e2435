"""Happenings: the facts of one article that tell the same thing share one, and keep their differing figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from depeche.facts.draft import Draft

Actors = frozenset[str]


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
    groups: list[list[int]] = []
    for number, telling in enumerate(tellings):
        met = [group for group in groups if any(_same(telling, tellings[other]) for other in group)]
        groups = [group for group in groups if group not in met]
        groups.append(sorted([number, *(other for group in met for other in group)]))
    groups.sort()
    names = {number: f"h{place}" for place, group in enumerate(groups, 1) for number in group}
    return [names[number] for number in range(len(tellings))]


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

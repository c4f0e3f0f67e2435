"""Entities: the people, bodies, countries and places that an article names, each with all its mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from depeche.facts.fact import Entity, EntityMention, Role
from depeche.facts.names.descriptions import Described, describe
from depeche.facts.names.families import families
from depeche.facts.names.halves import halves
from depeche.facts.names.identity import Resolver
from depeche.facts.names.naming import Naming
from depeche.facts.names.offices import offices
from depeche.facts.names.reading import Reading, habits_of, readings
from depeche.facts.names.settle import settle
from depeche.facts.names.spot import Spotter
from depeche.facts.passage import passage_at

if TYPE_CHECKING:
    from depeche.article.article import Article
    from depeche.facts.doc import Token
    from depeche.facts.names.gazetteer import Gazetteer
    from depeche.facts.passage import Passage, Span


def find_entities(passages: Sequence[Passage], article: Article, gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """All entities of the article, in the order in which they are first named.

    Mentions are names, metonyms and adjectives, and the descriptions and pronouns that stand for a named entity.
    """
    read = readings(tuple(passages), article.text)
    spotter = Spotter(gazetteer, habits_of(read))
    spotted = settle([s for reading in read for s in spotter.spot(reading)], read, gazetteer)
    spotted = families(halves(spotted, read, gazetteer), read, gazetteer)
    namings = Resolver(gazetteer, read, spotted).resolve()
    roles = _roles(namings, read, article, gazetteer)
    return _gathered(namings, describe(read, namings, gazetteer), roles, article)


def _roles(
    namings: Sequence[Naming], read: Sequence[Reading], article: Article, gazetteer: Gazetteer
) -> dict[str, list[Role]]:
    """The offices that stand beside people's names, by the person's identifier; each office once."""
    known = offices(gazetteer.language)
    found: dict[str, list[Role]] = {}
    for n in namings:
        if n.kind != "person":
            continue
        reading = read[n.spotted.passage]
        office = known.beside(reading, n.spotted.first, n.spotted.last, gazetteer)
        if office is None:
            continue
        start, end = reading.words.span(office.first, office.last)
        pin = article.pin(reading.passage.offset + start, reading.passage.offset + end)
        held = found.setdefault(n.id, [])
        if all(role.pin.text != pin.text for role in held):
            held.append(Role(pin, office.sector))
    return found


def _gathered(
    namings: Sequence[Naming],
    described: Iterable[Described],
    roles: Mapping[str, Sequence[Role]],
    article: Article,
) -> tuple[Entity, ...]:
    by_id: dict[str, list[Naming]] = {}
    mentions: dict[str, list[EntityMention]] = {}
    for n in namings:
        by_id.setdefault(n.id, []).append(n)
        pin = article.pin(n.spotted.start, n.spotted.end)
        mentions.setdefault(n.id, []).append(EntityMention(pin, n.use, n.by))
    for d in described:
        if d.entity not in by_id:
            by_id[d.entity] = [d.naming]
        mentions.setdefault(d.entity, []).append(
            EntityMention(article.pin(*d.span), d.use, "last" if d.use == "pronoun" else "role")
        )
    return tuple(_entity(id_, group, mentions[id_], roles.get(id_, ())) for id_, group in by_id.items())


def _entity(id_: str, group: Sequence[Naming], mentions: Sequence[EntityMention], roles: Sequence[Role]) -> Entity:
    longest = max(group, key=lambda n: (n.spotted.known is not None, len(n.name)))
    country = next((n.country for n in group if n.country), None)
    ordered = tuple(sorted(mentions, key=lambda m: m.pin.start or 0))
    return Entity(id_, longest.kind, longest.name, country, ordered, tuple(roles))


@dataclass(frozen=True, slots=True)
class Standing:
    """What a phrase stands for: the entity, the mention of it that says so, and how the two belong together."""

    entity: Entity
    mention: EntityMention
    how: str  #: a key of ``explain.toml`` under "named"


class EntityIndex:
    """Finds the entity that a noun phrase, quoted whole by a fact, stands for."""

    def __init__(self, entities: Sequence[Entity], passages: Sequence[Passage]) -> None:
        self._passages = sorted(passages, key=lambda p: p.offset)
        self._mentions = sorted(
            ((m.pin.start, m.pin.end or 0, e, m) for e in entities for m in e.mentions if m.pin.start is not None),
            key=lambda row: (row[0], -row[1]),
        )
        self._longest = max((row[1] - row[0] for row in self._mentions), default=0)
        self._kinds = {e.id: e.kind for e in entities}

    def entity_at(self, span: Span) -> str | None:
        """The id of the entity that the phrase stands for, by its head, its apposition, or as a description; else None."""
        standing = self.standing(span)
        return None if standing is None else standing.entity.id

    def standing(self, span: Span) -> Standing | None:
        """What the phrase stands for, by which mention, and how that was told; None when nothing is known of it."""
        inside = self._inside(span)
        whole = [row for row in inside if row[0] <= span[0] and span[1] <= row[1]]
        if whole:
            return Standing(whole[0][2], whole[0][3], "whole")
        tokens = self._tokens(span)
        named = [row for row in inside if row[3].use in {"name", "metonym"}]
        if not tokens:
            return Standing(named[0][2], named[0][3], "inside") if named else None
        root = _root(tokens)
        offset = self._offset(span)
        head = offset + root.idx
        for start, end, entity, mention in inside:
            if start <= head < end and mention.use != "adjective":
                return Standing(entity, mention, "head")
        beside = [
            offset + t.idx
            for t in tokens
            if t.head.i == root.i and t.dep_ in {"appos", "flat", "nmod:desc", "compound"}
        ]
        for person_first in (True, False):
            for start, end, entity, mention in named:
                if any(start <= b < end for b in beside) and (entity.kind == "person") == person_first:
                    return Standing(entity, mention, "beside")
        people = [row for row in named if row[2].kind == "person"]
        if people and root.pos_ == "NOUN" and people[0][1] >= span[1] - 1:
            return Standing(people[0][2], people[0][3], "person")
        return None

    def named_in(self, span: Span) -> list[Entity]:
        """The entities named within the span, by name, metonym or adjective, in order."""
        named = ("name", "metonym", "adjective")
        return [row[2] for row in self._inside(span) if row[3].use in named and span[0] <= row[0] and row[1] <= span[1]]

    def head_of(self, span: Span) -> int | None:
        """Where the word starts that heads the phrase; None when the parse has no words there."""
        tokens = self._tokens(span)
        if not tokens:
            return None
        return self._offset(span) + _root(tokens).idx

    def _inside(self, span: Span) -> list[tuple[int, int, Entity, EntityMention]]:
        """The mentions that touch the span, in order."""
        first = bisect_left(self._mentions, span[0] - self._longest, key=lambda row: row[0])
        last = bisect_left(self._mentions, span[1], key=lambda row: row[0])
        return [row for row in self._mentions[first:last] if span[0] < row[1]]

    def _tokens(self, span: Span) -> list[Token]:
        passage = self._passage(span)
        return passage.tokens_in(span) if passage is not None else []

    def _offset(self, span: Span) -> int:
        passage = self._passage(span)
        return passage.offset if passage is not None else 0

    def _passage(self, span: Span) -> Passage | None:
        return passage_at(self._passages, span[0])


def _root(tokens: Sequence[Token]) -> Token:
    """The token that heads the stretch."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[0])

"""Actors: the country and the sector of whoever a phrase names ("four Saudi men", "le procureur de Minsk", "he").

The columns of every record of political events: who acts for which state, and as what. Read from the phrase's own words
and from what the article says of the entity that the phrase stands for; never from the world's state on some date.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from depeche.article.article import Article, Part
from depeche.article.sourcemap import Row, SourceMap
from depeche.facts.entities import EntityIndex, find_entities
from depeche.facts.fact import Entity, Fact, Mention
from depeche.facts.names.gazetteer import Gazetteer, load_gazetteer
from depeche.facts.names.offices import Office, offices
from depeche.facts.names.words import words_of
from depeche.facts.parsing import load_parser
from depeche.facts.passage import Passage, Span

_STATE = "state"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who a phrase names: the entity where one is known, the country's ISO code, the sector; None where nothing tells."""

    entity: str | None
    country: str | None
    sector: str | None


class Actors:
    """Tells the actors that the phrases of one article name."""

    def __init__(self, text: str, index: EntityIndex, gazetteer: Gazetteer) -> None:
        self._text = text
        self._index = index
        self._offices = offices(gazetteer.language)
        self._known: dict[Span, Actor] = {}

    def at(self, span: Span) -> Actor:
        """The actor that the words of the restored text at ``span`` name."""
        if span not in self._known:
            self._known[span] = self._read(span)
        return self._known[span]

    def _read(self, span: Span) -> Actor:
        standing = self._index.standing(span)
        entity = standing.entity if standing is not None else None
        return Actor(entity.id if entity else None, self._country(span, entity), self._sector(span, entity))

    def _country(self, span: Span, entity: Entity | None) -> str | None:
        """The entity's, else that of the first name in the phrase that has one."""
        if entity is not None and entity.country:
            return entity.country
        if entity is not None and entity.kind == "organisation":
            return None
        return next((e.country for e in self._index.named_in(span) if e.country), None)

    def _sector(self, span: Span, entity: Entity | None) -> str | None:
        """By the phrase's head, then by the offices and the name of the entity."""
        said = self._said(span)
        if said is not None and said.sector != "other":
            return said.sector
        if entity is not None and entity.roles:
            return entity.roles[0].sector
        if entity is not None and entity.kind == "country" and said is None:
            return _STATE
        if entity is not None and entity.kind == "organisation":
            return _sector_of(entity.name)
        return said.sector if said is not None else None

    def _said(self, span: Span) -> Office | None:
        """The office that heads the phrase: at the parse's head, else the first."""
        words = words_of(self._text[span[0] : span[1]])
        found = list(self._offices.within(words, 0, len(words)))
        head = self._index.head_of(span)
        if head is not None:
            for office in found:
                start, end = words.span(office.first, office.last)
                if start <= head - span[0] < end:
                    return office
        return found[0] if found else None


@functools.lru_cache(maxsize=4096)
def _sector_of(name: str) -> str | None:
    """The sector of a body by its English name's last office."""
    words = words_of(name)
    inner = list(offices("en").within(words, 0, len(words)))
    return inner[-1].sector if inner else None


def with_actors(fact: Fact, actors: Actors) -> Fact:
    """The fact, each mention of an actor with its country and sector."""

    def told(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        return tuple(_told(mention, actors) for mention in mentions)

    return replace(fact, who=told(fact.who), to_whom=told(fact.to_whom), according_to=told(fact.according_to))


def _told(mention: Mention, actors: Actors) -> Mention:
    if mention.pin.start is None or mention.pin.end is None:
        return mention
    actor = actors.at((mention.pin.start, mention.pin.end))
    return replace(mention, country=actor.country, sector=actor.sector)


def read_actor(phrase: str, code: str) -> Actor:
    """The actor that a phrase names when nothing stands around it; ``code`` is its language."""
    text = " ".join(phrase.split())
    if not text:
        return Actor(None, None, None)
    whole = SourceMap((Row(0, len(text), 0, len(text)),))
    article = Article(text, text, whole, (), (Part("paragraph", 0, len(text), 0),), ())
    passages = [Passage(doc, 0, "paragraph", 0) for doc in load_parser(code).parse([text])]
    gazetteer = load_gazetteer(code)
    index = EntityIndex(find_entities(passages, article, gazetteer), passages)
    return Actors(text, index, gazetteer).at((0, len(text)))

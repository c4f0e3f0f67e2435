"""Descriptions and pronouns that stand for somebody the article names: "le président ukrainien", "the company", "he"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from depeche.facts.fact import Use
from depeche.facts.names.words import fold
from depeche.facts.phrases import phrase_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from depeche.facts.names.gazetteer import Gazetteer
    from depeche.facts.names.identity import Naming
    from depeche.facts.names.reading import Reading
    from depeche.facts.passage import Span


@dataclass(frozen=True, slots=True)
class Described:
    """A description or pronoun and the entity it stands for, with a naming of that entity."""

    span: Span
    entity: str
    use: Use
    naming: Naming


@dataclass(slots=True)
class _Memory:
    """Who has been named so far, the latest last; roles that people were given."""

    people: list[Naming] = field(default_factory=list)
    bodies: list[Naming] = field(default_factory=list)
    countries: list[Naming] = field(default_factory=list)
    roles: dict[tuple[str, str | None], Naming] = field(default_factory=dict)
    subject: Naming | None = None


def describe(readings: Sequence[Reading], namings: Sequence[Naming], gazetteer: Gazetteer) -> list[Described]:
    """The descriptions and pronouns of the article that stand for somebody named before them, in order."""
    memory = _Memory()
    found: list[Described] = []
    for reading in readings:
        own = [n for n in namings if n.spotted.passage == reading.index]
        found.extend(_Describer(reading, own, gazetteer, memory).describe())
    return found


class _Describer:
    """Walks one passage token by token."""

    def __init__(self, reading: Reading, namings: Sequence[Naming], gazetteer: Gazetteer, memory: _Memory) -> None:
        self.reading = reading
        self.gaz = gazetteer
        self.lex = gazetteer.words
        self.memory = memory
        offset = reading.passage.offset
        self.named = {k: n for n in namings for k in range(n.spotted.start - offset, n.spotted.end - offset)}
        self.starts = {n.spotted.start - offset: n for n in namings}

    def describe(self) -> Iterator[Described]:
        for token in self.reading.passage.doc:
            naming = self.starts.get(token.idx)
            if naming is not None:
                self._remember(token, naming)
                continue
            if token.idx in self.named:
                continue
            hit = (
                self._pronoun(token)
                if token.pos_ == "PRON"
                else self._description(token)
                if token.pos_ == "NOUN"
                else None
            )
            if hit is not None:
                yield hit

    def _remember(self, token: Token, naming: Naming) -> None:
        memory = self.memory
        if naming.kind == "person":
            memory.people.append(naming)
            for role in self._roles_of(token):
                memory.roles[role, naming.country] = naming
                memory.roles[role, None] = naming
        elif naming.kind == "organisation" and naming.use != "adjective":
            memory.bodies.append(naming)
        elif naming.kind == "country":
            memory.countries.append(naming)

    def _roles_of(self, token: Token) -> Iterator[str]:
        """Lemmas of the nouns that give a person a role: a title before the name, an apposition after it."""
        beside = [token.head, *token.children]
        for other in beside:
            if (
                other.pos_ in {"NOUN", "PROPN"}
                and abs(other.i - token.i) < 12
                and fold(other.lemma_) in self.lex.person_heads
            ):
                yield fold(other.lemma_)
        for k in range(max(0, token.i - 4), token.i):
            role = fold(token.doc[k].lemma_)
            if role in self.lex.person_heads:
                yield role

    def _pronoun(self, token: Token) -> Described | None:
        word = fold(token.text)
        if token.dep_ == "expl":
            return None
        male, female = word in self.lex.person_pronouns_male, word in self.lex.person_pronouns_female
        if not male and not female:
            return None
        for naming in reversed(self.memory.people[-6:]):
            if self._fits(naming, female):
                return self._hit((token.idx, token.idx + len(token.text)), naming, "pronoun")
        return None

    def _fits(self, naming: Naming, female: bool) -> bool:
        first = fold(naming.name.split()[0].split("-")[0])
        if first in self.gaz.female and first not in self.gaz.male:
            return female
        if first in self.gaz.male:
            return not female
        return True

    def _description(self, token: Token) -> Described | None:
        lemma = fold(token.lemma_)
        phrase = phrase_of(token)
        named = any(t.idx in self.named and self.named[t.idx].use != "adjective" for t in phrase)
        if named and lemma not in self.lex.government_heads and lemma not in self.lex.person_heads:
            return None
        first = phrase[0]
        if fold(first.text) not in self.lex.definite:
            return None
        span = (first.idx, phrase[-1].idx + len(phrase[-1].text))
        country = next(
            (self.named[t.idx].country for t in phrase if t.idx in self.named and self.named[t.idx].country), None
        )
        naming = self._whom(lemma, country, [t for t in phrase if t.i != token.i])
        return self._hit(span, naming, "description") if naming is not None else None

    def _whom(self, lemma: str, country: str | None, others: Sequence[Token]) -> Naming | None:
        memory, lex = self.memory, self.lex
        if lemma in lex.person_heads:
            if country is not None:
                return memory.roles.get((lemma, country)) or next(
                    (n for n in reversed(memory.people) if n.country == country), None
                )
            return memory.roles.get((lemma, None))
        if lemma in lex.government_heads and country is not None:
            return next((n for n in reversed(memory.countries) if n.country == country), None)
        if lemma in lex.country_heads and not any(t.pos_ == "ADJ" for t in others):
            return memory.countries[-1] if memory.countries else None
        if lemma in lex.organisation_words and memory.bodies and not any(t.dep_ == "nmod" for t in others):
            return memory.bodies[-1]
        return None

    def _hit(self, span: Span, naming: Naming, use: Use) -> Described:
        offset = self.reading.passage.offset
        return Described((offset + span[0], offset + span[1]), naming.id, use, naming)

"""Descriptions and pronouns that stand for somebody the article names: "le président ukrainien", "the company", "he"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from depeche.facts.fact import Use
from depeche.facts.names.words import fold
from depeche.facts.phrases import phrase_of

if TYPE_CHECKING:
    from depeche.facts.doc import Token
    from depeche.facts.names.gazetteer import Gazetteer
    from depeche.facts.names.naming import Naming
    from depeche.facts.names.reading import Reading
    from depeche.facts.passage import Span


#: How many words before a name may hold its title; how far an apposition may stand.
_BEFORE, _FAR = 4, 12
#: How many of the people named last a pronoun may stand for.
_RECENT = 6


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
    subjects: list[Naming] = field(default_factory=list)


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
            hit = None
            if token.pos_ == "PRON":
                hit = self._pronoun(token)
            elif token.pos_ in {"NOUN", "PROPN"}:
                hit = self._description(token)
            if hit is not None:
                yield hit

    def _remember(self, token: Token, naming: Naming) -> None:
        memory = self.memory
        if naming.kind == "person":
            memory.people.append(naming)
            if _is_subject(token):
                memory.subjects.append(naming)
            for role in self._roles_of(token):
                memory.roles[role, naming.country] = naming
                memory.roles[role, None] = naming
        elif naming.kind == "organisation" and naming.use != "adjective":
            memory.bodies.append(naming)
        elif naming.kind == "country":
            memory.countries.append(naming)

    def _roles_of(self, token: Token) -> Iterator[str]:
        """The offices that the nouns beside a person's name give: a title before it, an apposition after it."""
        doc = token.doc
        beside = [token.head, *token.children, *(doc[k] for k in range(max(0, token.i - _BEFORE), token.i))]
        for noun in beside:
            if noun.pos_ in {"NOUN", "PROPN"} and abs(noun.i - token.i) < _FAR and noun.idx not in self.named:
                lemma = fold(noun.lemma_)
                if lemma in self.lex.person_heads:
                    office = self._office(noun)
                    yield office
                    if not set(office.split(" ")) & self.lex.role_modifiers:
                        yield lemma

    def _office(self, noun: Token) -> str:
        """The office that a noun and its modifiers name: "ministre defense", "minister prime"."""
        modifiers = [
            fold(child.lemma_)
            for child in noun.children
            if child.idx not in self.named
            and (
                (child.pos_ == "NOUN" and child.dep_ in {"nmod", "compound", "nmod:poss"})
                or fold(child.lemma_) in self.lex.role_modifiers
            )
        ]
        return " ".join((fold(noun.lemma_), *modifiers))

    def _pronoun(self, token: Token) -> Described | None:
        """A personal pronoun and the last person it may stand for; a subject pronoun looks for subjects first."""
        word = fold(token.text)
        if token.dep_ == "expl":
            return None
        male, female = word in self.lex.person_pronouns_male, word in self.lex.person_pronouns_female
        if not male and not female:
            return None
        recent = self.memory.people[-_RECENT:]
        likely = [n for n in recent if n in self.memory.subjects] if token.dep_.startswith("nsubj") else []
        for naming in (*reversed(likely), *reversed(recent)):
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
        """A definite singular phrase that names nobody, with whom it stands for."""
        lemma = fold(token.lemma_)
        if lemma not in self.lex.described:
            return None
        if lemma not in self.lex.government_heads and "Number=Plur" in str(token.morph):
            return None
        phrase = phrase_of(token)
        first = phrase[0]
        inside = [self.named[t.idx] for t in phrase if t.idx in self.named]
        if fold(first.text) not in self.lex.definite or any(n.kind == "person" for n in inside):
            return None
        country = next((n.country for n in inside if n.kind == "country" and n.country), None)
        foreign = any(n.kind != "country" for n in inside)
        naming = self._whom(token, country, foreign)
        span = (first.idx, phrase[-1].idx + len(phrase[-1].text))
        return self._hit(span, naming, "description") if naming is not None else None

    def _whom(self, token: Token, country: str | None, foreign: bool) -> Naming | None:
        """Whom a phrase with that head stands for; ``foreign`` when it names something else than a country."""
        memory, lex = self.memory, self.lex
        lemma = fold(token.lemma_)
        if lemma in lex.person_heads and not foreign:
            office = self._office(token)
            held = memory.roles.get((office, country))
            if held is None and country is not None and office in lex.state_leaders:
                return next((n for n in reversed(memory.people) if n.country == country), None)
            return held
        if lemma in lex.government_heads and country is not None:
            return next((n for n in reversed(memory.countries) if n.country == country), None)
        plain = not foreign and not any(c.pos_ == "ADJ" or c.dep_ == "nmod" for c in token.children)
        if lemma in lex.country_heads and plain:
            return memory.countries[-1] if memory.countries else None
        if lemma in lex.organisation_words and plain and memory.bodies:
            return memory.bodies[-1]
        return None

    def _hit(self, span: Span, naming: Naming, use: Use) -> Described:
        offset = self.reading.passage.offset
        return Described((offset + span[0], offset + span[1]), naming.id, use, naming)


def _is_subject(token: Token) -> bool:
    """Whether a name is its clause's subject, by itself or through the title that it stands beside."""
    while token.dep_ in {"flat", "appos", "nmod:desc", "compound"} and token.head.i != token.i:
        token = token.head
    return token.dep_ in {"nsubj", "nsubj:pass", "obl:agent"}

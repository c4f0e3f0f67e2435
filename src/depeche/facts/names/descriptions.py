"""Descriptions and pronouns that stand for somebody the article names: "le président ukrainien", "the company", "he"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from depeche.facts.fact import Use
from depeche.facts.names.memory import Memory, Title
from depeche.facts.names.offices import Offices, offices
from depeche.facts.names.words import fold, words_of
from depeche.facts.phrases import phrase_of

if TYPE_CHECKING:
    from depeche.facts.doc import Token
    from depeche.facts.names.gazetteer import Gazetteer
    from depeche.facts.names.naming import Naming
    from depeche.facts.names.reading import Reading
    from depeche.facts.passage import Span


#: How far an apposition may stand.
_FAR = 12
_COMPLEMENTS = frozenset({"obl", "obl:arg", "obl:mod", "nmod", "obj", "iobj"})
_NAME_PARTS = frozenset({"flat", "flat:name", "appos", "compound", "conj"})
_ELISION = "'’"


@dataclass(frozen=True, slots=True)
class Described:
    """A description or pronoun and the entity it stands for, with a naming of that entity."""

    span: Span
    entity: str
    use: Use
    naming: Naming


def describe(readings: Sequence[Reading], namings: Sequence[Naming], gazetteer: Gazetteer) -> list[Described]:
    """The descriptions and pronouns of the article that stand for somebody named before them, in order."""
    memory = Memory(gazetteer.words)
    found: list[Described] = []
    for reading in readings:
        own = [n for n in namings if n.spotted.passage == reading.index]
        found.extend(_Describer(reading, own, gazetteer, memory).describe())
    return found


class _Describer:
    """Walks one passage token by token."""

    def __init__(self, reading: Reading, namings: Sequence[Naming], gazetteer: Gazetteer, memory: Memory) -> None:
        self.reading = reading
        self.gaz = gazetteer
        self.lex = gazetteer.words
        self.memory = memory
        self.offices = offices(gazetteer.language)
        offset = reading.passage.offset
        self.named = {k: n for n in namings for k in range(n.spotted.start - offset, n.spotted.end - offset)}
        self.starts = {n.spotted.start - offset: n for n in namings}

    def describe(self) -> Iterator[Described]:
        described = 0  # where the last description ends: what stands in it stands for nobody else
        for token in self.reading.passage.doc:
            naming = self.starts.get(token.idx)
            if naming is not None:
                self._remember(token, naming)
            elif token.idx >= described and token.idx not in self.named and (hit := self._stands(token)) is not None:
                described = hit.span[1] - self.reading.passage.offset
                yield hit

    def _stands(self, token: Token) -> Described | None:
        if token.lower_ in self.lex.latter:
            return self._latter(token)
        if token.pos_ == "PRON":
            return self._pronoun(token)
        return self._description(token) if token.pos_ in {"NOUN", "PROPN"} else None

    def _remember(self, token: Token, naming: Naming) -> None:
        self.memory.name(naming, subject=_is_subject(self._top(token, naming)), sentence=self._sentence(token))
        if naming.kind == "person":
            for title in self._titles_of(token, naming):
                self.memory.give(title, naming)

    def _top(self, token: Token, naming: Naming) -> Token:
        """The token of a name that the others hang from; a first name that the parser does not know may hang as an adjective."""
        end = naming.spotted.end - self.reading.passage.offset
        while token.i < token.head.i and token.head.idx < end:
            token = token.head
        return token

    def _sentence(self, token: Token) -> int:
        """Where the token's sentence starts in the article."""
        return self.reading.passage.offset + token.doc[token.sent.start].idx

    def _titles_of(self, token: Token, naming: Naming) -> list[Title]:
        """The offices that the words beside a person's name give; by the parse where the words alone tell none."""
        s = naming.spotted
        office = self.offices.beside(self.reading, s.first, s.last, self.gaz)
        first = self.reading.words.keys[s.first]
        if s.last - s.first > 1 and first in self.lex.person_heads:
            return [Title(frozenset({first}), naming.country)]
        if office is None:
            return list(self._parsed_titles(token, naming))
        tokens = [t for k in range(office.first, office.last) if (t := self.reading.token(k)) is not None]
        return [self._title(tokens, naming.country)]

    def _parsed_titles(self, token: Token, naming: Naming) -> Iterator[Title]:
        for noun in (token.head, *token.children):
            near = noun.pos_ in {"NOUN", "PROPN"} and abs(noun.i - token.i) < _FAR and noun.idx not in self.named
            if near and fold(noun.lemma_) in self.lex.person_heads:
                yield self._title([noun, *self._complement(noun)], naming.country)

    def _title(self, tokens: Sequence[Token], country: str | None) -> Title:
        """The office that the tokens name: its nouns and what makes another office of an office, and the bodies in it."""
        named = [self.named[t.idx] for t in tokens if t.idx in self.named]
        words = {
            fold(t.lemma_)
            for t in tokens
            if t.idx not in self.named and (t.pos_ in {"NOUN", "PROPN"} or fold(t.lemma_) in self.lex.role_modifiers)
        }
        if " ".join(sorted(words)) in self.lex.premiers:
            words = set(self.lex.premiers)
        own = next((n.country for n in named if n.kind == "country" and n.country), None)
        return Title(frozenset(words), own or country, frozenset(n.id for n in named if n.kind == "organisation"))

    def _complement(self, noun: Token) -> Iterator[Token]:
        """What hangs from a noun and makes its office: modifiers, complements, names."""
        for child in noun.children:
            if child.dep_ in {"nmod", "compound", "nmod:poss", "amod", "flat"}:
                yield child

    # Pronouns

    def _pronoun(self, token: Token) -> Described | None:
        """A personal pronoun and the last person it may stand for; a subject pronoun looks for subjects first."""
        before, hyphen, bare = token.text.rpartition("-")  # "-t-il" hangs behind its verb
        word = fold(bare)
        if token.dep_ == "expl":
            return None
        male, female = word in self.lex.person_pronouns_male, word in self.lex.person_pronouns_female
        if not male and not female:
            return None
        subject = token.dep_.startswith("nsubj")
        for naming in self.memory.likeliest(subject=subject):
            if self._fits(naming, female) and not (subject and self._stands_beside(naming, token)):
                start = token.idx + len(before) + len(hyphen)
                return self._hit((start, token.idx + len(token.text)), naming, "pronoun")
        return None

    def _stands_beside(self, naming: Naming, subject: Token) -> bool:
        """Whether the naming hangs as a complement from the pronoun's own verb: "after meeting X, he" is somebody else.

        One in a clause of its own may be meant: "when X arrived, he".
        """
        spotted = naming.spotted
        token = self.reading.token(spotted.first) if spotted.passage == self.reading.index else None
        for _ in range(_FAR if token is not None else 0):
            assert token is not None
            if token.head.i == subject.head.i:
                return token.dep_ in _COMPLEMENTS
            if token.dep_ not in _COMPLEMENTS and token.dep_ not in _NAME_PARTS:
                return False
            token = token.head
        return False

    def _latter(self, token: Token) -> Described | None:
        """Whoever was named last, of that gender: "ce dernier", "celle-ci", "the latter"."""
        alone = token.pos_ == "PRON"
        first = token if alone else token.doc[token.i - 1] if token.i > 0 else None
        if first is None or not (alone or _plain(first) in self.lex.demonstratives):
            return None
        if any(child.dep_ in {"nmod", "acl", "acl:relcl"} for child in token.children):
            return None
        female = token.lower_ in self.lex.latter_feminine
        for naming in reversed(self.memory.everyone[-2:]):
            if naming.kind != "person" or not self.lex.latter_feminine or self._fits(naming, female):
                return self._hit((first.idx, token.idx + len(token.text)), naming, "pronoun")
        return None

    def _fits(self, naming: Naming, female: bool) -> bool:
        first = fold(naming.name.split()[0].split("-")[0])
        if first in self.gaz.female and first not in self.gaz.male:
            return female
        if first in self.gaz.male:
            return not female
        return True

    # Descriptions

    def _description(self, token: Token) -> Described | None:
        """A definite singular phrase that names nobody, with whom it stands for."""
        lemma = fold(token.lemma_)
        if lemma not in self.lex.described:
            return None
        governs = lemma in self.lex.government_heads
        if not governs and "Number=Plur" in token.morph:
            return None
        phrase = phrase_of(token)
        first = phrase[0]
        inside = [self.named[t.idx] for t in phrase if t.idx in self.named]
        beside = self._adjective_behind(phrase[-1])
        if beside is not None:
            inside.append(beside)
        definite = _plain(first) in self.lex.definite or (governs and first.idx in self.named)
        if not definite or any(n.kind == "person" for n in inside):
            return None
        naming = self._whom(token, lemma, inside)
        if naming is None:
            return None
        self.memory.name(naming, subject=_is_subject(token), sentence=self._sentence(token))
        return self._hit((first.idx, phrase[-1].idx + len(phrase[-1].text)), naming, "description")

    def _adjective_behind(self, last: Token) -> Naming | None:
        """The country's adjective right behind a phrase that the parser cut off before it."""
        doc = last.doc
        naming = self.named.get(doc[last.i + 1].idx) if last.i + 1 < len(doc) and last.whitespace_ else None
        told = naming is not None and naming.use == "adjective" and not self.lex.adjectives_before_nouns
        return naming if told else None

    def _whom(self, token: Token, lemma: str, inside: Sequence[Naming]) -> Naming | None:
        """Whom a phrase with that head stands for."""
        memory, lex = self.memory, self.lex
        country = next((n.country for n in inside if n.kind == "country" and n.country), None)
        if lemma in lex.person_heads and all(n.kind in {"country", "organisation"} for n in inside):
            title = self._title([token, *self._complement(token)], country)
            title = replace(title, bodies=frozenset(n.id for n in inside if n.kind == "organisation"))
            if lemma in lex.house_leaders and any(n.use == "metonym" for n in inside):
                title = Title(frozenset(lex.house_leaders), country)
            held = memory.holder(title)
            if held is not None:
                memory.give(title, held)
            return held
        if lemma in lex.government_heads and country is not None:
            return next((n for n in reversed(memory.countries) if n.country == country), None)
        if inside or any(c.pos_ == "ADJ" or c.dep_ == "nmod" for c in token.children):
            return None
        if lemma in lex.country_heads:
            return memory.countries[-1] if memory.countries else None
        return self._body(token) if lemma in lex.organisation_words else None

    def _body(self, token: Token) -> Naming | None:
        """The last body that the noun suits: of its sector before one whose name tells none, none of another sector."""
        sector = _sector(token.text, self.offices, headed_last=False)
        unknown = None
        for naming in reversed(self.memory.bodies):
            own = _sector(naming.spotted.text, self.offices, headed_last=self.lex.adjectives_before_nouns)
            told = own or _sector(naming.name, offices("en"), headed_last=True)
            if told == sector:
                return naming
            if unknown is None and (told is None or sector is None):
                unknown = naming
        return unknown

    def _hit(self, span: Span, naming: Naming, use: Use) -> Described:
        offset = self.reading.passage.offset
        return Described((offset + span[0], offset + span[1]), naming.id, use, naming)


def _plain(token: Token) -> str:
    """The folded word without the apostrophe of an elision."""
    return fold(token.text).rstrip(_ELISION)


def _sector(text: str, known: Offices, *, headed_last: bool) -> str | None:
    """The sector of a body's name by the office that heads it: its last one before "of", or its first."""
    words = words_of(text)
    end = words.keys.index("of") if headed_last and "of" in words.keys else len(words)
    found = list(known.within(words, 0, end))
    return found[-1 if headed_last else 0].sector if found else None


def _is_subject(token: Token) -> bool:
    """Whether a name is its clause's subject, by itself or through the title that it stands beside."""
    while token.dep_ in {"flat", "appos", "nmod:desc", "compound"} and token.head.i != token.i:
        token = token.head
    return token.dep_ in {"nsubj", "nsubj:pass", "obl:agent"}

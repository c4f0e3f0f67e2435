"""The cast of a passage: which of its noun phrases stand for somebody who can act, and what sort of actor that is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from depeche.facts.events.lexicon import EventLexicon, Reading
from depeche.facts.events.towns import NOWHERE, Towns, is_site
from depeche.facts.passage import Passage, Span

if TYPE_CHECKING:
    from depeche.facts.doc import Token

_COUNTED = frozenset({"nmod", "appos", "flat", "compound"})
#: Where a number without a noun counts people ("killed 20"), and numbers that count rather than name a year.
_STANDING = frozenset({"obj", "nsubj", "nsubj:pass"})
_COUNT = re.compile(r"[^\W\d]+|\d{1,3}(?:[ ., \u202f]\d{3})*")

#: A named or organised actor, other people, a pronoun for either, a thing, a time.
Part = Literal["organised", "people", "pronoun", "thing", "time"]

_LONGEST_ROLE = 6  #: words
_PART_OF_NAME = frozenset({"flat", "appos", "compound", "nmod:desc"})
_OWNING = frozenset({"nmod", "nmod:poss", "compound", "amod", "appos", "flat", "nmod:desc"})


@dataclass(slots=True)
class Cast:
    """Which words of a passage stand for actors; each is asked for once."""

    passage: Passage
    actors: Callable[[Span], bool]
    lexicon: EventLexicon
    speakers: Mapping[int, tuple[Token, ...]] = field(default_factory=dict)  #: by the head of each statement
    game: bool = False  #: the article tells of a game
    mishap: bool = False  #: the article tells of an accident or a disaster, and of no arms
    towns: Towns = NOWHERE
    _parts: dict[int, Part] = field(default_factory=dict)

    def part(self, token: Token) -> Part:
        """What the phrase under the token stands for."""
        known = self._parts.get(token.i)
        if known is None:
            known = self._parts[token.i] = self._part(token)
        return known

    def acts(self, token: Token) -> bool:
        """Whether the phrase stands for somebody."""
        return self.part(token) not in {"thing", "time"}

    def concerns(self, token: Token) -> bool:
        """Whether the phrase stands for somebody or for something of somebody's."""
        return self.acts(token) or any(
            child.dep_ in _OWNING and (self.acts(child) or self._owned(child)) for child in token.children
        )

    def any_acts(self, tokens: Sequence[Token]) -> bool:
        """Whether one of the phrases stands for somebody."""
        return any(self.acts(token) for token in tokens)

    def any_concerns(self, tokens: Sequence[Token]) -> bool:
        """Whether one of the phrases stands for somebody or for something of somebody's."""
        return any(self.concerns(token) for token in tokens)

    def is_site(self, token: Token, noun: Token, reading: Reading, aimed: bool) -> bool:
        """Whether the token names the town where what the event noun beside it tells took place; ``aimed``: at somebody."""
        return is_site(self.towns.governs(token, self.passage), noun, reading, self.lexicon.frames.sited, aimed=aimed)

    def _owned(self, token: Token) -> bool:
        return any(child.dep_ in _OWNING and self.acts(child) for child in token.children)

    def _part(self, token: Token) -> Part:
        lexicon, lemma, lower = self.lexicon, token.lemma_.lower(), token.lower_
        frames = lexicon.frames
        if lemma in frames.times or lower in frames.times:
            return "time"
        if lemma in frames.nature:
            return "thing"
        if token.pos_ in {"PRON", "DET"} or (
            token.pos_ == "ADJ" and token.dep_ in _STANDING and lower in frames.persons
        ):
            return "pronoun" if lemma in frames.persons or lower in frames.persons else "thing"
        if (lemma in lexicon.organised or lower in lexicon.organised) and self._capital(token, lemma):
            return "organised"
        if lower in frames.sides and not any(c.dep_ == "nmod" for c in token.children):
            return "organised"
        if token.text in lexicon.civilities or any(c.text in lexicon.civilities for c in token.children):
            return "organised"
        if (lower in lexicon.roles and self._is_role(token)) or self.ends_role(token):
            return "organised"
        if lemma in frames.counters or token.pos_ in {"NUM", "SYM"}:
            return self._counted(token)
        if lemma in lexicon.people or lower in lexicon.people:
            return "people"
        if token.pos_ == "PROPN" and self.actors(self.passage.span_of([token])):
            return "organised"
        parts = _PART_OF_NAME if token.pos_ == "PROPN" else _PART_OF_NAME - {"compound"}
        name = [token, *(c for c in token.children if c.dep_ in parts)]
        if self.actors(self.passage.span_of(name)):
            return "organised"
        return "people" if token.pos_ == "PROPN" and token.dep_ in _STANDING else "thing"

    def _is_role(self, token: Token) -> bool:
        """Whether the words from here on are a role or body of several words: "secretary of state"."""
        ahead = token.doc[token.i : min(token.i + _LONGEST_ROLE, token.sent.end)].text.lower() + " "
        return any(ahead.startswith(f"{role} ") for role in self.lexicon.roles[token.lower_])

    def ends_role(self, token: Token) -> bool:
        """Whether the words up to here are a role of several words: "suicide bomber"."""
        if token.pos_ != "NOUN":
            return False
        openings = (c for c in token.children if c.dep_ == "compound" and c.lower_ in self.lexicon.roles)
        return any(token.doc[c.i : token.i + 1].text.lower() in self.lexicon.roles[c.lower_] for c in openings)

    def _capital(self, token: Token, lemma: str) -> bool:
        return token.text[0].isupper() or lemma not in self.lexicon.frames.capitals

    def _counted(self, token: Token) -> Part:
        compared = token.pos_ == "ADV"  # "plus de 70 drones": the drones hang from "plus" as from a verb
        inner = [c for c in token.children if c.dep_ in _COUNTED or (compared and c.dep_ == "obl")]
        found = next((part for part in map(self.part, inner) if part != "thing"), None)
        if found is not None:
            return found
        lexicon, lemma = self.lexicon, token.lemma_.lower()
        if lemma in lexicon.people or lemma in lexicon.organised:
            return "people"
        if not inner and lemma in lexicon.frames.multitudes and token.dep_ in _STANDING:
            return "people"
        bare = not inner and token.pos_ == "NUM" and token.dep_ in _STANDING and _COUNT.fullmatch(token.text)
        return "people" if bare else "thing"

"""Sites: where something happens, told by a noun and not by a name — "dans la capitale britannique", "at their home"."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from depeche._languages import language
from depeche.article.article import Article
from depeche.facts.fact import Place
from depeche.facts.passage import Passage, Span
from depeche.facts.phrases import phrase_of

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """A language's prepositions of place and the nouns that name a site."""

    locative: frozenset[str]
    sites: frozenset[str]
    temporal: frozenset[str]  #: words before a noun that say when

    def is_locative(self, token: Token) -> bool:
        """Whether a preposition of place stands before the phrase that the token heads."""
        cases = [c.lower_ for c in token.children if c.dep_ == "case"]
        return any(case in self.locative or case.rstrip("'") in self.locative for case in cases)


@functools.cache
def clause_words(code: str) -> ClauseWords:
    """The words of that language's ``clause.toml``."""
    table = language(code).toml("clause")
    return ClauseWords(frozenset(table["locative"]), frozenset(table["sites"]), frozenset(table["temporal"]))


def find_sites(
    article: Article, passages: Sequence[Passage], places: Sequence[Place], words: ClauseWords
) -> dict[Span, Place]:
    """The sites by span. One that holds a place's name ("the town of Yeoncheon") is where that place is; else unknown."""
    named = {(p.pin.start, p.pin.end): p for p in places if p.role == "place"}
    found = {}
    for passage in passages:
        for span in _site_spans(passage, words):
            inside = [
                p for (a, b), p in named.items() if a is not None and b is not None and span[0] <= a and b <= span[1]
            ]
            pin = article.pin(*span)
            if inside:
                found[span] = replace(inside[0], pin=pin)
            else:
                found[span] = Place(pin, pin.text, None, None, None, "described", "place")
    return found


def _site_spans(passage: Passage, words: ClauseWords) -> Iterator[Span]:
    for token in passage.doc:
        if token.pos_ == "NOUN" and token.lemma_.lower() in words.sites and words.is_locative(token):
            yield passage.span_of(phrase_of(token))

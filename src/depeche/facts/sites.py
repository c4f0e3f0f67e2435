"""Sites: where something happens, told by a noun and not by a name — "dans la capitale britannique", "at their home"."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from depeche._languages import language
from depeche.article.article import Article
from depeche.facts.fact import Place
from depeche.facts.passage import Passage, Span
from depeche.facts.phrases import phrase_of

if TYPE_CHECKING:
    from depeche.facts.doc import Token


_STRUCK = frozenset({"obj", "nsubj:pass", "nmod", "obl", "obl:arg"})
_COMPLEMENTS = frozenset({"nmod", "obl", "obl:arg", "obl:mod"})


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """A language's prepositions of place and the nouns that name a site."""

    locative: frozenset[str]
    sites: frozenset[str]
    temporal: frozenset[str]  #: words before a noun that say when
    occasions: frozenset[str]  #: words before the noun of an event in whose course something is said
    topical: frozenset[str]  #: prepositions that may also name a subject
    beside: frozenset[str]  #: the first of two words that are a preposition of place: "près de"
    opposing: frozenset[str]  #: prepositions before an adversary: "the war against Russia"
    recipient: frozenset[str]  #: prepositions that may also name a receiver
    carrying: frozenset[str]  #: verbs that take somebody somewhere
    taking: frozenset[str]  #: verbs that take somebody or something from where it happens: "abducted from a school"
    origin: frozenset[str]  #: prepositions before that place
    directions: frozenset[str]  #: nouns that place something beside what follows them
    grounds: frozenset[str]  #: sites that are ground to be struck or left, not only a target that stands on it
    relative: frozenset[str]  #: relative adverbs of place
    bare: frozenset[str]  #: sites that without an article name a state: "in prison", "at sea"
    lengths: frozenset[str]  #: units of length
    away: frozenset[str]  #: words that make a length a distance: "40 miles from", "à 40 km de"
    quoting: frozenset[str]  #: participles before a source's own source: "citing officials"
    members: frozenset[str]  #: open an aside that names some of those before it: "including"
    heading: frozenset[str]  #: close one that names the foremost of them: "Américains en tête"
    votes: frozenset[str]  #: nouns for votes cast
    times: frozenset[str]  #: nouns of time
    counters: frozenset[str]  #: nouns that count what follows them

    def cases_of(self, token: Token) -> frozenset[str]:
        """The prepositions before the phrase that the token heads, in lower case, elisions undone.

        Of the second of two ("in Kyiv and Odesa") they are the first's.
        """
        original, own = token, [c for c in token.children if c.dep_ == "case"]
        while not own and token.dep_ == "conj" and token.head.i < token.i:
            token = token.head
            own = [c for c in token.children if c.dep_ == "case"]
        if not own and original.pos_ not in {"NOUN", "PROPN"} and original.i > 0:
            own = [original.nbor(-1)]  # a name unknown to the parser: the word before it, whatever it is taken for
        words = {c.lower_.rstrip("'") for c in own}
        before = {c.nbor(-1).lower_ for c in own if c.i > 0}
        return frozenset(words | (before & self.beside))

    def is_locative(self, token: Token) -> bool:
        """Whether a preposition of place stands before the phrase that the token heads, or before its direction."""
        cases = self.cases_of(token)
        if cases & self.locative:
            return True
        if cases & self.origin and token.dep_.startswith("obl") and token.head.lemma_.lower() in self.taking:
            return True
        beside = token.head
        placed = beside.pos_ in {"ADV", "ADP"} or bool(self.cases_of(beside) & self.locative)
        return token.dep_ in _COMPLEMENTS and placed and beside.lemma_.lower() in self.directions

    def is_distance(self, token: Token, unit: str) -> bool:
        """Whether a length of that unit only says how far from something: "40 miles east of", "à 40 km de"."""
        if unit.split(" ")[0].lower() not in self.lengths:
            return False
        beside = [token.head, *token.children, *token.doc[token.i + 1 : token.i + 2]]
        placed = any(t.lemma_.lower() in self.directions or t.lower_ in self.away for t in beside)
        beyond = any(self.cases_of(child) & self.away for child in token.children)
        return placed or beyond or bool(self.cases_of(token) & self.away)


@functools.cache
def clause_words(code: str) -> ClauseWords:
    """The words of that language's ``clause.toml``."""
    table = {**language(code).toml("frames"), **language(code).toml("clause")}
    return ClauseWords(**{field.name: frozenset(table[field.name]) for field in fields(ClauseWords)})


def find_sites(
    article: Article, passages: Sequence[Passage], places: Sequence[Place], words: ClauseWords
) -> dict[Span, Place]:
    """The sites by span. One that holds a place's name ("the town of Yeoncheon") is where that place is; else unknown."""
    named = {(p.pin.start, p.pin.end): p for p in places if p.role == "place"}
    found = {}
    for passage in passages:
        for found_span in _site_spans(passage, words):
            span = _with_name(found_span, named)
            inside = [
                p for (a, b), p in named.items() if a is not None and b is not None and span[0] <= a and b <= span[1]
            ]
            pin = article.pin(*span)
            if inside:
                found[span] = replace(inside[0], pin=pin)
            else:
                found[span] = Place(pin, pin.text, None, None, None, "described", "place")
    return found


def _without_time(phrase: list[Token], words: ClauseWords) -> list[Token]:
    """The phrase up to a word of time or an adverb with a preposition: "la ville" of "la ville d'ici vendredi"."""

    def dates(token: Token) -> bool:
        return token.lower_ in words.temporal or (token.dep_ == "case" and token.head.pos_ == "ADV")

    cut = next((n for n, token in enumerate(phrase) if n and dates(token)), len(phrase))
    return phrase[:cut]


def _with_name(span: Span, named: dict[tuple[int | None, int | None], Place]) -> Span:
    """The phrase drawn out to the end of a name that begins in it: "la place" before "place Tahrir"."""
    ends = [end for start, end in named if start is not None and end is not None and span[0] <= start < span[1] < end]
    return span[0], max((span[1], *ends))


def _site_spans(passage: Passage, words: ClauseWords) -> Iterator[Span]:
    for token in passage.doc:
        if token.pos_ not in {"NOUN", "PROPN"}:
            continue
        lemma = token.lemma_.lower()
        counted = any(c.dep_ == "nummod" for c in token.children)
        struck = lemma in words.grounds and token.dep_ in _STRUCK and not counted
        state = lemma in words.bare and not any(c.dep_ not in {"case", "punct"} for c in token.children)
        if lemma in words.sites and not state and (struck or words.is_locative(token)):
            yield passage.span_of(_without_time(phrase_of(token), words))

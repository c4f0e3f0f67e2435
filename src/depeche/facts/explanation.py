"""Explanation: which words, which rule or entry, and which way through the dependency tree gave each field of a fact.

The reasons are those that the finders noted when they chose (``reasons.py``); here they get their words, the links of
the tree between them and the predicate, and the line of the table that holds their entry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from depeche._languages import Language, language
from depeche.article.article import Article
from depeche.facts.confidence import Sign, points_of, signs_of
from depeche.facts.draft import Draft
from depeche.facts.entities import Standing
from depeche.facts.fact import Fact, Mention
from depeche.facts.find import Found
from depeche.facts.passage import Passage, Span
from depeche.facts.reasons import Field, Reason
from depeche.facts.status_words import home_of
from depeche.pin import Pin

if TYPE_CHECKING:
    from depeche.facts.doc import Token


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the dependency tree: ``word`` hangs from ``above`` under that label of Universal Dependencies."""

    word: Pin
    label: str
    above: Pin


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a language's tables. ``line`` counts from 1; None where the table has no one line for it."""

    file: str
    line: int | None
    key: str


@dataclass(frozen=True, slots=True)
class Because:
    """One reason: the rule by name, what it speaks of, the words that decided, and how they hang from the predicate."""

    field: Field
    rule: str
    detail: str
    words: tuple[Pin, ...]
    links: tuple[Link, ...]
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a mention in a field stands for, and by which mention of the article that is known."""

    field: Field
    mention: Mention
    standing: Standing


@dataclass(frozen=True, slots=True)
class Weight:
    """A sign of confidence with the points it brought, in log-odds."""

    sign: Sign
    points: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a fact holds what it holds, field by field, and what its confidence is made of."""

    fact: Fact
    because: tuple[Because, ...]
    named: tuple[Named, ...]
    weights: tuple[Weight, ...]


def explain_fact(article: Article, found: Found, fact: str) -> Explanation:
    """The explanation of the fact with that id; raises KeyError when the article has none."""
    grounded = next((g for g in found.grounds if g.fact.id == fact), None)
    if grounded is None or article.language is None:
        raise KeyError(fact)
    code = article.language
    tellings = Counter(g.fact.happening for g in found.grounds)
    points = points_of(code)
    signs = signs_of(grounded, tellings[grounded.fact.happening])
    return Explanation(
        fact=grounded.fact,
        because=(
            *(_because(r, grounded.draft, article, language(code)) for r in grounded.why),
            *_answers(grounded.fact, {f.id: f for f in found.findings.facts}),
        ),
        named=tuple(_named(grounded.fact, found)),
        weights=tuple(Weight(sign, round(points.get(sign.name, 0.0) * sign.amount, 2)) for sign in signs),
    )


def _because(reason: Reason, draft: Draft, article: Article, tongue: Language) -> Because:
    return Because(
        field=reason.field,
        rule=reason.rule,
        detail=reason.detail,
        words=tuple(article.pin(*span) for span in reason.words),
        links=tuple(dict.fromkeys(link for span in reason.words for link in _links(span, draft, article))),
        entry=_entry(reason, tongue) if reason.table else None,
    )


def _answers(fact: Fact, facts: Mapping[str, Fact]) -> Iterator[Because]:
    """What joined the fact to each that it answers, and the predicate of that one."""
    for link in fact.answers:
        words = (facts[link.fact].trigger,) if link.fact in facts else ()
        yield Because("answers", link.by, link.fact, words, (), None)


def _named(fact: Fact, found: Found) -> Iterator[Named]:
    fields: tuple[tuple[Field, tuple[Mention, ...]], ...] = (
        ("who", fact.who),
        ("to_whom", fact.to_whom),
        ("according_to", fact.according_to),
    )
    for field, mentions in fields:
        for mention in mentions:
            span = (mention.pin.start or 0, mention.pin.end or 0)
            standing = found.index.standing(span) if found.index is not None else None
            if standing is not None:
                yield Named(field, mention, standing)
    yield from _places(fact, found)


def _places(fact: Fact, found: Found) -> Iterator[Named]:
    """The places of the fact that are named; one that a noun describes stands for no entity."""
    for place in fact.where:
        standing = found.index.standing((place.pin.start or 0, place.pin.end or 0)) if found.index else None
        if standing is not None and standing.entity.name == place.name:
            yield Named("where", Mention(place.pin, standing.entity.id), standing)


# The way through the tree


def _links(span: Span, draft: Draft, article: Article) -> Iterator[Link]:
    """The links from the words up to where they meet the predicate's own way up, and down from there to the predicate."""
    passage, head = draft.passage, draft.passage.doc[draft.head]
    tokens = passage.tokens_in(span) if passage.holds(span[0]) else []
    inside = {t.i for t in tokens}
    top = next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), None)
    if top is None or head.i in inside:
        return
    upward, above_head = [top, *top.ancestors], [head, *head.ancestors]
    meeting = next((t.i for t in upward if any(t.i == a.i for a in above_head)), None)
    if meeting is None:
        return
    for way in (upward, above_head):
        for token in way:
            if token.i == meeting:
                break
            yield Link(_pin(token, passage, article), token.dep_, _pin(token.head, passage, article))


def _pin(token: Token, passage: Passage, article: Article) -> Pin:
    return article.pin(*passage.span_of([token]))


# The entry in the language's tables


def _entry(reason: Reason, tongue: Language) -> Entry:
    if reason.table == "status":
        column, _, word = reason.key.partition("\t")
        table, key = home_of(tongue, column, word)
        return Entry(f"{tongue.code}/{table}.toml", None, f"{key}: {word}")
    line = tongue.line_of(reason.table, reason.key.split("\t"))
    if line is None:
        return Entry(f"{tongue.code}/{reason.table}.toml", None, reason.key)
    return Entry(f"{tongue.code}/{reason.table}.tsv", line, reason.key.replace("\t", " · "))

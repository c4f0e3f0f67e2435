"""Key facts: the three to seven happenings an editor would keep, one line each, pinned; the article's own digest first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from depeche.article.article import Article
from depeche.facts.fact import Fact, KeyFact

_MOST = 7
_LEAST = 3
_LONGEST_LINE = 220
_WORD = re.compile(r"[^\W_]{4,}")


def key_facts_of(article: Article, facts: Sequence[Fact]) -> tuple[KeyFact, ...]:
    """The article's digest lines, each with a fact it tells, then the best happenings until there are enough."""
    chosen: list[KeyFact] = []
    used: set[str] = set()
    for start, end in _digest_lines(article):
        told = _told_in(facts, start, end)
        if told and told.happening not in used:
            chosen.append(KeyFact(told.id, article.text[start:end]))
            used.add(told.happening)
    wanted = max(_LEAST, min(_MOST, len(article.text) // 600 + _LEAST))
    for fact in _ranked(article, facts):
        if len(chosen) >= wanted:
            break
        if fact.happening not in used:
            chosen.append(KeyFact(fact.id, line_of(fact)))
            used.add(fact.happening)
    return tuple(chosen)


def _digest_lines(article: Article) -> list[tuple[int, int]]:
    return [(p.start, p.end) for p in article.parts if p.kind == "digest"]


def _told_in(facts: Sequence[Fact], start: int, end: int) -> Fact | None:
    """A fact told in the digest line, or the body's fact whose evidence has most of the line's words."""
    inside = [f for f in facts if f.trigger.start is not None and start <= f.trigger.start < end]
    return max(inside, key=lambda f: f.confidence, default=None)


def _ranked(article: Article, facts: Sequence[Fact]) -> list[Fact]:
    """One fact a happening — its fullest telling — the weightiest happening first."""
    tellings: dict[str, list[Fact]] = {}
    for fact in facts:
        tellings.setdefault(fact.happening, []).append(fact)
    headline = frozenset(_WORD.findall(article.headline.text.lower())) if article.headline else frozenset()
    weighed = []
    for group in tellings.values():
        best = max(group, key=_fullness)
        weighed.append((-_weight(best, len(group), headline, len(article.text)), best.trigger.start or 0, best))
    return [fact for _, _, fact in sorted(weighed, key=lambda row: row[:2])]


def _fullness(fact: Fact) -> tuple[int, float]:
    filled = sum(bool(x) for x in (fact.who, fact.to_whom, fact.when, fact.where, fact.how_many, fact.according_to))
    return filled, fact.confidence


def _weight(fact: Fact, tellings: int, headline: frozenset[str], length: int) -> float:
    """How much an editor would want it: told often, told early, in the headline's words, with its actors and figures."""
    words = frozenset(_WORD.findall(fact.evidence.text.lower()))
    in_headline = len(words & headline) / max(1, len(headline))
    early = 1 - (fact.trigger.start or 0) / max(1, length)
    plain_statement = fact.kind == "statement" and fact.type == "SAY"
    return (
        min(tellings, 4) * 0.5
        + 2.0 * in_headline
        + 1.5 * early
        + 0.4 * _fullness(fact)[0]
        + fact.confidence
        - (1.0 if plain_statement else 0.0)
        - (0.5 if fact.type == "OTHER" else 0.0)
        - (0.0 if fact.who or fact.to_whom else 1.0)
    )


def line_of(fact: Fact) -> str:
    """The fact's own words on one line, cut at a word when they are long."""
    words = " ".join(fact.evidence.text.split())
    return words if len(words) <= _LONGEST_LINE else words[: words.rfind(" ", 0, _LONGEST_LINE)] + " …"

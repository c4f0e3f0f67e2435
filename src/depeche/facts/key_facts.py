"""Key facts: the three to seven happenings an editor would keep, one line each, pinned; the article's own digest first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from depeche.article.article import Article
from depeche.facts.fact import Fact, KeyFact

_MOST = 7
_LEAST = 3
_LONGEST_LINE = 220
_ALIKE = 0.3
#: After a word, a figure or a quotation with its end mark; not after an initial ("J. Dupont").
_SENTENCE_END = re.compile(
    r"(?:(?<=[^\W\d_]{2}[.!?])|(?<=[»”\")][.!?])|(?<=[.!?…][»”\"])|(?<=\d[.!?])(?=\s+[A-ZÀ-Ý]))\s+"
)
_WORD = re.compile(r"[^\W_]{4,}")


def key_facts_of(article: Article, facts: Sequence[Fact]) -> tuple[KeyFact, ...]:
    """The article's digest lines, each with a fact it tells, then the best happenings until there are enough."""
    chosen: dict[str, KeyFact] = {}
    lines: set[str] = set()

    def choose(fact: Fact, line: str) -> None:
        if fact.happening not in chosen and line not in lines:
            chosen[fact.happening] = KeyFact(fact.id, line)
            lines.add(line)

    for start, end in _digest_lines(article):
        told = _told_in(facts, start, end) or _told_alike(article, facts, start, end)
        if told:
            choose(told, article.text[start:end])
    wanted = max(_LEAST, min(_MOST, len(article.text) // 600 + _LEAST))
    for fact in _ranked(article, facts):
        if len(chosen) >= wanted:
            break
        choose(fact, line_of(article, fact))
    return tuple(chosen.values())


def _digest_lines(article: Article) -> list[tuple[int, int]]:
    return [(p.start, p.end) for p in article.parts if p.kind == "digest"]


def _told_in(facts: Sequence[Fact], start: int, end: int) -> Fact | None:
    """The surest fact told in the digest line itself."""
    inside = [f for f in facts if f.trigger.start is not None and start <= f.trigger.start < end]
    return max(inside, key=lambda f: f.confidence, default=None)


def _told_alike(article: Article, facts: Sequence[Fact], start: int, end: int) -> Fact | None:
    """The fact of the body with most of the digest line's words in its sentence, at least three in ten."""
    words = frozenset(_WORD.findall(article.text[start:end].lower()))
    shares = [
        (len(words & frozenset(_WORD.findall(line_of(article, f).lower()))) / max(1, len(words)), -index, f)
        for index, f in enumerate(facts)
        if f.who or f.to_whom
    ]
    best = max(shares, key=lambda row: row[:2], default=None)
    return best[2] if best and best[0] >= _ALIKE else None


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


def line_of(article: Article, fact: Fact) -> str:
    """The sentence that tells the fact, on one line; its own words alone, or cut at a word, when that is long."""
    for start, end in (_sentence(article, fact), (fact.evidence.start or 0, fact.evidence.end or 0)):
        words = " ".join(article.text[start:end].split())
        if len(words) <= _LONGEST_LINE:
            return words
    return words[: words.rfind(" ", 0, _LONGEST_LINE)] + " …"


def _sentence(article: Article, fact: Fact) -> tuple[int, int]:
    """The sentence around the trigger, within its part."""
    at = fact.trigger.start or 0
    part = next((p for p in article.parts if p.start <= at < p.end), None)
    if part is None:
        return fact.evidence.start or 0, fact.evidence.end or 0
    ends = [part.start, *(m.end() for m in _SENTENCE_END.finditer(article.text, part.start, part.end)), part.end]
    start = max(e for e in ends if e <= at)
    return start, min(e for e in ends if e > at)

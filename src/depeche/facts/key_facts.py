"""Key facts: the three to seven happenings an editor would keep, one line each, pinned; the article's own digest first.

Behind the digest comes the sentence that tells the news, then the others in the order of the article.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from depeche.article.article import Article
from depeche.facts.fact import Fact, KeyFact
from depeche.facts.key_lines import Line, Lines, shortened, stems_of
from depeche.facts.passage import Passage, Span

_MOST = 7
_LEAST = 3
_CHARACTERS_A_LINE = 500
#: From this share of common words a digest line and a sentence tell the same.
_ALIKE = 0.3
#: From this share of common words two lines say the same to a reader.
_DOUBLE = 0.55
#: Beyond the first three, a line must weigh this share of the heaviest.
_WORTH = 0.35
_TOLD = frozenset({"standfirst", "paragraph", "quote", "list"})
#: What the verbs of an article say in passing, more often than not.
_MINOR_STATUS = frozenset({"possible", "did_not_happen"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence with the facts it tells, the weightiest first."""

    line: Line
    facts: tuple[Fact, ...]
    weight: float


def key_facts_of(article: Article, facts: Sequence[Fact], passages: Sequence[Passage]) -> tuple[KeyFact, ...]:
    """The article's digest lines, each with a fact it tells, then the best sentences until there are enough."""
    if article.language is None or not facts:
        return ()
    lines = Lines([p for p in passages if p.kind in _TOLD], article.text, article.language)
    candidates = _candidates(article, facts, lines)
    digest = _from_digest(article, facts, candidates)
    body = max((p.end for p in article.parts), default=0) - min((p.start for p in article.parts), default=0)
    wanted = max(_LEAST, min(_MOST, body // _CHARACTERS_A_LINE + 1))
    chosen = _chosen(candidates, {f.happening for f in facts if f.id in {k.fact for k in digest}}, wanted - len(digest))
    return (*digest, *(_key_fact(article, c) for c in chosen))


def _key_fact(article: Article, candidate: Candidate) -> KeyFact:
    fact, line = candidate.facts[0], candidate.line
    told = line.up_to(article.text, fact.trigger.end or 0)
    return KeyFact(fact.id, shortened(line.text, told), article.pin(*line.span))


def _chosen(candidates: Sequence[Candidate], told: set[str], wanted: int) -> list[Candidate]:
    """The best candidates that tell nothing twice: the best of all first, the others in the order of the article."""
    chosen: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (-c.weight, c.line.span)):
        if len(chosen) >= wanted:
            break
        enough = len(chosen) >= _LEAST and candidate.weight < _WORTH * chosen[0].weight
        if enough or candidate.facts[0].happening in told or any(_doubles(candidate.line, c.line) for c in chosen):
            continue
        chosen.append(candidate)
        told.update(fact.happening for fact in candidate.facts)
    return chosen[:1] + sorted(chosen[1:], key=lambda c: c.line.span)


def _doubles(one: Line, other: Line) -> bool:
    return len(one.stems & other.stems) > _DOUBLE * max(1, min(len(one.stems), len(other.stems)))


def _candidates(article: Article, facts: Sequence[Fact], lines: Lines) -> list[Candidate]:
    """The sentences that tell a fact, weighed."""
    tellings: dict[str, int] = {}
    told: dict[Span, tuple[Line, list[Fact]]] = {}
    for fact in facts:
        tellings[fact.happening] = tellings.get(fact.happening, 0) + 1
        line = lines.at(fact.trigger.start or 0)
        if line is not None:
            told.setdefault(line.span, (line, []))[1].append(fact)
    headline = stems_of(article.headline.text) if article.headline else frozenset[str]()
    found = []
    for line, here in told.values():
        ranked = tuple(sorted(here, key=lambda f: (-_worth(f, tellings) - _share(f, headline), f.trigger.start or 0)))
        found.append(Candidate(line, ranked, _weight(line, ranked, tellings, headline)))
    return found


def _share(fact: Fact, headline: frozenset[str]) -> float:
    """How much of the headline the fact's own words tell."""
    return 2.0 * len(stems_of(fact.evidence.text) & headline) / max(1, len(headline))


def _weight(line: Line, facts: Sequence[Fact], tellings: Mapping[str, int], headline: frozenset[str]) -> float:
    """How much an editor would want the sentence: the headline's words, early, its best fact; whole and plain."""
    in_headline = len(line.stems & headline) / max(1, len(headline))
    return (
        _worth(facts[0], tellings)
        + 0.3 * min(2, len(facts) - 1)
        + 3.0 * in_headline
        + 1.5 * line.rank
        + (1.0 if line.rank == 1 else 0.0)
        - (0.0 if line.whole else 2.5)
        - (1.0 if line.pointing else 0.0)
        - (1.0 if line.personal else 0.0)
    )


def _worth(fact: Fact, tellings: Mapping[str, int]) -> float:
    """How much the fact itself weighs: its confidence, told often, with its actors, figures and time."""
    filled = sum(bool(x) for x in (fact.who, fact.to_whom, fact.when, fact.where, fact.how_many, fact.according_to))
    return (
        fact.confidence
        + 0.5 * min(3, tellings[fact.happening] - 1)
        + 0.25 * filled
        - (0.6 if fact.kind == "statement" and fact.type == "SAY" else 0.0)
        - (0.4 if fact.type == "OTHER" else 0.0)
        - (0.5 if fact.status in _MINOR_STATUS else 0.0)
        - (0.0 if fact.who or fact.to_whom else 0.5)
    )


def _from_digest(article: Article, facts: Sequence[Fact], candidates: Sequence[Candidate]) -> tuple[KeyFact, ...]:
    """The digest's lines with the fact that each tells, none twice; a line without one tells nothing that is proved."""
    found: dict[str, KeyFact] = {}
    for part in article.parts:
        if part.kind != "digest":
            continue
        fact = _told_in(facts, part.start, part.end) or _told_alike(article.text[part.start : part.end], candidates)
        if fact is not None and fact.happening not in found:
            line = shortened(" ".join(article.text[part.start : part.end].split()))
            found[fact.happening] = KeyFact(fact.id, line, article.pin(part.start, part.end))
    return tuple(found.values())[:_MOST]


def _told_in(facts: Sequence[Fact], start: int, end: int) -> Fact | None:
    """The surest fact told in the digest line itself."""
    inside = [f for f in facts if f.trigger.start is not None and start <= f.trigger.start < end]
    return max(inside, key=lambda f: f.confidence, default=None)


def _told_alike(line: str, candidates: Sequence[Candidate]) -> Fact | None:
    """The weightiest fact of the sentence with most of the digest line's words, at least three in ten."""
    stems = stems_of(line)
    best = max(candidates, key=lambda c: len(stems & c.line.stems), default=None)
    alike = best is not None and len(stems & best.line.stems) >= _ALIKE * max(1, len(stems))
    return best.facts[0] if best is not None and alike else None

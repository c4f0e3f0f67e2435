"""How many: the figures that count what takes part in an event, or say its price; not how far away it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from depeche.facts.draft import Draft
from depeche.facts.fact import Quantity
from depeche.facts.passage import Passage, Span, passage_at
from depeche.facts.reach import Reach, Way, top_of
from depeche.facts.sites import ClauseWords

if TYPE_CHECKING:
    from depeche.facts.doc import Token

#: What is demanded, promised or threatened is no event: its figures are the statement's.
_UNREAL = frozenset({"REQUEST", "AGREE", "THREATEN"})
#: What is decided by vote.
_VOTED = frozenset({"SUPPORT", "REJECT", "AGREE", "CONCEDE", "SANCTION"})
_ASIDE = frozenset({"obl", "advcl", "parataxis"})
_TARGETS = frozenset({"nsubj", "nsubj:pass", "obj"})
_DEEPEST = 2


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in its sentence."""

    span: Span
    token: Token
    money: bool  #: an amount of money, which may stand deep within a phrase: "a deal worth 3 billion dollars"
    share: bool  #: a percentage or fraction
    distance: bool  #: how far from something: "40 miles east of"
    votes: bool  #: votes cast, or the figure set against them: "by 51 votes to 48"


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of an article by sentence, and what each draft reaches."""

    figures: Mapping[tuple[int, int], tuple[Figure, ...]]
    reach: Reach

    def of(self, draft: Draft) -> tuple[Span, ...]:
        """The spans of the draft's figures in the order of the text."""
        head = draft.passage.doc[draft.head]
        figures = self.figures.get((draft.passage.offset, head.sent.start), ())
        if draft.kind == "statement":
            return tuple(f.span for f in figures if self._is_said_alone(f, draft))
        found = [f for f in figures if not f.distance and (f.votes or self._counts(f, draft))]
        if draft.type not in _VOTED or not self._is_only(draft):
            found = [f for f in found if not f.votes or self._counts(f, draft)]
        if not found and head.dep_ == "obj" and self.reach.carries(draft, head.head):
            found = [f for f in figures if f.money and _is_under(f.token, head.head)]
        return tuple(f.span for f in found)

    def _is_only(self, draft: Draft) -> bool:
        """Whether no other draft of its sentence tells what was voted on."""
        sentence = draft.passage.doc[draft.head].sent
        return not any(
            self.reach.carries(draft, t) and self.reach.heads[draft.passage.offset, t.i] in _VOTED for t in sentence
        )

    def _counts(self, figure: Figure, draft: Draft) -> bool:
        if any(_heads(figure, span, draft.passage) for span in (*draft.who, *draft.to_whom)):
            return True
        way = self.reach.way(figure.token, draft, described=figure.money)
        return way is not None and (figure.money or _is_part(way))

    def _is_said_alone(self, figure: Figure, draft: Draft) -> bool:
        """Whether the figure stands in what is said and counts no event there."""
        content = draft.content
        if content is None or not content[0] <= figure.span[0] < content[1] or figure.distance:
            return False
        if draft.type not in _UNREAL and not (draft.type == "SAY" and figure.share):
            return False
        above = (figure.token, *figure.token.ancestors)
        inner = (t for t in above if self.reach.carries(draft, t))
        first = next(inner, None)
        return first is None or first.i == draft.head or first in draft.passage.doc[draft.head].ancestors


def _heads(figure: Figure, phrase: Span, passage: Passage) -> bool:
    """Whether the figure counts the head of a phrase: "45 people" of "45 people in raids"."""
    if not phrase[0] <= figure.span[0] < phrase[1]:
        return False
    top = top_of(passage.tokens_in(phrase))
    return top is not None and top.i == figure.token.i


def _is_part(way: Way) -> bool:
    """Whether the figure counts an argument, or a part of one, rather than something in an aside."""
    if len(way) > _DEEPEST:
        return all(t.dep_ in {"conj", "appos", "nummod"} for t in way[: 1 - _DEEPEST])
    return all(t.dep_ not in _ASIDE for t in way[1:])


def _is_under(token: Token, above: Token) -> bool:
    return any(a.i == above.i for a in token.ancestors)


def find_counts(
    quantities: Mapping[Span, Quantity],
    passages: Sequence[Passage],
    reach: Reach,
    words: ClauseWords,
) -> Counts:
    """The figures of the article."""
    found: dict[tuple[int, int], list[Figure]] = {}
    for span in sorted(quantities):
        passage = passage_at(passages, span[0])
        token = top_of(passage.tokens_in(span)) if passage else None
        if passage is not None and token is not None:
            figure = _figure(span, token, quantities[span], words)
            found.setdefault((passage.offset, token.sent.start), []).append(figure)
    return Counts({key: tuple(figures) for key, figures in found.items()}, reach)


def _figure(span: Span, token: Token, quantity: Quantity, words: ClauseWords) -> Figure:
    return Figure(
        span=span,
        token=token,
        money=quantity.currency is not None,
        share=quantity.percent or not float(quantity.value).is_integer(),
        distance=words.is_distance(token, quantity.unit or ""),
        votes=any(t.lemma_.lower() in words.votes for t in (token, token.head)),
    )

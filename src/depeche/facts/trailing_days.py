"""Days at the end of a phrase that date the act and not what the phrase names: "rejected the charge | on Tuesday"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from depeche.facts.draft import Draft
from depeche.facts.passage import Passage, Span
from depeche.facts.phrases import has
from depeche.facts.times.expression import TimeExpression

if TYPE_CHECKING:
    from depeche.facts.doc import Token

#: Acts upon something that is there already; what is announced, asked or promised may itself be for that day.
_LOOKING_BACK = frozenset({"DENY", "REJECT", "ACCUSE", "SUPPORT"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_VERBAL = frozenset({"VERB", "AUX"})


def without_trailing_days(
    drafts: Sequence[Draft],
    expressions: Sequence[TimeExpression],
    anchor: Callable[[int], date | None],
    before: frozenset[str],
) -> list[Draft]:
    """The drafts, what they name and say cut before a day that dates the act itself.

    ``before`` holds the prepositions that may stand before such a day ("on"); one that binds it to the noun ("of",
    "from", "de") keeps it there. ``anchor`` gives the publication of what stands at an offset: a day after it is no day of what
    happened.
    """
    days = {t.end: t for t in expressions if _is_past_day(t, anchor(t.start))}
    begins = {t.end: t.start for t in expressions}
    return [_without_times(_cut(draft, days, before), begins) for draft in drafts]


def _without_times(draft: Draft, begins: Mapping[int, int]) -> Draft:
    """The draft without a target that is but a time ("of 12 May"), which nobody can be."""

    def is_time(span: Span) -> bool:
        start = begins.get(span[1], span[1])
        return start < span[1] and all(t.pos_ == "ADP" for t in draft.passage.tokens_in((span[0], start)))

    return replace(draft, to_whom=tuple(s for s in draft.to_whom if not is_time(s)))


def _is_past_day(time: TimeExpression, anchor: date | None) -> bool:
    match = _DAY.match(time.value or "")
    return match is not None and (anchor is None or match[0] <= anchor.isoformat()[:10])


def _cut(draft: Draft, days: Mapping[int, TimeExpression], before: frozenset[str]) -> Draft:
    def shortened(span: Span) -> Span:
        return _before_day(span, draft.passage, days, before)

    content = draft.content
    if draft.kind == "statement" and content is not None and _names_a_thing(draft, content):
        content = shortened(content)
    return replace(
        draft,
        content=content,
        who=tuple(map(shortened, draft.who)),
        to_whom=tuple(map(shortened, draft.to_whom)),
    )


def _names_a_thing(draft: Draft, content: Span) -> bool:
    """Whether a noun phrase of the writer's own is said, about something that is there already."""
    tokens = draft.passage.tokens_in(content)
    plain = bool(tokens) and not any(t.is_quote or (t.pos_ in _VERBAL and not has(t, "VerbForm=Part")) for t in tokens)
    return draft.type in _LOOKING_BACK and plain and draft.passage.doc[draft.head].i < tokens[0].i


def _before_day(span: Span, passage: Passage, days: Mapping[int, TimeExpression], before: frozenset[str]) -> Span:
    time = days.get(span[1])
    if time is None or time.start <= span[0]:
        return span
    kept = passage.tokens_in((span[0], time.start))
    while kept and (kept[-1].lower_ in before or kept[-1].text == ","):
        kept = kept[:-1]
    if not kept or _binds(kept[-1]):
        return span
    return span[0], passage.span_of(kept[-1:])[1]


def _binds(token: Token) -> bool:
    """Whether a preposition or an article stands before the day, which then belongs to the noun."""
    return token.pos_ in {"ADP", "DET", "CCONJ", "SCONJ", "NUM"}

"""Named actors: of a fact told beside the clause that a pronoun opens, the actor is quoted by name.

"After his meeting with Joe Biden he said …": the meeting, whose own words hold nobody but Biden, is that of the minister
named before, and a reader of the fact alone must not be left with "he".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from depeche.facts.draft import Draft
from depeche.facts.passage import Span
from depeche.facts.reasons import Reason

if TYPE_CHECKING:
    from depeche.facts.doc import Token

#: From a verb to the verb or noun that shares its subject as its own.
_SHARED = frozenset({"xcomp", "conj", "obj", "nsubj:pass", "obl:arg", "cop", "aux", "aux:pass", "ccomp"})


def with_named_actors(
    drafts: Sequence[Draft], entity_at: Callable[[Span], str | None], is_pronoun: Callable[[Span], bool]
) -> list[Draft]:
    """The drafts; a pronoun that is no word of the fact's own clause gives way to the last phrase that names the same."""
    phrases = sorted({span for d in drafts for span in (*d.who, *d.to_whom) if not is_pronoun(span)})
    named = [(span, entity) for span in phrases if (entity := entity_at(span)) is not None]

    def naming(span: Span, draft: Draft) -> Span:
        if not is_pronoun(span) or _is_own(span, draft):
            return span
        entity = entity_at(span)
        before = (phrase for phrase, of in reversed(named) if phrase[1] <= span[0] and of == entity)
        return next(before, span) if entity is not None else span

    def renamed(draft: Draft) -> Draft:
        who = tuple(dict.fromkeys(naming(span, draft) for span in draft.who))
        if who == draft.who:
            return draft
        evidence = _without(draft, [s for s in draft.who if s not in who])
        return replace(draft, who=who, evidence=evidence, why=(*draft.why, Reason("who", "named_before", draft.who)))

    return [renamed(draft) for draft in drafts]


def _without(draft: Draft, pronouns: Sequence[Span]) -> Span:
    """The draft's evidence, without a pronoun at its end that says nothing any more."""
    start, end = draft.evidence
    if all(span[1] != end for span in pronouns):
        return draft.evidence
    kept = draft.passage.tokens_in((start, min(span[0] for span in pronouns if span[1] == end)))
    while kept and kept[-1].is_punct:
        kept = kept[:-1]
    return (start, draft.passage.span_of(kept[-1:])[1]) if kept else draft.evidence


def _is_own(span: Span, draft: Draft) -> bool:
    """Whether the pronoun hangs from what carries the fact, or from a verb that shares its subject with it."""
    tokens = draft.passage.tokens_at(span) if draft.passage.holds(span[0]) else []
    carrying = {t.i for t in _carrying(draft.passage.doc[draft.head])}
    return not tokens or any(t.head.i in carrying for t in tokens)


def _carrying(token: Token) -> Iterator[Token]:
    yield token
    while token.dep_ in _SHARED and token.head.i != token.i:
        token = token.head
        yield token

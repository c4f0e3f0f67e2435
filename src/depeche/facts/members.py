"""Members: who is named as one of those just named acts with them — "rights groups, including Amnesty, condemned"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from depeche.facts.draft import Draft
from depeche.facts.passage import Passage, Span
from depeche.facts.phrases import conjuncts_of, phrase_of
from depeche.facts.reasons import Reason
from depeche.facts.sites import ClauseWords

if TYPE_CHECKING:
    from depeche.facts.doc import Doc, Token

_NAMING = frozenset({"PROPN", "NOUN"})
_INNER = frozenset({"compound", "flat", "amod", "nmod:desc"})
_OPENING = frozenset({",", "(", "–", "—", "-"})
_CLOSING = frozenset({",", ")", "–", "—", "-", ".", ";", ":"})
#: Words of an aside that ends in "en tête", and words before the first name of one that opens with "dont".
_LONGEST = 10
_REACH = 6


def with_members(drafts: Sequence[Draft], is_actor: Callable[[Span], bool], words: ClauseWords) -> list[Draft]:
    """The drafts; beside those who act or are acted upon stand the members that an aside behind them names."""

    def joined(draft: Draft) -> Draft:
        who, to_whom = (_new_members(spans, draft, is_actor, words) for spans in (draft.who, draft.to_whom))
        why = [Reason("who", "member", who)] if who else []
        why += [Reason("to_whom", "member", to_whom)] if to_whom else []
        named = replace(draft, who=(*draft.who, *who), to_whom=(*draft.to_whom, *to_whom), why=(*draft.why, *why))
        return named if why else draft

    return [joined(draft) for draft in drafts]


def _new_members(
    spans: tuple[Span, ...], draft: Draft, is_actor: Callable[[Span], bool], words: ClauseWords
) -> tuple[Span, ...]:
    found = list(spans)
    for span in spans:
        members = [m for m in _members_behind(span, draft.passage, words) if is_actor(m)]
        found += [m for m in members if not any(s[0] < m[1] and m[0] < s[1] for s in found)]
    return tuple(found[len(spans) :])


def _members_behind(span: Span, passage: Passage, words: ClauseWords) -> list[Span]:
    """The phrases in the aside right behind the span that says who is among them."""
    tokens = passage.tokens_at(span) if passage.holds(span[0]) else []
    doc = passage.doc
    if not tokens or tokens[-1].i + 3 >= len(doc) or doc[tokens[-1].i + 1].text not in _OPENING:
        return []
    first = tokens[-1].i + 2
    begin = first + _opener(doc, first, words)
    heads = conjuncts_of(_first_name(doc, begin)) if begin > first or _heads_list(doc, first, words) else []
    phrases = [
        [t for t in phrase_of(head) if t.i >= begin] for head in heads if head.pos_ in _NAMING and head.i >= begin
    ]
    if not phrases or (begin > first and not _closed(doc, phrases[-1][-1].i + 1)):
        return []
    return [passage.span_of(_unheaded(phrase, words)) for phrase in phrases]


def _unheaded(phrase: list[Token], words: ClauseWords) -> list[Token]:
    """The phrase without the words that say it is the foremost."""
    lower = " ".join(t.lower_ for t in phrase)
    closer = next((c for c in words.heading if lower.endswith(f" {c}")), "")
    return phrase[: -len(closer.split())] if closer else phrase


def _opener(doc: Doc, first: int, words: ClauseWords) -> int:
    """How many words open the aside there as one that names members; 0 when none do."""
    for opener in words.members:
        parts = opener.split(" ")
        if [t.lower_ for t in doc[first : first + len(parts)]] == parts:
            return len(parts)
    return 0


def _heads_list(doc: Doc, first: int, words: ClauseWords) -> bool:
    """Whether the aside there names those ahead: "Américains en tête"."""
    end = next((i for i in range(first, min(len(doc), first + _LONGEST)) if doc[i].text in _CLOSING), None)
    if end is None:
        return False
    lower = " ".join(t.lower_ for t in doc[first:end])
    return any(lower.endswith(f" {closer}") for closer in words.heading)


def _first_name(doc: Doc, at: int) -> Token:
    """The head of the first phrase from there on."""
    name = next((t for t in doc[at : at + _REACH] if t.pos_ in _NAMING), doc[at])
    while name.dep_ in _INNER and name.head.i > name.i:
        name = name.head
    return name


def _closed(doc: Doc, at: int) -> bool:
    """Whether the aside ends there: what goes on as a clause of its own names no members ("dont le chef est mort")."""
    return at >= len(doc) or doc[at].text in _CLOSING

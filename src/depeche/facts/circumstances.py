"""When, where and how many of each fact: the expression belongs to the nearest predicate above it in the tree.

A fact takes a time or place from its own clause; failing that from its sentence, when the sentence has only one; never
from the article's date and never from another sentence (facts GUIDE).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from depeche.facts.draft import Draft
from depeche.facts.passage import Passage, Span, passage_at

if TYPE_CHECKING:
    from spacy.tokens import Token

DraftKey = tuple[int, int]  #: a passage's offset and the head token's index: what carries a draft


@dataclass(frozen=True, slots=True)
class Expressions:
    """The spans of one kind of expression, by the draft head above each and by the sentence they stand in."""

    by_head: Mapping[DraftKey, tuple[Span, ...]]
    by_sentence: Mapping[DraftKey, tuple[Span, ...]]

    def of(self, draft: Draft) -> tuple[Span, ...]:
        """The expressions right under the draft's head, the nearest to the trigger first."""
        found = self.by_head.get(key_of(draft), ())
        return tuple(sorted(found, key=lambda span: abs(span[0] - draft.trigger[0])))

    def in_sentence(self, draft: Draft) -> tuple[Span, ...]:
        """All the expressions of the draft's sentence."""
        return self.by_sentence.get(_sentence_key(draft.passage, draft.passage.doc[draft.head]), ())


def key_of(draft: Draft) -> DraftKey:
    """What carries the draft."""
    return draft.passage.offset, draft.head


def hang(
    spans: Sequence[Span],
    passages: Sequence[Passage],
    drafts: Sequence[Draft],
) -> Expressions:
    """The spans hung on the drafts' heads: up the tree from the expression's head to the first that carries a draft."""
    heads = {key_of(draft) for draft in drafts}
    by_head: dict[DraftKey, list[Span]] = {}
    by_sentence: dict[DraftKey, list[Span]] = {}
    for span in spans:
        passage = passage_at(passages, span[0])
        token = _head_of(span, passage) if passage else None
        if passage is None or token is None:
            continue
        by_sentence.setdefault(_sentence_key(passage, token), []).append(span)
        for above in (token, *token.ancestors):
            if (passage.offset, above.i) in heads:
                by_head.setdefault((passage.offset, above.i), []).append(span)
                break
    return Expressions(
        {key: tuple(found) for key, found in by_head.items()},
        {key: tuple(found) for key, found in by_sentence.items()},
    )


def _head_of(span: Span, passage: Passage) -> Token | None:
    """The token of the span that hangs highest."""
    tokens = passage.tokens_in(span)
    inside = {token.i for token in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[0] if tokens else None)


def _sentence_key(passage: Passage, token: Token) -> DraftKey:
    return passage.offset, token.sent.start

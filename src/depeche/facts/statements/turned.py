"""Who stands behind a turned cue: "…, a souligné vendredi le Premier ministre", "…, confie, la voix basse, une voisine"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.phrases import has
from depeche.facts.statements.lexicon import StatementLexicon

if TYPE_CHECKING:
    from depeche.facts.doc import Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})
_WITHIN_PHRASE = frozenset(
    {"det", "amod", "compound", "nummod", "flat", "nmod:poss", "case", "nmod:desc", "advmod", "punct", "appos"}
)
_OPENS_NAME = frozenset({"DET", "PROPN", "ADJ", "NOUN"})
_LONGEST_ASIDE = 8


def past_aside(verb: Token) -> int:
    """Where the words behind the cue go on, asides between commas passed over."""
    doc, first = verb.doc, verb.i + 1
    if first >= len(doc) or doc[first].text != ",":
        return first
    limit = min(first + 2 + _LONGEST_ASIDE, verb.sent.end - 1)
    closings = (i for i in range(first + 1, limit) if doc[i].text == ",")
    closing = next((i for i in closings if doc[i + 1].pos_ in _OPENS_NAME), None)
    if closing is None or any(has(t, "VerbForm=Fin") for t in doc[first:closing]):
        return first
    return closing + 1


def named_behind(verb: Token, lexicon: StatementLexicon) -> Token | None:
    """The head of the noun phrase that starts right behind the verb, times and adverbs passed over."""
    doc = verb.doc
    index = past_aside(verb)
    while index < len(doc) and (
        doc[index].pos_ == "ADV" or _is_time(doc[index], verb) or doc[index].lower_ in lexicon.occasions
    ):
        index += 1
    if index >= len(doc) or doc[index].sent != verb.sent:
        return None
    head = doc[index]
    if head.pos_ not in _NOMINAL | {"DET", "ADJ"} and head.dep_ != "amod":  # "says | leading expert Anna Bell"
        return None
    while head.dep_ in _WITHIN_PHRASE and head.head.i > verb.i and head.head.i - index < 12:
        head = head.head
    has_case = any(c.dep_ == "case" and c.i < head.i for c in head.children)
    return head if head.pos_ in _NOMINAL and not has_case else None


def _is_time(token: Token, verb: Token) -> bool:
    """A day or date without a preposition ("a souligné vendredi le Premier ministre")."""
    return (
        token.head.i == verb.i and token.dep_ in {"obl", "obl:mod", "obl:unmarked", "advmod"} and token.pos_ == "NOUN"
    )

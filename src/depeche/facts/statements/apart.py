"""Cues of a verb and a preposition with something between them: "called Tuesday for calm", "called in a speech for"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from depeche.facts.doc import Token


def preposition_apart(verb: Token, word: str, occasions: AbstractSet[str]) -> Token | None:
    """The preposition of the verb's own phrase behind it, where no object and no other clause stands before that.

    A phrase of a time is passed over: "called ON Monday for calm" is no call on anybody.
    """
    if verb.pos_ != "VERB" or any(c.dep_ in {"obj", "nsubj:pass", "aux:pass"} for c in verb.children):
        return None
    for child in verb.children:
        if child.i > verb.i and child.dep_ in {"ccomp", "advcl", "conj", "parataxis"}:
            return None
        if child.i < verb.i or child.dep_ != "obl" or _is_time(child, occasions):
            continue
        case = next((c for c in child.children if c.dep_ == "case" and c.i < child.i), None)
        if case is not None and case.lower_ == word:
            return case
    return None


def governs_time(word: Token, occasions: AbstractSet[str]) -> bool:
    """Whether the word is a preposition before a time."""
    return word.dep_ == "case" and word.head.i > word.i and _is_time(word.head, occasions)


def _is_time(noun: Token, occasions: AbstractSet[str]) -> bool:
    """Whether the noun names a time, and not what is to end or begin: "an end TO the war"."""
    return noun.lemma_.lower() in occasions and not any(c.dep_ == "nmod" for c in noun.children)

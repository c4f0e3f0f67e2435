"""Sentencing: a verb of blame that passes sentence — "condamné à trois ans de prison", "condemned to death"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from depeche.facts.doc import Token

#: A penalty stands this many words behind the verb, its noun this many behind the preposition.
_REACH = 16
_PHRASE = 4
_PARTIES = frozenset({"nsubj", "obl:agent", "obl"})


@dataclass(frozen=True, slots=True)
class SentencingWords:
    """A language's words of sentencing, from its ``statements.toml``."""

    sentencing: frozenset[str]  #: verbs of blame that may pass sentence
    penalties: frozenset[str]
    courts: frozenset[str]
    recipients: frozenset[str]  #: prepositions before a penalty


def sentencing_words(table: Mapping[str, Sequence[str]]) -> SentencingWords:
    """The words of that table."""
    return SentencingWords(**{field.name: frozenset(table[field.name]) for field in fields(SentencingWords)})


def has_penalty(verb: Token, words: SentencingWords) -> bool:
    """Whether the verb may pass sentence, and a penalty stands behind it."""
    if verb.lemma_.lower() not in words.sentencing:
        return False
    behind = verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + _REACH)]
    return any(t.lower_ in words.recipients and _names_penalty(t, words) for t in behind)


def is_by_court(verb: Token, words: SentencingWords) -> bool:
    """Whether the verb may pass sentence, and a court is its agent."""
    if verb.lemma_.lower() not in words.sentencing:
        return False
    parties = (c for c in verb.children if c.dep_ in _PARTIES and c.pos_ in {"NOUN", "PROPN"})
    return any(c.lemma_.lower() in words.courts for c in parties)


def _names_penalty(preposition: Token, words: SentencingWords) -> bool:
    first = preposition.i + 1
    return any(t.lemma_.lower() in words.penalties for t in preposition.doc[first : first + _PHRASE])

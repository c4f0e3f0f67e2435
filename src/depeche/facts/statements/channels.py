"""Through which channel a statement came: a communiqué, an agency, a network, an interview — as written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depeche.facts.phrases import phrase_of
from depeche.facts.statements.cues import StatementLexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEPENDENTS = frozenset({"obl", "nmod", "obj", "nsubj", "appos", "advcl", "acl", "compound", "obl:agent"})


def channel_of(verb: Token, speakers: list[Token], lexicon: StatementLexicon) -> list[Token]:
    """The words that name the channel, in the cue's own clause or in its speaker's phrase; empty when none does."""
    for token in _candidates(verb, speakers):
        if lexicon.channel_names.fullmatch(token.text):
            return [token]
        if _is_channel(token, lexicon):
            speaks = token in speakers
            return [token] if speaks and len(list(token.children)) > 3 else phrase_of(token)
    return []


def _candidates(verb: Token, speakers: list[Token]) -> list[Token]:
    found = [t for c in verb.children if c.dep_ in _DEPENDENTS for t in (c, *_below(c, 3))]
    return [*found, *speakers, *(t for s in speakers for t in _below(s, 2))]


def _below(token: Token, depth: int) -> list[Token]:
    if depth == 0:
        return []
    kept = [c for c in token.children if c.dep_ in {"obl", "nmod", "appos", "acl", "flat", "conj", "compound", "obj"}]
    return [t for c in kept for t in (c, *_below(c, depth - 1))]


def _is_channel(token: Token, lexicon: StatementLexicon) -> bool:
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    lemma = token.lemma_.lower()
    if lemma in lexicon.channel_nouns:
        return True
    following = token.doc[token.i : token.i + 3]
    two = " ".join(t.lemma_.lower() for t in following)
    return two in lexicon.channel_nouns or " ".join(two.split(" ")[:2]) in lexicon.channel_nouns

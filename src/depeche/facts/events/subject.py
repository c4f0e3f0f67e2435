"""What an article is about, where that decides what its words mean: a game, a disaster."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.facts.events.lexicon import EventLexicon
from depeche.facts.passage import Passage

#: An article tells of a game when more than this share of its words, and at least this many, are words of games.
_GAME_SHARE, _GAME_WORDS = 0.025, 5
#: It tells of a mishap when so many of its words name forces of nature or accidents.
_MISHAP_WORDS = 3


def tells_of_game(passages: Sequence[Passage], lexicon: EventLexicon) -> bool:
    """Whether the words of games are so many that the passages tell of one."""
    found = total = 0
    games = lexicon.frames.games
    for doc in (passage.doc for passage in passages):
        found += sum(token.lemma_ in games for token in doc)
        total += len(doc)
    return found > max(_GAME_WORDS, _GAME_SHARE * total)


def tells_of_mishap(passages: Sequence[Passage], lexicon: EventLexicon) -> bool:
    """Whether forces of nature and accidents are named several times, and arms not at all."""
    nature, frames = 0, lexicon.frames
    for doc in (passage.doc for passage in passages):
        for token in doc:
            lemma = token.lemma_
            if lemma in frames.weapons and token.pos_ == "NOUN":
                return False
            nature += lemma in frames.nature and token.pos_ == "NOUN"
    return nature >= _MISHAP_WORDS

"""Channels: through what a statement reached the public — a communiqué, Telegram, an interview, a press conference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from depeche._languages import Language
from depeche.facts.phrases import has, phrase_of

if TYPE_CHECKING:
    from depeche.facts.doc import Token

#: Classes whose words name an audience or an occasion rather than what carried the words.
_NOT_CARRYING = frozenset({"reporters", "parliament", "poll", "report", "opinion_piece"})
#: Classes whose words are channel and speaker at once: "indique le communiqué".
_SPEAKING = frozenset({"statement", "social_network", "letter", "website", "news_agency", "video", "speech"})
#: Classes whose parts speak: "a section of the site", "une page du site".
_WHOLES = frozenset({"website", "letter", "statement"})
#: A source named by these is credited; it carries nothing.
_CREDITING = frozenset({"selon", "d'après", "according"})
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class ChannelWords:
    """A language's channels. ``nouns`` and ``names`` give the class of a channel by its words in lower case."""

    nouns: Mapping[str, str]
    names: Mapping[str, str]
    parts: frozenset[str]  #: every word that occurs in them
    prepositions: Mapping[str, frozenset[str]]  #: first words of the prepositions before a channel, by class


def load_channel_words(language: Language) -> ChannelWords:
    """The language's channels."""
    table = language.toml("channels")
    classes = {key: of for key, of in table.items() if isinstance(of, dict)}
    nouns = {noun: key for key, of in reversed(classes.items()) for noun in of["nouns"]}
    names = {name: key for key, of in reversed(classes.items()) for name in of["names"]}
    return ChannelWords(
        nouns=nouns,
        names=names,
        parts=frozenset(word for words in (*nouns, *names) for word in words.split()),
        prepositions={
            key: frozenset(p.split()[0] for p in of["prepositions"]) - _CREDITING for key, of in classes.items()
        },
    )


def class_of(token: Token, words: ChannelWords) -> str | None:
    """The class of channel that a noun or name stands for."""
    if token.lower_ not in words.parts and token.lemma_.lower() not in words.parts:
        return None
    if token.pos_ not in {"NOUN", "PROPN", "X"}:
        return None
    for reading in _readings(token):
        found = words.names.get(reading) if token.text[0].isupper() else None
        found = found or words.nouns.get(reading)
        if found is not None:
            return found
    return words.nouns.get(token.lemma_.lower())


def _readings(token: Token) -> Iterator[str]:
    """The words that may make up the name around a token, the longest first."""
    doc = token.doc
    for length in range(_LONGEST, 0, -1):
        for start in range(max(0, token.i - length + 1), token.i + 1):
            if start + length <= len(doc):
                yield doc[start : start + length].text.lower()


def channel_in(tokens: Iterable[Token], words: ChannelWords) -> tuple[str, list[Token]]:
    """The first channel that a preposition brings in among the tokens, its class and noun phrase; empty when none is."""
    for token in tokens:
        kind = class_of(token, words)
        if kind is None or kind in _NOT_CARRYING:
            continue
        case = next((c for c in token.children if c.dep_ == "case" and c.i < token.i), None)
        if case is not None and case.lower_ in words.prepositions[kind]:
            return kind, _whole(phrase_of(token), token, words)
    return "", []


def _whole(phrase: list[Token], noun: Token, words: ChannelWords) -> list[Token]:
    """The phrase with the words of the channel's own name that the parse hung elsewhere: "conférence | de presse"."""
    doc = noun.doc
    for length in range(_LONGEST, 1, -1):
        end = noun.i + length
        if end <= len(doc) and doc[noun.i : end].text.lower() in words.nouns:
            return list(doc[phrase[0].i : max(end, phrase[-1].i + 1)])
    return phrase


def channel_of_speaker(speaker: Token, words: ChannelWords) -> tuple[str, list[Token]]:
    """The channel that a speaker is itself, class and phrase: "le communiqué", "the post", "a section of the site"."""
    if speaker.pos_ != "NOUN" or has(speaker, "Number=Plur"):
        return "", []
    carriers = [speaker, *(c for c in speaker.children if c.dep_ == "nmod" and c.pos_ == "NOUN")]
    kinds = [class_of(carrier, words) for carrier in carriers]
    whole = kinds[0] in _SPEAKING or (kinds[0] is None and any(kind in _WHOLES for kind in kinds[1:]))
    kind = next((kind for kind in kinds if kind in _SPEAKING), None)
    return (kind, phrase_of(speaker)) if whole and kind else ("", [])

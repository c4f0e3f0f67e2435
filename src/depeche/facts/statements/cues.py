"""The words that say somebody said something, read from ``speech_verbs.tsv`` and ``channels.toml``."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from depeche._languages import Language


@dataclass(frozen=True, slots=True)
class Cue:
    """One reading of a cue word: its speech act and where content and addressee stand."""

    type: str
    complements: tuple[str, ...]
    addressees: tuple[str, ...]
    quote_only: bool
    thought: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class StatementLexicon:
    """A language's cues by lemma, its prepositions of source, and the words of its channels."""

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    sources: re.Pattern[str]  #: "selon", "according to": what follows is the speaker
    quoted_sources: re.Pattern[str]  #: the same, where only a quotation makes it one: "pour X, « … »"
    channel_nouns: frozenset[str]
    channel_names: re.Pattern[str]
    reflexives: frozenset[str]


@functools.cache
def load_statement_lexicon(language: Language) -> StatementLexicon:
    """The language's cues, read once."""
    verbs: dict[str, Cue] = {}
    nouns: dict[str, Cue] = {}
    sources: list[str] = []
    quoted: list[str] = []
    for lemma, pos, type_, complement, addressee, notes, *_ in (r + ["-"] * 6 for r in language.rows("speech_verbs")):
        cue = _cue(type_, complement, addressee, notes)
        if pos in {"verb", "mwe"}:
            verbs.setdefault(lemma, cue)
        elif pos == "noun":
            nouns.setdefault(lemma, cue)
        elif pos == "prep" and not cue.weak:
            (quoted if cue.quote_only else sources).append(lemma)
    channels = [v for v in language.toml("channels").values() if isinstance(v, dict)]
    names = {name for channel in channels for name in channel["names"]}
    return StatementLexicon(
        verbs,
        nouns,
        _phrases(sources),
        _phrases(quoted),
        frozenset(noun for channel in channels for noun in channel["nouns"]),
        _phrases(list(names)),
        frozenset(v.split(" ")[0] for v in verbs if v.startswith("se ")),
    )


def _cue(type_: str, complement: str, addressee: str, notes: str) -> Cue:
    flags = notes.split()
    return Cue(
        type_,
        tuple(c for c in complement.split(",") if c != "-"),
        tuple(a for a in addressee.split(",") if a != "-"),
        "quote_only=1" in flags,
        "thought=1" in flags,
        "weak=1" in flags,
    )


def _phrases(phrases: list[str]) -> re.Pattern[str]:
    if not phrases:
        return re.compile(r"(?!)")
    joined = "|".join(
        re.escape(p).replace("'", "['’]").replace(r"\ ", r"\s") for p in sorted(phrases, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)|(?<!\w)(?:{joined})(?<=['’])", re.I)

"""The words and rules of a language for texts that are nothing but a time (``times_asked.toml`` over ``times.toml``).

All is read without accents, as it is typed.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from depeche._languages import Language
from depeche.facts.times.words import Rule, alternatives, bodies_of, expanded, lists_of

#: The tables of ``times_asked.toml`` and the slots that stand for one of their words.
_OWN = {
    "day_word": "days", "hour_word": "hours", "minute_word": "minutes", "day_off": "days_off", "spell": "spells",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AskedWords:
    """What a language says of times that are asked."""

    rules: tuple[Rule, ...]
    lists: Mapping[str, Mapping[str, Any]]
    filler: re.Pattern[str]  #: what may stand between two pieces and says no more


@functools.cache
def load_asked_words(language: Language) -> AskedWords:
    """The language's words and rules, compiled once."""
    table, own = _plain(language.toml("times")), _plain(language.toml("times_asked"))
    added = {name: table[name] | own["added"].get(name, {}) for name in table if isinstance(table[name], dict)}
    table |= added
    lists = lists_of(table) | {slot: own[name] for slot, name in _OWN.items()}
    bodies = bodies_of(table) | {slot: alternatives(own[name]) for slot, name in _OWN.items()}
    macros = table["macros"] | own["macros"]
    rules = tuple(_rule(row, rank, bodies, macros) for rank, row in enumerate(own["rules"]))
    return AskedWords(rules, lists, _at_words(alternatives(own["fillers"])))


def _rule(row: Mapping[str, Any], rank: int, bodies: Mapping[str, str], macros: Mapping[str, str]) -> Rule:
    pattern = _at_words(expanded(row["pattern"], bodies, macros))
    return Rule(row["kind"], pattern.pattern, row.get("unit"), rank, ())


def _at_words(pattern: str) -> re.Pattern[str]:
    """The pattern between the ends of words; figures and signs may touch them."""
    return re.compile(rf"(?:(?<!\w)|(?=\W))(?:{pattern})(?:(?<=\W)|(?!\w))")


def _plain(table: Mapping[str, Any]) -> dict[str, Any]:
    """All words of a table without their accents."""
    return {without_accents(key): _plain_value(inner) for key, inner in table.items()}


def _plain_value(value: object) -> object:
    if isinstance(value, dict):
        return _plain(value)
    if isinstance(value, list):
        return [_plain_value(inner) for inner in value]
    return without_accents(value) if isinstance(value, str) else value


def without_accents(text: str) -> str:
    """The text in plain letters, offsets kept."""
    return "".join(unicodedata.normalize("NFD", c)[0] for c in text)

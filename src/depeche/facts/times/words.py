"""The time words and rules of a language, compiled: each rule a pattern whose groups the resolvers read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: Word lists that a pattern may name, by the table that holds them.
_LISTS = {
    "month": "months", "weekday": "weekdays", "unit": "units", "number": "numbers", "ordinal": "ordinals",
    "days_away": "days_away", "part": "day_parts", "season": "seasons", "reference": "references",
    "holiday": "holidays", "easter": "easter",
}  # fmt: skip
_YEAR = r"(?:1[0-9]|20)\d{2}"
_FIGURES = {
    "year": _YEAR,
    "day": r"(?:[12]\d|3[01]|0?[1-9])(?:er|st|nd|rd|th)?",
    "hour": r"(?:[01]?\d|2[0-4])",
    "minute": r"[0-5]\d",
}
_SLOT = re.compile(r"\{([a-z_]+?)(\d?)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the resolver that reads its match."""

    kind: str
    pattern: re.Pattern[str]
    unit: str | None
    rank: int  #: of two rules that match the same stretch the earlier one wins


@dataclass(frozen=True, slots=True)
class TimeWords:
    """All that a language says about times. Word lists map folded words to values."""

    rules: tuple[Rule, ...]
    lists: Mapping[str, Mapping[str, Any]]
    since: re.Pattern[str]
    until: re.Pattern[str]
    approx: re.Pattern[str]
    future: re.Pattern[str]
    last: re.Pattern[str]
    next: re.Pattern[str]
    start_mod: re.Pattern[str]
    mid_mod: re.Pattern[str]
    end_mod: re.Pattern[str]
    more: re.Pattern[str]
    less: re.Pattern[str]
    frequencies: Mapping[str, str]  #: recurrence of an adverb ("daily": "P1D")
    trigger: re.Pattern[str]  #: no time expression without one of these

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> TimeWords:
        """The words and rules of a ``times.toml``."""
        lists = {name: {w.lower(): v for w, v in table[where].items()} for name, where in _LISTS.items()}
        macros = table["macros"]
        rules = tuple(
            Rule(rule["kind"], _compiled(_expanded(rule["pattern"], lists, macros)), rule.get("unit"), rank)
            for rank, rule in enumerate(table["rules"])
        )
        at_end = {
            name: re.compile(rf"(?<!\w)(?:{_alternatives(table['since'][name])})\s?$", re.I)
            for name in ("since", "until")
        }
        return cls(
            rules=rules,
            lists=lists,
            **at_end,
            approx=re.compile(rf"(?<!\w)(?:{macros['approx']})\s$", re.I),
            future=re.compile(rf"(?<!\w)(?:{table['cues']['future']})(?!\w)", re.I),
            **{
                name: re.compile(rf"(?<!\w)(?:{macros[name]})(?!\w)", re.I)
                for name in ("last", "next", "start_mod", "end_mod")
            },
            **{name: re.compile(rf"^(?:{macros[name]})", re.I) for name in ("mid_mod", "more", "less")},
            frequencies=table["frequencies"],
            trigger=_trigger(lists, table["triggers"]["words"]),
        )


def _trigger(lists: Mapping[str, Mapping[str, Any]], further: Sequence[str]) -> re.Pattern[str]:
    """A digit, or the beginning of any time word."""
    words = {w for name in _LISTS if name not in {"number", "ordinal"} for w in lists[name]} | set(further)
    return re.compile(r"\d|(?<!\w)(?:" + _alternatives(words) + ")", re.I)


def _alternatives(words: Any) -> str:  # noqa: ANN401 - any iterable of words
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


def _expanded(pattern: str, lists: Mapping[str, Mapping[str, Any]], macros: Mapping[str, str]) -> str:
    """The pattern with each {name} as a named group; a name used twice in one rule is numbered by its author."""
    seen: set[str] = set()

    def group(match: re.Match[str]) -> str:
        name, number = match[1], match[2]
        if name in macros:
            return f"(?:{macros[name]})"
        body = _FIGURES.get(name) or _alternatives(lists[name])
        if name == "number":
            body = r"\d{1,4}(?:[.,]\d)?|" + body
        key = name + number
        if key in seen:
            return f"(?:{body})"
        seen.add(key)
        return f"(?P<{key}>{body})"

    return _SLOT.sub(group, pattern)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w€$£-])(?<!\d[.,])(?:{pattern})(?![\w€$£])(?!-\w)(?![.,]\d)", re.I)

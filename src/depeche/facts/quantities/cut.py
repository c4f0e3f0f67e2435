"""Cutting text into numbers, words and marks, and finding phrases of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


_PLAIN = str.maketrans("’‑", "'-")


@dataclass(frozen=True, slots=True)
class Cut:
    """A text and its tokens: where each starts and ends, and its lower-case form (``’`` read as ``'``)."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    low: tuple[str, ...]

    def raw(self, i: int) -> str:
        """The token as written; empty past either end of the text."""
        return self.text[self.starts[i] : self.ends[i]] if 0 <= i < len(self.starts) else ""

    def at(self, i: int) -> str:
        """The token's lower-case form; a line break past either end of the text."""
        return self.low[i] if 0 <= i < len(self.low) else "\n"

    def touches(self, i: int) -> bool:
        """Whether nothing stands between token ``i`` and the token before it."""
        return 0 < i < len(self.starts) and self.ends[i - 1] == self.starts[i]

    def is_number(self, i: int) -> bool:
        """Whether the token is written in digits."""
        token = self.at(i)
        return token[0].isdecimal() or (len(token) > 1 and token[0] in ".,")

    def is_word(self, i: int) -> bool:
        """Whether the token starts with a letter."""
        return self.at(i)[0].isalpha()

    def is_capital(self, i: int) -> bool:
        """Whether the token starts with a capital letter."""
        return 0 <= i < len(self.starts) and self.text[self.starts[i]].isupper()


def cut(text: str, pattern: re.Pattern[str]) -> Cut:
    """The text cut into tokens."""
    spans = [m.span() for m in pattern.finditer(text)]
    lower = text.lower().translate(_PLAIN)
    if len(lower) != len(text):  # a few letters change length in lower case
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text).translate(_PLAIN)
    return Cut(text, tuple(s for s, _ in spans), tuple(e for _, e in spans), tuple(lower[s:e] for s, e in spans))


def words_of(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase from a language's table."""
    return tuple(re.findall(r"\d+|[^\W\d]\w*|\S", phrase.lower().translate(_PLAIN)))


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Value]):
    """Phrases of tokens with a value each, found forwards by their first token and backwards by their last."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], Value], ...]]
    by_last: Mapping[str, tuple[tuple[tuple[str, ...], Value], ...]]

    @classmethod
    def of(cls, table: Mapping[str, Value]) -> Phrases[Value]:
        """The phrases that are the table's keys."""
        rows = sorted(((words_of(k), v) for k, v in table.items()), key=lambda row: -len(row[0]))
        first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        last: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for row in rows:
            first.setdefault(row[0][0], []).append(row)
            last.setdefault(row[0][-1], []).append(row)
        return cls({k: tuple(v) for k, v in first.items()}, {k: tuple(v) for k, v in last.items()})

    @classmethod
    def listed(cls, phrases: Iterable[str]) -> Phrases[str]:
        """The phrases of a list, each its own value."""
        return Phrases.of({p: p for p in phrases})

    def starting(self, cut: Cut, i: int) -> tuple[int, Value] | None:
        """The longest phrase that starts at token ``i``: the index after it, and its value."""
        for phrase, value in self.by_first.get(cut.at(i), ()):
            if cut.low[i : i + len(phrase)] == phrase:
                return i + len(phrase), value
        return None

    def ending(self, cut: Cut, i: int) -> tuple[int, Value] | None:
        """The longest phrase that ends just before token ``i``: the index of its first token, and its value."""
        for phrase, value in self.by_last.get(cut.at(i - 1), ()):
            if i >= len(phrase) and cut.low[i - len(phrase) : i] == phrase:
                return i - len(phrase), value
        return None

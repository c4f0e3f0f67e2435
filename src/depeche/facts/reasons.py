"""Reasons: why a field of a fact holds what it holds, noted by the code that chose it and never guessed afterwards.

A reason names a rule; ``explain.toml`` of each language says the rules in words. It holds places and names alone, so that
noting it costs next to nothing; the way through the dependency tree is looked up when somebody asks (``explanation.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from depeche.facts.passage import Passage, Span

if TYPE_CHECKING:
    from depeche.facts.doc import Token

Field = Literal[
    "type", "status", "who", "to_whom", "when", "where", "how_many", "according_to", "channel", "content", "answers"
]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field holds what it holds. Spans are offsets of the restored text."""

    field: Field
    rule: str  #: its name in ``explain.toml``, under the field
    words: tuple[Span, ...] = ()  #: the words that decided
    detail: str = ""  #: the slot, class or kind that the rule speaks of
    table: str = ""  #: the language's file that holds the entry, without its ending
    key: str = ""  #: the entry there


def reason(
    field: Field, by: str, passage: Passage, tokens: Iterable[Token] = (), table: str = "", key: str = ""
) -> Reason:
    """The reason of a rule and the tokens that decided; what stands behind a blank in ``by`` is the detail."""
    rule, _, detail = by.partition(" ")
    return Reason(field, rule, tuple(passage.span_of([token]) for token in tokens), detail, table, key)


def instead(reasons: Sequence[Reason], *others: Reason) -> tuple[Reason, ...]:
    """The reasons with these in place of those of the same fields."""
    fields = {other.field for other in others}
    return (*(r for r in reasons if r.field not in fields), *others)

"""The search language: words, "phrases", field:value, AND, OR, NOT (or -word), brackets. Words side by side mean AND.

zelensky missiles                 both words, in any form
"longue portée" OR "long range"   these very words in a row
who:KCNA type:SAY date:2024-09..  fields; a range may be open
drones -type:OTHER                not
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import get_args

from depeche.errors import BadQuery
from depeche.facts.fact import PLOVER_TYPES, FactKind, Status
from depeche.ledger.days import OPEN_END, OPEN_START, Days, days_of
from depeche.ledger.words import words_of

#: What may stand before a colon.
FIELDS = ("who", "to", "says", "type", "status", "place", "outlet", "lang", "date", "published", "kind", "by")
#: Fields whose values are a closed list.
_VALUES = {"type": (*PLOVER_TYPES, "SAY", "DENY", "OTHER"), "status": get_args(Status), "kind": get_args(FactKind)}
#: Brackets and exclusions in one search; each nests, and nesting costs.
_MOST_NESTED = 60
_TOKEN = re.compile(
    r'\s*(?:(?P<bracket>[()])|(?P<minus>-(?=\S))|(?P<field>[A-Za-z_]+):|"(?P<phrase>[^"]*)"|(?P<word>[^\s()"]+))'
)


@dataclass(frozen=True, slots=True)
class Text:
    """Words to be found: each in any form, or as a phrase exactly in a row."""

    words: tuple[str, ...]
    phrase: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A field that must have the value."""

    name: str
    value: str
    phrase: bool


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be found."""

    node: Node


@dataclass(frozen=True, slots=True)
class All:
    """Every one of these."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """One of these at least."""

    nodes: tuple[Node, ...]


Node = Text | Field | Not | All | Any


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    value: str
    at: int


def parse(query: str) -> Node:
    """The query as a tree; an empty one is satisfied by everything. Raises BadQuery saying what is wrong and where."""
    tokens = _tokens(query)
    if sum(_nests(token) for token in tokens) > _MOST_NESTED:
        raise BadQuery(f"the search has more than {_MOST_NESTED} brackets and exclusions; ask for less at once")
    node, rest = _either(tokens, 0)
    if rest < len(tokens):
        raise BadQuery(f"unexpected {tokens[rest].value!r} at character {tokens[rest].at + 1} of the search")
    return node


def _nests(token: _Token) -> bool:
    return token.kind in {"bracket", "minus"} or (token.kind == "word" and token.value == "NOT")


def _tokens(query: str) -> list[_Token]:
    found, at = [], 0
    end = len(query.rstrip())
    while at < end:
        match = _TOKEN.match(query, at)
        if match is None:
            if query[at:].lstrip().startswith('"'):
                raise BadQuery('a quotation mark is not closed; write "these words"')
            raise BadQuery(f"cannot be understood from character {at + 1} on: {query[at : at + 20]!r}")
        kind = match.lastgroup or "word"
        found.append(_Token(kind, match[kind], match.start(kind)))
        at = match.end()
    return found


def _either(tokens: Sequence[_Token], at: int) -> tuple[Node, int]:
    nodes = []
    while True:
        node, at = _every(tokens, at)
        nodes.append(node)
        if not _is(tokens, at, "OR"):
            return (nodes[0] if len(nodes) == 1 else Any(tuple(nodes))), at
        at += 1


def _every(tokens: Sequence[_Token], at: int) -> tuple[Node, int]:
    nodes = []
    while at < len(tokens) and not _is(tokens, at, "OR") and tokens[at].value != ")":
        if _is(tokens, at, "AND"):
            at += 1
            continue
        node, at = _one(tokens, at)
        nodes.append(node)
    return (nodes[0] if len(nodes) == 1 else All(tuple(nodes))), at


def _one(tokens: Sequence[_Token], at: int) -> tuple[Node, int]:
    token = tokens[at]
    if token.kind == "minus" or _is(tokens, at, "NOT"):
        if at + 1 >= len(tokens):
            raise BadQuery("NOT stands at the end; say what must not be found")
        node, at = _one(tokens, at + 1)
        return Not(node), at
    if token.value == "(" and token.kind == "bracket":
        node, at = _either(tokens, at + 1)
        if at >= len(tokens) or tokens[at].value != ")":
            raise BadQuery("a bracket is not closed")
        return node, at + 1
    if token.kind == "field":
        return _field(tokens, at)
    return _text(token), at + 1


def _field(tokens: Sequence[_Token], at: int) -> tuple[Node, int]:
    name = tokens[at].value.lower()
    if name not in FIELDS:
        raise BadQuery(f"there is no field {name!r}; the fields are {', '.join(FIELDS)}")
    if at + 1 >= len(tokens) or tokens[at + 1].kind not in {"word", "phrase"}:
        raise BadQuery(f"{name}: lacks its value")
    value = tokens[at + 1]
    if name in {"date", "published"}:
        range_of(value.value)
    if name in _VALUES:
        _check_value(name, value.value)
    return Field(name, value.value, value.kind == "phrase"), at + 2


def _check_value(name: str, value: str) -> None:
    known = {word.lower(): word for word in _VALUES[name]}
    if value.lower() in known:
        return
    near = get_close_matches(value.lower(), known, n=1)
    meant = f"did you mean {name}:{known[near[0]]}? " if near else ""
    raise BadQuery(f"there is no {name} {value!r}; {meant}there are {', '.join(_VALUES[name])}")


def _text(token: _Token) -> Text:
    words = tuple(token.value[w.start : w.end] for w in words_of(token.value))
    return Text(words, phrase=token.kind == "phrase" or len(words) > 1)


def _is(tokens: Sequence[_Token], at: int, operator: str) -> bool:
    return at < len(tokens) and tokens[at].kind == "word" and tokens[at].value == operator


def range_of(value: str) -> Days:
    """The first and last day of "2024", "2024-09", "2024-09-13", "2024-09..", "..2024-09", "2024-W37..2024-10"."""
    start, dots, end = value.partition("..")
    if not dots:
        days = days_of(value)
    else:
        first, last = days_of(start), days_of(end)
        days = None
        if (first or not start) and (last or not end):
            days = (first[0] if first else OPEN_START, last[1] if last else OPEN_END)
    if days is None or days[0] > days[1]:
        raise BadQuery(
            f"{value!r} is no date or range; write 2024-09-13, 2024-09, 2024-09.., ..2024-09 or 2024-09..2024-10"
        )
    return days


def words_sought(node: Node) -> tuple[str, ...]:
    """The words that the query asks for, in order: what is marked in a hit."""
    match node:
        case Text(words):
            return words
        case Field("says" | "who" | "to", value):
            return tuple(value[w.start : w.end] for w in words_of(value))
        case All(nodes) | Any(nodes):
            return tuple(word for child in nodes for word in words_sought(child))
        case _:
            return ()

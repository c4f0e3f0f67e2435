"""An explanation, for the eye and as one JSON object: each field with its words, the rule or entry, and the way to it.

It is no part of a record: FORMATS names no such thing there.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from typing import Any, get_args

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from depeche._languages import language
from depeche.facts.explanation import Because, Entry, Explanation, Link, Named, Weight
from depeche.facts.fact import Fact
from depeche.facts.reasons import Field
from depeche.pin import Pin
from depeche.publish.harmless import one_line
from depeche.publish.interface import Interface, interface
from depeche.publish.jsonl import Json, pin_object
from depeche.publish.screen import as_lines
from depeche.publish.values import date_in_words, entity_in_words, figure_in_words, place_in_words
from depeche.record import Explained

_FIELDS: tuple[Field, ...] = get_args(Field)
_NARROWEST, _WIDEST = 40, 110
_QUIET = "dim"


@functools.cache
def _words(code: str) -> dict[str, Any]:
    return language(code).toml("explain")


class _Sayings:
    """The words of one language's ``explain.toml``; a rule that has none there is given by its name."""

    def __init__(self, code: str) -> None:
        self._table = _words(code)

    def say(self, section: str, key: str, /, **blanks: object) -> str:
        """The words for a key, its blanks filled in."""
        found = self._table[section].get(key, key) if section else self._table[key]
        return str(found).format(**blanks)

    def label(self, name: Field, words: Interface) -> str:
        """What a field is called."""
        return str(self._table["answer"]) if name == "answers" else words.say(f"fields.{name}")

    def because(self, because: Because) -> str:
        """What a reason's rule says."""
        return self.say(because.field, because.rule, detail=because.detail)

    def link(self, link: Link) -> str:
        """One link of the tree, with its label."""
        links = self._table["links"]
        said = links.get(link.label) or links.get(link.label.partition(":")[0]) or links["other"]
        return f"{said.format(word=one_line(link.word.text), above=one_line(link.above.text))} ({link.label})"

    def entry(self, entry: Entry) -> str:
        """Where an entry stands."""
        return self.say("", "entry" if entry.line is None else "entry_line", **_entry(entry))

    def sign(self, weight: Weight) -> str:
        """What a sign says."""
        return self.say("signs", weight.sign.name, amount=weight.sign.amount)


def explanation_as_json(explained: Explained) -> str:
    """The explanation as one line of JSON; the same article gives the same bytes."""
    explanation, record = explained.explanation, explained.record
    sayings = _Sayings(interface(record.article.language).code)
    whole = {
        "article": record.id,
        "fact": explanation.fact.id,
        "name": explained.name,
        "reader": record.reader,
        "kind": explanation.fact.kind,
        "evidence": pin_object(explanation.fact.evidence),
        "fields": [field for name in _FIELDS if (field := _field_object(name, explanation, sayings))],
        "confidence": {
            "value": explanation.fact.confidence,
            "signs": [
                {"sign": w.sign.name, "amount": w.sign.amount, "points": w.points, "says": sayings.sign(w)}
                for w in explanation.weights
            ],
        },
    }
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _field_object(name: Field, explanation: Explanation, sayings: _Sayings) -> Json | None:
    because = [b for b in explanation.because if b.field == name]
    values = _values(name, explanation.fact)
    if not because or not values:
        return None
    return {
        "field": name,
        "values": [value if pin is None else {**pin_object(pin), "value": value} for pin, value in values],
        "because": [_because_object(b, sayings) for b in because],
        "named": [_named_object(n) for n in explanation.named if n.field == name],
    }


def _because_object(because: Because, sayings: _Sayings) -> Json:
    return {
        "rule": because.rule,
        "detail": because.detail or None,
        "says": sayings.because(because),
        "words": [pin_object(pin) for pin in because.words],
        "links": [
            {
                "word": pin_object(link.word),
                "label": link.label,
                "above": pin_object(link.above),
                "says": sayings.link(link),
            }
            for link in because.links
        ],
        "entry": None if because.entry is None else _entry(because.entry),
    }


def _entry(entry: Entry) -> Json:
    return {"file": entry.file, "line": entry.line, "key": entry.key}


def _named_object(named: Named) -> Json:
    standing = named.standing
    return {
        "mention": pin_object(named.mention.pin),
        "entity": standing.entity.id,
        "how": standing.how,
        "by": {**pin_object(standing.mention.pin), "use": standing.mention.use},
    }


def _values(name: Field, fact: Fact) -> list[tuple[Pin | None, str | float | None]]:
    """The values of a field with their pins; type and status are depeche's own words."""
    if name in {"type", "status"}:
        return [(None, getattr(fact, name))]
    if name == "answers":
        return [(None, f"{link.how} {link.fact}") for link in fact.answers]
    if name == "when":
        return [(fact.when.pin, fact.when.value)] if fact.when else []
    if name == "where":
        return [(place.pin, place.name) for place in fact.where]
    if name == "how_many":
        return [(quantity.pin, quantity.value) for quantity in fact.how_many]
    if name in {"channel", "content"}:
        pin = getattr(fact, name)
        return [(pin, None)] if pin else []
    return [(mention.pin, mention.entity) for mention in getattr(fact, name)]


# For the eye


def write_explanation(explained: Explained, console_width: int, colour: bool) -> str:
    """The explanation as lines of at most ``console_width`` cells, in the article's language."""
    words = interface(explained.record.article.language)
    blocks = _blocks(explained, words, _Sayings(words.code))
    return as_lines(blocks, min(max(console_width, _NARROWEST), _WIDEST), colour=colour)


def _blocks(explained: Explained, words: Interface, sayings: _Sayings) -> Iterator[RenderableType]:
    explanation = explained.explanation
    fact = explanation.fact
    caption = Text(words.say(f"types.{fact.type}"), style="bold")
    yield caption.append(f" · {one_line(explained.name)}", style=f"not bold {_QUIET}")
    yield Padding(Text(one_line(fact.evidence.text), style="italic"), (0, 0, 1, 2))
    labels = {name: sayings.label(name, words) for name in _FIELDS}
    confidence = sayings.say("", "confidence")
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(style=_QUIET, no_wrap=True, width=max(map(len, (*labels.values(), confidence))))
    table.add_column(overflow="fold")
    for name, label in labels.items():
        for number, line in enumerate(_lines(name, explanation, words, sayings)):
            table.add_row("" if number else label, line)
    table.add_row(confidence, sayings.say("", "confidence_total", share=f"{fact.confidence:.2f}"))
    for weight in explanation.weights:
        table.add_row("", _indented(f"{weight.points:+.2f}  {sayings.sign(weight)}", 2))
    yield table
    yield Padding(Text(sayings.say("", "positions"), style=_QUIET), (1, 0, 0, 0))


def _indented(text: str, depth: int) -> Padding:
    return Padding(Text(text, style=_QUIET if depth > 2 else ""), (0, 0, 0, depth))


def _lines(name: Field, explanation: Explanation, words: Interface, sayings: _Sayings) -> Iterator[RenderableType]:
    """The values of a field, then its reasons, each with its words, entry and links."""
    because = [b for b in explanation.because if b.field == name]
    if not because or not _values(name, explanation.fact):
        return
    yield from _shown(name, explanation.fact, words)
    for named in explanation.named:
        if named.field == name:
            yield _indented(_standing(named, words, sayings), 2)
    for reason in because:
        where = ", ".join(_quoted(pin) for pin in reason.words)
        said = sayings.because(reason)
        yield _indented(sayings.say("", "because", says=said, words=where) if where else said, 2)
        if reason.entry is not None:
            yield _indented(one_line(sayings.entry(reason.entry)), 4)
        for link in reason.links:
            yield _indented(sayings.link(link), 4)


def _quoted(pin: Pin) -> str:
    return f"{_cut(one_line(pin.text))} [{pin.start}–{pin.end}]"


def _cut(words: str, longest: int = 60) -> str:
    return words if len(words) <= longest else words[: words.rfind(" ", 0, longest)] + " …"


def _shown(name: Field, fact: Fact, words: Interface) -> Iterator[Text]:
    """The values as a reader sees them."""
    if name == "type":
        code = "".join(f" · {part}" for part in (fact.mode, fact.cameo and f"CAMEO {fact.cameo}") if part)
        yield Text(f"{fact.type} ({words.say(f'types.{fact.type}')}){code}", style="bold")
    elif name == "status":
        yield Text(words.say(f"status.{fact.status}"), style="bold")
    elif name == "answers":
        for link in fact.answers:
            yield Text(f"{words.say(f'answers.{link.how}')} {link.fact}", style="bold")
    else:
        meanings = _meanings(name, fact, words)
        for pin, meaning in meanings:
            said = f"{one_line(pin.text)} [{pin.start}–{pin.end}]"
            yield Text(said + (f" = {one_line(meaning)}" if meaning else ""), style="bold")


def _meanings(name: Field, fact: Fact, words: Interface) -> list[tuple[Pin, str | None]]:
    if name == "when":
        return [(fact.when.pin, f"{date_in_words(fact.when.value, words)} ({fact.when.value})")] if fact.when else []
    if name == "where":
        return [(place.pin, place_in_words(place, words)) for place in fact.where]
    if name == "how_many":
        return [(quantity.pin, figure_in_words(quantity, words)) for quantity in fact.how_many]
    return [(pin, None) for pin, _ in _values(name, fact) if pin is not None]


def _standing(named: Named, words: Interface, sayings: _Sayings) -> str:
    standing = named.standing
    name = one_line(entity_in_words(standing.entity, words))
    stands = sayings.say(
        "named", "stands", words=one_line(named.mention.pin.text), name=name, id=one_line(standing.entity.id)
    )
    how = sayings.say("named", standing.how, use=sayings.say("use", standing.mention.use))
    return f"{stands} — " + sayings.say("", "because", says=how, words=_quoted(standing.mention.pin))

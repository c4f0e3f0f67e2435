"""Happenings as they are shown: the tellings of one thing together, its fields merged, its figures side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from depeche.facts.fact import Answer, Fact, Findings, Mention, Place, Quantity, When
from depeche.pin import Pin
from depeche.publish.harmless import one_line
from depeche.publish.interface import Interface
from depeche.publish.values import date_in_words, entity_in_words, figure_in_words, place_in_words, said_in

T = TypeVar("T", Mention, Place, Quantity, When)

#: Characters of another fact's words that are enough to know it again.
_LONGEST_REPLY = 90
#: The fields a reader is shown, in the order of the question they answer.
FIELDS = ("who", "to_whom", "when", "where", "how_many", "according_to", "channel")


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a field: the words of the article, what they stand for when that is not said, and their pins."""

    text: str
    meaning: str | None
    pins: tuple[Pin, ...]

    @property
    def shown(self) -> str:
        """The words, and in brackets what they stand for."""
        return f"{self.text} ({self.meaning})" if self.meaning else self.text


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a happening: as written, as a number, and who gives it (nobody: the article does)."""

    text: str
    number: str
    says: tuple[str, ...]
    pins: tuple[Pin, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a fact has to do with another: "denied by" that fact, or "denies" it; who says the other, in which words."""

    label: str
    fact: str
    by: str
    says: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that the article tells, in one telling or several."""

    id: str
    tellings: tuple[Fact, ...]
    fields: dict[str, tuple[Field, ...]]  #: the names of FIELDS, those that are filled
    figures: tuple[Figure, ...]
    replies: tuple[Reply, ...]
    contested: bool  #: somebody denies or rejects it

    @property
    def first(self) -> Fact:
        """The telling that comes first in the article."""
        return self.tellings[0]

    def says(self, words: Interface) -> str:
        """Who says so: the source that the article credits, the speaker of a statement, else the article itself."""
        first, second = ("who", "according_to") if self.first.kind == "statement" else ("according_to", "according_to")
        speakers = self.fields.get(first) or self.fields.get(second, ())
        return ", ".join(one_line(field.shown) for field in speakers) or words.say("the_article")

    @property
    def figures_differ(self) -> bool:
        """Whether its figures contradict each other, or bound each other otherwise."""
        return len({figure.number for figure in self.figures}) > 1 and any(
            answer.how == "differs" for fact in self.tellings for answer in fact.answers
        )


def happenings_of(findings: Findings, words: Interface) -> tuple[Happening, ...]:
    """The happenings in the order in which the article first tells them."""
    groups: dict[str, list[Fact]] = {}
    for fact in findings.facts:
        groups.setdefault(fact.happening, []).append(fact)
    names = {entity.id: entity_in_words(entity, words) for entity in findings.entities}
    return tuple(_happening(key, facts, findings, names, words) for key, facts in groups.items())


def _happening(
    key: str, facts: Sequence[Fact], findings: Findings, names: dict[str, str], words: Interface
) -> Happening:
    replies = _replies(facts, findings, words)
    hows = {answer.how for fact in findings.facts for answer in fact.answers if answer.fact in {f.id for f in facts}}
    return Happening(
        key,
        tuple(facts),
        _fields(facts, names, words),
        _figures(facts, words),
        replies,
        bool(hows & {"denies", "rejects"}),
    )


def _fields(facts: Sequence[Fact], names: dict[str, str], words: Interface) -> dict[str, tuple[Field, ...]]:
    def named(mention: Mention) -> str | None:
        return names.get(mention.entity or "")

    fields = {
        "who": _merged((m for f in facts for m in f.who), _who_key, named),
        "to_whom": _merged((m for f in facts for m in f.to_whom), _who_key, named),
        "when": _merged((f.when for f in facts if f.when), lambda w: w.value, lambda w: date_in_words(w.value, words)),
        "where": _merged(
            (p for f in facts for p in f.where), lambda p: f"{p.name} {p.country}", lambda p: place_in_words(p, words)
        ),
        "how_many": _merged((q for f in facts for q in f.how_many), _figure_key, lambda q: figure_in_words(q, words)),
        "according_to": _merged((m for f in facts for m in f.according_to), _who_key, named),
        "channel": tuple(Field(text, None, pins) for text, pins in _by_text(f.channel for f in facts if f.channel)),
    }
    return {name: values for name, values in fields.items() if values}


def _merged(found: Iterable[T], key: Callable[[T], str], meaning: Callable[[T], str | None]) -> tuple[Field, ...]:
    """One field a key, with the pins of all its mentions; of the mentions the one that says most is shown."""
    groups: dict[str, list[T]] = {}
    for one in found:
        groups.setdefault(key(one), []).append(one)
    fields = []
    for group in groups.values():
        stands_for = meaning(group[0])
        said = [one for one in group if stands_for and said_in(stands_for, one.pin.text)]
        shown = (said or group)[0].pin.text
        fields.append(Field(shown, None if said else stands_for, _distinct(one.pin for one in group)))
    return tuple(fields)


def _by_text(pins: Iterable[Pin]) -> list[tuple[str, tuple[Pin, ...]]]:
    groups: dict[str, list[Pin]] = {}
    for pin in pins:
        groups.setdefault(pin.text.casefold(), []).append(pin)
    return [(group[0].text, _distinct(group)) for group in groups.values()]


def _distinct(pins: Iterable[Pin]) -> tuple[Pin, ...]:
    return tuple(dict.fromkeys(pins))


def _who_key(mention: Mention) -> str:
    return mention.entity or mention.pin.text.casefold()


def _figure_key(quantity: Quantity) -> str:
    unit = (quantity.unit or "").casefold()
    return f"{quantity.value} {quantity.value2} {quantity.comparator} {unit} {quantity.currency} {quantity.percent}"


def _figures(facts: Sequence[Fact], words: Interface) -> tuple[Figure, ...]:
    """The happening's figures, each with those who give it."""
    groups: dict[str, list[tuple[Fact, Quantity]]] = {}
    for fact in facts:
        for quantity in fact.how_many:
            groups.setdefault(_figure_key(quantity), []).append((fact, quantity))
    return tuple(
        Figure(
            group[0][1].pin.text,
            figure_in_words(group[0][1], words),
            tuple(dict.fromkeys(m.pin.text for fact, _ in group for m in fact.according_to)),
            _distinct(quantity.pin for _, quantity in group),
        )
        for group in groups.values()
    )


def _replies(facts: Sequence[Fact], findings: Findings, words: Interface) -> tuple[Reply, ...]:
    """What these facts answer, and what answers them, facts of other happenings only."""
    own = {fact.id for fact in facts}
    known = {fact.id: fact for fact in findings.facts}
    replies = []
    for fact in findings.facts:
        for answer in fact.answers:
            if fact.id in own and answer.fact in known and answer.fact not in own:
                replies.append(_reply("answers", answer.how, known[answer.fact], words))
            elif answer.fact in own and fact.id not in own:
                replies.append(_reply("answered", answer.how, fact, words))
    return tuple(dict.fromkeys(replies))


def _reply(table: str, how: Answer, fact: Fact, words: Interface) -> Reply:
    speakers = fact.according_to or fact.who if _counts(fact, how) else fact.who or fact.according_to
    by = ", ".join(mention.pin.text for mention in speakers) or fact.trigger.text
    return Reply(words.say(f"{table}.{how}"), fact.id, by, shortened(fact.evidence.text))


def _counts(fact: Fact, how: Answer) -> bool:
    """A figure is his who gives it, not theirs whom it counts."""
    return how == "differs" and fact.kind == "event"


def shortened(text: str) -> str:
    """The text on one line, cut at a word when it is long."""
    line = one_line(text)
    return line if len(line) <= _LONGEST_REPLY else line[: line.rfind(" ", 1, _LONGEST_REPLY)] + " …"

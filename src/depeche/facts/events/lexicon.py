"""The words of events: a language's tables of predicates and light verbs, compiled once for looking up.

The tables are ``events.tsv``, ``light_verbs.tsv``, ``speech_verbs.tsv``, ``frames.toml``, ``status.toml`` and
``titles.toml`` of the language's folder; their heads say what each column means.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import cast

from depeche._languages import Language
from depeche.facts.fact import Status
from depeche.facts.former import with_former
from depeche.facts.lemmas import Lemmas, lemmas
from depeche.facts.sentencing import SentencingWords, sentencing_words
from depeche.facts.status_words import StatusWords, load_status_words

Slots = tuple[str, ...]

#: Headings of ``titles.toml`` for people who are not organised as such.
_SPOKEN = frozenset({"verb", "mwe"})
_LOOSE = frozenset({"crowd", "sport", "school", "other"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a predicate says happened. ``words`` are its lemmas, ``who``, ``to_whom`` and ``where`` slots of its frame."""

    words: tuple[str, ...]
    pos: str
    type: str
    mode: str | None
    cameo: str | None
    to_whom: Slots
    who: Slots
    needs: Slots
    where: Slots
    political: bool
    weak: bool
    status: Status | None
    plover: str | None = None  #: the type that PLOVER's coders give it, where facts have another
    undone: str | None = None  #: of what is lifted or stopped (``undone.py``): the type in the table

    @property
    def nominal(self) -> bool:
        """Whether what its slots hold hangs from a noun, and never from a verb."""
        slots = (*self.to_whom, *self.who)
        return any(slot.startswith("nmod") for slot in slots) and not any(slot[:3] in {"obl", "obj"} for slot in slots)

    @property
    def verbal(self) -> bool:
        """Whether what its slots hold hangs from a verb, and never from a noun."""
        return bool(self.to_whom) and not any(slot.startswith("nmod") for slot in self.to_whom)

    @property
    def entry(self) -> str:
        """The row of ``events.tsv``: lemma, part of speech and type, tabs between."""
        return f"{' '.join(self.words)}\t{self.pos}\t{self.undone or self.type}"


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb that lends its subject to an event noun in one of its slots, as ``agent`` or as ``target``."""

    words: tuple[str, ...]
    frame: Slots
    role: str
    status: Status | None


@dataclass(frozen=True, slots=True)
class Frames:
    """The small words of a language's clauses: see ``frames.toml``."""

    agent: frozenset[str]
    purpose: frozenset[str]
    condition: frozenset[str]
    object_control: frozenset[str]
    persons: frozenset[str]
    back: frozenset[str]
    counters: frozenset[str]
    times: frozenset[str]
    network: frozenset[str]
    occurring: frozenset[str]
    lasting: frozenset[str]
    capitals: frozenset[str]
    plural_owners: frozenset[str]
    games: frozenset[str]
    reflexive: str
    refusable: frozenset[str]
    announced_done: frozenset[str]  #: kinds of event that have happened when they are announced
    announcing: frozenset[str]
    means: frozenset[str]
    recipient: frozenset[str]
    owner: frozenset[str]
    sited: frozenset[str]  #: nouns of events that are named after their place
    circumstance: frozenset[str]
    lifting: frozenset[str]
    stopping: frozenset[str]
    undoing: frozenset[str]  #: the first words of both
    obliging: frozenset[str]
    verbal: frozenset[str]
    sayings: frozenset[str]
    people: frozenset[str]
    workers: frozenset[str]
    mishaps: frozenset[str]
    disrupting: frozenset[str]
    outdoing: frozenset[str]
    contests: frozenset[str]
    reaching: frozenset[str]
    aims: frozenset[str]
    providers: frozenset[str]
    peaceful: frozenset[str]
    weapons: frozenset[str]
    craft: frozenset[str]
    nature: frozenset[str]
    befalling: frozenset[str]
    naming: frozenset[str]
    handled: frozenset[str]
    filming: frozenset[str]
    funded: frozenset[str]
    funders: frozenset[str]
    sought: frozenset[str]
    posts: frozenset[str]
    animals: frozenset[str]
    striving: frozenset[str]
    against: frozenset[str]
    alarms: frozenset[str]
    weather: frozenset[str]
    unfolded: frozenset[str]
    cultural: frozenset[str]
    forcing: frozenset[str]
    chances: frozenset[str]
    press: frozenset[str]
    enabling: frozenset[str]
    within: frozenset[str]
    mutual: frozenset[str]
    carriers: frozenset[str]
    peacekeeping: frozenset[str]
    reproach: frozenset[str]
    aiming: frozenset[str]
    inquirers: frozenset[str]
    multitudes: frozenset[str]
    aimed: frozenset[str]
    causing: frozenset[str]
    existing: frozenset[str]
    informing: frozenset[str]
    subjected: frozenset[str]
    sides: frozenset[str]
    gathering: frozenset[str]
    faulting: frozenset[str]  #: verbs of faulting or thanking somebody for what they did
    faulted_for: frozenset[str]
    judged_for: frozenset[str]
    ascribing: Mapping[
        str, frozenset[str]
    ]  #: verbs that say whose an attack is, with the prepositions before who is blamed
    claiming: frozenset[str]  #: verbs that say so of their own subject
    with_be: frozenset[str]  #: verbs whose perfect looks like a passive, from ``mending.toml``
    prepositions: Mapping[str, tuple[str, ...]]  #: of several words, with those that they stand for


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """All that the finder of events knows of one language."""

    verbs: Mapping[str, tuple[Reading, ...]]
    nouns: Mapping[str, tuple[Reading, ...]]
    adjectives: Mapping[str, tuple[Reading, ...]]
    phrases: Mapping[str, tuple[Reading, ...]]  #: predicates of several words, by the first; longest first
    starts: frozenset[str]  #: the words that a predicate can start with, reflexive pronouns apart
    light: Mapping[str, tuple[LightVerb, ...]]
    speech: frozenset[str]  #: verbs and phrases that report words; said by somebody they are statements
    organised: frozenset[str]  #: nouns for political and organised actors
    people: frozenset[str]  #: nouns for other people
    armed: frozenset[str]  #: nouns for those who bear arms together
    roles: Mapping[str, tuple[str, ...]]  #: roles and bodies of several words by the first: "secretary of state"
    civilities: frozenset[str]
    prepositions: frozenset[str]  #: of several words, as the slots name them
    frames: Frames
    sentencing: SentencingWords
    status: StatusWords
    lemmas: Lemmas


@functools.cache
def load_event_lexicon(language: Language) -> EventLexicon:
    """The language's tables, read once."""
    readings = [_reading(row) for row in language.rows("events")]
    singles: dict[str, dict[str, list[Reading]]] = defaultdict(lambda: defaultdict(list))
    phrases: dict[str, list[Reading]] = defaultdict(list)
    frames = _frames(language)
    for reading in readings:
        words = reading.words
        if len(words) == 1 or (len(words) == 2 and words[0] == frames.reflexive):
            singles[reading.pos][" ".join(words)].append(reading)
        else:
            phrases[words[1] if words[0] == frames.reflexive else words[0]].append(reading)
    slots = {slot for r in readings for slot in (*r.to_whom, *r.who, *r.needs)}
    return EventLexicon(
        verbs=_closed(singles["verb"]),
        nouns=_closed(singles["noun"]),
        adjectives=_closed(singles["adj"]),
        phrases={k: tuple(sorted(v, key=lambda r: -len(r.words))) for k, v in phrases.items()},
        starts=frozenset(word for pos in singles.values() for lemma in pos for word in lemma.split(" "))
        | phrases.keys(),
        light=_light(language),
        speech=frozenset(row[0] for row in language.rows("speech_verbs") if row[1] in _SPOKEN and _reports(row)),
        organised=with_former(_actors(language, organised=True), language),
        people=with_former(_actors(language, organised=False) | frames.people, language),
        armed=frozenset(_strings([language.toml("titles")[key]["armed"] for key in ("organisations", "collectives")])),
        roles=_roles(language),
        civilities=frozenset(language.toml("titles")["civilities"]),
        prepositions=frozenset(p for p in (slot.partition(":")[2] for slot in slots) if " " in p),
        frames=frames,
        sentencing=sentencing_words(language.toml("statements")),
        status=load_status_words(language),
        lemmas=lemmas(language.code),
    )


def _reports(row: list[str]) -> bool:
    """Whether a cue mostly reports words, and not only where a quotation stands beside it: "accepter", "tancer"."""
    notes = _notes(row[-1])
    return "weak" not in notes and (row[3] != "quote" or "quote_only" in notes)


def _closed(found: Mapping[str, list[Reading]]) -> dict[str, tuple[Reading, ...]]:
    return {key: tuple(value) for key, value in found.items()}


def _reading(row: list[str]) -> Reading:
    lemma, pos, kind, mode, cameo, to_whom, notes = row
    said = _notes(notes)
    return Reading(
        words=tuple(lemma.split(" ")),
        pos=pos,
        type=kind,
        mode=None if mode == "-" else mode,
        cameo=None if cameo == "-" else cameo,
        to_whom=_slots(to_whom),
        who=_slots(said.get("who", "-")),
        needs=_slots(said.get("needs", "-")),
        where=_slots(said.get("where", "-").replace("_", " ")),
        political="political" in said,
        weak="weak" in said,
        status=cast("Status | None", said.get("status")),
        plover=said.get("plover"),
    )


def _light(language: Language) -> dict[str, tuple[LightVerb, ...]]:
    found: dict[str, list[LightVerb]] = defaultdict(list)
    for verb, frame, role, notes in language.rows("light_verbs"):
        if verb == "verb":
            continue
        status = cast("Status | None", _notes(notes).get("status"))
        words = tuple(verb.split(" "))
        found[words[0]].append(LightVerb(words, _slots(frame), role, status))
    return {key: tuple(value) for key, value in found.items()}


@functools.cache
def _notes(cell: str) -> Mapping[str, str]:
    return dict(note.partition("=")[::2] for note in cell.split() if note != "-")


@functools.cache
def _slots(cell: str) -> Slots:
    return tuple(slot.strip() for slot in cell.split(",") if slot.strip() not in {"", "-"})


def _frames(language: Language) -> Frames:
    table = language.toml("frames")
    made = {"reflexive", "undoing", "prepositions", "ascribing", "with_be"}
    sets = {field.name: frozenset(table[field.name]) for field in fields(Frames) if field.name not in made}
    undoing = frozenset(word.partition(" ")[0] for name in ("lifting", "stopping") for word in table[name])
    several = {phrase: _slots(meant) for phrase, _, meant in (row.partition(" = ") for row in table["prepositions"])}
    return Frames(
        reflexive=table["reflexive"],
        undoing=undoing,
        ascribing=_by_verb(table["ascribing"]),
        with_be=frozenset(language.toml("mending")["with_be"]),
        prepositions=several,
        **sets,
    )


def _by_verb(phrases: Sequence[str]) -> Mapping[str, frozenset[str]]:
    """The prepositions of "blame on", "attribuer à" by their verbs."""
    found: dict[str, frozenset[str]] = {}
    for verb, _, preposition in (phrase.partition(" ") for phrase in phrases):
        found[verb] = found.get(verb, frozenset()) | {preposition}
    return found


def _actors(language: Language, *, organised: bool) -> frozenset[str]:
    """The nouns of one word that ``titles.toml`` gives for persons, organisations and groups of either sort."""
    return frozenset(word for word in _titles(language, organised=organised) if " " not in word)


def _roles(language: Language) -> dict[str, tuple[str, ...]]:
    """The political and organised actors of several words, by the first."""
    roles: dict[str, list[str]] = defaultdict(list)
    for words in _titles(language, organised=True):
        if " " in words:
            roles[words.partition(" ")[0]].append(words)
    return {first: tuple(sorted(phrases)) for first, phrases in roles.items()}


def _titles(language: Language, *, organised: bool) -> Iterator[str]:
    table = language.toml("titles")
    kinds = [(kind, words) for key in ("persons", "organisations", "collectives") for kind, words in table[key].items()]
    return (word.lower() for kind, words in kinds if (kind not in _LOOSE) == organised for word in _strings(words))


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)

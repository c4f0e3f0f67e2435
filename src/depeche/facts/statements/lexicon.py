"""A language's words of statements: its cues with what they name, and the lists that decide around them."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from depeche._languages import Language
from depeche.facts.former import with_former
from depeche.facts.lemmas import Lemmas, lemmas
from depeche.facts.sentencing import SentencingWords, sentencing_words
from depeche.facts.statements.channels import ChannelWords, load_channel_words
from depeche.facts.status_words import StatusWords, load_status_words

_States = tuple[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the table: words, the act they name, where content and addressee stand, most likely first."""

    words: tuple[str, ...]
    pos: str
    type: str
    complements: tuple[str, ...]
    addressees: tuple[str, ...]
    quote_only: bool = False
    thought: bool = False
    weak: bool = False
    judging: bool = False  #: says what something is
    when: str = ""  #: what makes a weak cue one: "argued", "things", "alone", "finding"
    negated: str = ""  #: the act named when the cue is negated, where it is another one ("does not rule out")
    question: str = ""  #: the act named when what is said is a question ("asked whether")


@dataclass(frozen=True, slots=True)
class StatementLexicon:
    """Everything a language knows of statements."""

    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, tuple[Cue, ...]]
    phrases: Mapping[str, tuple[Cue, ...]]  #: of several words, by the first
    prepositions: Mapping[str, tuple[Cue, ...]]  #: by their first word
    pronominal: frozenset[str]  #: the second words of reflexive verbs and phrases
    complementizers: frozenset[str]
    questions: frozenset[str]  #: open an indirect question
    asking: frozenset[str]  #: open what somebody asks to be told: "asked who would pay"
    bare_clauses: bool  #: whether a reported clause may stand without one
    nobody: frozenset[str]
    speaking_of_self: frozenset[str]
    no_source: frozenset[str]
    told_by: frozenset[str]
    own_accounts: frozenset[str]  #: nouns behind "by" or "in" that with an owner name a source: "by his own account"
    undergoing: frozenset[str]
    undergone: frozenset[str]
    emphatic: frozenset[str]
    needless: frozenset[str]
    since: frozenset[str]
    owner: frozenset[str]
    light: frozenset[str]
    learned_from: frozenset[str]
    sources: frozenset[str]
    agents: frozenset[str]
    partners: frozenset[str]
    asked_of: frozenset[str]
    relaying: frozenset[str]  #: verbs that give another's words: "quoted Bell as saying"
    doing: frozenset[str]  #: verbs that report what is or was done: "recalled waiting"
    told: frozenset[str]  #: things that are told and are no words of their own: "told the truth"
    judged_as: frozenset[str]
    faulted: frozenset[str]
    belonging: frozenset[str]
    conditions: frozenset[str]
    as_said: frozenset[str]
    pointing: frozenset[str]  #: open a sentence that points back: "THAT is what the mayor said"
    pointed: frozenset[str]  #: stand there for what was said: "that is WHAT the mayor said"
    perceiving: frozenset[str]  #: whoever does this with words before a colon does not say them: "read on the wall"
    narrating: frozenset[str]  #: before an infinitive that goes on telling: "et le maire D'ajouter"
    connectors: tuple[tuple[str, ...], ...]  #: open a sentence and join it to the one before
    seen_in: frozenset[str]  #: clitics for what an object is said to be: "Y voit une provocation"
    fragments: frozenset[str]  #: open a sentence that is no more than an answer: "CE que dément la firme."
    leading_to: frozenset[str]  #: nouns that only lead to whom words are meant for: "à l'ADRESSE des grévistes"
    outright: frozenset[str]  #: how somebody denies it all: "nie en BLOC"
    forums: frozenset[str]  #: chambers before which something is said, and not to which
    chambers: frozenset[str]  #: those who decide, besides courts
    upheld: frozenset[str]  #: what they decide on: to confirm it is a deed
    commenting: frozenset[str]  #: verbs of speech: who does not wish to do so keeps silent
    giving: frozenset[str]
    wares: frozenset[str]
    aimed: frozenset[str]
    reflexive: str
    copula: str
    object_control: frozenset[str]
    counters: frozenset[str]
    answers: Mapping[str, str]
    perfect: frozenset[str]
    granted: frozenset[str]
    blame: frozenset[str]
    praise: frozenset[str]
    anaphors: Mapping[str, frozenset[str]]  #: the speech acts that a noun for what was said before may stand for
    occasions: frozenset[str]
    in_setting: frozenset[str]
    askers: frozenset[str]
    suffered: frozenset[str]
    settings: frozenset[str]
    examples: frozenset[str]
    moving: frozenset[str]
    performing: frozenset[str]
    sentencing: SentencingWords
    arguable: frozenset[str]  #: nouns for decisions, ideas and words: who attacks or defends them speaks
    deeds: tuple[str, ...]
    of_them: frozenset[str]  #: pronouns for those counted: "en a compté 4 000"
    people: frozenset[str]  #: first words of titles, roles, organisations and groups, and further nouns for people
    persons: frozenset[str]  #: of these, the words for single persons
    channels: ChannelWords
    status: StatusWords
    lemmas: Lemmas


@functools.cache
def load_statement_lexicon(language: Language) -> StatementLexicon:
    """The language's cues, read once."""
    words, frames = language.toml("statements"), language.toml("frames")
    tables = _tables(language, frames["reflexive"], _states(words))
    taken = (field.name for field in fields(StatementLexicon) if field.type == "frozenset[str]")  # as they stand
    lists: dict[str, Any] = {name: frozenset(words[name]) for name in taken if name in words and name != "arguable"}
    lists |= {key: frozenset(frames[key]) for key in ("object_control", "counters")}
    return StatementLexicon(
        **lists,
        verbs=_longest_first(tables["verb"]),
        nouns=_longest_first(tables["noun"]),
        phrases=_longest_first(tables["mwe"]),
        prepositions=_longest_first(tables["prep"]),
        pronominal=_second_words(tables, frames["reflexive"]),
        bare_clauses=words["bare_clauses"],
        agents=frozenset(frames["agent"]),
        reflexive=frames["reflexive"],
        copula=words["copula"],
        answers={word: how for how in ("denies", "rejects", "confirms") for word in words[how]},
        anaphors=_anaphors(words["anaphors"]),
        deeds=tuple(words["deeds"]),
        connectors=tuple(tuple(c.split()) for c in words["connectors"]),
        sentencing=sentencing_words(words),
        arguable=frozenset(frames["sayings"]) | frozenset(words["arguable"]),
        people=_people(language, "persons", "organisations", "groups") | frozenset(words["speakers"]),
        persons=_people(language, "persons", whole=True) | frozenset(words["speakers"]),
        channels=load_channel_words(language),
        status=load_status_words(language),
        lemmas=lemmas(language.code),
    )


def _tables(language: Language, reflexive: str, states: _States) -> dict[str, dict[str, list[Cue]]]:
    tables: dict[str, dict[str, list[Cue]]] = {"verb": {}, "noun": {}, "mwe": {}, "prep": {}}
    cues = [_cue(row) for row in language.rows("speech_verbs")]
    told = {cue.words for cue in cues}
    further = [c for cue in cues for c in _like_copula(cue, states) if c.words not in told]
    for cue in (*cues, *further):
        table, key = _place(cue, reflexive)
        tables[table].setdefault(key, []).append(cue)
    return tables


def _states(words: Mapping[str, Any]) -> _States:
    return words["copula"], tuple(tuple(verb.split()) for verb in words["states"])


def _like_copula(cue: Cue, states: _States) -> Iterator[Cue]:
    """The phrase with the other verbs that carry a state in the copula's place: "remain convinced" for "be convinced"."""
    copula, verbs = states
    if len(cue.words) == 2 and cue.words[0] == copula:
        yield from (replace(cue, words=(*verb, cue.words[1])) for verb in verbs)


def _anaphors(table: Mapping[str, Sequence[str]]) -> Mapping[str, frozenset[str]]:
    nouns = {noun for words in table.values() for noun in words}
    return {noun: frozenset(act for act, words in table.items() if noun in words) for noun in nouns}


def _people(language: Language, *sorts: str, whole: bool = False) -> frozenset[str]:
    table = language.toml("titles")
    kinds = (of for key in sorts for of in table.get(key, {}).values())
    lists = (names for of in kinds if isinstance(of, dict) for names in of.values())
    called = (name.lower().split() for names in lists if isinstance(names, list) for name in names)
    return with_former({words[0] for words in called if len(words) == 1 or not whole}, language)


def _cue(row: Sequence[str]) -> Cue:
    lemma, pos, type_, complements, addressees, *notes = row
    flags = frozenset(" ".join(notes).split())
    noted = dict(flag.split("=", 1) for flag in flags if "=" in flag)
    return Cue(
        words=tuple(lemma.replace("'", "' ").split()),
        pos=pos,
        type=type_,
        complements=tuple(complements.split(",")),
        addressees=() if addressees == "-" else tuple(addressees.split(",")),
        quote_only="quote_only=1" in flags,
        thought="thought=1" in flags,
        weak="weak=1" in flags,
        judging="judging=1" in flags,
        when=noted.get("when", ""),
        negated=noted.get("negated", ""),
        question=noted.get("question", ""),
    )


def _place(cue: Cue, reflexive: str) -> tuple[str, str]:
    """The table that a cue belongs in, and its key there."""
    if cue.pos == "prep" or "-" in cue.complements:
        return "prep", cue.words[0]
    if len(cue.words) > 1 and (cue.words[0] != reflexive or len(cue.words) > 2):
        return "mwe", cue.words[0]
    return ("noun" if cue.pos == "noun" else "verb"), " ".join(cue.words)


def _second_words(tables: dict[str, dict[str, list[Cue]]], reflexive: str) -> frozenset[str]:
    cues = (cue for table in tables.values() for cues in table.values() for cue in cues)
    return frozenset(cue.words[1] for cue in cues if cue.words[0] == reflexive and len(cue.words) > 1)


def _longest_first(table: dict[str, list[Cue]]) -> dict[str, tuple[Cue, ...]]:
    return {key: tuple(sorted(cues, key=lambda c: -len(c.words))) for key, cues in table.items()}

"""The words that settle a status: what stands above, beside and before a predicate, read from ``status.toml``."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from depeche._languages import Language
from depeche.facts.fact import Status
from depeche.facts.phrases import has

if TYPE_CHECKING:
    from depeche.facts.doc import Token

Column = Literal["verbs", "nouns", "adjectives"]

#: What the word above makes of the event, by the table it stands in; of a word in several, the last counts.
_LISTS: tuple[tuple[str, Status], ...] = (
    ("attempted", "happened"),
    ("succeeded", "happened"),
    ("begun", "happened"),
    ("ended", "happened"),
    ("possible", "possible"),
    ("alleged", "possible"),
    ("planned", "planned"),
    ("ordered", "planned"),
    ("denied", "denied"),
    ("ongoing", "ongoing"),
    ("failed", "did_not_happen"),
    ("did_not_happen", "did_not_happen"),
)
_DENIED: Status = "denied"
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_BEING = frozenset({"cop", "aux", "aux:pass"})
#: The labels of participles that stand for a whole passive.
_BARE = frozenset({"acl", "amod", "advcl"})


@dataclass(frozen=True, slots=True)
class StatusWords:
    """A language's words of status: what stands above, beside and before a predicate."""

    verbs: Mapping[str, Status]
    nouns: Mapping[str, Status]
    adjectives: Mapping[str, Status]
    adverbs: Mapping[str, Status]
    begun: frozenset[str]
    may: frozenset[str]
    will: frozenset[str]
    would: frozenset[str]
    brought_about: frozenset[str]
    suppositions: frozenset[str]
    not_words: frozenset[str]
    no_words: frozenset[str]
    without: frozenset[str]
    not_alone: tuple[str, ...]
    not_yet: frozenset[str]  #: before the mark of an infinitive: "has yet to"
    perfect: frozenset[str]  #: auxiliaries of the perfect
    reflexive: str
    copula: str
    complements: frozenset[str]  #: words between one of status and what it governs: "from" in "refrain from"
    conjecture: frozenset[str]  #: verbs whose clause nobody vouches for: "fear that", "soupçonner que"
    excluded: frozenset[str]  #: verbs of ruling out: negated, what they govern is possible
    approved: frozenset[str]  #: verbs whose object lies ahead once it is approved: "approve the sale"
    recent: frozenset[str]  #: a verb and a mark that say that what follows has just happened: "venir de"
    decided: frozenset[str]  #: verbs of deciding
    enacted: frozenset[str]  #: verbs whose act is done once it is decided: "decided to grant asylum"
    texts: frozenset[str]  #: what provides for what is to come: "the contract covers the purchase"
    standing: frozenset[str]  #: nouns for measures that stay in force: "the travel ban"
    hearsay_verbs: frozenset[str]  #: with the indefinite subject, in an aside, they vouch for nothing: "dit-on"
    indefinite: frozenset[str]  #: the indefinite subject: "on"
    future_endings: tuple[str, ...]  #: endings that, behind a whole infinitive, are of the conditional

    def above(self, token: Token, marks: tuple[str, ...] = ()) -> tuple[Status, Column, str] | None:
        """What the word makes of what stands under it behind these marks, with the column and the entry that say so."""
        for mark in marks:
            name = f"{token.lemma_.lower()} {mark}"
            if name in self.verbs:
                return self.verbs[name], "verbs", name
        own: Column = "verbs" if token.pos_ in _VERBAL else "nouns" if token.pos_ in _NOMINAL else "adjectives"
        table = {"verbs": self.verbs, "nouns": self.nouns, "adjectives": self.adjectives}[own]
        for name in names_of(token, self.reflexive, self.copula):
            if " " in name and name in self.verbs:
                return self.verbs[name], "verbs", name
            if name in table:
                return table[name], own, name
        return None

    def is_one_of(self, token: Token, names: frozenset[str]) -> bool:
        """Whether the word, with its particle or reflexive, is in a list."""
        return any(name in names for name in names_of(token, self.reflexive, self.copula))


def names_of(token: Token, reflexive: str, copula: str) -> Iterator[str]:
    """What a word may be called in a table, the fullest first: "be set", "rule out", "se préparer", then its lemma."""
    lemma, children = token.lemma_.lower(), list(token.children)
    being = next((c for c in children if c.dep_ in _BEING and c.i < token.i), None)
    if being is not None:
        case = next((c for c in children if c.dep_ == "case" and c.i < token.i), None)
        phrase = " ".join(t.lower_ for t in token.doc[case.i : token.i + 1]) if case is not None else token.lower_
        yield f"{being.lemma_.lower()} {phrase}"
        yield f"{being.lemma_.lower()} {lemma}"
    elif token.dep_ in _BARE and has(token, "Voice=Pass"):  # "talks | set to begin", "a man | accused of killing"
        yield f"{copula} {token.lower_}"
        yield f"{copula} {lemma}"
    if any(c.i < token.i and (c.lemma_.lower() == reflexive or has(c, "Reflex=Yes")) for c in children):
        yield f"{reflexive} {lemma}"
    for child in children:
        if child.dep_ in {"compound:prt", "advmod"} and child.i == token.i + 1:
            yield f"{lemma} {child.lower_}"
    yield lemma


@functools.cache
def load_status_words(language: Language) -> StatusWords:
    """The language's words of status, read once."""
    table, frames = language.toml("status"), language.toml("frames")
    negation, possible, planned = table["negation"], table["possible"], table["planned"]
    adverbs = _column(table, "adverbs")
    return StatusWords(
        verbs=_bare(_column(table, "verbs"), frozenset(table["complements"]["words"])),
        nouns={**_column(table, "nouns"), **dict.fromkeys(frames["pretexts"], _DENIED)},
        adjectives=_column(table, "adjectives"),
        adverbs={word: adverbs[word] for word in adverbs if word not in table["hearsay"]["phrases"]},
        begun=frozenset([*table["begun"]["verbs"], *frames["begun"]]),
        may=frozenset(possible["auxiliaries"]),
        will=frozenset(planned["auxiliaries"]),
        would=frozenset(frames["future_in_past"]),
        brought_about=frozenset(frames["brought_about"]),
        suppositions=frozenset(possible["conjunctions"]),
        not_words=frozenset([*negation["adverbs"], *frames["negation"]]),
        no_words=frozenset([*negation["determiners"], *negation["pronouns"]]),
        without=frozenset(negation["prepositions"]),
        not_alone=tuple(negation["not_alone"]),
        not_yet=frozenset(negation["not_yet"]),
        perfect=frozenset(table["succeeded"]["perfect"]),
        reflexive=frames["reflexive"],
        copula=language.toml("statements")["copula"],
        complements=frozenset(table["complements"]["words"]),
        conjecture=frozenset(possible["conjecture"]),
        excluded=frozenset(possible["excluded"]),
        approved=frozenset(planned["approved"]),
        recent=frozenset(table["succeeded"]["recent"]),
        decided=frozenset(planned["decided"]),
        enacted=frozenset(planned["enacted"]),
        texts=frozenset(planned["texts"]),
        standing=frozenset(table["ongoing"]["standing"]),
        hearsay_verbs=frozenset(table["hearsay"]["verbs"]),
        indefinite=frozenset(table["hearsay"]["indefinite"]),
        future_endings=tuple(possible["endings"]),
    )


def _column(table: Mapping[str, Mapping[str, Any]], name: str) -> dict[str, Status]:
    return {word: status for key, status in _LISTS for word in cast("list[str]", table[key].get(name, []))}


#: Where the lists stand that give a status by a rule of their own.
_HOMES: Mapping[str, str] = {
    "conjecture": "possible.conjecture",
    "excluded": "possible.excluded",
    "approved": "planned.approved",
    "texts": "planned.texts",
    "standing": "ongoing.standing",
}


def home_of(language: Language, column: str, word: str) -> tuple[str, str]:
    """The table and the list in it that give the word of a ``Settled`` its status."""
    table, frames = language.toml("status"), language.toml("frames")
    if column == "begun":
        return ("status", "begun.verbs") if word in table["begun"]["verbs"] else ("frames", "begun")
    if column == "nouns" and word in frames["pretexts"]:
        return "frames", "pretexts"
    if column in _HOMES:
        return "status", _HOMES[column]
    complements = frozenset(table["complements"]["words"])
    lists = ((key, _bare(dict.fromkeys(table[key].get(column, []), status), complements)) for key, status in _LISTS)
    return "status", next((f"{key}.{column}" for key, found in reversed([*lists]) if word in found), column)


def _bare(column: Mapping[str, Status], complements: frozenset[str]) -> dict[str, Status]:
    """The column with its phrases without the word that only joins them to what follows: "be set to" is "be set"."""
    found: dict[str, Status] = {}
    for phrase, status in column.items():
        words = phrase.split(" ")
        bare = " ".join(words[:-1]) if len(words) > 2 and words[-1] in complements else phrase
        found[bare] = status
    return found

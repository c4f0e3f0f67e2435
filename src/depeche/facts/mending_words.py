"""The words by which slips of the parser are known, from a language's ``mending.toml``."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

from depeche._languages import language
from depeche.facts.lemmas import Lemmas, lemmas

_SETS = ("days", "short_perfect", "impersonal", "that", "relatives", "behind", "articles", "alike", "intransitive",
         "partitive", "of", "by", "hours", "parts_of_day", "of_verbs", "causes", "moving", "between", "to",
         "governing", "telling", "opening", "roughly", "reflexives",
         "alone", "like", "what", "with_be", "transitive", "against", "upon", "giving", "own_phrases",
         "lasting", "beside", "connections", "on_grounds", "grounds", "thereafter", "upon_what", "in_course")  # fmt: skip


@dataclass(frozen=True, slots=True)
class MendingWords:
    """The words of a language's ``mending.toml``, with its dictionary forms."""

    days: frozenset[str]
    short_perfect: frozenset[str]
    perfect: str
    impersonal: frozenset[str]
    that: frozenset[str]
    relatives: frozenset[str]
    behind: frozenset[str]
    articles: frozenset[str]
    alike: frozenset[str]
    intransitive: frozenset[str]
    partitive: frozenset[str]
    of: frozenset[str]
    by: frozenset[str]
    hours: frozenset[str]
    parts_of_day: frozenset[str]
    of_verbs: frozenset[str]
    causes: frozenset[str]
    moving: frozenset[str]
    between: frozenset[str]
    to: frozenset[str]
    governing: frozenset[str]  #: verbs with the preposition of the phrase they call for
    opening: frozenset[str]  #: prepositions that may open a clause
    telling: frozenset[str]  #: verbs whose object is told something
    roughly: frozenset[str]
    reflexives: frozenset[str]
    alone: frozenset[str]  #: determiners that may stand for people
    like: frozenset[str]  #: open a clause that says who says something
    what: frozenset[str]  #: stands for what somebody calls something
    with_be: frozenset[str]  #: verbs whose perfect has the auxiliary of the passive
    transitive: frozenset[str]  #: verbs that never stand without an object, where a participle looks like a past tense
    against: frozenset[str]  #: before whom an act is aimed at, whoever does it
    upon: frozenset[str]  #: so where a name does it
    giving: frozenset[str]  #: verbs of giving somebody something
    own_phrases: frozenset[str]  #: verbs whose phrase with that preposition is theirs
    lasting: frozenset[str]
    beside: frozenset[str]
    connections: frozenset[str]
    on_grounds: frozenset[str]
    grounds: frozenset[str]
    thereafter: frozenset[str]
    upon_what: frozenset[str]
    in_course: frozenset[str]
    sentencing: frozenset[str]  #: verbs that pass sentence, and the nouns of penalties, from ``statements.toml``
    penalties: frozenset[str]
    outcomes: frozenset[str]  #: verbs that say what came of it, from ``frames.toml``
    watched: frozenset[str]  #: all words that a mender looks at wherever they stand
    reporting: frozenset[str]  #: verbs that report a clause, from ``speech_verbs.tsv``
    event_nouns: frozenset[str]  #: lemmas of nouns that tell an event, from ``events.tsv``
    many: tuple[str, ...]  #: endings of verbs in the present behind a subject of several, where nothing else has them
    participles: tuple[str, ...]  #: endings of participles of the past
    present: tuple[str, ...]
    past: tuple[str, ...]
    present_features: str
    past_features: str
    participle_features: str
    pronoun_features: str
    indefinite_features: str
    lemmas: Lemmas

    def verb(self, form: str) -> str | None:
        """The dictionary form when the word is an inflected form of a known verb."""
        lemma = self.lemmas.lemma(form, "VERB")
        known = self.lemmas.attested.get("VERB", frozenset())
        return lemma if lemma != form.lower() and lemma in known else None


@functools.cache
def load_mending_words(code: str) -> MendingWords:
    """The words of that language, read once."""
    table = language(code).toml("mending")
    found: dict[str, Any] = {key: frozenset(table.pop(key)) for key in _SETS}
    found |= {key: tuple(table.pop(key)) for key in ("many", "participles", "present", "past")}
    said = language(code).toml("statements")
    found |= {key: frozenset(said[key]) for key in ("sentencing", "penalties")}
    frames = language(code).toml("frames")
    found["outcomes"] = frozenset(frames["befalling"]) | frozenset(frames["causing"])
    watched = frozenset[str]().union(*(found[key] for key in ("that", "relatives", "reflexives", "of", "like", "what")))
    nouns = frozenset(row[0] for row in language(code).rows("events") if row[1] == "noun" and " " not in row[0])
    cues = language(code).rows("speech_verbs")
    found["reporting"] = frozenset(lemma for lemma, pos, type_, slots, *_ in cues if pos == "verb" and "ccomp" in slots)
    return MendingWords(**found, **table, watched=watched, event_nouns=nouns, lemmas=lemmas(code))

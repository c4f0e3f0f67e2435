"""How names look in one language: the words of its ``names.toml`` and the titles of its ``titles.toml``, folded."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from depeche._languages import codes, language
from depeche.facts.names.words import key_of

#: Heads of bodies stand in foreign copy as they do at home ("l'Allen Institute"), so those of all languages are read.
_BORROWED = ("organisation_heads", "organisation_tails")
#: Entries that are put together from others.
_MADE = {
    "described": ("person_heads", "government_heads", "country_heads", "organisation_words"),
    "leaders": (),
    "premiers": (),
    "openers": ("organisation_heads_lower", "landmarks", "landmarks_with_of"),
}
_AS_WRITTEN = frozenset(
    {
        "civilities",
        "latter",
        "latter_feminine",
        "not_names",
        "party_letters",
        "adjectives_before_nouns",
        "apostrophes_in_names",
    }
)


@dataclass(frozen=True, slots=True)
class NameWords:
    """Sets of folded words; each is named after its entry in ``names.toml``."""

    titles: frozenset[str]
    person_heads: frozenset[str]
    role_modifiers: frozenset[str]
    leaders: frozenset[str]  #: offices that lead a state, their words sorted
    house_leaders: frozenset[str]  #: who leads a house of government
    premiers: frozenset[str]  #: offices that lead a government, their words sorted
    bosses: frozenset[str]  #: words for whoever leads a body
    latter: frozenset[str]  #: what stands for whoever was named last; as written, in lower case
    latter_feminine: frozenset[str]  #: as written, in lower case
    demonstratives: frozenset[str]
    government_heads: frozenset[str]
    country_heads: frozenset[str]
    organisation_words: frozenset[str]
    army_heads: frozenset[str]
    civilities: frozenset[str]  #: what stands before any name, the titles of offices not among them
    masculine: frozenset[str]  #: titles and articles of men
    feminine: frozenset[str]  #: titles and articles of women
    person_pronouns_male: frozenset[str]
    person_pronouns_female: frozenset[str]
    definite: frozenset[str]
    organisation_heads_lower: frozenset[str]
    organisation_heads: frozenset[str]
    organisation_tails: frozenset[str]
    adjectives_of_institutions: frozenset[str]
    place_heads: frozenset[str]
    event_heads: frozenset[str]
    numbered_events: frozenset[str]  #: gatherings that a number is written onto
    portfolio_heads: frozenset[str]  #: offices that are over a field, in its words
    product_heads: frozenset[str]
    of: frozenset[str]
    heads_with_complement: frozenset[str]
    heads_with_both: frozenset[str]
    possessive_heads: frozenset[str]
    firm_particles: frozenset[str]
    articles: frozenset[str]
    clause_openers: frozenset[str]
    country_stops: frozenset[str]
    state_roles: frozenset[str]
    state_bodies: frozenset[str]
    institution_stops: frozenset[str]
    particles: frozenset[str]
    name_particles: frozenset[str]
    function_words: frozenset[str]
    ambiguous: frozenset[str]
    locative: frozenset[str]
    locative_nouns: frozenset[str]
    people_endings: frozenset[str]
    plural_articles: frozenset[str]
    place_tails: frozenset[str]
    landmarks: frozenset[str]
    landmarks_with_of: frozenset[str]
    landmark_adjectives: frozenset[str]
    conjunctions: frozenset[str]
    locative_weak: frozenset[str]
    place_links: frozenset[str]
    bodies_with_complement: frozenset[str]
    metonym_governors: frozenset[str]
    metonym_prepositions: frozenset[str]
    between: frozenset[str]  #: prepositions of two ends
    stances: frozenset[str]  #: what is hung before a name to be for or against it
    language_leads: frozenset[str]  #: what stands before a country's adjective that is a language
    language_nouns: frozenset[str]  #: what makes a country's adjective beside it a language
    storms: frozenset[str]  #: what a storm's own name follows
    diseases: frozenset[str]  #: what a place's name may be part of the name of
    place_verbs: frozenset[str]  #: lemmas whose object is where somebody goes or what is struck, not whom it is said to
    described: frozenset[str]  #: heads of phrases that may stand for somebody named before
    openers: frozenset[str]  #: words in lower case that may open a name with a common noun in it
    not_names: frozenset[str]  #: as written, not folded
    party_letters: frozenset[str]  #: what stands for a party before a state: "D-Minn."; as written
    adjectives_before_nouns: bool
    apostrophes_in_names: bool


@functools.cache
def name_words(code: str) -> NameWords:
    """How names look in that language."""
    table: dict[str, Any] = language(code).toml("names")
    sets = {
        f.name: frozenset(key_of(word) for word in table[f.name].split())
        for f in fields(NameWords)
        if f.name not in _AS_WRITTEN and f.name not in _MADE
    }
    for name in _BORROWED:
        sets[name] = sets[name].union(*(map(key_of, language(c).toml("names")[name].split()) for c in codes()))
    roles = frozenset(_roles(language(code).toml("titles")))
    sets["titles"] |= roles
    sets["person_heads"] |= roles
    sets["person_heads"] |= sets["house_leaders"]
    for name, parts in _MADE.items():
        sets[name] = frozenset[str]().union(*(sets[part] for part in parts))
    for name, entry in (("leaders", "state_leaders"), ("premiers", "government_leaders")):
        sets[name] = frozenset(" ".join(sorted(key_of(office).split())) for office in table[entry].split())
    sets["leaders"] |= {" ".join(sorted(sets["house_leaders"]))}
    civilities = frozenset(key_of(civility) for civility in language(code).toml("titles")["civilities"])
    return NameWords(
        civilities=civilities,
        latter=frozenset(table["latter"].split()),
        latter_feminine=frozenset(table["latter_feminine"].split()),
        not_names=frozenset(table["not_names"].split()),
        party_letters=frozenset(table["party_letters"].split()),
        adjectives_before_nouns=table["adjectives_before_nouns"],
        apostrophes_in_names=table["apostrophes_in_names"],
        **sets,
    )


def _roles(titles: dict[str, Any]) -> Iterator[str]:
    """The titles of one word."""
    for group in titles["persons"].values():
        for title in (*group.get("one", ()), *group.get("many", ())):
            if " " not in title:
                yield key_of(title)

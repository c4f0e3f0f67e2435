"""Actors: whom a phrase names, for which state and as what; the offices that an article gives its people."""

from __future__ import annotations

import pytest

import depeche
from depeche.facts.actors import read_actor
from depeche.facts.fact import Entity


def _person(code: str, text: str, name: str) -> Entity:
    record = depeche.read_text(text, language=code)
    return next(e for e in record.findings.entities if e.kind == "person" and name in e.name)


@pytest.mark.parametrize(
    ("code", "phrase", "country", "sector"),
    [
        ("en", "four Norwegian men", "NO", "crowd"),
        ("en", "the Chilean navy", "CL", "armed"),
        ("en", "Kenya's Supreme Court", "KE", "court"),
        ("en", "a Peruvian journalist", "PE", "media"),
        ("en", "several trade unions in Portugal", "PT", "ngo"),
        ("en", "Finland's ambassador to Japan", "FI", "state"),
        ("en", "the Lagos police", "NG", "police"),
        ("en", "protesters", None, "crowd"),
        ("en", "an armed group", None, "armed"),
        ("fr", "quatre hommes norvégiens", "NO", "crowd"),
        ("fr", "la marine chilienne", "CL", "armed"),
        ("fr", "la Cour suprême du Kenya", "KE", "court"),
        ("fr", "une journaliste péruvienne", "PE", "media"),
        ("fr", "plusieurs syndicats du Portugal", "PT", "ngo"),
        ("fr", "l'ambassadeur de Finlande au Japon", "FI", "state"),
        ("fr", "la police de Lagos", "NG", "police"),
        ("fr", "les manifestants", None, "crowd"),
        ("fr", "un groupe armé", None, "armed"),
    ],
)
def test_phrases_give_country_and_sector(code: str, phrase: str, country: str | None, sector: str | None) -> None:
    """The first country of the phrase and the sector of its head; nothing where the words do not tell."""
    actor = read_actor(phrase, code)

    assert (country, sector) == (actor.country, actor.sector)


def test_nothing_is_told_of_no_words() -> None:
    """An empty phrase names nobody."""
    actor = read_actor("  ", "fr")

    assert (None, None, None) == (actor.entity, actor.country, actor.sector)


@pytest.mark.parametrize(
    ("code", "phrase", "country"),
    [
        ("en", "Iceland's Justice Department", "IS"),
        ("en", "the Justice Department", "US"),
        ("fr", "le Congrès péruvien", "PE"),
    ],
)
def test_a_body_is_its_owners(code: str, phrase: str, country: str) -> None:
    """A known body's name with another state's adjective or possessive names that state's body."""
    assert country == read_actor(phrase, code).country


@pytest.mark.parametrize(
    ("code", "text", "name", "role", "country"),
    [
        ("fr", "Le Premier ministre norvégien Lars Holmqvist a parlé.", "Holmqvist", "Premier ministre", "NO"),
        ("fr", "Lars Holm, le ministre norvégien de la Pêche, a parlé.", "Holm", "ministre norvégien de la Pêche", "NO"),
        ("fr", "L'avocate de la famille, Paula Strand, a parlé.", "Strand", "avocate de la famille", None),
        ("en", "Norwegian Prime Minister Lars Holmqvist spoke.", "Holmqvist", "Prime Minister", "NO"),
        ("en", "Lars Holmqvist, the Norwegian prime minister, spoke.", "Holmqvist", "prime minister", "NO"),
        ("en", "Paula Strand, a lawyer, spoke.", "Strand", "lawyer", None),
    ],
)  # fmt: skip
def test_people_keep_their_offices(code: str, text: str, name: str, role: str, country: str | None) -> None:
    """The office beside a person's name is pinned, without the country's adjective that opens or ends it."""
    person = _person(code, text, name)

    assert ([role], country) == ([r.pin.text for r in person.roles], person.country)


def test_a_pronoun_has_the_sector_of_its_person() -> None:
    """Who "il" stands for tells its country and sector."""
    text = "Le général norvégien Lars Holmqvist est arrivé lundi. Il a accusé la Finlande de trahison."
    facts = depeche.read_text(text, language="fr").findings.facts
    (accuser,) = (m for f in facts if f.type == "ACCUSE" for m in f.who)

    assert ("Il", "NO", "armed") == (accuser.pin.text, accuser.country, accuser.sector)

"""Words for acts between actors that mean something else: films that are shot, wares on offer, offices sought."""

from __future__ import annotations

import pytest

import depeche
from depeche.facts.fact import Fact
from tests.facts.pipelines import needs_pipelines

needs_pipelines()


def facts(code: str, text: str) -> list[Fact]:
    """The facts of a text, things of no type apart."""
    record = depeche.read_text(text, language=code, date="2031-05-13", title="x")
    return [f for f in record.findings.facts if f.type != "OTHER"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "She was waiting for a photographer to shoot her new outfit."),
        ("en", "They flew to Kelna to shoot a documentary."),
        ("en", "The demonstration of the new software impressed visitors."),
        ("en", "The company gave a demonstration of its robot in Oslo."),
        ("en", "Bell is campaigning for mayor of Kelna."),
        ("en", "People carry lanterns bought from street vendors."),
        ("en", "Hundreds of vendors offered cakes and tea."),
        ("en", "The book offers a glimpse of the court."),
        ("fr", "Une manifestation de joie a suivi le match."),
        ("fr", "Il fait campagne pour la mairie de Kelna."),
        ("fr", "Des centaines de marchands proposaient des gâteaux et du thé."),
        ("fr", "Le livre offre un aperçu de la cour."),
    ],
)
def test_a_word_that_means_something_else_tells_no_act(code: str, text: str) -> None:
    """Neither an attack nor a protest, a trade or an offer is read into them."""
    assert facts(code, text) == []


@pytest.mark.parametrize(
    ("code", "text", "type_"),
    [
        ("en", "A demonstration of students blocked the road.", "PROTEST"),
        ("en", "Bell campaigned for Roux in Ohio.", "SUPPORT"),
        ("en", "The study was supported by the Kelna Science Foundation.", "AID"),
        ("fr", "L'étude a été soutenue par la Fondation de Kelna.", "AID"),
        ("en", "The senator spoke to reporters on Tuesday.", "CONSULT"),
        ("fr", "Lundi, le maire a parlé avec le préfet à Lyon.", "CONSULT"),
        ("en", "The government offered talks to the rebels.", "AGREE"),
        ("en", "The rebels shot a photographer in Kelna.", "ASSAULT"),
        ("fr", "Une manifestation d'étudiants a bloqué la route.", "PROTEST"),
        ("fr", "Le gouvernement a proposé des pourparlers aux rebelles.", "AGREE"),
    ],
)
def test_the_same_words_tell_the_act_where_they_mean_it(code: str, text: str, type_: str) -> None:
    """People demonstrate, somebody is campaigned for, talks are offered, photographers are shot."""
    assert type_ in {f.type for f in facts(code, text)}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Bell has called the plan a hoax."),
        ("en", "Bell called the inquiry a circus."),
        ("fr", "Bell a qualifié le plan de canular."),
        ("fr", "Bell a qualifié l'enquête de complot."),
    ],
)
def test_who_calls_a_thing_a_hoax_blames_it(code: str, text: str) -> None:
    """A judgement in such a word is an accusation."""
    assert ["ACCUSE"] == [f.type for f in facts(code, text) if f.kind == "statement"]

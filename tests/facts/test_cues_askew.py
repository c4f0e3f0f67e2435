"""Cues of speech whose subject, object or clause stands askew: clefts, repeated subjects, broken copulas, announced acts."""

from __future__ import annotations

import pytest

import depeche
from depeche.facts.fact import Fact
from tests.facts.pipelines import needs_pipelines

needs_pipelines()


def facts(code: str, text: str, kind: str) -> list[Fact]:
    """The statements or events of a text."""
    record = depeche.read_text(text, language=code, date="2031-05-13", title="x")
    return [f for f in record.findings.facts if f.kind == kind]


@pytest.mark.parametrize(
    ("code", "text", "speaker"),
    [
        ("fr", "C'est le syndicat des pilotes qui a révélé l'affaire.", "le syndicat des pilotes"),
        ("en", "It was the union of pilots that revealed the affair.", "the union of pilots"),
        ("fr", "Lise Moreau, de la CGT, a elle relevé que les prix baissent.", "Lise Moreau"),
        ("fr", "La mairesse a elle aussi estimé que le pont était sûr.", "La mairesse"),
        ("en", "The mayor has himself said that the bridge is safe.", "The mayor"),
        ("fr", "Selon les chiffres du ministère, 12 000 logements ont brûlé.", "ministère"),
        ("fr", "Neuf marcheurs sont morts, selon les informations de la police.", "la police"),
        ("en", "According to figures from the ministry, 12,000 homes burned.", "the ministry"),
        ("en", "Nine hikers died, according to information from the police.", "the police"),
        ("fr", "En mars, selon la police, le réseau comptait encore dix membres.", "la police"),
        ("en", "In March, according to the police, the ring still had ten members.", "the police"),
        ("fr", "C'est le syndicat SUD-Mer qui a révélé l'affaire.", "le syndicat SUD-Mer"),
        ("fr", "De l'opinion de Paul Morel, on ne peut pas tout vendre.", "Paul Morel"),
        ("en", "In the opinion of Paul Morel, not everything is for sale.", "Paul Morel"),
    ],
)
def test_the_speaker_is_found_where_the_sentence_singles_him_out(code: str, text: str, speaker: str) -> None:
    """Cleft, repeated by a pronoun or owning the figures, he is the one who says it."""
    assert [speaker] == [w.pin.text for f in facts(code, text, "statement")[:1] for w in f.who]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "La réforme est, estime le syndicat, une attaque contre les pauvres."),
        ("en", "The reform is, the union says, an attack on the poor."),
    ],
)
def test_an_incise_behind_a_copula_stands_inside_what_is_said(code: str, text: str) -> None:
    """What is said goes on behind the comma to the end of the sentence."""
    content = facts(code, text, "statement")[0].content
    assert text[:-1] == (content.text if content else None)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Elle n'a pas besoin de faire mention de cet accord."),
        ("fr", "Elle n'a pas besoin de faire mention du patois, autre langue du pays."),
        ("en", "She does not need to mention the deal."),
        ("fr", "La société accuse une baisse de 3 % de son bénéfice."),
        ("en", "The flood claimed twelve lives."),
    ],
)
def test_what_needs_no_saying_or_befalls_somebody_is_no_statement(code: str, text: str) -> None:
    """Nobody speaks there."""
    assert facts(code, text, "statement") == []


@pytest.mark.parametrize(
    ("code", "text", "kind", "status"),
    [
        ("fr", "Les syndicats ont annoncé le boycott des élections.", "PROTEST", "planned"),
        ("en", "The unions announced a boycott of the elections.", "PROTEST", "planned"),
        ("fr", "La police a annoncé l'arrestation de trois hommes.", "COERCE", "happened"),
        ("en", "Police announced the arrest of three men.", "COERCE", "happened"),
    ],
)
def test_what_is_announced_is_planned_or_done(code: str, text: str, kind: str, status: str) -> None:
    """A protest is still to come, an arrest has been made; whoever announces it is credited with it."""
    told = [f for f in facts(code, text, "event") if f.type == kind]
    assert [(status, True)] == [(f.status, bool(f.according_to)) for f in told]


@pytest.mark.parametrize(
    ("code", "text", "kind"),
    [
        ("fr", "L'agente avait formulé une demande de changement de service.", "REQUEST"),
        ("en", "The party voiced criticism of the plan.", "ACCUSE"),
    ],
)
def test_a_verb_that_carries_a_noun_of_speech_is_no_statement_of_its_own(code: str, text: str, kind: str) -> None:
    """The noun tells what was said."""
    assert [kind] == [f.type for f in facts(code, text, "statement")]

"""Asides around speakers and sources, names in quotation marks, and uses of speech verbs that say nothing."""

from __future__ import annotations

import pytest

import depeche
from tests.facts.pipelines import needs_pipelines
from tests.facts.said import said

needs_pipelines()


@pytest.mark.parametrize(
    ("code", "text", "content"),
    [
        ("fr", "Selon le syndicat, dont le siège est à Kelna, le texte est prêt.", "le texte est prêt"),
        ("fr", "Selon le rapport du Forum, relatif à l'égalité, le pays recule.", "le pays recule"),
        ("fr", "Selon Marc Leroy, directeur du port, un ancien marin, la route est fermée.", "la route est fermée"),
        (
            "fr",
            "Selon la police, le chauffeur, un homme de 40 ans, a fui.",
            "le chauffeur, un homme de 40 ans, a fui",
        ),
        ("fr", "Selon Marc Leroy, les prix, qui montaient, baissent.", "les prix, qui montaient, baissent"),
        ("en", "According to the union, whose office is in Oslo, the bill is ready.", "the bill is ready"),
        (
            "fr",
            "D'après une note interne que nous avons pu consulter, la direction prévoit une grève.",
            "la direction prévoit une grève",
        ),
    ],
)
def test_what_describes_the_source_is_not_said(code: str, text: str, content: str) -> None:
    """Relatives and appositions behind a source are no part of what it says; those behind the subject are."""
    assert [content] == [words for _, words in said(code, text)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Malgré les acquis accomplis par le pays, les statistiques indiquent un retard.", "les statistiques"),
        ("« Les Amis du port » demandent aux élus d'agir.", "Les Amis du port"),
        ("La dirigeante est « arrivée avec ses idées », d'après le récit qu'elle livre.", "elle"),
        ("Le principal intéressé a fait savoir qu'il resterait.", "Le principal intéressé"),
        ("Le maire défend son adjoint, parlant d'un « procès politique ».", "Le maire"),
    ],
)
def test_whoever_speaks_is_named(text: str, who: str) -> None:
    """What a preposition governs is no subject, a name in marks is one, and whoever tells a tale is its source."""
    assert [[who]] == [speakers for speakers, _ in said("fr", text)]


@pytest.mark.parametrize(
    "text",
    [
        "L'équipe s'est montrée très réaliste devant le but.",
        "Le conseil s'assure que les comptes sont en ordre.",
        "Le maire a parlé de la pluie.",
    ],
)
def test_shows_and_checks_are_no_statements(text: str) -> None:
    """To show oneself in some state, to make sure and to speak of a thing report no words."""
    assert [] == said("fr", text)


@pytest.mark.parametrize(
    ("code", "text", "content"),
    [
        ("fr", "De plus, la substance doit être retirée, estime Berne.", "la substance doit être retirée"),
        ("fr", "« Mais, pour moi, le texte est faux », a dit le maire.", "Mais, pour moi, le texte est faux"),
        ("en", "However, the road to Kelna is closed, the mayor said.", "the road to Kelna is closed"),
    ],
)
def test_a_connector_is_the_articles_own(code: str, text: str, content: str) -> None:
    """The word that joins a sentence to the one before is not said, unless it stands in the marks."""
    assert [content] == [words for _, words in said(code, text)]


@pytest.mark.parametrize(
    ("code", "text", "who"),
    [
        (
            "fr",
            "« C'est un soulagement », confie, les larmes aux yeux, la mère de la victime.",
            "la mère de la victime",
        ),
        ("fr", "« C'est faux », a dit, mardi, devant la presse, le ministre.", "le ministre"),
        ("fr", "« Rien n'a changé ici », martèle celui qui dirige le club.", "celui"),
        ("fr", "Du côté de la direction, on assure que « tout est prêt ».", "la direction"),
        ("fr", "De source judiciaire, on indique que l'enquête se poursuit.", "source judiciaire"),
        ("fr", "Le syndicat déplore que la direction n'ait pas répondu à ses demandes.", "Le syndicat"),
        ("en", '"It was a relief," said, with a smile, the mother of the victim.', "the mother of the victim"),
    ],
)
def test_a_speaker_stands_behind_an_aside_or_before_nobody(code: str, text: str, who: str) -> None:
    """Asides between the cue and its speaker are passed over; where "on" speaks, the place says for whom."""
    assert [[who]] == [speakers for speakers, _ in said(code, text)]


def test_a_time_says_nothing() -> None:
    """What stands before "on" is only a speaker when it names one."""
    assert [] == [w for w, _ in said("fr", "Dans les années 1990, on disait que la mer baisserait.")]


@pytest.mark.parametrize(
    ("code", "text", "kind"),
    [
        ("fr", "Mis en examen pour meurtre, il clame son innocence.", "DENY"),
        ("en", "Charged with murder, he maintains his innocence.", "DENY"),
        ("fr", "La ministre a jugé « inacceptable » le comportement du maire.", "ACCUSE"),
        ("fr", "Le député y voit une provocation.", "ACCUSE"),
    ],
)
def test_judgements_and_innocence_have_their_act(code: str, text: str, kind: str) -> None:
    """Whoever maintains his innocence denies; an adjective before its thing and what is seen in a thing judge it."""
    facts = depeche.read_text(text, language=code).findings.facts
    assert [kind] == [f.type for f in facts if f.kind == "statement"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("La firme n'a pas précisé combien de salariés étaient concernés.", "combien de salariés étaient concernés"),
        ("Le maire a expliqué pourquoi le pont était fermé.", "pourquoi le pont était fermé"),
    ],
)
def test_a_question_is_said_from_its_first_word(text: str, content: str) -> None:
    """The word that asks opens what is said, wherever the parse hung it."""
    assert content == said("fr", text)[0][1]


def test_words_meant_for_somebody_are_addressed_to_him() -> None:
    """Behind "à l'adresse de" stands whom the words are meant for."""
    text = "« Nous vous soutenons », a écrit le ministre à l'adresse des agriculteurs."
    (fact,) = [f for f in depeche.read_text(text, language="fr").findings.facts if f.kind == "statement"]
    assert ["agriculteurs"] == [m.pin.text for m in fact.to_whom]

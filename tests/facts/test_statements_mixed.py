"""Statements said half indirectly, half in quotation marks, and cues whose speaker stands oddly."""

from __future__ import annotations

import pytest

from tests.facts.pipelines import needs_pipelines
from tests.facts.said import said

needs_pipelines()


@pytest.mark.parametrize(
    ("code", "text", "content"),
    [
        (
            "fr",
            "Le maire estime que ce retrait est « injuste » et que les élus doivent « donner l'exemple ».",
            "ce retrait est « injuste » et que les élus doivent « donner l'exemple »",
        ),
        (
            "fr",
            "Le maire a dit que « le texte est prêt » et qu'il sera voté.",
            "« le texte est prêt » et qu'il sera voté",
        ),
        ("fr", "Le maire a promis que « toute la lumière » serait faite.", "« toute la lumière » serait faite"),
        ("fr", "Le maire a dit que « le texte est prêt ».", "le texte est prêt"),
        ("fr", "Le maire s'est dit « prêt à discuter » avec les élus.", "« prêt à discuter » avec les élus"),
        (
            "en",
            'The mayor said that the move was "unfair" and that members had to "set an example".',
            'the move was "unfair" and that members had to "set an example"',
        ),
        ("en", 'The mayor promised that "the whole truth" would come out.', '"the whole truth" would come out'),
    ],
)
def test_a_clause_is_said_whole_around_its_quotations(code: str, text: str, content: str) -> None:
    """Marks around a part of a clause neither end nor replace it; a second "that" goes on with it."""
    assert content == said(code, text)[0][1]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Le pont est fermé. Et la ministre d'ajouter : « Rien n'est décidé. »", "la ministre"),
        ("« C'est faux », tempère, prudent, le maire.", "le maire"),
        ("« Je suis innocent », a clamé l'accusé, avant d'être emmené.", "l'accusé"),
        ("Le parquet a indiqué à la radio avoir ouvert une enquête.", "Le parquet"),
    ],
)
def test_a_speaker_is_found_where_he_stands(text: str, who: str) -> None:
    """Before an infinitive that tells, behind an aside, as a participle with its article, before what he says he has done."""
    assert [who] == said("fr", text)[-1][0]


@pytest.mark.parametrize(
    ("code", "text", "who", "content"),
    [
        ("fr", "Le maire prévient : le pont ne rouvrira pas.", "Le maire", "le pont ne rouvrira pas"),
        ("fr", "La ville l'avait promis : aucun arbre ne sera coupé.", "La ville", "aucun arbre ne sera coupé"),
        ("fr", "Le conseiller a glissé que le texte serait revu.", "Le conseiller", "le texte serait revu"),
        (
            "fr",
            "Résultat : « Plus personne ne vient », déplore un commerçant.",
            "un commerçant",
            "Plus personne ne vient",
        ),
        ("en", "The mayor warns: the bridge will not reopen.", "The mayor", "the bridge will not reopen"),
    ],
)
def test_words_stand_behind_a_colon_or_a_heading(code: str, text: str, who: str, content: str) -> None:
    """A clause behind a cue and a colon is said without marks; a heading before the colon says nothing."""
    assert [([who], content)] == said(code, text)


@pytest.mark.parametrize("text", ["Le texte prévoit : le pont sera fermé.", "Le vent a soufflé à 100 km/h."])
def test_plans_and_winds_say_nothing(text: str) -> None:
    """A verb that is no cue brings nothing in behind its colon."""
    assert [] == said("fr", text)

"""Questions asked: whoever wants to be told something demands nothing."""

from __future__ import annotations

import pytest

import depeche


@pytest.mark.parametrize(
    ("act", "language", "text"),
    [
        ("SAY", "en", "The mayor asked whether the bridge would open."),
        ("REQUEST", "en", "The minister has asked the police how such bridges could fall."),
        ("SAY", "en", '"Who will pay for the bridge?" the baker asked.'),
        ("REQUEST", "en", "The minister asked the court to free the sailor."),
        ("REQUEST", "en", '"Leave the bridge," the baker asked.'),
        ("SAY", "fr", "La juge a demandé si le pont était ouvert."),
        ("SAY", "fr", "« Qui va payer le pont ? », a demandé la boulangère."),
        ("SAY", "fr", "La boulangère a demandé qui paierait le pont."),
        ("REQUEST", "fr", "La ministre a demandé au tribunal de libérer le marin."),
    ],
)
def test_a_question_is_no_demand(act: str, language: str, text: str) -> None:
    """A question, quoted or put to nobody, is said; an answer or a deed of somebody named is demanded."""
    facts = depeche.read_text(text, language=language).findings.facts
    assert [act] == [fact.type for fact in facts if fact.kind == "statement"]


def test_a_verb_of_agreement_with_be_has_its_own_subject() -> None:
    """Whoever « est convenu » of something agreed, and nobody agreed it upon them."""
    facts = depeche.read_text(
        "Oslo et Berne sont convenues de reprendre les discussions.", language="fr"
    ).findings.facts
    assert ["Oslo", "Berne"] == [m.pin.text for fact in facts if fact.type == "AGREE" for m in fact.who]

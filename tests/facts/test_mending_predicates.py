"""Mending of main verbs that the parser joined to what stands beside them."""

from __future__ import annotations

import pytest

import depeche
from depeche.facts.parsing import load_parser


def _labels(code: str, text: str, verb: str) -> dict[str, str]:
    (doc,) = load_parser(code).parse([text])
    head = next(t for t in doc if t.text == verb)
    return {child.text: child.dep_ for child in head.children}


@pytest.mark.parametrize(
    ("code", "text", "verb", "subject"),
    [
        ("en", "The rocket, which can carry seeds, struck the town of Bergen.", "struck", "rocket"),
        ("en", "The guild, which controls the harbour, attacked the convoy on Monday.", "attacked", "guild"),
        ("en", "Norwegian sea defences destroyed and sank 12 boats.", "destroyed", "defences"),
        ("en", "Norway said it struck depots used by smugglers.", "struck", "it"),
        ("fr", "La fusée, qui peut porter des graines, a frappé la ville de Bergen.", "frappé", "fusée"),
        ("fr", "La guilde, qui contrôle le port, a attaqué le convoi lundi.", "attaqué", "guilde"),
    ],
)
def test_a_main_verb_has_the_subject_before_it(code: str, text: str, verb: str, subject: str) -> None:
    """What stands between a subject and its verb takes neither, in both languages."""
    assert _labels(code, text, verb)[subject] == "nsubj"


def test_a_day_behind_a_verb_is_no_second_subject() -> None:
    """The day on which somebody said something dates the saying."""
    assert _labels("en", "A raid killed two sailors, Mayor Anna Holm said Sunday.", "said")["Sunday"] == "obl"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The baker was evicted in April and sentenced to two years in jail."),
        ("fr", "Le boulanger a été expulsé en avril et condamné à deux ans de prison."),
    ],
)
def test_a_verb_joined_to_a_passive_shares_it(language: str, text: str) -> None:
    """Whoever was expelled and sentenced did neither."""
    facts = depeche.read_text(text, language=language).findings.facts
    assert [()] * 2 == [fact.who for fact in facts]
    assert 2 == sum(bool(fact.to_whom) for fact in facts)


def test_a_verb_joined_to_a_passive_with_an_object_is_active() -> None:
    """A verb with an object of its own shares no passive."""
    facts = depeche.read_text("The baker was wounded and killed a robber.", language="en").findings.facts
    assert ["The baker"] == [m.pin.text for fact in facts if fact.trigger.text == "killed" for m in fact.who]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "A school was hit by a rocket on Tuesday, wounding six children.", []),
        ("fr", "Une école a été touchée par une roquette mardi, blessant six enfants.", []),
        ("en", "A gunman opened fire at a café in Bergen, killing two waiters.", ["A gunman"]),
        ("fr", "Un homme armé a ouvert le feu dans un café de Bergen, tuant deux serveurs.", ["Un homme armé"]),
    ],
)
def test_what_came_of_it_has_the_doer_of_the_verb(language: str, text: str, who: list[str]) -> None:
    """What is hit harms nobody, and neither does the place where somebody is killed."""
    harm = depeche.read_text(text, language=language).findings.facts[-1]
    assert who == [m.pin.text for m in harm.who]

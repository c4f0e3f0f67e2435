"""Towns beside event nouns: where it happened, unless they stand for those who govern from them."""

from __future__ import annotations

import pytest

import depeche
from depeche.facts.fact import Fact

NAMED_AFTER = [
    ("en", "The Geneva talks between Iran and Russia began on Monday.", "talks", "Geneva"),
    ("en", "The Istanbul protests continued on Sunday.", "protests", "Istanbul"),
    ("en", "The Washington summit opened on Monday.", "summit", "Washington"),
    ("en", "The Kharkiv bombing by Russian forces resumed.", "bombing", "Kharkiv"),
    ("fr", "Les négociations de Genève entre l'Iran et la Russie ont commencé lundi.", "négociations", "Genève"),
    ("fr", "Les manifestations d'Istanbul se poursuivent dimanche.", "manifestations", "Istanbul"),
    ("fr", "Le sommet de Washington s'est ouvert lundi.", "sommet", "Washington"),
    ("fr", "Les attentats de Paris ont fait 130 morts en 2015.", "attentats", "Paris"),
]
GOVERNING = [
    ("en", "The Kyiv offensive began in May.", "offensive", "Kyiv"),
    ("en", "The Moscow attack on Kharkiv killed two.", "attack", "Moscow"),
    ("fr", "L'offensive de Kiev a commencé en mai.", "offensive", "Kiev"),
    ("fr", "Les attaques de Moscou contre Kharkiv ont tué deux personnes.", "attaques", "Moscou"),
]


def _told(code: str, text: str, trigger: str) -> Fact:
    facts = depeche.read_text(text, language=code).findings.facts
    return next(f for f in facts if f.trigger.text == trigger)


@pytest.mark.parametrize(("code", "text", "trigger", "town"), NAMED_AFTER)
def test_a_town_that_an_event_is_named_after_says_where(code: str, text: str, trigger: str, town: str) -> None:
    """Nobody from the town need have taken part: it is the place, and no actor."""
    fact = _told(code, text, trigger)

    assert [town] == [place.pin.text for place in fact.where]
    assert town not in [m.pin.text for m in (*fact.who, *fact.to_whom)]


@pytest.mark.parametrize(("code", "text", "trigger", "capital"), GOVERNING)
def test_a_capital_beside_an_attack_carries_it_out(code: str, text: str, trigger: str, capital: str) -> None:
    """A capital stands for its state where it strikes somebody, or where the noun is not named after places."""
    assert [capital] == [m.pin.text for m in _told(code, text, trigger).who]

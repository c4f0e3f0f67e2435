"""Who acts politically by the role the article gives: roles of several words, counterparts."""

from __future__ import annotations

import pytest

import depeche


@pytest.mark.parametrize(
    ("code", "text", "who"),
    [
        ("fr", "Le chef de la diplomatie kelnaise est arrivé à Moscou.", "Le chef de la diplomatie kelnaise"),
        ("fr", "Le secrétaire d'État est arrivé à Moscou.", "Le secrétaire d'État"),
        ("en", "The secretary of state arrived in Moscow.", "The secretary of state"),
        ("en", "The head of state arrived in Moscow.", "The head of state"),
    ],
)
def test_whoever_holds_a_role_of_several_words_acts_politically(code: str, text: str, who: str) -> None:
    """A visit is one by its visitor, whose first word says little."""
    record = depeche.read_text(text, language=code, date="2031-05-14", title="x")
    (visit,) = (f for f in record.findings.facts if f.type == "CONSULT")
    assert [who] == [m.pin.text for m in visit.who]


def test_a_counterpart_is_met() -> None:
    """Whoever comes for talks holds them with his counterpart."""
    text = "Le ministre est arrivé à Moscou pour des entretiens avec son homologue."
    record = depeche.read_text(text, language="fr", date="2031-05-14", title="x")
    talks = next(f for f in record.findings.facts if f.trigger.text == "entretiens")
    assert (["Le ministre"], ["son homologue"]) == (
        [m.pin.text for m in talks.who],
        [m.pin.text for m in talks.to_whom],
    )

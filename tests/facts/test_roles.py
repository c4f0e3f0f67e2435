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


@pytest.mark.parametrize(
    ("code", "text", "kind", "whom"),
    [
        ("fr", "La justice a ouvert une enquête pour corruption contre le maire.", "ACCUSE", ["le maire"]),
        ("fr", "Oslo a suspendu ses importations de viande en provenance du Canada.", "SANCTION", ["Canada"]),
        ("fr", "L'Allemagne accueillera 1 500 réfugiés.", "AID", ["1 500 réfugiés"]),
        ("en", "Prosecutors opened a probe for fraud against the mayor.", "ACCUSE", ["the mayor"]),
        ("en", "Germany will take in 1,500 refugees.", "AID", ["1,500 refugees"]),
    ],
)
def test_whom_it_is_aimed_at_stands_behind_what_it_is_about(code: str, text: str, kind: str, whom: list[str]) -> None:
    """The recipient is found behind the matter, behind a preposition of several words, and inside the predicate."""
    record = depeche.read_text(text, language=code, date="2031-05-14", title="x")
    (event,) = (f for f in record.findings.facts if f.type == kind)
    assert whom == [m.pin.text for m in event.to_whom]


@pytest.mark.parametrize(
    ("code", "text"),
    [("fr", "Des heurts ont éclaté lundi à Oslo."), ("en", "Clashes broke out on Monday in Oslo.")],
)
def test_what_breaks_out_is_told_once(code: str, text: str) -> None:
    """The verb adds nothing to the noun."""
    record = depeche.read_text(text, language=code, date="2031-05-14", title="x")
    assert ["ASSAULT"] == [f.type for f in record.findings.facts]


def test_a_country_that_threatens_is_no_threat() -> None:
    """Behind its subject "menace" is a verb, and the infinitive is what is threatened."""
    record = depeche.read_text("La Turquie menace d'envoyer des soldats.", language="fr", date="2031-05-14", title="x")
    (threat,) = (f for f in record.findings.facts if f.type == "THREATEN")
    assert ["La Turquie"] == [m.pin.text for m in threat.who]

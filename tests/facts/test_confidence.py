"""Confidence: a share that says how likely a fact is right, from signs whose points are data."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import depeche
from depeche._languages import codes
from depeche.facts.confidence import Sign, confidence, points_of, surest
from depeche.facts.fact import AnswerLink
from tests.records import record

_FR = (
    "Le président Emmanuel Macron a rencontré lundi le chancelier Olaf Scholz à Berlin. La rencontre, selon un diplomate,"
    " pourrait préparer une visite à Rome. « Nous avons parlé de la Syrie », a déclaré Olaf Scholz."
)
_EN = (
    "President Emmanuel Macron met Chancellor Olaf Scholz in Berlin on Monday. The meeting, a diplomat said, might prepare"
    ' a visit to Rome. "We spoke about Syria," Olaf Scholz said.'
)


def test_more_for_a_fact_is_more_confidence() -> None:
    """The points add up to log-odds: nothing is even, for is above, against is below."""
    points = {"past": 2.0, "nobody": -2.0, "predicate": 1.0}

    assert 0.5 == confidence((), points)
    assert 0.88 == confidence([Sign("past")], points)
    assert 0.12 == confidence([Sign("nobody")], points)
    assert 0.82 == confidence([Sign("predicate", 1.5)], points)


@given(st.lists(st.builds(Sign, st.sampled_from(["a", "b", "c"]), st.floats(-99, 99)), max_size=9), st.floats(-99, 99))
def test_no_fact_is_certain(signs: list[Sign], weight: float) -> None:
    """A confidence lies between 0.01 and 0.99, whatever speaks for or against."""
    assert 0.01 <= confidence(signs, {"a": weight, "b": 0.3}) <= 0.99


def test_languages_weigh_the_same_signs() -> None:
    """Every language has points for the same signs."""
    first, *others = codes()
    for code in others:
        assert points_of(first).keys() == points_of(code).keys()


@pytest.mark.parametrize(("text", "code"), [(_FR, "fr"), (_EN, "en")])
def test_facts_told_outright_are_surer(text: str, code: str) -> None:
    """A meeting told in the past is surer than one that might be prepared."""
    facts = depeche.read_text(text, date="2024-09-14", language=code).findings.facts
    told = next(f for f in facts if f.trigger.text in {"rencontré", "met"})
    possible = [f.confidence for f in facts if f.kind == "event" and f.status == "possible"]

    assert 0.5 < told.confidence < 1
    assert all(share < told.confidence for share in possible)


@pytest.mark.parametrize(("text", "code"), [(_FR, "fr"), (_EN, "en")])
def test_a_reader_may_ask_for_surer_facts(text: str, code: str) -> None:
    """The facts below are left out, the others are the same with the same ids, and key facts are among them."""
    everything = depeche.read_text(text, date="2024-09-14", language=code).findings
    least = sorted(f.confidence for f in everything.facts)[1]
    surer = depeche.read_text(text, date="2024-09-14", language=code, min_confidence=least).findings

    assert [f.id for f in everything.facts if f.confidence >= least] == [f.id for f in surer.facts]
    assert {key.fact for key in surer.key_facts} <= {f.id for f in surer.facts}


def test_what_answers_a_fact_left_out_no_longer_says_so() -> None:
    """A denial stays without the accusation that it denied."""
    facts = [replace(f, confidence=0.4 if f.id == "f1" else 0.9) for f in record().findings.facts]

    assert (AnswerLink("f1", "denies"),) == facts[2].answers
    assert ["f2", "f3", "f4"] == [f.id for f in surest(facts, 0.5)]
    assert [(), (), ()] == [f.answers for f in surest(facts, 0.5)]
    assert tuple(facts) == surest(facts, 0.4)

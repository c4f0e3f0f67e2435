"""What a weapon is aimed at is struck, where it is told beside the weapon."""

from __future__ import annotations

import pytest

import depeche
from tests.facts.pipelines import needs_pipelines

needs_pipelines()


@pytest.mark.parametrize(
    ("code", "text", "who", "struck"),
    [
        ("en", "The army fired rockets targeting a base.", ["The army"], ["a base"]),
        ("en", "The rebels launched drones directed against the port.", ["The rebels"], ["the port"]),
        ("fr", "L'armée a tiré des roquettes visant une base.", ["L'armée"], ["une base"]),
        ("fr", "Les rebelles ont lancé des drones dirigés contre le port.", ["Les rebelles"], ["le port"]),
    ],
)
def test_one_attack_with_its_aim(code: str, text: str, who: list[str], struck: list[str]) -> None:
    """The participle tells no second attack."""
    (fact,) = depeche.read_text(text, language=code).findings.facts
    assert ("ASSAULT", who, struck) == (fact.type, [m.pin.text for m in fact.who], [m.pin.text for m in fact.to_whom])


def test_those_who_give_are_not_those_who_receive() -> None:
    """Two givers give to nobody named, and not to each other."""
    (fact,) = depeche.read_text("Aid came from France and from Italy.", language="en").findings.facts
    assert (["France", "Italy"], []) == ([m.pin.text for m in fact.who], [m.pin.text for m in fact.to_whom])


@pytest.mark.parametrize(
    ("code", "text", "kind", "whom"),
    [
        ("fr", "Le parquet a ouvert une enquête pour corruption visant l'ancien ministre.", "ACCUSE", ["l'ancien ministre"]),
        ("fr", "L'UE a adopté des sanctions visant douze responsables.", "SANCTION", ["douze responsables"]),
        ("en", "Prosecutors have opened a probe targeting the former minister.", "ACCUSE", ["the former minister"]),
    ],
)  # fmt: skip
def test_an_act_is_aimed_at_somebody(code: str, text: str, kind: str, whom: list[str]) -> None:
    """A participle beside the noun of the act says at whom."""
    facts = depeche.read_text(text, language=code).findings.facts
    assert [(kind, whom)] == [(f.type, [m.pin.text for m in f.to_whom]) for f in facts if f.type != "OTHER"]


def test_where_an_agent_strikes() -> None:
    """A place within the agent's phrase behind a passive is where it was done."""
    (fact,) = depeche.read_text("A clerk was kidnapped by gunmen in Nairobi.", language="en").findings.facts
    assert ["Nairobi"] == [place.pin.text for place in fact.where]

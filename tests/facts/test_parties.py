"""Who does it and whom it befalls, where the words between the two could be read another way."""

from __future__ import annotations

import pytest

import depeche
from tests.facts.pipelines import needs_pipelines

needs_pipelines()

_Told = tuple[str, list[str], list[str]]


def _told(code: str, text: str) -> list[_Told]:
    facts = depeche.read_text(text, language=code).findings.facts
    return [(f.type, [m.pin.text for m in f.who], [m.pin.text for m in f.to_whom]) for f in facts]


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        (
            "fr",
            "L'attaque menée par les rebelles contre la ville a échoué.",
            ("ASSAULT", ["les rebelles"], ["la ville"]),
        ),
        (
            "fr",
            "La plainte déposée par le syndicat contre le maire a échoué.",
            ("ACCUSE", ["le syndicat"], ["le maire"]),
        ),
        ("fr", "Les frappes menées par Israël sur Gaza se poursuivent.", ("ASSAULT", ["Israël"], ["Gaza"])),
        ("en", "The attack carried out by rebels against the town failed.", ("ASSAULT", ["rebels"], ["the town"])),
        ("en", "The complaint filed by the union against the mayor failed.", ("ACCUSE", ["the union"], ["the mayor"])),
        ("en", "Accusations levelled by London against Moscow are baseless.", ("ACCUSE", ["London"], ["Moscow"])),
    ],
)
def test_act_carried_out_by_somebody(code: str, text: str, told: _Told) -> None:
    """A participle beside the noun of an act says who does it, and what stands behind, whom it is aimed at."""
    assert told in _told(code, text)


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        ("fr", "Le parquet a ouvert une enquête à l'encontre du maire.", ("ACCUSE", ["Le parquet"], ["maire"])),
        ("fr", "L'Iran a tiré des missiles en direction d'Israël.", ("ASSAULT", ["L'Iran"], ["Israël"])),
        ("en", "Iran fired missiles in the direction of Israel.", ("ASSAULT", ["Iran"], ["Israel"])),
    ],
)
def test_preposition_of_several_words(code: str, text: str, told: _Told) -> None:
    """A preposition of several words leads to the same recipient as the short one that it stands for."""
    assert told in _told(code, text)


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        (
            "fr",
            "La maire a critiqué le préfet pour avoir interdit la marche.",
            ("COERCE", ["le préfet"], ["la marche"]),
        ),
        ("en", "The mayor criticised the sheriff for banning the march.", ("COERCE", ["the sheriff"], ["the march"])),
    ],
)
def test_whoever_is_faulted_did_it(code: str, text: str, told: _Told) -> None:
    """What somebody is faulted for was done by the one faulted."""
    assert told in _told(code, text)


@pytest.mark.parametrize(
    ("code", "text", "parties"),
    [
        ("fr", "Les négociations entre Londres, Paris et Berlin ont repris.", ["Londres", "Paris", "Berlin"]),
        ("en", "Talks between London, Paris and Berlin resumed.", ["London", "Paris", "Berlin"]),
    ],
)
def test_three_between_whom_it_comes_about(code: str, text: str, parties: list[str]) -> None:
    """All who stand in a list behind "between" take part."""
    assert [("CONSULT", parties, parties)] == _told(code, text)


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        ("fr", "L'assassinat du maire par des rebelles a choqué.", ("ASSAULT", ["des rebelles"], ["maire"])),
        ("en", "The court fined Google 50 million euros.", ("COERCE", ["The court"], ["Google"])),
        ("en", "Macron asks Putin to stop bombing Mariupol.", ("REQUEST", ["Macron"], ["Putin"])),
    ],
)
def test_recipient_is_its_own_phrase(code: str, text: str, told: _Told) -> None:
    """Neither who does it nor what is given is part of the phrase for whom it befalls."""
    assert told in _told(code, text)


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        ("fr", "Le maire, que la police avait arrêté lundi, a été libéré.", ("COERCE", ["la police"], ["Le maire"])),
        (
            "en",
            "A Ukrainian drone attack on a Russian refinery failed.",
            ("ASSAULT", ["Ukrainian"], ["a Russian refinery"]),
        ),
    ],
)
def test_parties_told_beside_the_act(code: str, text: str, told: _Told) -> None:
    """What a relative clause stands at and whose weapon strikes are parties to the act."""
    assert told in _told(code, text)

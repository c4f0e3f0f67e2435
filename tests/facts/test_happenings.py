"""Happenings: what is told several times is one, with its differing figures; what only sounds alike stays apart."""

from __future__ import annotations

import pytest

import depeche
from depeche.facts.fact import Fact

_MEETING = {
    "en": """Kenyan President William Ruto met Ugandan President Yoweri Museveni in Nairobi on Monday.

Ruto's office praised the result. The meeting between Ruto and Museveni lasted three hours.

Museveni met Ruto for the second time, a spokesman said. Museveni will visit Egypt in June.
""",
    "fr": """Le président kényan William Ruto a rencontré le président ougandais Yoweri Museveni à Nairobi lundi.

Le bureau de Ruto a salué le résultat. La rencontre entre Ruto et Museveni a duré trois heures.

Museveni a rencontré Ruto pour la deuxième fois, a dit un porte-parole. Museveni visitera l'Égypte en juin.
""",
}
_CAMP = {
    "en": "Rebels attacked a camp on Monday. The road was closed. The camp was attacked with grenades, the mayor said.",
    "fr": "Des rebelles ont attaqué un camp lundi. La route est fermée. Le camp a été attaqué à la grenade, dit le maire.",
}
_FIGURES = {
    "en": "Israel launched 30 rockets at Lebanon on Monday. Israel launched more than 40 rockets at Lebanon, Beirut said.",
    "fr": "Israël a tiré 30 roquettes sur le Liban lundi. Israël a tiré plus de 40 roquettes sur le Liban, selon Beyrouth.",
}
_APART = {
    "en": "Police arrested five men in Paris on Monday. Police arrested a man of 29 in Lyon. Police arrested a woman in Lille.",
    "fr": "La police a arrêté cinq hommes à Paris lundi. La police a arrêté un homme à Lyon. "
    "La police a arrêté une femme à Lille.",
}


def _events(text: str, code: str, kind: str) -> list[Fact]:
    record = depeche.read_text(text, language=code, date="2031-05-14", title="x")
    return [f for f in record.findings.facts if f.kind == "event" and f.type == kind]


@pytest.mark.parametrize("code", _MEETING)
def test_a_meeting_told_three_times_is_one_happening(code: str) -> None:
    """By verb and by noun, from either side."""
    met = [f for f in _events(_MEETING[code], code, "CONSULT") if f.trigger.text[:3].lower() in {"met", "mee", "ren"}]

    assert 3 == len(met)
    assert 1 == len({f.happening for f in met})


@pytest.mark.parametrize("code", _MEETING)
def test_another_visit_of_the_same_man_is_another_happening(code: str) -> None:
    """Of another day, with another host."""
    events = _events(_MEETING[code], code, "CONSULT")

    assert len({f.happening for f in events}) == 2


@pytest.mark.parametrize("code", _CAMP)
def test_what_is_taken_up_as_known_is_the_same(code: str) -> None:
    """A camp, then the camp."""
    attacks = _events(_CAMP[code], code, "ASSAULT")

    assert 2 == len(attacks)
    assert 1 == len({f.happening for f in attacks})


@pytest.mark.parametrize("code", _FIGURES)
def test_differing_figures_stand_side_by_side(code: str) -> None:
    """Two tellings, two figures, one happening; the later says that it differs."""
    attacks = _events(_FIGURES[code], code, "ASSAULT")

    assert [[(30, "=")], [(40, ">")]] == [[(q.value, q.comparator) for q in f.how_many] for f in attacks]
    assert 1 == len({f.happening for f in attacks})
    assert ["differs"] == [a.how for a in attacks[1].answers if a.fact == attacks[0].id]


@pytest.mark.parametrize("code", _APART)
def test_three_arrests_are_three_happenings(code: str) -> None:
    """The police and the word are the same; the places and those arrested are not."""
    arrests = _events(_APART[code], code, "COERCE")

    assert 3 == len(arrests)
    assert 3 == len({f.happening for f in arrests})

"""A day at the end of a sentence dates the act, not the thing named before it; whoever is accused is not the deed."""

from __future__ import annotations

import pytest

import depeche
from depeche.facts.fact import Fact

#: Language, sentence, trigger, whom, what is said, when.
_ROWS = [
    ("en", "Norway rejected the charge on Tuesday.", "rejected", (), "the charge", "2025-05-13"),
    ("en", "The ministry condemned the raid in Nablus on Monday.", "condemned", ("the raid in Nablus",),
     "the raid in Nablus", "2025-05-12"),
    ("en", "The ministry condemned the attacks of 12 May.", "condemned", (), "the attacks of 12 May", None),
    ("en", "The union announced a strike on Friday.", "announced", (), "a strike on Friday", None),
    ("fr", "Le ministère a condamné l'attaque vendredi.", "condamné", ("l'attaque",), "l'attaque", "2025-05-09"),
    ("fr", "Le ministère a condamné l'attaque de vendredi.", "condamné", ("l'attaque de vendredi",), "l'attaque de vendredi",
     None),
    ("fr", "Le Kenya a accusé l'entreprise lundi d'avoir pollué le lac.", "accusé", ("l'entreprise",), "d'avoir pollué le lac",
     "2025-05-12"),
    ("en", "Iceland accused the crew of fishing without a licence.", "accused", ("the crew",), "fishing without a licence", None),
    ("en", "The minister accused the head of the agency of lying to voters.", "accused", ("the head of the agency",),
     "lying to voters", None),
    ("fr", "La police a accusé les manifestants de violences contre des agents.", "accusé", ("les manifestants",),
     "violences contre des agents", None),
]  # fmt: skip


def _fact(code: str, sentence: str, trigger: str) -> Fact:
    record = depeche.read_text(sentence, language=code, date="2025-05-14", title="x")
    return next(f for f in record.findings.facts if trigger in f.trigger.text)


@pytest.mark.parametrize(("code", "sentence", "trigger", "whom", "content", "when"), _ROWS)
def test_days_and_accused_stand_apart_from_what_is_said(
    code: str, sentence: str, trigger: str, whom: tuple[str, ...], content: str, when: str | None
) -> None:
    """Unless a preposition binds the day to the noun, or the thing announced may be for that day."""
    fact = _fact(code, sentence, trigger)

    assert whom == tuple(m.pin.text for m in fact.to_whom)
    assert content == (fact.content.text if fact.content else None)
    assert when == (fact.when.value if fact.when else None)


@pytest.mark.parametrize(
    ("code", "sentence", "trigger", "where"),
    [
        ("en", "The coast guard detained the crew and escorted it to Reykjavik.", "detained", ()),
        ("fr", "La police a arrêté trois hommes et les a conduits à Lyon.", "arrêté", ()),
        ("fr", "La police a arrêté trois hommes à Lyon.", "arrêté", ("Lyon",)),
    ],
)
def test_where_somebody_is_taken_is_no_place_of_what_came_before(
    code: str, sentence: str, trigger: str, where: tuple[str, ...]
) -> None:
    """They were not seized there."""
    assert where == tuple(p.pin.text for p in _fact(code, sentence, trigger).where)


@pytest.mark.parametrize(
    ("code", "sentence", "trigger", "whom"),
    [
        ("fr", "Le ministre recevra les syndicats lundi au ministère.", "recevra", "les syndicats"),
        ("fr", "Le président a accueilli le Premier ministre belge à Lille.", "accueilli", "le Premier ministre belge"),
        ("en", "The king received the ambassador of Chile.", "received", "the ambassador of Chile"),
    ],
)
def test_who_is_received_is_whom_one_meets(code: str, sentence: str, trigger: str, whom: str) -> None:
    """Not the building."""
    assert (whom,) == tuple(m.pin.text for m in _fact(code, sentence, trigger).to_whom)


@pytest.mark.parametrize(
    ("code", "sentence", "trigger", "whom"),
    [
        ("en", "The United States approved the sale of jets to Romania.", "approved", "Romania"),
        ("en", "Lawmakers rejected the bill.", "rejected", "the bill"),
        ("fr", "Les Etats-Unis ont approuvé la vente d'avions à la Roumanie.", "approuvé", "la Roumanie"),
        ("fr", "Le Parlement a rejeté l'amendement de l'opposition.", "rejeté", "l'opposition"),
        ("fr", "Les députés ont rejeté le texte.", "rejeté", "le texte"),
    ],
)
def test_what_is_dealt_out_to_somebody_concerns_them(code: str, sentence: str, trigger: str, whom: str) -> None:
    """The thing itself where nobody is named in it."""
    assert (whom,) == tuple(m.pin.text for m in _fact(code, sentence, trigger).to_whom)


@pytest.mark.parametrize(
    ("code", "sentence", "trigger"),
    [
        ("fr", "Guerre : Paul Martin a rencontré Anna Strand à Oslo.", "rencontré"),
        ("en", "War: police arrested two men.", "arrested"),
    ],
)
def test_evidence_begins_with_a_word(code: str, sentence: str, trigger: str) -> None:
    """Not with the colon before it."""
    assert _fact(code, sentence, trigger).evidence.text[0].isalnum()

"""People accused of something and what becomes of them: who is arrested, who is sentenced, what is only alleged."""

from __future__ import annotations

import pytest

import depeche
from depeche.facts.fact import Fact


def _events(code: str, text: str, kind: str) -> list[Fact]:
    record = depeche.read_text(text, language=code, date="2031-05-14", title="x")
    return [f for f in record.findings.facts if f.kind == "event" and f.type == kind]


@pytest.mark.parametrize(
    ("code", "text", "kind", "whom"),
    [
        ("fr", "Un homme accusé d'avoir tué sa voisine a été arrêté vendredi.", "COERCE", "Un homme"),
        ("fr", "Deux gardes accusés d'avoir financé les rebelles ont été arrêtés.", "COERCE", "Deux gardes"),
        ("fr", "Une résolution condamnant la répression a été adoptée.", "SUPPORT", "Une résolution"),
        ("en", "A man accused of killing his neighbour was arrested on Friday.", "COERCE", "A man"),
        ("en", "Three guards suspected of burning down a school have been arrested.", "COERCE", "Three guards"),
        ("en", "A resolution condemning the crackdown was adopted.", "SUPPORT", "A resolution"),
    ],
)
def test_the_object_of_an_inner_verb_is_not_what_befalls_the_subject(
    code: str, text: str, kind: str, whom: str
) -> None:
    """Whoever is accused of killing somebody is arrested, not whom he killed."""
    (event,) = _events(code, text, kind)
    assert [whom] == [m.pin.text for m in event.to_whom]


@pytest.mark.parametrize(
    ("code", "text", "whom"),
    [
        ("fr", "Un homme accusé d'avoir tué sa voisine a été arrêté vendredi.", "sa voisine"),
        ("en", "A man accused of killing his neighbour was arrested on Friday.", "his neighbour"),
    ],
)
def test_what_somebody_is_accused_of_by_nobody_named_is_possible(code: str, text: str, whom: str) -> None:
    """A participle says as little for it as the whole passive."""
    (event,) = _events(code, text, "ASSAULT")
    assert ("possible", [whom]) == (event.status, [m.pin.text for m in event.to_whom])


def test_what_a_named_accuser_says_is_his() -> None:
    """The deed is told as done, and credited to the accuser."""
    (event,) = _events("fr", "Kiev accuse Moscou d'avoir bombardé un hôpital.", "ASSAULT")
    assert ("happened", ["Kiev"]) == (event.status, [m.pin.text for m in event.according_to])


@pytest.mark.parametrize(
    ("code", "text", "kind"),
    [
        ("fr", "Il a été condamné vendredi à trente ans de réclusion.", "COERCE"),
        ("fr", "La Cour a condamné l'État à verser dix millions d'euros.", "COERCE"),
        ("fr", "Le juge a condamné un trafiquant.", "COERCE"),
        ("fr", "L'ONU a condamné à l'unanimité les violences.", "ACCUSE"),
        ("en", "He was condemned on Friday to death.", "COERCE"),
        ("en", "The court condemned the attack.", "ACCUSE"),
    ],
)
def test_to_condemn_is_to_sentence_only_with_a_penalty_or_from_a_court(code: str, text: str, kind: str) -> None:
    """A court that condemns an attack blames it; whoever is condemned to something is sentenced."""
    record = depeche.read_text(text, language=code, date="2031-05-14", title="x")
    assert kind == next(f.type for f in record.findings.facts if f.trigger.text.startswith("cond"))


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Le Sénat a rejeté mardi par 54 voix contre 46 un texte sur les armes.", "un texte sur les armes"),
        ("L'ONU a rejeté à l'unanimité les sanctions.", "les sanctions"),
    ],
)
def test_how_it_was_voted_is_no_part_of_what_was_voted(text: str, whom: str) -> None:
    """The object stands behind the votes."""
    (event,) = _events("fr", text, "REJECT")
    assert [whom] == [m.pin.text for m in event.to_whom]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Un ferry a chaviré vendredi près de Manille."),
        ("fr", "Le pont s'est effondré lundi à Gênes."),
        ("fr", "Le bateau a fait naufrage."),
        ("en", "A ferry capsized near Manila."),
        ("en", "The building collapsed on Monday in Lagos."),
        ("en", "A plane crashed in Iran."),
    ],
)
def test_an_accident_needs_nobody_to_be_told(code: str, text: str) -> None:
    """A thing to which it happens is enough."""
    assert 1 == len(_events(code, text, "OTHER"))

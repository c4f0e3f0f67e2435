"""Whose an attack is said to be; who keeps silent, confirms a sentence, sets upon somebody; participles set off by commas."""

from __future__ import annotations

import pytest

import depeche
from depeche.facts.parsing import load_parser
from tests.facts.pipelines import needs_pipelines

needs_pipelines()

_Told = tuple[str, list[str], list[str]]


def _told(code: str, text: str) -> list[_Told]:
    facts = depeche.read_text(text, language=code).findings.facts
    return [(f.type, [m.pin.text for m in f.who], [m.pin.text for m in f.to_whom]) for f in facts if f.kind == "event"]


@pytest.mark.parametrize(
    ("code", "text", "who"),
    [
        ("fr", "L'attaque a été attribuée à l'armée.", ["l'armée"]),
        ("fr", "Le bombardement, attribué à l'armée, a fait 12 morts.", ["l'armée"]),
        ("fr", "Oslo a imputé l'attaque à l'Iran.", ["l'Iran"]),
        ("fr", "L'Etat islamique a revendiqué l'attentat de Bergen.", ["L'Etat islamique"]),
        ("en", "The attack was blamed on the army.", ["the army"]),
        ("en", "Officials blamed the attack on Iran.", ["Iran"]),
        ("en", "The attack was claimed by Islamic State.", ["Islamic State"]),
    ],
)
def test_whose_an_attack_is_said_to_be(code: str, text: str, who: list[str]) -> None:
    """Whoever an attack is blamed on, or whoever claims it, does it."""
    assert who in [doers for kind, doers, _ in _told(code, text) if kind == "ASSAULT"]


def test_blame_is_no_gift() -> None:
    """An attack that is laid to somebody is no aid to him."""
    assert "AID" not in [kind for kind, _, _ in _told("fr", "L'attaque a été attribuée au régime.")]


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        ("fr", "Le ministère n'a pas souhaité répondre.", ("REJECT", ["Le ministère"], [])),
        ("fr", "Le maire n'a pas voulu faire de commentaire.", ("REJECT", ["Le maire"], [])),
        ("fr", "La Russie a mis son veto à la résolution.", ("REJECT", ["La Russie"], ["la résolution"])),
        (
            "fr",
            "La cour d'appel a confirmé la peine de mort contre l'ancien ministre.",
            ("COERCE", ["La cour d'appel"], ["l'ancien ministre"]),
        ),
        ("fr", "Le Sénat a confirmé la nomination du juge Martin.", ("SUPPORT", ["Le Sénat"], ["juge Martin"])),
        ("fr", "Le ministre s'en est pris à l'opposition.", ("ACCUSE", ["Le ministre"], ["l'opposition"])),
        (
            "fr",
            "Des manifestants s'en sont pris à des policiers.",
            ("ASSAULT", ["Des manifestants"], ["des policiers"]),
        ),
        (
            "fr",
            "Les rebelles ont pris le contrôle de la ville de Bergen.",
            ("ASSAULT", ["Les rebelles"], ["la ville de Bergen"]),
        ),
        ("fr", "Arrivé lundi à Oslo, le roi a visité une école.", ("CONSULT", ["le roi"], ["Oslo"])),
        ("en", "The ministry would not comment.", ("REJECT", ["The ministry"], [])),
        ("en", "The ministry did not wish to comment.", ("REJECT", ["The ministry"], [])),
        (
            "en",
            "The appeals court confirmed death sentences against two former ministers.",
            ("COERCE", ["The appeals court"], ["two former ministers"]),
        ),
        (
            "en",
            "Rebels took control of the town of Bergen.",
            ("ASSAULT", ["Rebels"], ["the town of Bergen"]),
        ),
    ],
)
def test_what_is_done_by_who_does_it(code: str, text: str, told: _Told) -> None:
    """Silence kept, vetoes, sentences confirmed, people set upon and towns taken are told with their parties."""
    assert told in _told(code, text)


@pytest.mark.parametrize(
    ("code", "text", "kind"),
    [
        ("fr", "Des pourparlers de paix doivent s'ouvrir à Oslo mercredi.", "CONSULT"),
        ("en", "Peace talks are due to open in Oslo on Wednesday.", "CONSULT"),
    ],
)
def test_talks_that_are_to_open(code: str, text: str, kind: str) -> None:
    """What is due to open or to resume comes about."""
    assert kind in [told for told, _, _ in _told(code, text)]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("L'accord, signé à Oslo, met fin à la guerre.", "met"),
        ("L'opération, lancée mardi, vise les rebelles.", "vise"),
        ("La grève, suivie par des milliers d'employés, paralyse le port.", "paralyse"),
    ],
)
def test_subject_before_a_participle_set_off_by_commas(text: str, verb: str) -> None:
    """The noun before a participle between commas is the subject of the verb behind it."""
    (doc,) = load_parser("fr").parse([text])
    head = next(t for t in doc if t.text == verb)
    assert [doc[1].text] == [child.text for child in head.children if child.dep_ == "nsubj"]

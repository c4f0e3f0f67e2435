"""Identity: one person or body over spellings and scripts; namesakes in one article stay apart; the evidence is told."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import depeche
from depeche._languages import codes, language
from depeche.facts.actors import read_actor
from depeche.facts.names.persons import person_key, skeleton
from depeche.facts.names.scripts import latin
from depeche.facts.names.words import key_of
from depeche.facts.places import load_gazetteer

_FIGURES = Path(__file__).resolve().parents[2] / "benchmarks" / "identity.tsv"


def _people(code: str, text: str) -> dict[str, list[str]]:
    """The mentions by name of each person, in order, by identifier."""
    record = depeche.read_text(text, language=code)
    return {
        e.id: [m.pin.text for m in e.mentions if m.use == "name"]
        for e in record.findings.entities
        if e.kind == "person"
    }


def _who(code: str, text: str) -> dict[str, str]:
    """Each person's mention by name, with the identifier of the last that is written so."""
    return {mention: id_ for id_, mentions in _people(code, text).items() for mention in mentions}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Igor Baranov", "Игорь Баранов"),
        ("Oleksiy Tkachenko", "Олексій Ткаченко"),
        ("Iouri Jdanov", "Yuri Zhdanov"),
        ("Arkadi Tchernychev", "Arkady Chernyshev"),
        ("Youssef Chahine", "يوسف شاهين"),
        ("Abdel Karim Qassem", "Abdulkarim Qasim"),
        ("Oualid Zouari", "Walid Zwari"),
        ("Fayçal Choukri", "Faisal Shukri"),
        ("Ehud Manor", "אהוד מנור"),
        ("Han Ji-min", "한지민"),
        ("Liu Jianguo", "刘建国"),
        ("Stavros Lambrakis", "Σταύρος Λαμπράκης"),
        ("Vakhtang Kikabidze", "ვახტანგ კიკაბიძე"),
        ("Sheikh Nasser Qabbani", "Nasser Qabbani"),
        ("Igor Petrovich Baranov", "Igor Baranov"),
    ],
)
def test_scripts_and_spellings_agree(a: str, b: str) -> None:
    """A person has one key in every script and transliteration, with and without honorific and father's name."""
    assert person_key(a, (), {"sheikh"}) == person_key(b, (), {"sheikh"})


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Li Keqiang", "Li Qiang"),
        ("Kim Jong-un", "Kim Jong-il"),
        ("Kim Jong-un", "Kim Yo-jong"),
        ("Oleksandr Moroz", "Oleksandra Moroz"),
        ("Andriy Shevchenko", "Taras Shevchenko"),
    ],
)
def test_namesakes_have_keys_of_their_own(a: str, b: str) -> None:
    """People who share most of a name keep apart."""
    assert person_key(a, ()) != person_key(b, ())


def test_letters_that_are_not_listed_stay() -> None:
    """Transliteration leaves alone what it does not know, and Latin text but for case."""
    assert "abc 漢" == latin("ABC 漢").replace("han", "漢").strip()
    assert "" == skeleton("")


@pytest.mark.parametrize(
    ("code", "text", "one", "other"),
    [
        ("fr", "Kim Jong-un a reçu Kim Yo-jong lundi.", "Kim Jong-un", "Kim Yo-jong"),
        ("en", "Kim Jong-un received Kim Yo-jong on Monday.", "Kim Jong-un", "Kim Yo-jong"),
        ("fr", "Jean-Marie Le Pen a critiqué Marine Le Pen.", "Jean-Marie Le Pen", "Marine Le Pen"),
        ("en", "Jean-Marie Le Pen criticised Marine Le Pen.", "Jean-Marie Le Pen", "Marine Le Pen"),
        ("fr", "George H. W. Bush a félicité George W. Bush.", "George H. W. Bush", "George W. Bush"),
        ("en", "George H. W. Bush praised George W. Bush.", "George H. W. Bush", "George W. Bush"),
        ("fr", "Emmanuel Macron est arrivé avec Brigitte Macron.", "Emmanuel Macron", "Brigitte Macron"),
        ("en", "Emmanuel Macron arrived with Brigitte Macron.", "Emmanuel Macron", "Brigitte Macron"),
        ("fr", "Lars Holmqvist a battu Nils Holmqvist.", "Lars Holmqvist", "Nils Holmqvist"),
        ("en", "Lars Holmqvist beat Nils Holmqvist.", "Lars Holmqvist", "Nils Holmqvist"),
    ],
)
def test_namesakes_in_one_article_stay_apart(code: str, text: str, one: str, other: str) -> None:
    """Two people of one family's name are two entities."""
    found = _who(code, text)

    assert {one, other} <= set(found)
    assert found[one] != found[other]


@pytest.mark.parametrize(
    ("code", "text", "short", "full"),
    [
        ("fr", "Jean-Marie Le Pen a parlé. Marine Le Pen a répondu. Le Pen a quitté la salle.", "Le Pen", "Marine Le Pen"),
        ("fr", "Marine Le Pen a parlé. Jean-Marie Le Pen a répondu. Mme Le Pen a quitté la salle.", "Le Pen", "Marine Le Pen"),
        ("fr", "Brigitte Macron est arrivée. Le président Macron a parlé.", "Macron", "Emmanuel Macron"),
        ("fr", "Emmanuel Macron a parlé. Brigitte Macron a souri. M. Macron est parti.", "Macron", "Emmanuel Macron"),
        ("en", "Emmanuel Macron spoke. Brigitte Macron smiled. Mrs Macron then left.", "Macron", "Brigitte Macron"),
        ("en", "Anna Strand spoke. Peter Strand answered. Ms Strand then left.", "Strand", "Anna Strand"),
        ("en", "Anna Strand spoke. Peter Strand answered. Then Strand left.", "Strand", "Peter Strand"),
        ("en", "Kim Jong-un spoke to Kim Yo-jong. Later, Kim left.", "Kim", "Kim Yo-jong"),
        ("fr", "Kim Yo-jong a parlé à Kim Jong-un. Puis Kim est parti.", "Kim", "Kim Jong-un"),
    ],
)  # fmt: skip
def test_short_forms_choose_among_namesakes(code: str, text: str, short: str, full: str) -> None:
    """A family's name alone is the bearer of its title's gender, else the one named in full last."""
    found = _who(code, text)
    expected = found.get(full) or load_gazetteer(code).named(full)[0].id

    assert expected == found[short]


@pytest.mark.parametrize(
    ("code", "text", "evidence"),
    [
        ("fr", "Sergueï Lavrov est à Oslo.", {"Sergueï Lavrov": "listed"}),
        ("fr", "Sergey Lavrow est à Oslo.", {"Sergey Lavrow": "spelling"}),
        ("en", "Paula Strand spoke. Then Strand left.", {"Paula Strand": "own", "Strand": "short"}),
        ("en", "The Harbour Workers Union (HWU) met. The HWU agreed.", {"Harbour Workers Union": "own", "HWU": "acronym"}),
        ("fr", "L'armée malienne a reculé.", {"armée malienne": "state"}),
        ("fr", "Moscou a protesté.", {"Moscou": "stands_for"}),
    ],
)  # fmt: skip
def test_mentions_tell_their_evidence(code: str, text: str, evidence: dict[str, str]) -> None:
    """Every mention says why it stands for its entity."""
    record = depeche.read_text(text, language=code)
    found = {m.pin.text: m.by for e in record.findings.entities for m in e.mentions if m.use in {"name", "metonym"}}

    assert evidence == {text: by for text, by in found.items() if text in evidence}


def test_an_article_may_define_a_known_acronym_anew() -> None:
    """What the article puts an acronym behind comes before the tables."""
    record = depeche.read_text("The Water Heating Organisation (WHO) met in Oslo. The WHO agreed.", language="en")
    found = {m.pin.text: e.id for e in record.findings.entities for m in e.mentions}

    assert found["Water Heating Organisation"] == found["WHO"]


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("le ministère russe de la Défense", "the Russian defence ministry"),
        ("la Cour suprême chilienne", "the Chilean supreme court"),
        ("l'OIT", "the International Labour Organization"),
        ("le GIEC", "the IPCC"),
        ("les FARDC", "the Armed Forces of the Democratic Republic of the Congo"),
    ],
)
def test_bodies_agree_over_languages(french: str, english: str) -> None:
    """A body has one identifier, by acronym, in full, and in both languages."""
    id_ = read_actor(french, "fr").entity

    assert id_ is not None
    assert id_ == read_actor(english, "en").entity


def test_no_figure_of_the_measure_is_in_the_tables() -> None:
    """The people whose spellings are measured are told by general means alone."""
    with _FIGURES.open(encoding="utf-8", newline="") as table:
        rows = [row for row in csv.reader(table, delimiter="\t") if not row[0].startswith("#")]
    measured = {key_of(spelling) for _, _, spelling in rows}
    listed = {key_of(name) for code in codes() for row in language(code).rows("people") for name in row[2].split(";")}

    assert 200 <= len(rows)
    assert 60 <= len({who for who, _, _ in rows})
    assert set() == measured & listed

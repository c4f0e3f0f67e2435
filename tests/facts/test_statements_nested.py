"""One statement for what is said once: cues inside others, participles that open a sentence, figures that nobody hears."""

from __future__ import annotations

import pytest

from tests.facts.test_statements import read


@pytest.mark.parametrize(
    ("code", "text", "who", "content"),
    [
        ("fr", "La ministre a dit espérer que le pont sera fini.", "La ministre", "espérer que le pont sera fini"),
        (
            "fr",
            "Jean Roux avait promis d'engager « la réforme du lycée ».",
            "Jean Roux",
            "d'engager « la réforme du lycée »",
        ),
        ("en", 'Bell had promised to launch "a review of the plan".', "Bell", 'to launch "a review of the plan"'),
        ("fr", "La question est de savoir « si nous allons payer », affirme-t-il.", "il", "si nous allons payer"),
        ("fr", "Arrivé à 10 heures, il a annoncé ce matin, vers 11 heures, son abandon.", "il", "son abandon"),
        ("fr", "Il a annoncé ce matin, vers 7h30, son abandon.", "Il", "son abandon"),
        ("en", "Asked about the plan, the mayor said that it was over.", "the mayor", "it was over"),
        ("en", "Asked whether he would resign, the mayor said that he would stay.", "the mayor", "he would stay"),
        (
            "fr",
            "Selon le directeur, « les machines et les salariés tournent jour et nuit ».",
            "le directeur",
            "les machines et les salariés tournent jour et nuit",
        ),
    ],
)
def test_what_is_said_once_is_one_statement(code: str, text: str, who: str, content: str) -> None:
    """Neither an infinitive inside what is said, nor a participle before it, nor a thing says it again."""
    (found,) = read(code, text)
    assert ([who], content) == (found["who"], found["content"])


@pytest.mark.parametrize(
    ("code", "text", "to_whom"),
    [
        ("fr", "« Tout va bien », a répondu le ministre à une question de la radio.", ["la radio"]),
        ("en", '"All is well," the minister replied to a question from the Herald.', ["the Herald"]),
        ("fr", "Les rafales « pourront atteindre 120 km/h sur les caps », avertit la préfecture.", []),
        ("en", 'Gusts "may reach 120 mph", the prefecture warned.', []),
    ],
)
def test_who_asked_is_answered(code: str, text: str, to_whom: list[str]) -> None:
    """An answer goes to whoever asked, and no figure is spoken to."""
    (found,) = read(code, text)
    assert to_whom == found["to_whom"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "L'exposition montre les Romains du point de vue du territoire."),
        ("en", "The show tells of the Romans from the point of view of colour."),
    ],
)
def test_a_matter_looked_at_is_no_source(code: str, text: str) -> None:
    """A point of view is somebody's where somebody is named."""
    assert [] == read(code, text)


def test_who_asks_in_a_participle_asks_the_subject() -> None:
    """The passive that opens a sentence has the speaker for its target."""
    asked, said = read("en", "Asked by reporters about the plan, the mayor said that it was over.")
    assert (["reporters"], ["the mayor"]) == (asked["who"], asked["to_whom"])
    assert ["the mayor"] == said["who"]


@pytest.mark.parametrize(
    "text", ["L'éditeur se verra demander de retirer la page.", "La ville s'est vu demander d'agir."]
)
def test_who_is_asked_does_not_ask(text: str) -> None:
    """Behind a reflexive verb of suffering, the subject is the one spoken to."""
    assert [] == [f for f in read("fr", text) if f["who"]]

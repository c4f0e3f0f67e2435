"""Asides between a speaker and his cue: who asked not to be named, who runs the port, who is quoted by others."""

from __future__ import annotations

import pytest

from tests.facts.pipelines import needs_pipelines
from tests.facts.said import said, statements

needs_pipelines()


@pytest.mark.parametrize(
    ("code", "text", "speaker", "content"),
    [
        (
            "en",
            "“We have no plans to close,” a spokeswoman for the port, who declined to be named, told the Herald by phone.",
            "a spokeswoman for the port",
            "We have no plans to close",
        ),
        (
            "fr",
            "« Le port fermera », un porte-parole, qui n'a pas voulu être nommé, a dit au Monde.",
            "un porte-parole",
            "Le port fermera",
        ),
        (
            "en",
            "Bell, speaking on condition of anonymity because she was not authorised to talk, said the port would close.",
            "Bell",
            "the port would close",
        ),
        (
            "fr",
            "Un responsable, s'exprimant sous couvert d'anonymat, a déclaré que le port fermerait.",
            "Un responsable",
            "le port fermerait",
        ),
        (
            "en",
            "According to Bell, who has run the port since 2020, the plan will ruin the city.",
            "Bell",
            "the plan will ruin the city",
        ),
        (
            "fr",
            "Selon Anne Bel, qui dirige le port depuis 2020, le plan va ruiner la ville.",
            "Anne Bel",
            "le plan va ruiner la ville",
        ),
        ("en", "Hume - who leads the union - said: “We won't go back.”", "Hume", "We won't go back."),
        ("en", "The dockers had, she said, shown courage.", "she", "The dockers had, she said, shown courage"),
        (
            "fr",
            "Les dockers avaient, a-t-elle dit, montré du courage.",
            "elle",
            "Les dockers avaient, a-t-elle dit, montré du courage",
        ),
        (
            "en",
            "Hume told the Herald he would not go back, and that the board had lied.",
            "Hume",
            "he would not go back, and that the board had lied",
        ),
    ],
)
def test_an_aside_parts_nobody_from_his_words(code: str, text: str, speaker: str, content: str) -> None:
    """Whoever the aside is about says what stands around it."""
    assert ([speaker], content) in said(code, text)


@pytest.mark.parametrize(
    ("code", "text", "speaker", "source"),
    [
        ("en", "Bell was quoted by the Herald as saying that the port would close.", "Bell", "the Herald"),
        ("en", "The Herald quoted Bell as saying: “The port will close.”", "Bell", "The Herald"),
        ("fr", "Le quotidien a cité Bell comme affirmant que le port fermerait.", "Bell", "Le quotidien"),
    ],
)
def test_who_is_quoted_as_saying_it_says_it(code: str, text: str, speaker: str, source: str) -> None:
    """Whoever quotes is credited, and tells nothing besides."""
    found = statements(code, text)
    assert [([speaker], [source])] == [
        ([w.pin.text for w in f.who], [a.pin.text for a in f.according_to]) for f in found
    ]


def test_a_name_behind_the_verb_is_accused() -> None:
    """A name right behind the verb is no apposition of its subject."""
    found = statements("en", "Bell accused Hume of lying, calling him “a thug”.")
    assert ("ACCUSE", ["Bell"], ["Hume"]) == next(
        (f.type, [w.pin.text for w in f.who], [w.pin.text for w in f.to_whom]) for f in found
    )

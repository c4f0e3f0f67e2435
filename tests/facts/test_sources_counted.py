"""Some of many as a source, and other words around a cue that name neither source, listener, channel nor words."""

from __future__ import annotations

import pytest

from tests.facts.pipelines import needs_pipelines
from tests.facts.said import statements

needs_pipelines()


@pytest.mark.parametrize(
    ("code", "text", "source"),
    [
        ("en", "According to one of the survivors, the port is closed.", "one of the survivors"),
        ("en", "The port is closed, according to two of the nurses.", "two of the nurses"),
        ("fr", "Selon l'un des survivants, le port est fermé.", "l'un des survivants"),
        ("fr", "Selon deux des témoins, le port est fermé.", "deux des témoins"),
    ],
)
def test_some_of_many_are_a_source(code: str, text: str, source: str) -> None:
    """A number that says of whom is somebody."""
    assert [[source]] == [[w.pin.text for w in f.who] for f in statements(code, text)]


@pytest.mark.parametrize(
    ("text", "speaker", "others", "content"),
    [
        ("To that, Bell replied that she is no singer.", "Bell", [], "she is no singer"),
        ("Rowing to Hull “is our dream,” Bell said.", "Bell", [], "Rowing to Hull “is our dream,”"),
        (
            "The port is in every list, and eight out of ten companies are writing custom apps, Bell told Hume.",
            "Bell",
            ["Hume"],
            "The port is in every list, and eight out of ten companies are writing custom apps",
        ),
        (
            "Bell described the idea that the union is training the drivers at the base as “absurd.”",
            "Bell",
            ["the idea"],
            "the idea that the union is training the drivers at the base as “absurd.”",
        ),
        (
            "Earlier, in his opening statement, state advocate Yuri Garin said the case was about words.",
            "state advocate Yuri Garin",
            [],
            "the case was about words",
        ),
    ],
)
def test_only_what_is_meant_fills_a_field(text: str, speaker: str, others: list[str], content: str) -> None:
    """Pronouns for what was said hear nothing, those in a clause are not blamed, and who tells a sentence is not told in it."""
    found = [
        ([w.pin.text for w in f.who], [o.pin.text for o in f.to_whom], f.content.text if f.content else None)
        for f in statements("en", text)
    ]
    assert [([speaker], others, content)] == found

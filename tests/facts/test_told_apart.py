"""What belongs to whom around a cue: verbs joined to what is said, figures, warnings about things, sources read as clauses."""

from __future__ import annotations

import pytest

from tests.facts.pipelines import needs_pipelines
from tests.facts.said import statements

needs_pipelines()


def told(code: str, text: str) -> list[tuple[str, list[str], str | None]]:
    """The speech act, who says what."""
    return [
        (f.type, [w.pin.text for w in f.who], f.content.text if f.content else None) for f in statements(code, text)
    ]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        (
            "en",
            "The union said that the contract has confused drivers, and demanded a new deadline.",
            ("REQUEST", ["The union"], "a new deadline"),
        ),
        (
            "en",
            "Bell said the yard could build larger ships, but he did not disclose how large the ships could be.",
            ("SAY", ["Bell"], "the yard could build larger ships"),
        ),
        (
            "en",
            "The agency says that the port “remains the main gate for coal” and that “nothing will change this year.”",
            (
                "SAY",
                ["The agency"],
                "the port “remains the main gate for coal” and that “nothing will change this year.”",
            ),
        ),
        (
            "en",
            "The driver bragged about his friends in Hull and drew anger from the union.",
            ("SAY", ["The driver"], "his friends in Hull"),
        ),
        (
            "en",
            "The doctor recalled keeping the windows open at night.",
            ("SAY", ["The doctor"], "keeping the windows open at night"),
        ),
        ("en", "The bank predicted a sharp rise in prices.", ("SAY", ["The bank"], "a sharp rise in prices")),
        (
            "fr",
            "Le syndicat a dit que le contrat était obscur, mais il n'a pas précisé ce qu'il ferait.",
            ("SAY", ["Le syndicat"], "le contrat était obscur"),
        ),
    ],
)
def test_what_is_said_ends_where_something_else_is_told(
    code: str, text: str, expected: tuple[str, list[str], str]
) -> None:
    """A verb that only the speaker can have is his, and stands outside what he says."""
    assert expected in told(code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Davis scored 34 points. Dan Gallin added 25 points in his former home, and Noel had 15."),
        ("en", "The film was altered to show Bell without an answer when, in fact, she responded quickly."),
        (
            "en",
            "Thunder: Lost five games in a row.\n\nLakers: Won three at home.\n\nThunder: Host them.\n\nLakers: Visit Hull.",
        ),
    ],
)
def test_figures_and_notes_are_no_words(code: str, text: str) -> None:
    """Points are added, and a team before a colon says nothing where nobody talks."""
    assert [] == statements(code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The doctor warns that sugar can turn coffee into a heavy drink."),
        ("fr", "Le médecin prévient que le sucre peut gâter le café."),
    ],
)
def test_a_thing_in_a_warning_is_not_threatened(code: str, text: str) -> None:
    """Only somebody, or the object of what the speaker himself would do, is."""
    assert [[]] == [[w.pin.text for w in f.to_whom] for f in statements(code, text)]


def test_a_report_behind_according_to_is_no_verb() -> None:
    """Whoever made the report is credited."""
    text = "Sales rose 10 percent, according to the Facts report from Hullwatch, a provider of data."
    assert [("SAY", ["Hullwatch"], "Sales rose 10 percent")] == told("en", text)

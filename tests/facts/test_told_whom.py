"""Those who are told something, short answers, headings in quotation marks, cues right before a quotation."""

from __future__ import annotations

import pytest

from tests.facts.pipelines import needs_pipelines
from tests.facts.said import statements

needs_pipelines()


@pytest.mark.parametrize(
    ("code", "text", "others", "content"),
    [
        (
            "en",
            "The union told its members, who had walked out on Monday, that the strike was over.",
            "its members",
            "the strike was over",
        ),
        (
            "en",
            "The union's leader told a few thousand teachers who covered the lawn that the board should pay for the schools.",
            "a few thousand teachers",
            "the board should pay for the schools",
        ),
        (
            "fr",
            "Le maire a dit aux enseignants, qui avaient bloqué la rue, que la ville paierait.",
            "enseignants",
            "la ville paierait",
        ),
        (
            "en",
            "Mayor Bell told cheering teachers that they had won.",
            "cheering teachers",
            "they had won",
        ),
    ],
)
def test_those_who_are_told_have_a_clause_of_their_own(code: str, text: str, others: str, content: str) -> None:
    """What they did stands between them and what they are told."""
    found = [([o.pin.text for o in f.to_whom], f.content.text if f.content else None) for f in statements(code, text)]
    assert ([others], content) == found[0]


@pytest.mark.parametrize(
    ("code", "text", "content"),
    [
        ("en", "“Never,” said Bell.", "Never"),
        ("en", "Bell answered, “Absolutely not.”", "Absolutely not."),
        ("fr", "« Absolument pas », a répondu Bell.", "Absolument pas"),
    ],
)
def test_an_answer_of_a_word_is_said_and_happened(code: str, text: str, content: str) -> None:
    """What it denies is what was asked, and not that it was said."""
    found = [
        (f.content.text if f.content else None, f.status, [w.pin.text for w in f.who]) for f in statements(code, text)
    ]
    assert [(content, "happened", ["Bell"])] == found


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "en",
            "Bell said the port was shut. “It is not safe,” she said.\n\n2. “The price of silence”\n\nIt opened in 1990.",
        ),
        (
            "fr",
            "« Il n'est pas sûr », a dit Bel.\n\n« Le prix du silence »\n\nIl a ouvert en 1990.",
        ),
    ],
)
def test_a_heading_in_quotation_marks_is_not_said(code: str, text: str) -> None:
    """A paragraph that is all quotation and ends like no sentence is a heading."""
    assert not [f for f in statements(code, text) if f.content and f.content.text.endswith("silence")]


def test_a_cue_right_before_a_quotation_has_it() -> None:
    """Whoever speaks farther on says something else."""
    text = (
        "While some dockers chanted, “Pay us more,” in a hallway of the port, Mayor Brian Bolt spoke before the board."
    )
    found = next(f for f in statements("en", text) if f.content and f.content.text == "Pay us more")
    assert ["some dockers"] == [w.pin.text for w in found.who]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "He said his predecessor, Fiona Mill, had dubbed the role a problem.",
            "He",
            "his predecessor, Fiona Mill, had dubbed the role a problem",
        ),
        (
            "Joel Mayer, a teacher in Hull, said politicians have “vilified” educators.",
            "Joel Mayer, a teacher in Hull",
            "politicians have “vilified” educators",
        ),
    ],
)
def test_what_is_said_has_its_own_subject(text: str, speaker: str, content: str) -> None:
    """A name between commas or a word in marks parts it from its verb."""
    found = statements("en", text)[0]
    assert ([speaker], content) == ([w.pin.text for w in found.who], found.content.text if found.content else None)


def test_nobody_speaks_to_cheers() -> None:
    """Cheers are when it was said."""
    assert [[]] == [
        [o.pin.text for o in f.to_whom] for f in statements("en", "“It is now,” Bell said to cheers from all.")
    ]

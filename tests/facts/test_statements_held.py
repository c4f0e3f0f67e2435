"""What somebody holds, who cannot be a speaker, and where what is said begins: the borders of what counts as said."""

from __future__ import annotations

import pytest

from tests.facts.test_statements import read


@pytest.mark.parametrize(
    ("code", "text", "who", "content"),
    [
        ("fr", "Mais pour Anna Roux, « le plan est mort ».", "Anna Roux", "le plan est mort"),
        ("fr", "Pour la maire, ce plan « n'a aucun sens ».", "la maire", "ce plan « n'a aucun sens »"),
        (
            "fr",
            "Pour le procureur, plus de dix tonnes auraient été volées.",
            "le procureur",
            "plus de dix tonnes auraient été volées",
        ),
        ("en", 'For Mayor Helen Brook, the plan "makes no sense".', "Mayor Helen Brook", 'the plan "makes no sense"'),
        ("en", 'But for the union, "the deal is dead".', "the union", "the deal is dead"),
    ],
)
def test_what_one_holds_is_what_one_says(code: str, text: str, who: str, content: str) -> None:
    """Words in marks, or in the conditional of hearsay, behind "pour" and "for" are those of the one named there."""
    (found,) = read(code, text)
    assert ([who], content) == (found["who"], found["content"])


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Pour la maire, cette visite sera la première."),
        ("fr", "Pour gagner, le club « doit marquer »."),
        ("en", "For the residents, the closure means a longer trip."),
        ("en", 'For two years, the firm "did nothing".'),
    ],
)
def test_what_is_for_somebody_is_not_said(code: str, text: str) -> None:
    """The same words say for whose good, to what end and how long something is."""
    assert [] == read(code, text)


@pytest.mark.parametrize(
    ("code", "text", "who", "to_whom"),
    [
        ("fr", "Des milliers de citoyens incitent l'État à agir.", "Des milliers de citoyens", "l'État"),
        ("en", "Thousands of voters urged the council to act.", "Thousands of voters", "the council"),
    ],
)
def test_those_who_are_counted_speak(code: str, text: str, who: str, to_whom: str) -> None:
    """A number of people asks, and whoever stands behind the verb is asked."""
    (found,) = read(code, text)
    assert ([who], [to_whom]) == (found["who"], found["to_whom"])

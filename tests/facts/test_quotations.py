"""Quotations: marks of every style pair; odd numbers and paragraphs do no harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.facts.statements.quotations import find_quotations


def words(*paragraphs: str) -> list[list[str]]:
    """The words of the quotations of each paragraph."""
    found = find_quotations(paragraphs)
    return [[p[q.words[0] : q.words[1]] for q in qs] for p, qs in zip(paragraphs, found, strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "Il a dit : « nous partons demain ».",
        "He said, “nous partons demain”.",
        'He said, "nous partons demain".',
        "He said, ''nous partons demain''.",
        "He said, ``nous partons demain''.",
        "Er sagte: „nous partons demain“.",
        "Il a dit : ‹nous partons demain›.",
        "He said, ‘nous partons demain’.",
        "He said, 'nous partons demain'.",
        "Il a dit : »nous partons demain».",
    ],
)
def test_marks_of_every_style_pair(text: str) -> None:
    """A quotation is found whatever its marks, closing ones in the place of opening ones included."""
    assert [["nous partons demain"]] == words(text)


def test_inner_quotations_belong_to_the_outer_one() -> None:
    """Only the outermost quotation is given."""
    assert [["il répète « jamais » sans rire"]] == words("« il répète « jamais » sans rire », dit-elle.")


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ('"He said "never again" and left", she recalled.', 'He said "never again" and left'),
        ("“He said “never again” and left”, she recalled.", "He said “never again” and left"),
        ("“He said ‘never again’ and left”, she recalled.", "He said ‘never again’ and left"),
    ],
)
def test_inner_marks_of_the_same_kind_nest(text: str, whole: str) -> None:
    """Marks that look like those around them open and close inside."""
    assert [[whole]] == words(text)


def test_apostrophes_are_no_marks() -> None:
    """Elisions and possessives open nothing."""
    assert [[]] == words("L'accord d'hier n'a pas l'air d'un échec, the ministers' aides' view.")


def test_single_marks_count_only_without_double_ones() -> None:
    """Where double marks stand, single ones are quotations inside."""
    assert [["We call it 'the great leap' here"]] == words("\"We call it 'the great leap' here\", she said.")


def test_a_mark_left_open_ends_with_its_sentence() -> None:
    """An odd mark does not swallow the paragraph."""
    assert [["Nous partons."]] == words("« Nous partons. Le ministre a quitté la salle à midi.")


def test_a_stray_closing_mark_is_nothing() -> None:
    """A closing mark without an opening one gives no quotation, and the next pair is read rightly."""
    assert [["we stay"]] == words("It ended there”. Then she said “we stay”.")


def test_a_quotation_runs_over_paragraphs() -> None:
    """Paragraphs that each open with a mark and close only at the end are one speech, given paragraph by paragraph."""
    assert [["First things first."], ["Then the rest."]] == words("“First things first.", "“Then the rest.”")


def test_what_goes_on_is_marked_as_continued() -> None:
    """The second paragraph of a quotation knows that it goes on."""
    assert [False, True] == [q.continued for qs in find_quotations(["« Un.", "Deux », dit-il."]) for q in qs]


@given(st.lists(st.text(alphabet="ab .,\"'«»“”\n", max_size=40), max_size=4))
def test_any_text_gives_ordered_spans_inside_it(paragraphs: list[str]) -> None:
    """Whatever the marks, spans lie inside their paragraph, in order, the words inside the whole."""
    for text, quotations in zip(paragraphs, find_quotations(paragraphs), strict=True):
        last = 0
        for found in quotations:
            assert last <= found.whole[0] <= found.words[0] <= found.words[1] <= found.whole[1] <= len(text)
            last = found.whole[1]

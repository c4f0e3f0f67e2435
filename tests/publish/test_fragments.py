"""Links open a page at the words they are about: whole words, the first of their kind, in one block."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.publish.fragments import ShownText, at_words

_FR = (
    "<html><body><p class=chapo>Le préfet a fermé le pont mardi.</p><p>À Sorvie, l’État a dépêché des secours.</p>"
    "<p>Selon lui, le préfet a fermé le pont mardi, avant la <b>crue</b> de la nuit, qui a emporté la moitié du quai et"
    " coupé la route de Valmont pendant plusieurs heures.</p></body></html>"
)
_EN = (
    "<html><body><p class=lead>The prefect closed the bridge.</p><p>In Sorvie the state-run rescue service arrived.</p>"
    "<p>He said the prefect closed the bridge before the <b>flood</b> of the night, which swept half of the quay away and"
    " cut the road to Valmont for several hours.</p></body></html>"
)


def _fragment(captured: str, words: str, nth: int = 0) -> str:
    """The directive for the words where they stand for the nth time in the markup."""
    at = -1
    for _ in range(nth + 1):
        at = captured.index(words, at + 1)
    return unquote(ShownText(captured).fragment(words, [[at, at + len(words)]]))


@pytest.mark.parametrize(
    ("page", "words", "nth", "expected"),
    [
        (_FR, "le préfet a fermé le pont mardi", 0, "text=Selon lui,-,le préfet a fermé le pont mardi"),
        (_EN, "the prefect closed the bridge", 0, "text=He said-,the prefect closed the bridge"),
        (_FR, "Le préfet a fermé le pont mardi", 0, "text=Le préfet a fermé le pont mardi"),
        (_EN, "The prefect closed the bridge", 0, "text=The prefect closed the bridge"),
    ],
)
def test_words_that_stand_twice_get_their_context(page: str, words: str, nth: int, expected: str) -> None:
    """The second place by what stands before it, the first by itself; letter case does not tell them apart."""
    assert expected == _fragment(page, words, nth)


def test_a_fragment_begins_and_ends_with_a_whole_word() -> None:
    """An elision is part of its word, marks at the ends are left out, a hyphen is escaped."""
    assert "text=l’État a dépêché des secours" == _fragment(_FR, "État a dépêché des secours")
    assert "text=l’État a dépêché des secours" == _fragment(_FR, "l’État a dépêché des secours.")
    at = _EN.index("state-run")
    assert "text=state%2Drun" == ShownText(_EN).fragment("state-run", [[at, at + 9]])


@pytest.mark.parametrize(
    ("page", "first"), [(_FR, "Selon lui, le préfet a fermé"), (_EN, "He said the prefect closed the")]
)
def test_a_long_passage_is_given_by_its_ends(page: str, first: str) -> None:
    """Over elements inside it, from its first words to its last."""
    start, end = page.index(first), page.rindex(".</p>")
    words = page[start:end].replace("<b>", "").replace("</b>", "")
    made = unquote(ShownText(page).fragment(words, [[start, end]]))
    head, _, tail = made.removeprefix("text=").rpartition(",")

    assert words.startswith(head)
    assert words.endswith(tail)
    assert len(tail.split()) == 5


@pytest.mark.parametrize(("page", "words"), [(_FR, "le pont mardi"), (_EN, "closed the bridge")])
def test_a_quotation_stays_in_its_block(page: str, words: str) -> None:
    """What stands around it is of its own block, letter for letter; where it would stand twice, more is given."""
    at = page.rindex(words)
    quoted = ShownText(page).quoted(words, [[at, at + len(words)]])

    assert quoted.prefix + quoted.exact + quoted.suffix in page.replace("<b>", "").replace("</b>", "")
    first = ShownText(page).quoted(words, [[page.index(words), page.index(words) + len(words)]])
    assert "<" not in first.prefix + first.suffix


def test_a_plain_capture_is_read_by_its_lines() -> None:
    """Entities and tags aside, the same holds for text."""
    text = "Le pont est fermé.\nHier encore, le pont est fermé de nuit."
    at = text.rindex("le pont est fermé")

    assert "text=Hier encore,-,le pont est fermé" == unquote(
        ShownText(text).fragment("le pont est fermé", [[at, at + len("le pont est fermé")]])
    )


def test_without_the_page_the_words_speak_for_themselves() -> None:
    """Long ones by their ends."""
    assert "https://a.example/#:~:text=le%20pont" == at_words("https://a.example/#top", "le pont")
    long = " ".join(f"mot{n}" for n in range(40))
    assert "#:~:text=mot0%20mot1%20mot2%20mot3%20mot4,mot35%20mot36" in at_words("https://a.example/", long)


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 20))
def test_any_capture_gives_a_fragment(captured: str, start: int, length: int) -> None:
    """Whatever the capture, also where words cannot be found in it."""
    words = captured[start : start + length].strip() or "x"
    shown = ShownText(captured)
    directive = shown.fragment(words, [[start, start + length]] if start + length <= len(captured) else [])

    assert directive.startswith("text=")
    assert " " not in directive
    assert shown.quoted(words, [[0, 1]]).exact == words

"""A record on a terminal."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from depeche.publish.terminal import write_terminal
from tests.records import plain, record

_COLOUR = re.compile(r"\x1b\[[\d;]*m")


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Every line fits, from 40 columns up."""
    lines = write_terminal(record(), width, colour=False).splitlines()

    assert width >= max(cell_len(line) for line in lines)


def test_wide_letters_take_two_cells() -> None:
    """East Asian letters are counted as the two cells they take, combining marks as none."""
    words = "東京で地震があり数百人が避難した。" * 4 + "e\u0301" * 50
    lines = write_terminal(plain(words, facts=(words,)), 40, colour=False).splitlines()

    assert 40 >= max(cell_len(line) for line in lines)
    assert words[:10] in "".join(line.strip() for line in lines)


def test_the_head_says_where_the_article_comes_from() -> None:
    """Outlet, headline, date, byline, source and the copy's original stand first."""
    head = write_terminal(record(), 100, colour=False).split("\n\n", maxsplit=1)[0]

    assert "La Dépêche du Port" == head.splitlines()[0]
    for words in (
        "Sorvie : 40 drones",
        "1 octobre 2030",
        "non signé",
        "https://www.depeche-du-port.example/2030/sorvie",
    ):
        assert words in head
    assert "l’original est chez depeche-du-port.example" in head


def test_key_facts_say_who_says_so() -> None:
    """A key fact names its source, or the article when it credits nobody."""
    shown = write_terminal(record(), 200, colour=False)

    assert "sur le port de Sorvie  — le gouverneur Anton Lesk, L’armée · contesté" in _unfolded(shown)
    assert "Une réunion est prévue le 3 octobre  — l’article" in shown


def test_differing_figures_stand_side_by_side() -> None:
    """A happening keeps all its figures, each with who gives it, and says that they differ."""
    shown = _unfolded(write_terminal(record(), 110, colour=False))

    assert "chiffres divergents" in shown
    assert "plus de 40 drones (> 40) — le gouverneur Anton Lesk | 38 — L’armée" in shown


def test_an_accusation_shows_its_denial() -> None:
    """A contested fact names who denies it, and the denial what it denies."""
    shown = write_terminal(record(), 80, colour=False)

    assert "démenti par le Valmont — « C’est faux »" in shown
    assert "dément le Valmont" in shown


def test_the_interface_speaks_the_articles_language() -> None:
    """French articles are shown in French, English and unknown ones in English."""
    assert "LES FAITS" in write_terminal(plain("Le pont."), 60, colour=False)
    assert "THE FACTS" in write_terminal(plain("The bridge.", language="en"), 60, colour=False)
    assert "THE FACTS" in write_terminal(plain("Die Brücke.", language="de"), 60, colour=False)


def test_colour_is_for_terminals_only() -> None:
    """Without colour no escape is written; with it the words are the same."""
    bare, coloured = write_terminal(record(), 80, colour=False), write_terminal(record(), 80, colour=True)

    assert "\x1b" not in bare
    assert "\x1b[" in coloured
    assert bare.split() == _COLOUR.sub("", coloured).split()


def test_no_color_in_the_environment_changes_nothing_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Colour is the caller's decision alone, so the same call gives the same lines anywhere."""
    before = write_terminal(record(), 80, colour=True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "20")

    assert before == write_terminal(record(), 80, colour=True)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec=None), min_size=1).filter(str.strip))
def test_hostile_text_cannot_drive_the_terminal(text: str) -> None:
    """Whatever the article holds, no control character and no bidirectional control reaches the terminal."""
    shown = write_terminal(plain(text, facts=(text,)), 60, colour=False)

    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown
    )


def test_an_escape_sequence_is_shown_as_a_sign() -> None:
    """The reader sees that something was there."""
    shown = write_terminal(plain("x \x1b[31m\u202ey", facts=("x \x1b[31m\u202ey",)), 60, colour=False)

    assert "x ␛[31m⟨U+202E⟩y" in shown


def test_square_brackets_are_no_markup() -> None:
    """Text in square brackets is shown as it stands."""
    assert "[bold]le pont[/bold]" in write_terminal(
        plain("[bold]le pont[/bold]", facts=("[bold]le pont[/bold]",)), 60, colour=False
    )


def test_an_article_without_facts_says_so() -> None:
    """Nothing found is said, not left blank."""
    assert "Aucun fait trouvé" in write_terminal(plain("Le pont."), 60, colour=False)


def _unfolded(shown: str) -> str:
    return re.sub(r"\s*\n\s+", " ", shown)


def test_ids_are_shown_when_asked_for() -> None:
    """The article's id stands under its headline, and each telling's id with its confidence beside the happening."""
    shown = write_terminal(record(), 90, colour=False, ids=True)

    assert record().id in shown.splitlines()
    assert "f1 (0.90), f2 (0.90)" in shown
    assert "f1" not in write_terminal(record(), 90, colour=False)

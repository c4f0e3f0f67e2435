"""Dates and figures in the words of a language."""

from __future__ import annotations

import pytest

from depeche.facts.fact import Quantity
from depeche.publish.interface import interface
from depeche.publish.values import date_in_words, figure_in_words
from tests.records import article, pin


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        ("2024-09-13", "13 septembre 2024", "September 13, 2024"),
        ("2024-09", "septembre 2024", "September 2024"),
        ("2024", "2024", "2024"),
        ("2024-W37", "semaine 37 de 2024", "week 37 of 2024"),
        ("2024-09-14T10:39:19+02:00", "14 septembre 2024 à 10:39", "September 14, 2024 at 10:39"),
        ("2024-09-13/2024-09-14", "13 septembre 2024 → 14 septembre 2024", "September 13, 2024 → September 14, 2024"),
        ("2024-09-01/..", "1 septembre 2024 → …", "September 1, 2024 → …"),
        ("../2024-09-14", "… → 14 septembre 2024", "… → September 14, 2024"),
        ("2024-02-31", "2024-02-31", "2024-02-31"),
        ("2024-13", "2024-13", "2024-13"),
        ("2024-09/2024-10", "septembre 2024 → octobre 2024", "September 2024 → October 2024"),
        ("P3D", "P3D", "P3D"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(value: str, french: str, english: str) -> None:
    """ISO dates, weeks, moments and intervals read as words; what is no date stays as it is."""
    assert french == date_in_words(value, interface("fr"))
    assert english == date_in_words(value, interface("en"))


@pytest.mark.parametrize(
    ("value", "value2", "comparator", "currency", "percent", "english"),
    [
        (70.0, None, ">", None, False, "> 70"),
        (7.2e9, None, "=", "USD", False, "7,200,000,000 USD"),
        (12.5, None, "~", None, True, "≈ 12.5 %"),
        (3.0, 5.0, "range", None, False, "3–5"),
    ],
)
def test_figures_keep_their_bound_and_unit(
    value: float, value2: float | None, comparator: str, currency: str | None, percent: bool, english: str
) -> None:
    """A figure reads with its comparator, its currency or per cent, and both its ends."""
    quantity = Quantity(pin(article(), "38"), value, value2, comparator, None, currency, percent)

    assert english == figure_in_words(quantity, interface("en"))

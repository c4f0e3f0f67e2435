"""Errors own their sentence and travel whole."""

from __future__ import annotations

import pickle

import pytest

from depeche.errors import BadJson, DepecheError, InputError, MissingInput, NewerLedger, TooLarge


@pytest.mark.parametrize(
    "error",
    [
        InputError("a.txt", "cannot be read"),
        MissingInput("b.txt"),
        TooLarge("c.txt", 30_000_000, 20_000_000),
        BadJson("d.jsonl", "does not parse", 3),
        NewerLedger("e.db", 9, 1),
    ],
)
def test_an_error_comes_out_of_another_process_as_it_went_in(error: DepecheError) -> None:
    """Class, sentence and what it knows of the input."""
    back = pickle.loads(pickle.dumps(error))
    assert (type(error), str(error), vars(error)) == (type(back), str(back), vars(back))

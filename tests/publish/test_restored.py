"""A record and its JSON say the same, both ways."""

from __future__ import annotations

import pytest

import depeche
from depeche.errors import PinError
from depeche.publish.jsonl import as_object
from depeche.publish.restored import record_of
from tests.ledger.entries import ENGLISH, FRENCH
from tests.records import record


def test_a_record_comes_back_whole() -> None:
    """Written as JSON and read again it is written the same."""
    for one in (record(), depeche.read_text(FRENCH, title="Macron à Berlin"), depeche.read_text(ENGLISH)):
        written = as_object(one)

        assert written == as_object(record_of(written, one.capture))


def test_a_pin_that_does_not_hold_is_refused() -> None:
    """Words that are no longer where they were said to be are noticed."""
    written = as_object(record())
    written["facts"][0]["evidence"]["text"] = "autre chose"

    with pytest.raises(PinError):
        record_of(written, record().capture)

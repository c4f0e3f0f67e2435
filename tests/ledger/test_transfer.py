"""The whole record goes out and comes in again, nothing lost and nothing doubled."""

from __future__ import annotations

from pathlib import Path

import pytest

from depeche.errors import LedgerError
from depeche.ledger import Ledger
from depeche.ledger.finding import Page
from tests.ledger.entries import ENGLISH, both, entry


def test_a_record_makes_the_round_trip(tmp_path: Path) -> None:
    """Captures, readings, verdicts and tombstones; twice changes nothing."""
    with Ledger(tmp_path / "a.db", write=True) as one, Ledger(tmp_path / "b.db", write=True) as other:
        one.add([*both(), entry("Police arrested 12 people in Lyon on Monday, the prefecture said.")])
        one.verdict(one.facts("type:PROTEST").rows[0].key, "confirm", "anna")
        (macron,), (scholz,) = one.who("Macron").rows, one.who("Scholz").rows
        one.join(macron.id, scholz.id, "anna")
        one.forget(entry("Police arrested 12 people in Lyon on Monday, the prefecture said.").capture.sha256, "asked")
        lines = list(one.dump())
        brought = other.bring_in(lines)
        assert (2, 2, 2, ()) == (brought.captures, brought.readings, brought.decisions, brought.failed)
        assert one.facts("", Page(None)).rows == other.facts("", Page(None)).rows
        assert lines == list(other.dump())
        again = other.bring_in(lines)
        assert (0, 0, 0, ()) == (again.captures, again.readings, again.decisions, again.failed)
        assert ["forgotten"] == [
            w.outcome.value
            for w in other.add([entry("Police arrested 12 people in Lyon on Monday, the prefecture said.")])
        ]


def test_a_broken_line_is_named_and_the_others_come_in(tmp_path: Path) -> None:
    """Changed bytes do not pass for the capture."""
    with Ledger(tmp_path / "a.db", write=True) as one, Ledger(tmp_path / "b.db", write=True) as other:
        one.add([*both(), entry(ENGLISH, title="Once more")])
        lines = list(one.dump())
        lines[1] = lines[1].replace('"digest":"', '"digest":"0')
        lines[2] = lines[2][:-40]
        brought = other.bring_in(lines)
        assert 1 == brought.captures
        assert ["line 2", "line 3"] == [line.split(":")[0] for line in brought.failed]


def test_what_is_no_record_is_refused(tmp_path: Path) -> None:
    """Before anything is brought in."""
    with Ledger(tmp_path / "a.db", write=True) as ledger, pytest.raises(LedgerError):
        ledger.bring_in(['{"id": "an article"}\n'])

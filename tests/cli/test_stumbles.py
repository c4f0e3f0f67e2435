"""Where a newcomer stumbles, the next step is said: nothing found, a misspelt value, a field that is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from depeche._cli import app
from depeche.errors import BadQuery
from depeche.ledger import Ledger
from depeche.ledger.query import parse
from tests.ledger.entries import both

_RUN = CliRunner(env={"COLUMNS": "120"})


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger with two articles."""
    path = tmp_path / "ledger.db"
    with Ledger(path, write=True) as book:
        book.add(both())
    return path


def _run(ledger: Path, *arguments: str) -> Result:
    return _RUN.invoke(app, [*arguments, "--ledger", str(ledger)])


@pytest.mark.parametrize(
    ("query", "advice"),
    [
        ("type:DENIAL", "did you mean type:DENY?"),
        ("type:weather", "SAY, DENY, OTHER"),
        ("status:plannned", "did you mean status:planned?"),
        ("kind:statements", "did you mean kind:statement?"),
    ],
)
def test_a_value_that_no_fact_can_have_is_said(query: str, advice: str) -> None:
    """With the nearest that there is, and all of them."""
    with pytest.raises(BadQuery, match=r"there is no (type|status|kind)") as raised:
        parse(query)
    assert advice in str(raised.value)


def test_nobody_found_leads_to_the_search(ledger: Path) -> None:
    """Names outside the facts, such as bylines, are found there."""
    assert "`depeche search` finds the word" in _run(ledger, "who", "Nobody At All").stderr


def test_without_sources_following_is_named(ledger: Path) -> None:
    """The empty list says how to fill it."""
    assert "depeche follow" in _run(ledger, "sources").stderr
    assert "nothing failed" in _run(ledger, "sources", "--failures").stderr


def test_a_correction_of_no_field_is_refused(ledger: Path) -> None:
    """The fields are named."""
    done = _run(ledger, "verdict", "abcdef", "correct", "--field", "colour", "--value", "red")
    assert 2 == done.exit_code
    assert "to_whom" in done.stderr


def test_a_verdict_shows_in_the_table_once_there_is_one(ledger: Path) -> None:
    """The column is there when a row fills it."""
    assert "verdict" not in _run(ledger, "facts").stdout
    with Ledger(ledger, write=True) as book:
        book.verdict(book.facts("").rows[0].key, "confirm", "anna")
    assert "confirmed by anna" in " ".join(_run(ledger, "facts").stdout.split())


def test_an_event_is_said_by_whom_it_is_credited_to(ledger: Path) -> None:
    """Not by who did it; without credit the outlet answers for it."""
    with Ledger(ledger) as book:
        events = book.facts("kind:event -type:ACCUSE -type:REQUEST -type:REJECT").rows
    assert events
    for hit in events:
        assert (hit.text("according_to") or hit.outlet) == hit.said_by()


def test_an_export_goes_down_a_pipe(ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With - for the file, and no file of that name is left."""
    monkeypatch.chdir(tmp_path)
    assert _run(ledger, "export", "csv", "-o", "-").stdout.startswith("key,record,")
    assert not (tmp_path / "-").exists()

"""A full disk, a file that cannot grow, a damaged page: clear words, and nothing that was acknowledged is lost."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from depeche.errors import DamagedLedger, LedgerBusy, LedgerError, LedgerUnwritable
from depeche.ledger import Ledger
from depeche.ledger.finding import Page
from tests.ledger.entries import ENGLISH, both, entry


def _ledger(folder: Path) -> Path:
    with Ledger(folder / "ledger.db", write=True) as made:
        made.add(both())
    return folder / "ledger.db"


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    """What did not fit is not half in, and goes in once there is room."""
    path = _ledger(tmp_path)
    long = entry(ENGLISH + " ".join(f"It rained on day {n}." for n in range(700)))
    with Ledger(path, write=True) as ledger:
        pages = ledger.connection().execute("PRAGMA page_count").fetchone()[0]
        ledger.connection().execute(f"PRAGMA max_page_count = {pages + 3}")
        with pytest.raises(LedgerUnwritable, match="nothing that was acknowledged is lost"):
            ledger.add([long])
        assert [] == [faults for _, faults in ledger.check() if faults]
        assert 2 == len(ledger.articles("", Page(None)).rows)
        ledger.connection().execute("PRAGMA max_page_count = 1000000")
        assert ["added"] == [w.outcome.value for w in ledger.add([long])]


def test_a_file_that_may_not_grow_is_said_on_one_line(tmp_path: Path) -> None:
    """The system's own refusal, through the command."""
    path = _ledger(tmp_path)
    source = tmp_path / "long.txt"
    source.write_text(ENGLISH + " ".join(f"It rained on day {n}." for n in range(700)), encoding="utf-8")
    limit = 65_536  # bytes: fewer than the write-ahead log of what is added takes
    done = subprocess.run(
        [sys.executable, "-m", "depeche", "add", str(source), "--ledger", str(path), "--quiet"],
        capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    assert 1 == done.returncode
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    with Ledger(path) as ledger:
        assert [] == [faults for _, faults in ledger.check() if faults]


def test_a_damaged_page_is_said_and_the_rest_can_be_read(tmp_path: Path) -> None:
    """By the check, and by whatever meets it."""
    path = _ledger(tmp_path)
    size = path.stat().st_size
    with path.open("r+b") as file:
        for at in range(4096 * 2, size, 4096 * 2):
            file.seek(at)
            file.write(b"\xff" * 512)
    found: list[str] = []
    try:
        with Ledger(path) as ledger:
            found = [fault for _, faults in ledger.check() for fault in faults]
    except DamagedLedger as error:
        found = [str(error)]
    assert found


def test_an_older_ledger_is_brought_up_to_date_by_whoever_opens_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader too; a step that fails leaves it as it was."""
    from depeche.ledger import database

    path = _ledger(tmp_path)
    monkeypatch.setattr(database, "VERSION", database.VERSION + 1)
    monkeypatch.setattr(database, "_step", lambda number: "CREATE TABLE extra (x); SELECT no_such_column;")
    with pytest.raises(LedgerError):
        Ledger(path)
    monkeypatch.setattr(database, "_step", lambda number: f"CREATE TABLE made_by_{number} (x);")
    with Ledger(path) as ledger:
        tables = {row[0] for row in ledger.connection().execute("SELECT name FROM sqlite_master")}
        assert 2 == len(ledger.articles("").rows)
    assert f"made_by_{database.VERSION}" in tables
    assert "extra" not in tables


def test_a_writer_that_waits_too_long_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program is writing."""
    from depeche.ledger import database

    path = _ledger(tmp_path)
    monkeypatch.setattr(database, "_PATIENCE", 0.1)
    with Ledger(path, write=True) as one, Ledger(path, write=True) as other:
        one.connection().execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerBusy, match="another program is writing"):
            other.add([entry("Police arrested twelve people in Lyon on Monday, it said.")])
        assert 2 == len(other.articles("").rows)
        one.connection().execute("ROLLBACK")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_ledger_is_asked_and_not_written(tmp_path: Path) -> None:
    """Searching works, adding says why not."""
    path = _ledger(tmp_path)
    path.chmod(0o444)
    with Ledger(path) as ledger:
        assert 2 == len(ledger.articles("").rows)
    with pytest.raises(LedgerUnwritable), Ledger(path, write=True) as ledger:
        ledger.add([entry("Police arrested twelve people in Lyon on Monday, it said.")])

"""Many bad lines of one file do not drown what else went wrong, and every one of them is named."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from depeche._cli import app
from depeche._cli.failures import Failures
from depeche.errors import BadJson, MissingInput


def test_the_first_bad_lines_are_told_and_the_others_named() -> None:
    """Five with their reasons, then ranges; another file has its own count."""
    told: list[str] = []
    failures = Failures(told.append)
    for line in (1, 2, 3, 4, 5, 7, 8, 9, 12):
        failures.add(BadJson("a, line 4.jsonl", "does not parse", line))
    failures.add(MissingInput("b.txt"))
    failures.finish()
    failures.finish()
    assert 10 == failures.count
    assert [f"a, line 4.jsonl, line {n}: does not parse" for n in range(1, 6)] == told[:5]
    assert ["b.txt: no such file or folder; check the path"] == told[5:6]
    assert ["a, line 4.jsonl: 4 more lines could not be read: 7–9, 12"] == told[6:]


def test_commands_group_the_bad_lines_of_a_file(tmp_path: Path) -> None:
    """Reading and adding alike; the exit says that some failed."""
    source = tmp_path / "in.jsonl"
    source.write_text("{oops\n" * 40, encoding="utf-8")
    for arguments in (["read", str(source)], ["add", str(source), "--ledger", str(tmp_path / "l.db")]):
        done = CliRunner().invoke(app, arguments)
        lines = [line for line in done.stderr.splitlines() if "in.jsonl" in line]
        assert 1 == done.exit_code
        assert 6 == len(lines)
        assert lines[-1].endswith("35 more lines could not be read: 6–40")

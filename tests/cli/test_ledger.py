"""The commands around the ledger: what they print, how they end, and what they say of trouble."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from depeche._cli import app
from depeche.errors import LedgerError
from depeche.ledger import Ledger
from depeche.ledger.finding import Page
from tests.ledger.entries import ENGLISH, FRENCH

_RUN = CliRunner()


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger filled by the command."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "fr.txt").write_text(FRENCH, encoding="utf-8")
    (folder / "en.txt").write_text(ENGLISH, encoding="utf-8")
    done = _run("add", str(folder), "--date", "2024-09-14", ledger=folder / "ledger.db")
    assert (0, "2 added\n") == (done.exit_code, done.stderr.lstrip("\r"))
    return folder / "ledger.db"


def _run(*arguments: str, ledger: Path) -> Result:
    return _RUN.invoke(app, [*arguments, "--ledger", str(ledger)], env={"COLUMNS": "100", "DEPECHE_BY": "anna"})


def test_adding_again_changes_nothing(ledger: Path) -> None:
    """And a missing file does not stop the others."""
    done = _run("add", str(ledger.parent / "fr.txt"), "missing.txt", "--date", "2024-09-14", ledger=ledger)
    assert 1 == done.exit_code
    assert "missing.txt: no such file or folder" in done.stderr
    assert "1 known, 1 failed" in done.stderr


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("search", "kharkiv", "missile"), "[Kharkiv]"),
        (("facts", "type:PROTEST"), "PROTEST"),
        (("who", "Zelensky"), "person:"),
        (("timeline",), "2024-09-14"),
        (("claims",), "denies"),
        (("check",), "2 articles checked, all well"),
    ],
)
def test_answers_come_as_a_table(ledger: Path, command: tuple[str, ...], said: str) -> None:
    """No wider than the terminal."""
    done = _run(*command, ledger=ledger)
    assert 0 == done.exit_code
    assert "".join(said.split()) in "".join(done.stdout.split())
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_a_narrow_terminal_gets_a_block_a_row(ledger: Path) -> None:
    """No cell is squeezed to a word a line, and no line is too long."""
    done = _RUN.invoke(app, ["facts", "type:PROTEST", "--ledger", str(ledger)], env={"COLUMNS": "50"})
    lines = done.stdout.splitlines()
    assert "type      PROTEST" in lines
    assert max(map(len, lines)) <= 50


def test_an_article_is_shown_with_what_is_around_it(ledger: Path) -> None:
    """By its record's id; as JSON Lines the whole record."""
    record = json.loads(_run("search", "lang:en", "-f", "jsonl", ledger=ledger).stdout)["record"]
    shown = _run("show", record, ledger=ledger).stdout
    assert "published  2024-09-14" in shown
    assert "capture    sha256" in shown
    assert ENGLISH == json.loads(_run("show", record, "-f", "jsonl", ledger=ledger).stdout)["article"]["text"]
    assert 2 == _run("show", record, "-f", "csv", ledger=ledger).exit_code
    assert "no article 'nothing'" in _run("show", "nothing", ledger=ledger).stderr


def test_rows_come_as_json_lines_and_csv(ledger: Path) -> None:
    """The same rows, the same order."""
    lines = _run("facts", "--format", "jsonl", "--limit", "0", ledger=ledger).stdout.splitlines()
    table = csv.DictReader(io.StringIO(_run("facts", "-f", "csv", "--limit", "0", ledger=ledger).stdout))
    assert [json.loads(line)["key"] for line in lines] == [row["key"] for row in table]


def test_what_is_left_out_is_said(ledger: Path) -> None:
    """On standard error, with what to type."""
    done = _run("facts", "--limit", "1", ledger=ledger)
    assert "more rows exist; see the next with --offset 1" in done.stderr
    assert "nothing found" in _run("search", "unicorn", ledger=ledger).stderr


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("search", '"open'), "quotation mark is not closed"),
        (("facts", "colour:red"), "there is no field 'colour'"),
        (("verdict", "zzz", "confirm"), "no fact 'zzz'"),
        (("forget", "beef00", "--why", "x"), "no capture 'beef00'"),
        (("forget", "", "--why", "x"), "too short to forget by"),
        (("entity", "join", "a", "b"), "no entity 'a'"),
        (("outlet", "Nobody's Paper", "full"), "no outlet"),
        (("import", "missing.jsonl"), "missing.jsonl: cannot be read"),
    ],
)
def test_trouble_is_one_clear_line(ledger: Path, command: tuple[str, ...], said: str) -> None:
    """And exit 1."""
    done = _run(*command, ledger=ledger)
    assert 1 == done.exit_code
    assert said in done.stderr
    assert 1 == len(done.stderr.strip().splitlines())


def test_without_a_ledger_it_says_how_to_make_one(tmp_path: Path) -> None:
    """Nothing is made by asking."""
    done = _run("search", "x", ledger=tmp_path / "none.db")
    assert 1 == done.exit_code
    assert "`depeche add INPUT…` makes one" in done.stderr
    assert [] == list(tmp_path.iterdir())


def test_verdicts_show_in_the_answers(ledger: Path, tmp_path: Path) -> None:
    """One by one and in bulk; a wrong row is named and the others are kept."""
    key = json.loads(_run("facts", "type:PROTEST", "-f", "jsonl", ledger=ledger).stdout)["key"]
    assert 0 == _run("verdict", key[:8], "correct", "--field", "type", "--value", "ASSAULT", ledger=ledger).exit_code
    assert 2 == _run("verdict", key, "correct", ledger=ledger).exit_code
    assert 2 == _run("verdict", ledger=ledger).exit_code
    rows = f"fact,decision,field,value,why,by\n{key},note,,,seen twice,bob\nnone,confirm,,,,\n{key},maybe,,,,\n"
    (tmp_path / "v.csv").write_text(rows, encoding="utf-8")
    done = _run("verdict", "--csv", str(tmp_path / "v.csv"), ledger=ledger)
    assert (1, "1 kept, 2 failed\n") == (done.exit_code, done.stdout)
    assert ["line 3", "line 4"] == [line.split(": ")[1].split(", ")[1] for line in done.stderr.splitlines()]
    (row,) = csv.DictReader(io.StringIO(_run("facts", "type:PROTEST", "-f", "csv", ledger=ledger).stdout))
    assert "corrected by anna: type ASSAULT; noted by bob (seen twice)" == row["verdict"]


def test_a_record_is_handed_on(ledger: Path, tmp_path: Path) -> None:
    """Whole, or a part of it for another tool."""
    assert 0 == _run("export", "record", "-o", str(tmp_path / "r.jsonl"), ledger=ledger).exit_code
    done = _run("import", str(tmp_path / "r.jsonl"), ledger=tmp_path / "other.db")
    assert done.stdout.startswith("2 captures, 2 readings")
    for form in ("csv", "geojson", "annotations", "ninjs", "followthemoney", "plover", "gdelt", "bibtex", "parquet"):
        target = tmp_path / f"out.{form}"
        assert 0 == _run("export", form, "lang:en", "-o", str(target), ledger=ledger).exit_code
        assert target.stat().st_size > 0
    assert 1 == _run("export", "csv", "-o", str(tmp_path / "none" / "x.csv"), ledger=ledger).exit_code
    assert 2 == _run("export", "record", "a query", "-o", str(tmp_path / "x"), ledger=ledger).exit_code
    assert [] == list(tmp_path.glob("*.part"))


def test_a_forgotten_capture_is_gone(ledger: Path, tmp_path: Path) -> None:
    """From the answers, and it stays out."""
    copy = tmp_path / "copy.db"
    _run("export", "record", "-o", str(tmp_path / "r.jsonl"), ledger=ledger)
    _run("import", str(tmp_path / "r.jsonl"), ledger=copy)
    with Ledger(copy) as opened:
        number = opened.articles("lang:en").rows[0].id
        digest = getattr(opened.capture(number), "sha256", "")
    assert "1 forgotten\n" == _run("forget", digest[:12], "--why", "asked to", ledger=copy).stdout
    done = _run("add", str(ledger.parent / "en.txt"), "--date", "2024-09-14", ledger=copy)
    assert "1 forgotten" in done.stderr
    assert _run("check", ledger=copy).stdout.startswith("1 article checked, all well")


def _count(path: Path) -> int:
    """The articles that are on the disk; none where the ledger is still being made."""
    try:
        with Ledger(path) as opened:
            return len(opened.articles("", Page(None)).rows)
    except LedgerError:
        return 0


def test_kill_at_any_moment_loses_nothing_acknowledged(tmp_path: Path) -> None:
    """Killed while adding: what was said to be in is in, whole; and adding again goes on where it stopped."""
    articles = [
        {"id": str(n), "text": f"Police arrested {n} people in Lyon on Monday. {ENGLISH}"} for n in range(2, 40)
    ]
    source, ledger = tmp_path / "in.jsonl", tmp_path / "ledger.db"
    source.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf-8")
    for _ in range(2):
        before = _count(ledger)
        process = subprocess.Popen(
            [sys.executable, "-m", "depeche", "add", str(source), "--ledger", str(ledger)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        deadline = time.monotonic() + 120
        while _count(ledger) == before and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.01)
        process.kill()
        process.wait()
        acknowledged = _count(ledger)
        assert acknowledged > before
        assert f"{acknowledged} articles checked, all well" in _run("check", ledger=ledger).stdout
    done = _run("add", str(source), ledger=ledger)
    assert 0 == done.exit_code
    assert "38 articles checked, all well" in _run("check", ledger=ledger).stdout

"""``depeche read`` on the command line: what it writes where, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import depeche
from depeche._cli import app
from depeche.errors import InputError, MissingInput
from depeche.record import Record
from tests.records import plain, record

_RUN = CliRunner()
_ESCAPE = "\x1b"
_COMMAND = sys.modules["depeche._cli.read"]  # the package gives the name to the function
_ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[dict[str, Any]]]:
    """Makes ``depeche.read_many`` give the outcomes asked for, and notes what it was called with."""

    def give(*outcomes: Record | InputError | BaseException) -> list[dict[str, Any]]:
        calls: list[dict[str, Any]] = []

        def read_many(inputs: list[str], **options: Any) -> Iterator[Record]:
            calls.append({"inputs": inputs, **options})
            for outcome in outcomes:
                if isinstance(outcome, Record):
                    yield outcome
                elif isinstance(outcome, InputError):
                    options["on_error"](outcome)
                else:
                    raise outcome

        monkeypatch.setattr(depeche, "read_many", read_many)
        return calls

    return give


def test_the_terminal_view_is_the_default(reads: Callable[..., Any]) -> None:
    """Without a format the record is written for the eye, without colour into a pipe."""
    reads(record())
    done = _RUN.invoke(app, ["read", "a.txt"])

    assert 0 == done.exit_code
    assert "À RETENIR" in done.stdout
    assert _ESCAPE not in done.stdout


def test_jsonl_is_one_line_an_article(reads: Callable[..., Any]) -> None:
    """Each record is one JSON object on one line."""
    reads(record(), plain("Le pont."))
    lines = _RUN.invoke(app, ["read", "a", "b", "--format", "jsonl"]).stdout.splitlines()

    assert [4, 0] == [len(json.loads(line)["facts"]) for line in lines]


def test_html_is_one_page_of_all(reads: Callable[..., Any], tmp_path: Path) -> None:
    """All records stand in one page, in the file asked for, and standard output stays empty."""
    reads(record(), plain("Le pont."))
    page = tmp_path / "page.html"
    done = _RUN.invoke(app, ["read", "a", "b", "-f", "html", "-o", str(page)])

    assert (0, "") == (done.exit_code, done.stdout)
    assert 2 == page.read_text(encoding="utf-8").count('<section class="record"')


def test_options_reach_the_reader(reads: Callable[..., Any]) -> None:
    """Date and language are handed over as they were given."""
    calls = reads(record())
    _RUN.invoke(app, ["read", "a", "--date", "2024-09-14", "--lang", "fr"])

    assert [("2024-09-14", "fr")] == [(call["date"], call["language"]) for call in calls]


def test_a_failed_input_leaves_the_others(reads: Callable[..., Any]) -> None:
    """What cannot be read is one line on standard error; the others are written and the command ends with 1."""
    reads(MissingInput("a"), record())
    done = _RUN.invoke(app, ["read", "a", "b", "-f", "jsonl"])

    assert 1 == done.exit_code
    assert 1 == len(done.stdout.splitlines())
    assert [
        "depeche: a: no such file or folder; check the path",
        "depeche: 1 read, 1 failed",
    ] == done.stderr.splitlines()


def test_one_failure_is_one_line(reads: Callable[..., Any]) -> None:
    """A single input that fails needs no summary, and its name cannot drive the terminal."""
    reads(MissingInput("a\x1b[2J\nb"))
    done = _RUN.invoke(app, ["read", "a"])

    assert ["depeche: a␛[2J b: no such file or folder; check the path"] == done.stderr.splitlines()


def test_an_unknown_language_is_said(reads: Callable[..., Any]) -> None:
    """A language without a pipeline is said on standard error; the article is still written."""
    reads(plain("Die Brücke.", language="de"))
    done = _RUN.invoke(app, ["read", "a", "--lang", "de"])

    assert 0 == done.exit_code
    assert "no language 'de'; depeche reads en, fr" in done.stderr
    assert "THE FACTS" in done.stdout


@pytest.mark.parametrize("region", ["fr-CA", "FR", "en_GB"])
def test_a_region_is_no_other_language(reads: Callable[..., Any], region: str) -> None:
    """A code with a region or in capitals names the language."""
    reads(record())

    assert "" == _RUN.invoke(app, ["read", "a", "--lang", region]).stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "a", "--format", "pdf"],
        ["read", "a", "--date", "someday"],
        ["read", "a", "--output", "/nowhere/at/all"],
        ["write", "a"],
    ],
)
def test_wrong_use_ends_with_two(arguments: list[str]) -> None:
    """A wrong call reads nothing, says what is wrong, and ends with 2."""
    done = _RUN.invoke(app, arguments)

    assert (2, "") == (done.exit_code, done.stdout)
    assert "Error:" in done.stderr


def test_ctrl_c_says_how_many_were_done(reads: Callable[..., Any]) -> None:
    """An interruption keeps what was written, says how many were read, and ends with 130."""
    reads(record(), KeyboardInterrupt())
    done = _RUN.invoke(app, ["read", "a", "b", "-f", "jsonl"])

    assert 130 == done.exit_code
    assert 1 == len(done.stdout.splitlines())
    assert "depeche: interrupted, 1 read" == done.stderr.strip()


def test_ctrl_c_keeps_the_page_of_what_was_read(reads: Callable[..., Any]) -> None:
    """An interrupted page holds the records read so far."""
    reads(record(), KeyboardInterrupt())
    done = _RUN.invoke(app, ["read", "a", "b", "-f", "html"])

    assert 130 == done.exit_code
    assert 1 == done.stdout.count('<section class="record"')


def test_colour_on_a_terminal_unless_refused(reads: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal gets colour; NO_COLOR and a dumb terminal do not."""
    reads(record())
    monkeypatch.setattr(_COMMAND, "is_terminal", lambda stream: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert _ESCAPE in _RUN.invoke(app, ["read", "a"]).stdout

    assert _ESCAPE not in _RUN.invoke(app, ["read", "a"], env={"NO_COLOR": "1"}).stdout
    assert _ESCAPE not in _RUN.invoke(app, ["read", "a"], env={"TERM": "dumb"}).stdout


def test_progress_shows_when_reading_takes_long(
    reads: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A terminal sees a count on standard error, wiped at the end, unless told to be quiet."""
    reads(record(), record())
    monkeypatch.setattr(_COMMAND, "is_terminal", lambda stream: True)
    monkeypatch.setattr(_COMMAND, "_PATIENCE", -1.0)
    out = ["-f", "jsonl", "-o", str(tmp_path / "out.jsonl")]

    assert "\r1 read\r2 read\r      \r" == _RUN.invoke(app, ["read", "a", *out]).stderr
    assert "" == _RUN.invoke(app, ["read", "a", "--quiet", *out]).stderr


def test_the_version_is_the_packages() -> None:
    """``depeche --version`` prints the version alone."""
    assert f"depeche {depeche.__version__}\n" == _RUN.invoke(app, ["--version"]).stdout


def test_bad_inputs_in_a_real_process(tmp_path: Path) -> None:
    """Empty, binary and cut-off inputs each get one line that names them, and the command ends with 1."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "cut.jsonl").write_text('{"id": "a", "text": "Le po', encoding="utf-8")
    names = ["empty.txt", "binary.txt", "cut.jsonl", "nowhere.txt"]
    done = _process(["read", *names], tmp_path)

    assert (1, b"") == (done.returncode, done.stdout)
    lines = done.stderr.decode().splitlines()
    subjects = ["empty.txt", "binary.txt", "cut.jsonl, line 1", "nowhere.txt", "0 read, 4 failed"]
    assert subjects == [line.removeprefix("depeche: ").split(":")[0] for line in lines]


def test_a_reader_that_goes_away_is_no_failure(tmp_path: Path) -> None:
    """When the other end of the pipe closes, the command ends without a traceback."""
    script = (
        "import depeche, sys; from depeche._cli import main; from tests.records import plain;"
        "depeche.read_many = lambda inputs, **options: (plain('Le pont. ' * 9000) for _ in range(50));"
        "sys.argv = ['depeche', 'read', 'a', '-f', 'jsonl']; main()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=_ROOT
    )
    assert process.stdout
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr
    said = process.stderr.read()
    process.stderr.close()

    assert (b"", 0) == (said, process.wait(300))


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_ctrl_c_in_a_real_process() -> None:
    """An interrupted process ends with 130 and one line."""
    script = (
        "import depeche, os, signal, sys; from depeche._cli import main; from tests.records import plain\n"
        "def read_many(inputs, **options):\n"
        "    yield plain('Le pont.')\n"
        f"    os.kill(os.getpid(), {int(signal.SIGINT)})\n"
        "    yield plain('Le pont.')\n"
        "depeche.read_many = read_many\n"
        "sys.argv = ['depeche', 'read', 'a', '-f', 'jsonl']; main()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=_ROOT, check=False, timeout=300)

    assert (130, b"depeche: interrupted, 1 read\n") == (done.returncode, done.stderr)
    assert 1 == len(done.stdout.splitlines())


def _process(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "depeche", *arguments]
    return subprocess.run(command, capture_output=True, cwd=folder, check=False, timeout=300)


def test_what_an_option_cannot_take_is_said_plainly() -> None:
    """With what it can take, and without the words of whatever checked it."""
    words = {
        ("read", "a", "--format", "xml"): "'xml' is not one of 'terminal', 'jsonl', 'html'.",
        ("read", "a", "--min-confidence", "7"): "must be less than or equal to 1",
        ("facts", "--limit", "many"): "must be a valid integer",
    }
    for arguments, said in words.items():
        assert _RUN.invoke(app, [*arguments]).stderr.rstrip().endswith(f": {said}")


def test_what_an_output_held_stays_when_nothing_was_read(tmp_path: Path) -> None:
    """It goes with the first words written, all of it."""
    kept = tmp_path / "kept.jsonl"
    kept.write_text("earlier\n" * 10_000, encoding="utf-8")

    assert 1 == _RUN.invoke(app, ["read", str(tmp_path / "none.txt"), "-o", str(kept)]).exit_code
    assert "earlier\n" * 10_000 == kept.read_text(encoding="utf-8")

    source = tmp_path / "article.txt"
    source.write_text("Bern rejected the plan on Monday.", encoding="utf-8")
    assert 0 == _RUN.invoke(app, ["read", str(source), "-f", "jsonl", "-o", str(kept)]).exit_code
    assert source.read_text(encoding="utf-8") == json.loads(kept.read_text(encoding="utf-8"))["article"]["text"]


def test_no_input_is_written_over(tmp_path: Path) -> None:
    """An output that is an input too is refused, and holds what it held."""
    source = tmp_path / "article.txt"
    source.write_text("Bern rejected the plan on Monday.", encoding="utf-8")
    done = _RUN.invoke(app, ["read", str(source), "-o", str(source)])

    assert 2 == done.exit_code
    assert "is an input too; name another file" in done.stderr
    assert "Bern rejected the plan on Monday." == source.read_text(encoding="utf-8")


def test_empty_standard_input_says_what_to_do() -> None:
    """Nobody who forgot the pipe is told of a file named "-"."""
    done = _RUN.invoke(app, ["read", "-"], input="")

    assert "depeche: standard input: is empty; pipe an article in" in done.stderr

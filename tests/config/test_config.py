"""The configuration: what is wrong is said with its line, what is right becomes frozen values."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from depeche._cli import app
from depeche.config import FetchSettings, HeaderSettings, Settings, load, settings_of, write_default
from depeche.config.checking import read_settings
from depeche.config.settings import as_toml, commented, shown
from depeche.errors import ConfigError
from depeche.ledger.ledger import default_path

_RUN = CliRunner()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[fetch]\ntimout = 3", (2, "unknown option fetch.timout; did you mean timeout?")),
        ("\n[fetsh]\ntimeout = 3", (2, "unknown section [fetsh]; did you mean fetch?")),
        ("[watch]\n\nshortest = 'soon'", (3, "watch.shortest is 'soon'; it must be a number")),
        ("[fetch]\nconnections = 0", (2, "fetch.connections is 0; it must be at least 1 and at most 1000")),
        ("[fetch]\ntimeout = nan", (2, "fetch.timeout is nan; it must be at least 0.1 and at most 600")),
        ("[fetch]\nrespect_robots = 1", (2, "fetch.respect_robots is 1; it must be true or false")),
        ("[fetch]\nretries = true", (2, "fetch.retries is True; it must be a whole number")),
        ("[fetch]\nretries = 1.5", (2, "fetch.retries is 1.5; it must be a whole number")),
        ('[fetch]\nallow = ["10.0.0.0/99"]', (2, "fetch.allow holds '10.0.0.0/99'")),
        ("[fetch]\nallow = 'intern'", (2, "fetch.allow is 'intern'; it must be a list of texts")),
        ('[fetch]\ncontact = "a\\nb"', (2, "fetch.contact holds 'a\\nb'; write one line")),
        ("[watch]\nshortest = 100\nlongest = 10", (2, "watch.shortest (100) is longer than watch.longest (10)")),
        ("fetch.timeout = -1", (1, "fetch.timeout is -1")),
        ("watch = 3", (1, "watch must be a section: [watch]")),
        ("[fetch]\ntimeout = \n", (2, "is not TOML")),
        ('[[fetch.header]]\nhost = "a.example"', (1, "[[fetch.header]] lacks name, variable")),
        (
            '[[fetch.header]]\nhost = "a"\nname = "Host"\nvariable = "A"',
            (1, "fetch.header.name is 'Host'; it must be a header that is not ours"),
        ),
        (
            '[fetch]\n\n[[fetch.header]]\nhost = "a"\nname = "X"\nvariable = "Bearer s3cret"',
            (3, "fetch.header.variable is 'Bearer s3cret'; name a variable, not the secret"),
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, said: tuple[int, str]) -> None:
    """And what is allowed."""
    _, (fault,) = read_settings(text)
    assert said[0] == fault.line
    assert fault.what.startswith(said[1])


def test_everything_wrong_is_said_at_once() -> None:
    """And what is right counts."""
    settings, faults = read_settings("[fetch]\nx = 1\ntimeout = 0\nconnections = 3\n[watch]\nfolder = []")
    assert [2, 3, 6] == [fault.line for fault in faults]
    assert 3 == settings.fetch.connections


def test_a_written_default_changes_nothing(tmp_path: Path) -> None:
    """Every option is in it, commented out; with the marks taken off it says the defaults."""
    assert (Settings(), ()) == read_settings(commented())
    bare = commented().split("# A secret")[0]
    options = "\n".join(line.removeprefix("# ") for line in bare.splitlines() if " = " in line or line.startswith("["))
    assert (Settings(), ()) == read_settings(options)


def test_what_is_shown_reads_as_it_was() -> None:
    """Headers too."""
    header = HeaderSettings("archive.example", "Authorization", "ARCHIVE_TOKEN")
    settings = Settings(
        fetch=FetchSettings(contact='"desk" \\ é', allow=("10.0.0.0/8", "wiki.intern"), header=(header,))
    )
    assert (settings, ()) == read_settings(shown(settings))


@given(
    st.text(st.characters(exclude_categories=["Cs"])), st.floats(allow_nan=False, allow_infinity=False), st.integers()
)
def test_values_read_as_they_were_written(text: str, number: float, whole: int) -> None:
    """Whatever they hold."""
    lines = f"text = {as_toml(text)}\nnumber = {as_toml(number)}\nwhole = {as_toml(whole)}"
    assert {"text": text, "number": number, "whole": whole} == tomllib.loads(lines)


@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    """It reads, or it says what is wrong."""
    settings, faults = read_settings(text)
    assert faults or isinstance(settings, Settings)


def test_the_file_is_where_it_was_said_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By an option, else by the environment; a file that was named must be there."""
    file = tmp_path / "c.toml"
    with pytest.raises(ConfigError, match="no such file"):
        load(file)
    file.write_text("[ledger]\nfile = 'here.db'", encoding="utf-8")
    monkeypatch.setenv("DEPECHE_CONFIG", str(file))
    monkeypatch.delenv("DEPECHE_LEDGER", raising=False)
    assert Path("here.db") == default_path()
    assert "here.db" == settings_of().ledger.file
    monkeypatch.setenv("DEPECHE_LEDGER", "there.db")
    assert Path("there.db") == default_path()
    file.write_bytes(b"[ledger]\nfile = '\xff'")
    with pytest.raises(ConfigError, match="line 2: is not UTF-8"):
        load()


def test_the_commands_write_check_and_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is there is never overwritten; a fault ends the check with 1."""
    file = str(tmp_path / "new" / "c.toml")
    assert 0 == _RUN.invoke(app, ["config", "init", "--config", file]).exit_code
    assert "stays as it is" in _RUN.invoke(app, ["config", "init", "--config", file]).stderr
    assert "all well" in _RUN.invoke(app, ["config", "check", "--config", file]).stdout
    Path(file).write_text('[watch]\nfist = 3\n[[fetch.header]]\nhost = "a"\nname = "X"\nvariable = "NOT_SET_HERE"')
    done = _RUN.invoke(app, ["config", "check", "--config", file])
    assert (1, f"{file}, line 2: unknown option watch.fist; did you mean first?\n") == (done.exit_code, done.stdout)
    assert "NOT_SET_HERE is not set" in done.stderr
    assert "did you mean first" in _RUN.invoke(app, ["config", "show", "--config", file]).stderr
    Path(file).write_text("[watch]\nfirst = 60")
    assert "first = 60\n" in _RUN.invoke(app, ["config", "show", "--config", file]).stdout


def test_settings_are_frozen() -> None:
    """Nobody changes them on the way."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().watch.first = 3  # type: ignore[misc]


def test_a_file_that_is_there_is_named_before_what_is_wrong(tmp_path: Path) -> None:
    """As every other file is, with a colon."""
    file = tmp_path / "config.toml"
    write_default(file)
    with pytest.raises(ConfigError, match=r"config\.toml: is there already"):
        write_default(file)

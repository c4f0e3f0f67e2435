"""The questions of the how-to page, put to the record of the development news and of the page depeche started from."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from depeche._cli import app

_ROOT = Path(__file__).resolve().parents[2]
_RUN = CliRunner()


def _questions() -> list[tuple[str, list[str]]]:
    page = (_ROOT / "docs" / "ledger.md").read_text(encoding="utf-8")
    section = page.partition("### Ten questions")[2].partition("\n#")[0]
    rows = re.findall(r"^\| (.+\?) \| `depeche (.+?)`", section, re.M)
    return [(question, shlex.split(command)) for question, command in rows]


@pytest.fixture(scope="module")
def ledger(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All the news of the corpus, the seed, and the bundled examples."""
    path = tmp_path_factory.mktemp("news") / "ledger.db"
    inputs = [corpus / "news" / "wikinews.jsonl", corpus / "seed" / "page.txt", _ROOT / "src" / "depeche" / "examples"]
    done = _RUN.invoke(app, ["add", *map(str, inputs), "--ledger", str(path), "--jobs", "2"])
    assert 0 == done.exit_code, done.stderr
    return path


@pytest.mark.parametrize(("question", "command"), _questions(), ids=[q for q, _ in _questions()])
def test_the_record_answers(ledger: Path, question: str, command: list[str]) -> None:
    """With at least one row, each with its words."""
    done = _RUN.invoke(app, [*command, "--ledger", str(ledger), "--format", "jsonl"])
    assert 0 == done.exit_code, done.stderr
    assert done.stdout.strip(), f"nothing answers: {question}"


def test_there_are_ten_questions() -> None:
    """The page keeps them."""
    assert 10 == len(_questions())


def test_the_fact_of_the_tutorial_is_there(tmp_path: Path) -> None:
    """Under the key that the page gives, once the examples are in."""
    page = (_ROOT / "docs" / "ledger.md").read_text(encoding="utf-8")
    key = re.search(r"depeche verdict ([0-9a-f]{12})", page)
    assert key is not None
    path = str(tmp_path / "ledger.db")
    _RUN.invoke(app, ["add", str(_ROOT / "src" / "depeche" / "examples"), "--ledger", path])
    done = _RUN.invoke(app, ["verdict", key[1], "confirm", "--ledger", path])
    assert (0, f"{key[1]} confirm\n") == (done.exit_code, done.stdout)

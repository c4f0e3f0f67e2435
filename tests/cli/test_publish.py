"""``depeche publish``: what it writes, and what it refuses in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

pytest.importorskip("jinja2", reason="needs depeche[web]")

from depeche._cli import app
from depeche.ledger import Ledger
from tests.ledger.entries import both


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with two articles, the one that commands take."""
    path = tmp_path / "ledger.db"
    with Ledger(path, write=True) as made:
        made.add(both())
    monkeypatch.setenv("DEPECHE_LEDGER", str(path))
    return path


def _run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["publish", *arguments])
    return done.exit_code, done.output


@pytest.mark.usefixtures("ledger")
def test_a_site(tmp_path: Path) -> None:
    """The folder is written and its first page named."""
    code, said = _run(str(tmp_path / "site"), "missiles", "--title", "Missiles", "--lang", "fr")

    assert 0 == code
    assert "1 article; open" in said
    assert '<html lang="fr">' in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("ledger")
def test_a_dossier_of_a_story_and_of_a_person(tmp_path: Path) -> None:
    """With ``--dossier`` all words are the search; ``--person`` takes a name."""
    story, person = tmp_path / "story.html", tmp_path / "person.html"
    codes = [
        _run("--dossier", str(story), "missiles", "Kharkiv")[0],
        _run("--dossier", str(person), "--person", "Volodymyr Zelensky")[0],
    ]

    assert [0, 0] == codes
    assert "<title>missiles Kharkiv</title>" in story.read_text(encoding="utf-8")
    assert "Zelensky" in person.read_text(encoding="utf-8")


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, "name the folder to write"),
        (["{}/site", "--lang", "de"], 2, "the interface speaks en, fr"),
        (["{}/site", "--person", "Nobody Atall"], 1, "nobody is called 'Nobody Atall'"),
        (["{}/site", 'who:"a'], 1, "a quotation mark is not closed"),
        (["{}"], 1, "holds other files"),
        (["--dossier", "{}/missing/d.html"], 1, "No such file"),
    ],
)
def test_what_cannot_be_done_is_said(tmp_path: Path, arguments: list[str], code: int, words: str) -> None:
    """One clear line, and the exit that fits."""
    found = _run(*(a.replace("{}", str(tmp_path)) for a in arguments))

    assert code == found[0]
    assert words in " ".join(found[1].replace("│", " ").split())

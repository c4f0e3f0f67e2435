"""What ``depeche diff`` and ``depeche versions`` print."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from depeche._cli import app
from tests.article.live_pages import page

_RUN = CliRunner()
_BEFORE = (
    "The ferry to Valmont carried 40 passengers when it ran aground on Monday, the coast guard said in a statement."
)
_ADDRESS = "https://gull.example/ferry"


@pytest.fixture
def pages(tmp_path: Path) -> tuple[str, str]:
    """Two captures of one page, the later with another figure."""
    paths = []
    for name, text in (("before.html", _BEFORE), ("after.html", _BEFORE.replace("40", "52"))):
        head = f'<link rel="canonical" href="{_ADDRESS}">'
        path = tmp_path / name
        path.write_text(page("en", "Ferry runs aground off Valmont", f"<p>{text}</p>", head=head), encoding="utf-8")
        paths.append(str(path))
    return paths[0], paths[1]


def test_a_difference_as_a_table_as_lines_and_as_a_page(pages: tuple[str, str]) -> None:
    """The figure on both sides, and that nothing owns to it."""
    table = _RUN.invoke(app, ["diff", *pages], env={"COLUMNS": "120"})
    lines = _RUN.invoke(app, ["diff", *pages, "--format", "jsonl"])
    shown = _RUN.invoke(app, ["diff", *pages, "--format", "html"])

    assert 0 == table.exit_code == lines.exit_code == shown.exit_code
    assert "40 passengers" in table.stdout
    assert "silent" in table.stdout
    found = json.loads(lines.stdout)
    assert ("figure", "52 passengers", True) == (
        found["changes"][0]["what"],
        found["changes"][0]["after"]["text"],
        found["silent"],
    )
    assert "<del>40</del><ins>52</ins>" in shown.stdout


def test_what_cannot_be_compared_is_said(pages: tuple[str, str], tmp_path: Path) -> None:
    """A missing file and a file of several articles are named, and the command ends with 1."""
    several = tmp_path / "two.jsonl"
    several.write_text('{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n', encoding="utf-8")
    for other, said in (("missing.html", "no such file"), (str(several), "holds 2 articles")):
        done = _RUN.invoke(app, ["diff", pages[0], other])

        assert 1 == done.exit_code
        assert said in done.stderr


def test_the_captures_of_an_address_and_what_changed_between_them(pages: tuple[str, str], tmp_path: Path) -> None:
    """In the order of time, from the stored records, in any spelling of the address."""
    ledger = ["--ledger", str(tmp_path / "ledger.db"), "--format", "jsonl"]
    for path in pages:
        assert 0 == _RUN.invoke(app, ["add", path, *ledger[:2]]).exit_code
    listed = _RUN.invoke(app, ["versions", "http://www.gull.example/ferry/?utm_source=x", *ledger])
    changed = _RUN.invoke(app, ["versions", _ADDRESS, "--diff", *ledger])

    assert 2 == len(listed.stdout.splitlines())
    rows = [json.loads(line) for line in changed.stdout.splitlines()]
    assert [("figure", "40 passengers", "52 passengers")] == [
        (row["what"], row["before"]["text"], row["after"]["text"]) for row in rows if row["what"] == "figure"
    ]

"""Documentation that cannot rot: what the README says is there, and what is there is in the README."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

import depeche.article.article as article
import depeche.facts.fact as fact
from depeche._cli import app
from depeche.publish.jsonl import as_object
from tests.records import record

_ROOT = Path(__file__).resolve().parents[1]
_KINDS = (fact.Status, fact.Answer, fact.FactKind, fact.Use, article.PartKind)
_PAGES = sorted(f"docs/{path.name}" for path in (_ROOT / "docs").glob("*.md"))
_PAPERS = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", *_PAGES]


def _text(name: str) -> str:
    return (_ROOT / name).read_text(encoding="utf-8")


def _actions() -> set[str]:
    done = subprocess.run(["bash", "run.sh", "help"], capture_output=True, text=True, check=True, cwd=_ROOT)
    return {line.split(":")[0].split()[0] for line in done.stdout.splitlines()[1:]}


@pytest.mark.parametrize("name", _PAPERS)
def test_actions_named_in_the_papers_exist(name: str) -> None:
    """Every ./run.sh action a paper names is one."""
    named = set(re.findall(r"\./run\.sh ([a-z]+)", _text(name)))

    assert set() == named - _actions()


def test_every_action_is_a_function_with_a_line_of_help() -> None:
    """What help lists can be called."""
    functions = set(re.findall(r"^([a-z]+)\(\) \{", _text("run.sh"), re.M))

    assert _actions() <= functions
    assert {
        "demo",
        "test",
        "lint",
        "types",
        "layers",
        "unit",
        "browser",
        "train",
        "bench",
        "clean",
        "help",
    } <= _actions()


def test_every_command_and_option_is_described() -> None:
    """A command or an option that exists stands in the README or on a page of docs/, and has help of its own."""
    group = typer.main.get_command(app)
    described = "".join(map(_text, ["README.md", *_PAGES]))
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        assert f"depeche {name}" in described
        assert command.help
        for parameter in command.params:
            if parameter.name == "help":
                continue
            assert parameter.help, f"{name} {parameter.name} has no help"
            for option in parameter.opts:
                if option.startswith("--"):
                    assert f"`{option}" in described, f"{name} {option}"


@pytest.mark.parametrize("name", _PAPERS)
def test_links_and_paths_lead_somewhere(name: str) -> None:
    """Relative links lead to files of the repository."""
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", _text(name)):
        assert ((_ROOT / name).parent / target).exists(), target


def test_dependencies_have_their_reason() -> None:
    """Each package depeche needs is in CONTRIBUTING with why."""
    needed = re.findall(r'^    "([a-z0-9]+)', _text("pyproject.toml").split("dependencies = [")[1].split("]")[0], re.M)
    table = _text("CONTRIBUTING.md").lower()

    assert needed
    assert [] == [name for name in needed if f"| {name} |" not in table]


def test_every_field_of_the_record_is_described() -> None:
    """Each key that the JSON of a record has stands in its reference."""
    reference = _text("docs/record.md")
    keys: set[str] = set()
    nodes: list[object] = [as_object(record())]
    while nodes:
        node = nodes.pop()
        if isinstance(node, dict):
            keys |= node.keys()
            nodes += node.values()
        elif isinstance(node, list):
            nodes += node

    assert 50 < len(keys)
    assert [] == sorted(key for key in keys if f"`{key}`" not in reference and f"`{key}:" not in reference)


def test_every_column_and_export_is_described() -> None:
    """As it is in the code."""
    from depeche._cli.hand_on import Export
    from depeche.ledger.query import FIELDS
    from depeche.publish.exports.columns import COLUMNS

    reference = _text("docs/ledger.md")
    assert [] == [c.name for c in COLUMNS if f"| `{c.name}` | {c.type} | {c.meaning} |" not in reference]
    assert [] == [form.value for form in Export if f"`{form.value}`" not in reference]
    assert [] == [name for name in FIELDS if f"`{name}:" not in reference]


def test_every_value_of_a_fact_is_described() -> None:
    """Types, statuses, answers, parts and uses stand in the reference."""
    reference = _text("docs/record.md")
    known = (*fact.PLOVER_TYPES, *(name for kind in _KINDS for name in kind.__args__))

    assert [] == [name for name in known if f"`{name}`" not in reference]


def test_reference_pages_are_made_from_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """They say what the code says now; ``./run.sh docs`` makes them anew."""
    from docs.reference import commands_page, schema_page

    monkeypatch.delenv("DEPECHE_LEDGER", raising=False)
    assert commands_page() == _text("docs/commands.md")
    assert schema_page() == _text("docs/schema.md")


def test_the_site_builds(tmp_path: Path) -> None:
    """Without a warning, every page in its contents."""
    command = [sys.executable, "-m", "sphinx", "-W", "-q", "-b", "dirhtml", str(_ROOT / "docs"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)

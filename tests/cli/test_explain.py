"""``depeche explain`` on the command line: which fact is meant, what is said of it, and how it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import depeche
from depeche._cli import app
from depeche._languages import codes
from depeche.errors import AmbiguousFact, MissingInput, UnknownFact

_RUN = CliRunner()
_EXAMPLES = Path(depeche.__file__).parent / "examples"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles with ids of their own."""
    path = tmp_path_factory.mktemp("two") / "two.jsonl"
    rows = [
        {"id": "port/1", "text": "The army of Sorvia attacked Kharkiv on Tuesday. France condemned it.", "lang": "en"},
        {
            "id": "pont/2",
            "text": "L’armée de Sorvie a attaqué Kharkiv mardi. La France a condamné l’attaque.",
            "lang": "fr",
        },
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("code", "words"), [("fr", ["Qui", "Confiance", "ligne"]), ("en", ["Who", "Confidence", "line"])]
)
def test_a_fact_is_explained_in_its_article_s_language(code: str, words: list[str]) -> None:
    """Fields, reasons and confidence are said in the language of the article."""
    done = _RUN.invoke(app, ["explain", "f1", str(_EXAMPLES / f"{code}.txt")])

    assert 0 == done.exit_code
    assert all(word in done.stdout for word in words)
    assert "(nsubj)" in done.stdout


@pytest.mark.parametrize("code", codes())
def test_json_is_one_object_the_same_each_time(code: str) -> None:
    """The same input gives the same line, with every field's words pinned."""
    lines = [_RUN.invoke(app, ["explain", "f1", str(_EXAMPLES / f"{code}.txt"), "-f", "json"]).stdout for _ in range(2)]
    said = json.loads(lines[0])

    assert lines[0] == lines[1]
    assert "f1" == said["fact"]
    assert {"type", "status", "who"} <= {field["field"] for field in said["fields"]}
    for field in said["fields"]:
        assert field["because"]
        assert all(word["end"] - word["start"] == len(word["text"]) for b in field["because"] for word in b["words"])


def test_the_ids_are_those_that_read_shows() -> None:
    """What ``read --ids`` shows can be explained."""
    shown = _RUN.invoke(app, ["read", "--ids", str(_EXAMPLES / "en.txt")]).stdout
    (fact, *_) = [f.id for f in next(depeche.read(_EXAMPLES / "en.txt")).findings.facts]

    assert f"{fact} (0." in shown
    assert 0 == _RUN.invoke(app, ["explain", fact, str(_EXAMPLES / "en.txt")]).exit_code


@pytest.mark.parametrize("name", ["port/1/f1", "port/f1", "po/f1"])
def test_an_article_s_id_tells_facts_apart(two: Path, name: str) -> None:
    """Among several articles the article's id, or a beginning of it, goes before the fact's."""
    done = _RUN.invoke(app, ["explain", name, str(two), "-f", "json"])
    if name == "po/f1":
        assert 2 == done.exit_code
        return

    assert "port/1/f1" == json.loads(done.stdout)["name"]


def test_an_ambiguous_fact_is_one_line(two: Path) -> None:
    """When several facts are meant, their names are said, and nothing is written."""
    done = _RUN.invoke(app, ["explain", "f1", str(two)])

    assert (2, "") == (done.exit_code, done.stdout)
    assert ["depeche: 'f1' may be port/1/f1, pont/2/f1; write one of them"] == done.stderr.splitlines()


def test_an_unknown_fact_is_one_line(two: Path) -> None:
    """When no fact is meant, that is said, and how to learn the ids."""
    done = _RUN.invoke(app, ["explain", "f99", str(two)])

    assert (2, "") == (done.exit_code, done.stdout)
    assert ["depeche: no fact 'f99' in 2 articles; depeche read --ids shows the ids"] == done.stderr.splitlines()


def test_an_input_that_cannot_be_read_is_one_line() -> None:
    """A missing input is named once; the others are still read."""
    alone = _RUN.invoke(app, ["explain", "f1", "nowhere.txt"])
    beside = _RUN.invoke(app, ["explain", "f1", "nowhere.txt", str(_EXAMPLES / "en.txt")])

    missing = "depeche: nowhere.txt: no such file or folder; check the path"
    assert (1, "", [missing]) == (alone.exit_code, alone.stdout, alone.stderr.splitlines())
    assert (1, [missing]) == (beside.exit_code, beside.stderr.splitlines())
    assert "f1" in beside.stdout


def test_the_library_raises_what_the_command_says(two: Path) -> None:
    """Unknown and ambiguous facts and unreadable inputs are errors of the library."""
    with pytest.raises(UnknownFact):
        depeche.explain("f99", [two])
    with pytest.raises(AmbiguousFact) as raised:
        depeche.explain("f", [two])
    with pytest.raises(MissingInput):
        depeche.explain("f1", ["nowhere.txt"])

    assert {"port/1/f1", "pont/2/f1"} <= set(raised.value.names)


def test_a_fact_of_the_ledger_is_explained_by_its_key(tmp_path: Path) -> None:
    """Without inputs, FACT is a key or its beginning; one that is not there is one line."""
    file = str(tmp_path / "ledger.db")
    _RUN.invoke(app, ["add", "--ledger", file, str(_EXAMPLES / "en.txt")])
    rows = _RUN.invoke(app, ["facts", "--ledger", file, "-f", "jsonl"]).stdout.splitlines()
    key, evidence = next((row["key"], row["evidence"]) for row in map(json.loads, rows))
    done = _RUN.invoke(app, ["explain", key[:10], "--ledger", file, "-f", "json"])
    unknown = _RUN.invoke(app, ["explain", "ffffffffffff", "--ledger", file])
    no_ledger = _RUN.invoke(app, ["explain", key, "--ledger", str(tmp_path / "none.db")])

    assert (0, "") == (done.exit_code, done.stderr)
    assert evidence == json.loads(done.stdout)["evidence"]
    assert (2, 1) == (unknown.exit_code, len(unknown.stderr.splitlines()))
    assert (1, 1) == (no_ledger.exit_code, len(no_ledger.stderr.splitlines()))


def test_the_page_shows_what_the_command_says() -> None:
    """The example of docs/explain.md is what the command makes of its sentence, lines of the tables aside."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "explain.md").read_text(encoding="utf-8")
    sentence = page.split('$ echo "')[1].split('" |')[0]
    shown = page.split("2024-09-14 -\n\n")[1].split("    …")[0].splitlines()
    made = _RUN.invoke(
        app, ["explain", "f2", "--date", "2024-09-14", "-"], input=sentence + "\n", env={"COLUMNS": "84"}
    ).stdout

    assert [_without_line(line.removeprefix("    ")) for line in shown] == [
        _without_line(line) for line in made.splitlines()[: len(shown)]
    ]


def _without_line(said: str) -> str:
    return re.sub(r"line \d+", "line N", said)


def test_wrong_options_end_with_two() -> None:
    """A format or a date that is none is a wrong call."""
    for wrong in (["f1", "a.txt", "-f", "html"], ["f1", "a.txt", "--date", "someday"], []):
        assert 2 == _RUN.invoke(app, ["explain", *wrong]).exit_code

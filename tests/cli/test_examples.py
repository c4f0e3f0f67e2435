"""The example articles, read for real: the demonstration shows what depeche does, and the README what it shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import depeche
from depeche._cli import app
from depeche._languages import codes, language
from depeche.publish.jsonl import as_object
from depeche.record import Record

_ROOT = Path(__file__).resolve().parents[2]
_EXAMPLES = _ROOT / "src" / "depeche" / "examples"


@pytest.fixture(scope="module")
def examples() -> dict[str, Record]:
    """The record of each example, by language."""
    if not all((language(code).folder / "pipeline" / "config.cfg").is_file() for code in codes()):
        pytest.skip("needs the trained pipelines (./run.sh train)")
    return {code: next(depeche.read(_EXAMPLES / f"{code}.txt")) for code in codes()}


@pytest.mark.parametrize(
    ("code", "outlet", "byline", "published", "host"),
    [
        ("fr", "Le Courrier de l’Estuaire", "Claire Aubin", "2025-03-12", "www.courrier-estuaire.example"),
        ("en", "The Harbour Gazette", "Ruth Callan", "2025-05-14", "www.harbour-gazette.example"),
    ],
)
def test_an_example_knows_where_it_comes_from(
    examples: dict[str, Record], code: str, outlet: str, byline: str, published: str, host: str
) -> None:
    """Language, outlet, headline, byline, date and source are read off the text."""
    article = examples[code].article

    assert (code, outlet) == (article.language, article.outlet and article.outlet.text)
    assert [byline] == [name.text for name in article.byline]
    assert article.published
    assert published == article.published.value[:10]
    assert article.headline
    assert article.source_url
    assert host in article.source_url.text


@pytest.mark.parametrize("code", ["fr", "en"])
def test_an_example_shows_what_depeche_finds(examples: dict[str, Record], code: str) -> None:
    """Events, statements, planned meetings, denials, dates, places and figures are all among the facts, with key facts."""
    findings = examples[code].findings
    types = {fact.type for fact in findings.facts}

    assert 3 <= len(findings.key_facts) <= 7
    assert {"event", "statement"} == {fact.kind for fact in findings.facts}
    assert {"ACCUSE", "PROTEST", "COERCE"} <= types
    assert {"DENY", "REJECT"} & types
    assert any(fact.status == "planned" for fact in findings.facts)
    assert any(fact.when for fact in findings.facts)
    assert any(fact.where for fact in findings.facts)
    assert any(fact.how_many for fact in findings.facts)
    assert any(fact.according_to for fact in findings.facts)


@pytest.mark.parametrize("code", ["fr", "en"])
def test_every_pin_of_an_example_holds(examples: dict[str, Record], code: str) -> None:
    """Each fact's words are where its pins say they are."""
    article = examples[code].article
    for fact in examples[code].findings.facts:
        for pin in (fact.trigger, fact.evidence):
            pin.check(article.text, article.captured)


def test_the_command_line_gives_what_the_library_gives(examples: dict[str, Record]) -> None:
    """The JSON of the command line is the library's record, but for when it was read."""
    done = CliRunner().invoke(app, ["read", str(_EXAMPLES / "en.txt"), "--format", "jsonl"])
    printed, record = json.loads(done.stdout), as_object(examples["en"])
    for one in (printed, record):
        one["capture"].pop("fetched")

    assert record == printed


def test_the_readme_shows_the_example(examples: dict[str, Record]) -> None:
    """The excerpt in the README begins as the terminal view of the English example does (./run.sh readme renews it)."""
    shown = CliRunner(env={"COLUMNS": "88"}).invoke(app, ["read", str(_EXAMPLES / "en.txt")]).stdout.splitlines()
    excerpt = (_ROOT / "README.md").read_text(encoding="utf-8").split("<!-- demo -->")[1].strip("\n").splitlines()

    assert [line.strip() for line in shown[:6]] == [line.strip() for line in excerpt[:6]]

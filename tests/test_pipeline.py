"""From input to record: every value holds, the same bytes come out twice, nothing is lost on the way."""

from __future__ import annotations

import doctest
import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import depeche
from benchmarks.pins import holds, values_of
from depeche.acquire.capture import Given
from depeche.errors import EmptyInput, InputError, MissingInput
from depeche.pipeline import read_inputs, reader
from depeche.publish.jsonl import as_json
from depeche.record import Record

_FR = (
    "La ministre de la Santé Anne Martin a annoncé mardi à Lyon l’envoi de 120 médecins en Guyane. « Nous devons agir »,"
    " a-t-elle déclaré sur France Info. Le syndicat a dénoncé une mesure tardive.\n\nElle se rendra vendredi à Cayenne."
)
_EN = (
    "Health minister Ann Martin announced on Tuesday in Leeds that 120 doctors would be sent to Guyana. “We must act,”"
    " she told the BBC. The union condemned a late measure.\n\nShe will visit Georgetown on Friday."
)


def _checked(record: Record) -> dict[str, object]:
    """The record as JSON, each of its values held against both texts."""
    found: dict[str, object] = json.loads(as_json(record))
    for value in values_of(found):
        assert holds(value, record.article.text, record.article.captured), value
    return found


@pytest.mark.parametrize(("text", "language"), [(_FR, "fr"), (_EN, "en")])
def test_an_article_gives_facts_with_their_proof(text: str, language: str) -> None:
    """A statement with its speaker, a visit with its day, a figure with what it counts."""
    record = depeche.read_text(text, date="2024-09-11")
    found = record.findings

    assert language == record.article.language
    said = [f.content.text for f in found.facts if f.kind == "statement" and f.content]
    assert {"Nous devons agir", "We must act"} & {words.rstrip(",") for words in said}
    assert any(q.value == 120 for q in found.quantities)
    assert {"2024-09-10", "2024-09-13"} <= {t.value for t in found.times}
    assert any(e.kind == "person" for e in found.entities)
    assert found.key_facts
    _checked(record)


@pytest.mark.parametrize("text", [_FR, _EN])
def test_the_same_input_gives_the_same_bytes(text: str) -> None:
    """The time of fetching apart."""
    one, two = (re.sub(r'"fetched":"[^"]*"', "", as_json(depeche.read_text(text, date="2024-09-11"))) for _ in range(2))

    assert one == two


def test_without_a_date_relative_times_stay_unresolved() -> None:
    """Their weekday is known, their day is not: the day of reading is never taken for the day of publication."""
    record = depeche.read_text(_FR)

    assert ["XXXX-WXX-2", "XXXX-WXX-5"] == [t.value for t in record.findings.times]
    assert all(f.when is None for f in record.findings.facts)
    assert any("no publication date" in w for w in record.warnings)


def test_an_unknown_language_is_said_and_the_article_restored() -> None:
    """No fact is read in a language depeche does not know."""
    record = depeche.read_text(
        "Der Minister hat am Montag in Bonn mit den Bauern über die Ernte gesprochen.", date="2024-01-01"
    )

    assert () == record.findings.facts
    assert any("language not recognised" in w for w in record.warnings)
    assert record.article.text.startswith("Der Minister")


def test_bad_inputs_are_named_and_the_others_are_read(tmp_path: Path) -> None:
    """Each failure goes to the caller, in its place."""
    good = tmp_path / "a.txt"
    good.write_text(_FR, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    errors: list[InputError] = []
    inputs = [str(tmp_path / "no.txt"), str(tmp_path / "b.txt"), str(good)]
    records = list(read_inputs(inputs, Given(date="2024-09-11"), BytesIO(), errors.append))

    assert [MissingInput, EmptyInput] == [type(e) for e in errors]
    assert [str(good)] == [r.capture.name for r in records]


def test_a_file_is_read_through_the_public_door(tmp_path: Path) -> None:
    """``read`` gives records of files and raises at the first it cannot read."""
    file = tmp_path / "a.txt"
    file.write_text(_EN, encoding="utf-8")

    assert ["en"] == [r.article.language for r in depeche.read(file, date="2024-09-11")]
    with pytest.raises(MissingInput):
        list(depeche.read(tmp_path / "no.txt"))
    with pytest.raises(EmptyInput):
        depeche.read_text("  ")


def test_the_example_of_the_public_api_is_true() -> None:
    """What the package's own docstring shows is what happens."""
    outcome = doctest.testmod(depeche)

    assert outcome.attempted > 1
    assert 0 == outcome.failed


def test_the_reader_names_its_version_and_pipelines() -> None:
    """A reading can be told from another."""
    assert re.fullmatch(r"depeche \d+\.\d+\.\d+( [a-z]{2}:[0-9a-f]{12})+", reader())


_SCRAPS = (
    *(
        "Le président",
        "a rencontré",
        "Vladimir Poutine",
        "à Rome",
        "vendredi",
        "selon",
        "a-t-il dit",
        "7,2 milliards",
        "l’",
    ),
    *(
        "The minister",
        "said",
        "that",
        "told",
        "according to",
        "Washington",
        "O’Neil",
        "$5m",
        "70",
        "drones",
        "KCNA.Depuis",
    ),
    *(".", ",", "«", "»", "“", "”", '"', "(", ")", ":", "📰", "🇫🇷", "e\u0301", "مرحبا"),
    *("\u200b", "\u00a0", "\u00ad", "\ufeff", "\r\n", "\n\n"),
)
_WORDS = st.lists(st.sampled_from(_SCRAPS), max_size=40)


@settings(max_examples=60, deadline=None)
@given(_WORDS, st.sampled_from(["fr", "en"]))
def test_every_value_holds_on_any_text(words: list[str], language: str) -> None:
    """Emoji, combining marks, right-to-left, line ends, byte order marks, no-break and zero-width spaces."""
    text = " ".join(words)
    if text.strip():
        _checked(depeche.read_text(text, date="2024-09-14", language=language))


def test_every_value_holds_on_real_news(corpus: Path) -> None:
    """A tenth of the news corpus here; the whole of it and the pages in the bench."""
    lines = (corpus / "news" / "wikinews.jsonl").read_text(encoding="utf-8").splitlines()[::10]
    for row in map(json.loads, lines):
        _checked(
            depeche.read_text(row["text"], title=row["title"], date=row["date"], language=row["lang"], id=row["id"])
        )

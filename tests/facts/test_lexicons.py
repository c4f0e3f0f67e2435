"""The word tables of events and statements: every language has the same ones, and every cell says something known."""

from __future__ import annotations

import csv
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from depeche._languages import codes, language
from depeche.facts.fact import PLOVER_TYPES

_EVENT_TYPES = {*PLOVER_TYPES, "OTHER"}
_SPEECH_TYPES = {"SAY", "DENY", "ACCUSE", "REQUEST", "AGREE", "THREATEN", "REJECT", "SUPPORT", "CONCEDE"}
_SLOT = re.compile(r"(?:obj|iobj|subj|poss|amod|(?:obl|nmod):\w[\w' -]*)")
_NEEDED = re.compile(rf"doer|inquirer|deed|alone|active|negated|unwilling|{_SLOT.pattern}|xcomp(?::\w+)?|ccomp")
_CONTENT = re.compile(rf"{_SLOT.pattern}|quote|ccomp|xcomp(?::\w+)?|counted|figure(?::\w+)?")
_FRAME = re.compile(r"(?:obj|(?:obl|nmod):\w+)")
_STATUS = {"happened", "ongoing", "planned", "possible", "denied", "did_not_happen"}
_LISTED = {"events": 1500, "speech_verbs": 400, "light_verbs": 100}
#: Codes under the type that facts give them, where PLOVER's table gives another.
_OURS = {
    ("SANCTION", "163"),
    ("COERCE", "116"),
    ("COERCE", "176"),
    ("AGREE", "057"),
    ("AGREE", "051"),
    ("REQUEST", "113"),
}
_TABLES = ("status", "channels", "titles", "frames")


@pytest.fixture(params=codes())
def code(request: pytest.FixtureRequest) -> str:
    """Each language in turn."""
    found: str = request.param
    return found


def _rows(code: str, name: str, columns: int) -> list[list[str]]:
    rows = list(language(code).rows(name))
    assert [] == [row for row in rows if len(row) != columns]
    assert [] == [row for row in rows if any(not cell or cell != cell.strip() for cell in row)]
    return rows


def _notes(cell: str) -> dict[str, str]:
    return {} if cell == "-" else dict(note.split("=", 1) for note in cell.split(" "))


def _unknown(cell: str, known: re.Pattern[str]) -> list[str]:
    return [] if cell == "-" else [slot for slot in cell.split(",") if not known.fullmatch(slot)]


def _repeated(keys: Iterator[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [key for key, count in Counter(keys).items() if count > 1]


def test_events_have_known_types_modes_codes_and_slots(code: str) -> None:
    """Every event word has a known type, a code of digits unless it is OTHER, and slots that a parse can fill."""
    for lemma, pos, kind, mode, cameo, to_whom, notes in _rows(code, "events", 7):
        assert pos in {"verb", "noun", "adj", "mwe"}, lemma
        assert kind in _EVENT_TYPES, lemma
        assert re.fullmatch("-" if kind == "OTHER" else r"\d{2,4}", cameo), lemma
        assert re.fullmatch(r"-|[a-z_-]+", mode), lemma
        assert _unknown(to_whom, _SLOT) == [], lemma
        said = _notes(notes)
        assert set(said) <= {"who", "needs", "where", "plover", "status", "political", "weak"}, lemma
        assert _unknown(said.get("who", "-"), _SLOT) == [], lemma
        assert _unknown(said.get("where", "-"), _SLOT) == [], lemma
        assert _unknown(said.get("needs", "-"), _NEEDED) == [], lemma
        assert said.get("status", "planned") in _STATUS, lemma
        assert said.get("plover", "AGREE") in PLOVER_TYPES, lemma
        assert {said.get("political", "1"), said.get("weak", "1")} == {"1"}, lemma


def test_codes_belong_to_their_types(code: str, corpus: Path) -> None:
    """Every CAMEO code and mode is one that the published table gives the PLOVER type, a few of our own apart."""
    with (corpus / "events" / "cameo2plover_2021.csv").open(encoding="utf-8", newline="") as table:
        known = [(row["plover"], row["cameo"], row["mode"] or "-") for row in csv.DictReader(table)]
    codes_of = _OURS | {(kind, cameo) for kind, cameo, _ in known}
    modes_of = {(kind, mode) for kind, _, mode in known} | {(kind, "-") for kind in PLOVER_TYPES}
    rows = [row for row in language(code).rows("events") if row[2] != "OTHER"]
    assert [] == [row for row in rows if (row[2], row[4]) not in codes_of]
    assert [] == [row for row in rows if (row[2], row[3]) not in modes_of]


#: What may make a weak cue one.
_WHEN = {"argued", "things", "people", "alone", "finding", "beside", "clause", "poll", "own", "owner"}


def test_cues_have_known_types_and_slots(code: str) -> None:
    """Every cue names a speech act, where its content stands and who is addressed."""
    for lemma, pos, kind, complement, addressee, notes in _rows(code, "speech_verbs", 6):
        assert pos in {"verb", "noun", "mwe", "prep"}, lemma
        assert kind in _SPEECH_TYPES, lemma
        assert _unknown(complement, _CONTENT) == [], lemma
        assert _unknown(addressee, _SLOT) == [], lemma
        assert set(_notes(notes)) <= {"quote_only", "thought", "weak", "when", "negated", "judging", "question"}, lemma
        assert _notes(notes).get("when", "argued").partition(":")[0] in _WHEN, lemma
        assert _notes(notes).get("negated", "SAY") in _SPEECH_TYPES, lemma


def test_light_verbs_have_a_frame_and_a_role(code: str) -> None:
    """Every light verb says where its event noun stands and whether its subject acts or suffers."""
    for verb, frame, role, notes in _rows(code, "light_verbs", 4):
        assert _unknown(frame, _FRAME) == [], verb
        assert role in {"agent", "target"}, verb
        assert _notes(notes).get("status", "planned") in _STATUS, verb


def test_words_are_lower_case_and_stand_once(code: str) -> None:
    """No lemma has a capital, and no reading stands twice."""
    for name, columns in (("events", 7), ("speech_verbs", 6)):
        rows = _rows(code, name, columns)
        assert [] == [row[0] for row in rows if row[0] != row[0].lower()]
        assert [] == _repeated(tuple(row[:3]) for row in rows)
    assert [] == _repeated(tuple(row[:2]) for row in _rows(code, "light_verbs", 4))


def test_every_type_has_verbs_and_nouns(code: str) -> None:
    """Each of the sixteen types and OTHER has at least ten verbs and ten nouns or phrases."""
    counts = Counter((row[2], row[1]) for row in language(code).rows("events"))
    assert [] == [
        kind for kind in _EVENT_TYPES if counts[kind, "verb"] < 5 or counts[kind, "verb"] + counts[kind, "mwe"] < 10
    ]
    assert [] == [
        kind for kind in _EVENT_TYPES if counts[kind, "noun"] < 5 or counts[kind, "noun"] + counts[kind, "mwe"] < 10
    ]


def test_tables_are_long_enough(code: str) -> None:
    """The tables cover the news vocabulary, not a sample of it."""
    assert [] == [name for name, least in _LISTED.items() if sum(1 for _ in language(code).rows(name)) < least]


def test_words_that_mean_everything_are_no_events(code: str) -> None:
    """Support verbs make a predicate only with a noun; alone they are no event."""
    generic = {"faire", "avoir", "être", "say", "make", "take", "go", "do", "have", "be", "get"}
    verbs = {row[0] for row in language(code).rows("events") if row[1] == "verb" and "weak=1" not in row[6]}
    assert set() == verbs & generic


def test_languages_have_the_same_tables_and_keys() -> None:
    """What one language's tables say, under the same keys, the other's say too."""
    for name in _TABLES:
        keys = {code: set(_keys(language(code).toml(name))) for code in codes()}
        assert [] == [code for code in codes() if keys[code] != keys[codes()[0]]], name
    for code in codes():
        assert set() == {f"{name}.tsv" for name in _LISTED} - {path.name for path in language(code).folder.iterdir()}


def test_lists_hold_words_and_no_word_twice(code: str) -> None:
    """Every list of the tables holds strings, each once."""
    for name in _TABLES:
        for key, words in _lists(language(code).toml(name)):
            assert all(isinstance(word, str) and word == word.strip() and word for word in words), f"{name}: {key}"
            assert [] == [word for word, count in Counter(words).items() if count > 1], f"{name}: {key}"


def test_tables_are_read_in_a_moment(code: str) -> None:
    """All tables of a language are read in seconds of work at most, however slow the machine."""
    start = time.process_time()
    for name in _LISTED:
        list(language(code).rows(name))
    for name in _TABLES:
        language(code).toml(name)
    assert time.process_time() - start < 10


def _keys(table: dict[str, Any], above: str = "") -> Iterator[str]:
    for key, value in table.items():
        yield above + key
        if isinstance(value, dict):
            yield from _keys(value, f"{above}{key}.")


def _lists(table: dict[str, Any], above: str = "") -> Iterator[tuple[str, list[Any]]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _lists(value, f"{above}{key}.")
        elif isinstance(value, list):
            yield above + key, value

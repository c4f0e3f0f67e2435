"""Explanations: every field of a fact has a reason, whose words, entry and links through the sentence hold."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, get_args

import pytest

import depeche
from depeche._languages import codes, language
from depeche.acquire.capture import Capture, Given
from depeche.acquire.inputs import capture_of, captures
from depeche.article.article import Article
from depeche.article.restore import restore
from depeche.facts.confidence import confidence
from depeche.facts.explanation import Explanation, explain_fact
from depeche.facts.find import Found, find_with_grounds
from depeche.facts.reasons import Field, Reason, instead

_EXAMPLES = Path(depeche.__file__).parent / "examples"
_TEXTS = {
    "fr": "Mardi, l’armée de Sorvie a bombardé le port de Kharkiv, a indiqué le ministère. Les rebelles, accusés par le"
    " ministre de préparer une attaque, n’ont pas signé l’accord. « Nous refusons », a répondu leur chef sur Telegram."
    " Deux journalistes ont été arrêtés par la police mercredi. Le président pourrait rencontrer Olaf Scholz à Berlin.",
    "en": "On Tuesday the army of Sorvia bombed the port of Kharkiv, the ministry said. The rebels, accused by the minister"
    ' of preparing an attack, did not sign the deal. "We refuse," their leader replied on Telegram.'
    " Two reporters were arrested by police on Wednesday. The president may meet Olaf Scholz in Berlin.",
}


def _read(text: str, code: str) -> tuple[Article, Found]:
    given = Given(date="2024-09-14", language=code)
    article = restore(capture_of(text, given, "text", Given(), datetime.now(UTC)))
    return article, find_with_grounds(article)


def _explained(code: str) -> Iterator[tuple[Article, Explanation]]:
    article, found = _read(_TEXTS[code], code)
    for grounded in found.grounds:
        yield article, explain_fact(article, found, grounded.fact.id)


def _reason(code: str, trigger: str, field: str) -> Any:
    """The first reason for that field of the fact with that trigger."""
    found = (e for _, e in _explained(code) if e.fact.trigger.text == trigger)
    return next(b for e in found for b in e.because if b.field == field)


@pytest.mark.parametrize("code", codes())
def test_every_filled_field_has_a_reason(code: str) -> None:
    """No field is filled without a reason, and none has a reason without being filled."""
    for _, explanation in _explained(code):
        fact = explanation.fact
        filled = {name for name in get_args(Field) if getattr(fact, name) not in {None, ()}}
        assert filled == {because.field for because in explanation.because}


@pytest.mark.parametrize("code", codes())
def test_links_lead_from_the_words_to_the_predicate(code: str) -> None:
    """Each link starts at a word that decided, at the predicate, or where another link ended."""
    for article, explanation in _explained(code):
        for because in explanation.because:
            words = [(pin.start, pin.end) for pin in because.words]
            starts = {(link.word.start, link.word.end) for link in because.links}
            above = {(link.above.start, link.above.end) for link in because.links}
            assert not because.links or any(a <= s < b for s, _ in starts | above for a, b in words if a is not None)
            assert all(article.text[link.word.start : link.word.end] == link.word.text for link in because.links)


@pytest.mark.parametrize("code", codes())
def test_an_entry_is_the_line_it_says(code: str) -> None:
    """The file has that line, and its first cells are the key."""
    seen = 0
    for _, explanation in _explained(code):
        for entry in (b.entry for b in explanation.because if b.entry is not None and b.entry.line is not None):
            lines = (language(code).folder.parent / entry.file).read_text(encoding="utf-8").splitlines()
            assert entry.key.split(" · ") == lines[entry.line - 1].split("\t")[: entry.key.count(" · ") + 1]
            seen += 1
    assert seen > 3


@pytest.mark.parametrize("code", codes())
def test_the_signs_come_to_the_confidence(code: str) -> None:
    """The points add up to what the fact says."""
    for _, explanation in _explained(code):
        points = {w.sign.name: w.points / w.sign.amount for w in explanation.weights if w.sign.amount}
        again = confidence([w.sign for w in explanation.weights], points)
        assert abs(explanation.fact.confidence - again) < 0.02


@pytest.mark.parametrize(
    ("code", "trigger", "field", "rule", "label"),
    [
        ("fr", "bombardé", "who", "subject", "nsubj"),
        ("en", "bombed", "who", "subject", "nsubj"),
        ("fr", "arrêtés", "who", "agent", "obl:agent"),
        ("en", "arrested", "who", "agent", "obl:agent"),
        ("fr", "arrêtés", "to_whom", "patient", "nsubj:pass"),
        ("en", "arrested", "to_whom", "patient", "nsubj:pass"),
        ("fr", "rencontrer", "status", "may", "xcomp"),
        ("en", "meet", "status", "may", "aux"),
        ("fr", "bombardé", "according_to", "told_in", None),
        ("en", "bombed", "according_to", "told_in", None),
    ],
)
def test_the_reason_is_what_the_sentence_shows(
    code: str, trigger: str, field: str, rule: str, label: str | None
) -> None:
    """Subjects, agents, patients, modal verbs and credits are named as what they are."""
    because = _reason(code, trigger, field)

    assert rule == because.rule
    assert label is None or label in [link.label for link in because.links]


@pytest.mark.parametrize("code", codes())
def test_a_fact_that_is_not_there_is_no_fact(code: str) -> None:
    """An id of no fact is an error."""
    article, found = _read(_TEXTS[code], code)

    with pytest.raises(KeyError):
        explain_fact(article, found, "f999")


def test_a_later_reason_takes_the_place_of_an_earlier() -> None:
    """The reasons of other fields stay, in order."""
    first = (Reason("type", "entry"), Reason("who", "subject"), Reason("status", "past"))

    assert (first[0], first[2], Reason("who", "elided")) == instead(first, Reason("who", "elided"))


def _keys(table: dict[str, Any], before: str = "") -> set[str]:
    found: set[str] = set()
    for key, value in table.items():
        found |= _keys(value, f"{before}{key}.") if isinstance(value, dict) else {before + key + _blanks(value)}
    return found


def _blanks(words: str) -> str:
    return " ".join(sorted({part.split("}")[0] for part in words.split("{")[1:]}))


def test_languages_explain_in_the_same_terms() -> None:
    """Every language has words for the same rules, labels and signs, with the same blanks."""
    first, *others = codes()
    for code in others:
        assert _keys(language(first).toml("explain")) == _keys(language(code).toml("explain"))


#: Where a call notes a rule: the argument that names it, and the field, where the call does not say it.
_NOTES = {"Settled": (1, "status"), "Speakers": (0, "who"), "Kind": (1, "type"), "Reason": (1, ""), "reason": (1, "")}


def _noted() -> Iterator[tuple[str, str]]:
    """Each field and rule that the code of the stage notes by name."""
    for path in sorted((Path(depeche.__file__).parent / "facts").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.func.id not in _NOTES:
                continue
            at, field = _NOTES[call.func.id]
            for name in _constants(call.args[0]) if not field else [field]:
                yield from (
                    (name, rule.partition(" ")[0]) for arg in call.args[at : at + 1] for rule in _constants(arg)
                )


def _constants(argument: ast.expr) -> Iterator[str]:
    """The strings that an argument may be, when it says so outright."""
    if isinstance(argument, ast.Constant) and argument.value:
        yield str(argument.value)
    elif isinstance(argument, ast.IfExp):
        yield from _constants(argument.body)
        yield from _constants(argument.orelse)


def test_every_rule_named_in_the_code_has_its_words() -> None:
    """A finder that notes a new rule says in every language's ``explain.toml`` what it is."""
    words = language(codes()[0]).toml("explain")

    assert 45 < len(set(_noted()))
    assert set() == {(field, rule) for field, rule in _noted() if rule not in words[field]}


def test_every_rule_has_its_words(corpus: Path) -> None:
    """Whatever rule read the development articles and the examples, it can be said in words."""
    inputs = [*sorted(map(str, (corpus / "facts").glob("dev_*/*[a-z0-9].json"))), str(_EXAMPLES)]
    words = {code: language(code).toml("explain") for code in codes()}
    said = {code: words[code]["named"].keys() | words[code]["use"].keys() for code in codes()}
    missing: set[tuple[str, str]] = set()
    for capture in captures(inputs, Given(), datetime.now(UTC), BytesIO()):
        assert isinstance(capture, Capture)
        article = restore(capture)
        found, code = find_with_grounds(article), article.language or ""
        for grounded in found.grounds:
            explanation = explain_fact(article, found, grounded.fact.id)
            missing |= {(b.field, b.rule) for b in explanation.because if b.rule not in words[code][b.field]}
            missing |= {("signs", w.sign.name) for w in explanation.weights if w.sign.name not in words[code]["signs"]}
            ways = {w for n in explanation.named for w in (n.standing.how, n.standing.mention.use)}
            missing |= {("named", way) for way in ways - said[code]}

    assert set() == missing

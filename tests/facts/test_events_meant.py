"""Words for acts, by what stands beside them."""

from __future__ import annotations

import pytest

import depeche


def _types(language: str, text: str) -> list[tuple[str, list[str]]]:
    facts = depeche.read_text(text, language=language).findings.facts
    return [(f.type, [m.pin.text for m in f.to_whom]) for f in facts if f.kind == "event"]


@pytest.mark.parametrize(
    ("expected", "language", "text"),
    [
        ([], "en", "The rally was met with tear gas."),
        ([("OTHER", ["200 workers"])], "en", "The company fired 200 workers."),
        ([("OTHER", ["200 salariés"])], "fr", "L'entreprise a licencié 200 salariés."),
        ([("ASSAULT", ["le convoi"])], "fr", "La milice a attaqué le convoi lundi."),
        ([("ASSAULT", ["the convoy"])], "en", "The militia attacked the convoy on Monday."),
    ],
)
def test_a_word_is_read_by_its_object(expected: list[tuple[str, list[str]]], language: str, text: str) -> None:
    """Whoever is fired is dismissed, whatever is met with anger meets nobody, and what is attacked is the target."""
    assert expected == _types(language, text)


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("fr", "L'UE a imposé des droits de douane aux voitures norvégiennes.", "L'UE"),
        ("en", "The EU slapped tariffs on Norwegian cars.", "The EU"),
    ],
)
def test_duties_are_imposed_by_the_subject(language: str, text: str, who: str) -> None:
    """An indefinite article does not part a verb from the noun it goes with."""
    fact = next(f for f in depeche.read_text(text, language=language).findings.facts if f.type == "SANCTION")
    assert (["happened"], [who]) == ([fact.status], [m.pin.text for m in fact.who])

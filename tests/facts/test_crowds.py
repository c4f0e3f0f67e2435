"""Crowds: counted people who march protest, whatever word counts them."""

from __future__ import annotations

import pytest

import depeche
from depeche._languages import language

if not (language("fr").folder / "pipeline" / "parser").is_dir():
    pytest.skip("needs the trained pipelines", allow_module_level=True)


@pytest.mark.parametrize(
    ("code", "text", "who"),
    [
        ("en", "Thousands marched in Rome on Monday.", "Thousands"),
        ("en", "More than 300 people marched in Rome.", "More than 300 people"),
        ("en", "Students demonstrated in Rome.", "Students"),
        ("fr", "Près de 300 personnes ont manifesté lundi à Paris.", "Près de 300 personnes"),
        ("fr", "Des milliers de personnes ont défilé à Paris.", "Des milliers de personnes"),
    ],
)
def test_a_crowd_protests(code: str, text: str, who: str) -> None:
    """One protest, with its crowd."""
    (fact,) = depeche.read_text(text, language=code).findings.facts
    assert ("PROTEST", [who]) == (fact.type, [m.pin.text for m in fact.who])


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The study demonstrated the effect."),
        ("fr", "Des hommes armés de fusils."),
        ("fr", "Interrogé par un journaliste, le maire a souri."),
    ],
)
def test_no_event_between_actors(code: str, text: str) -> None:
    """To demonstrate something, to be armed, to be interviewed is none."""
    assert set() == {f.type for f in depeche.read_text(text, language=code).findings.facts} - {"OTHER"}

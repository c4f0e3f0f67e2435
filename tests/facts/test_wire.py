"""Wire sentences as they are written every day: crowds that protest, people arrested, supplies sent, indignant speakers."""

from __future__ import annotations

import pytest

import depeche
from tests.facts.pipelines import needs_pipelines

needs_pipelines()


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
        ("en", "The climber demonstrated a knot."),
        ("fr", "Des hommes armés de fusils."),
        ("fr", "Interrogé par un journaliste, le maire a souri."),
    ],
)
def test_no_event_between_actors(code: str, text: str) -> None:
    """To demonstrate something, to be armed, to be interviewed is none."""
    assert set() == {f.type for f in depeche.read_text(text, language=code).findings.facts} - {"OTHER"}


@pytest.mark.parametrize(
    ("code", "text", "kind", "whom"),
    [
        ("fr", "La police a procédé à l'arrestation de 87 personnes.", "COERCE", ["87 personnes"]),
        ("fr", "La Croix-Rouge a acheminé des vivres vers Gaza.", "AID", ["Gaza"]),
        ("fr", "Washington a levé une partie des sanctions visant Damas.", "CONCEDE", ["Damas"]),
        ("fr", "L'ex-président a été arrêté.", "COERCE", ["L'ex-président"]),
    ],
)
def test_whom_it_befalls(code: str, text: str, kind: str, whom: list[str]) -> None:
    """Whoever is counted, reached, spared, or was once in office."""
    facts = depeche.read_text(text, language=code).findings.facts
    assert [(kind, whom)] == [(f.type, [m.pin.text for m in f.to_whom]) for f in facts if f.type != "OTHER"]


@pytest.mark.parametrize("verb", ["s'est indigné", "s'est insurgé"])
def test_who_is_indignant_speaks(verb: str) -> None:
    """A reflexive verb behind a quotation tells who says it."""
    (fact,) = depeche.read_text(f"« Nous partirons », {verb} le maire.", language="fr").findings.facts
    assert ("statement", "ACCUSE", "Nous partirons") == (fact.kind, fact.type, fact.content and fact.content.text)

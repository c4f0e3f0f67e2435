"""A fact told beside the clause of a pronoun names its actor."""

from __future__ import annotations

import pytest

import depeche
from tests.facts.pipelines import needs_pipelines

needs_pipelines()

_EN = (
    "French President Jean Roux is visiting Oslo. After his meeting with Ann Bell, he said aid would go on. "
    "He refused to comment."
)
_FR = (
    "Le président français Jean Roux est en visite à Oslo. À l'issue de sa rencontre avec Ann Bell, il a dit que l'aide "
    "continuerait. Il a refusé de commenter."
)


@pytest.mark.parametrize(
    ("code", "text", "met", "name", "pronoun"),
    [
        ("en", _EN, "meeting", "French President Jean Roux", {"he", "He"}),
        ("fr", _FR, "rencontre", "Le président français Jean Roux", {"il", "Il"}),
    ],
)
def test_who_met_is_named_who_spoke_is_quoted_as_written(
    code: str, text: str, met: str, name: str, pronoun: set[str]
) -> None:
    """The meeting's own words hold no "he"; what he says does."""
    facts = depeche.read_text(text, language=code).findings.facts
    (meeting,) = [f for f in facts if f.trigger.text == met]
    assert [name] == [m.pin.text for m in meeting.who]
    assert not meeting.evidence.text.endswith(tuple(f" {p}" for p in pronoun))
    assert pronoun == {m.pin.text for f in facts if f.type in {"SAY", "REJECT"} for m in f.who}

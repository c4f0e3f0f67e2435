"""Where somebody else begins to speak what is said ends; who is asked; samples are no weapons; deciding against is refusing."""

from __future__ import annotations

import pytest

import depeche
from depeche.facts.fact import Fact
from tests.facts.pipelines import needs_pipelines

needs_pipelines()


def facts_of(code: str, text: str) -> tuple[Fact, ...]:
    """The facts of a text."""
    return tuple(depeche.read_text(text, language=code).findings.facts)


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        (
            "en",
            "Officials are concerned that the girl caught it from her brother and doctors say a team is on its way.",
            ["the girl caught it from her brother", "a team is on its way"],
        ),
        (
            "en",
            "The mayor said that the bridge was closed, but the police chief has said that it is open.",
            ["the bridge was closed", "it is open"],
        ),
        (
            "en",
            "The mayor said that the bridge was closed and that police had said it was unsafe.",
            ["the bridge was closed and that police had said it was unsafe", "it was unsafe"],
        ),
        (
            "fr",
            "Le maire a dit que le pont était fermé et la police a dit que deux hommes avaient été arrêtés.",
            ["le pont était fermé", "deux hommes avaient été arrêtés"],
        ),
        (
            "fr",
            "Le maire a dit que le pont était fermé et que la police avait dit qu'il était dangereux.",
            ["le pont était fermé et que la police avait dit qu'il était dangereux", "il était dangereux"],
        ),
    ],
)
def test_what_is_said_ends_where_somebody_else_speaks(code: str, text: str, said: list[str]) -> None:
    """A second speaker with a verb of speech of his own is no part of it, unless "that" makes him one."""
    assert said == [f.content.text for f in facts_of(code, text) if f.kind == "statement" and f.content]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The mayor decided against suing the paper."),
        ("en", "The ministry decided not to renew the contract."),
        ("fr", "Le ministère a décidé de ne pas renouveler le contrat."),
    ],
)
def test_deciding_against_is_refusing(code: str, text: str) -> None:
    """The refusal happened; what was decided against did not."""
    assert [("REJECT", "happened")] == [(f.type, f.status) for f in facts_of(code, text) if f.status == "happened"]


@pytest.mark.parametrize(
    ("code", "text", "mobilised"),
    [
        ("en", "Samples were tested in a laboratory in Lyon.", False),
        ("en", "A missile was tested on Monday.", True),
        ("fr", "Les échantillons ont été testés à Lyon.", False),
        ("fr", "Un missile a été testé lundi.", True),
    ],
)
def test_only_weapons_that_are_tested_are_a_show_of_force(code: str, text: str, mobilised: bool) -> None:
    """Samples are tested in laboratories by nobody in particular."""
    assert mobilised is any(f.type == "MOBILIZE" for f in facts_of(code, text))


@pytest.mark.parametrize(
    ("code", "text", "asked", "whom"),
    [
        ("en", "The union demanded an apology from the minister.", "an apology", "the minister"),
        ("en", "The union demands transparency from the mayor.", "transparency", "the mayor"),
        ("fr", "Le syndicat a réclamé des excuses auprès du ministre.", "des excuses", "ministre"),
    ],
)
def test_of_whom_it_is_asked_is_no_part_of_it(code: str, text: str, asked: str, whom: str) -> None:
    """Those behind "from" at its end are asked."""
    (fact,) = facts_of(code, text)
    assert fact.content is not None
    assert (asked, [whom]) == (fact.content.text, [m.pin.text for m in fact.to_whom])

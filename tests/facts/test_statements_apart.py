"""Statements whose cue and words stand apart: a time between verb and preposition, a clause of "as" before what is said."""

from __future__ import annotations

import pytest

from tests.facts.pipelines import needs_pipelines
from tests.facts.said import statements

needs_pipelines()


@pytest.mark.parametrize(
    ("text", "trigger", "content"),
    [
        ("Bell called Tuesday for an end to the boycott.", "called Tuesday for", "an end to the boycott"),
        ("The unions called on Monday for a strike.", "called", "a strike"),
        (
            "The groups called in a statement on Monday for the release of the monks.",
            "called",
            "the release of the monks",
        ),
        ("The party called Monday on its members to vote.", "called Monday on", "to vote"),
        ("A coalition of lawyers and doctors called on Monday for a strike.", "called", "a strike"),
        ("In June, the Kelna senator called on fellow farmers to leave the party.", "called on", "to leave the party"),
    ],
)
def test_a_call_is_one_whatever_stands_before_its_preposition(text: str, trigger: str, content: str) -> None:
    """Neither a day nor a channel between verb and preposition hides the demand."""
    (fact,) = statements("en", text)

    assert fact.type == "REQUEST"
    assert trigger == fact.trigger.text
    assert fact.content is not None
    assert content == fact.content.text


@pytest.mark.parametrize(
    ("code", "text", "who", "content"),
    [
        ("en", "As the mayor told reporters in Oslo, prices have fallen.", "the mayor", "prices have fallen"),
        (
            "en",
            "As the report notes, two bridges were closed in 2014.",
            "the report",
            "two bridges were closed in 2014",
        ),
        ("en", "As Bell has pointed out, the law was never applied.", "Bell", "the law was never applied"),
        ("fr", "Comme Bell l'a dit à des élus à Oslo, les prix ont baissé.", "Bell", "les prix ont baissé"),
        (
            "fr",
            "Comme l'a annoncé le maire lundi, le pont sera fermé en juin.",
            "le maire",
            "le pont sera fermé en juin",
        ),
        (
            "fr",
            "Ainsi que l'a rappelé la ministre, la loi n'a jamais été appliquée.",
            "la ministre",
            "la loi n'a jamais été appliquée",
        ),
    ],
)
def test_what_follows_a_clause_of_as_is_said(code: str, text: str, who: str, content: str) -> None:
    """The sentence behind "as X said" is what X said, without those told or the place."""
    (fact,) = statements(code, text)

    assert (who,) == tuple(m.pin.text for m in fact.who)
    assert fact.content is not None
    assert content == fact.content.text


@pytest.mark.parametrize(
    ("code", "text", "content"),
    [
        ("en", "As the mayor announced the closure, crowds cheered.", "the closure"),
        ("fr", "Comme le maire annonçait la fermeture, la foule riait.", "la fermeture"),
    ],
)
def test_a_clause_of_as_with_words_of_its_own_says_no_more(code: str, text: str, content: str) -> None:
    """What happened while something was announced is not what was announced."""
    (fact,) = statements(code, text)

    assert fact.content is not None
    assert content == fact.content.text


def test_a_speaker_between_what_he_says_and_whom_he_tells_is_the_subject() -> None:
    """The paper behind "told" is spoken to, and the senator before it speaks."""
    text = (
        "The nominee could embrace the policy, but only if he can be convinced that it is a good decision, "
        "Sen. Ann Bell (R-S.C.) told The Kelna Post on Thursday."
    )
    (fact,) = (f for f in statements("en", text) if f.trigger.text == "told")

    assert ("Sen. Ann Bell",) == tuple(m.pin.text for m in fact.who)
    assert ("The Kelna Post",) == tuple(m.pin.text for m in fact.to_whom)


@pytest.mark.parametrize(
    ("code", "text", "second"),
    [
        (
            "en",
            '"The dealer may win," Bell said. "But it will be hard. Young voters believe that the climate is changing."',
            "But it will be hard. Young voters believe that the climate is changing.",
        ),
        (
            "fr",
            "« Le patron peut gagner », a dit Roux. « Mais ce sera dur. Les jeunes croient que le climat change. »",
            "Mais ce sera dur. Les jeunes croient que le climat change.",
        ),
    ],
)
def test_a_second_quotation_is_the_speakers_though_it_tells_what_others_believe(
    code: str, text: str, second: str
) -> None:
    """What somebody is quoted as saying of others' beliefs stays one statement of his, beside theirs."""
    found = [f.content.text for f in statements(code, text) if f.content is not None]

    assert second in found
    assert len(found) >= 2


@pytest.mark.parametrize(
    ("code", "text", "trigger", "day"),
    [
        (
            "en",
            "On Thursday, Bell met industry leaders in Houston, promising to lift regulations.",
            "promising",
            "2031-05-08",
        ),
        ("en", "Farmers marched through Oslo on Friday, demanding higher prices.", "demanding", "2031-05-09"),
        (
            "fr",
            "Jeudi, Roux s'est adressé à des mineurs à Lyon, promettant d'alléger l'impôt.",
            "promettant",
            "2031-05-08",
        ),
        ("fr", "Des agriculteurs ont défilé vendredi à Oslo, dénonçant la réforme.", "dénonçant", "2031-05-09"),
    ],
)
def test_what_is_said_while_doing_something_has_its_day(code: str, text: str, trigger: str, day: str) -> None:
    """A participle behind a dated act dates what its doer says with it."""
    (fact,) = (f for f in statements(code, text) if f.trigger.text == trigger)

    assert fact.when is not None
    assert day == fact.when.value


@pytest.mark.parametrize(
    ("code", "text", "content"),
    [
        ("en", "The city expects about 6 million visitors according to the paper.", "about 6 million visitors"),
        ("fr", "La mairie a annoncé une hausse des impôts selon le journal.", "une hausse des impôts"),
    ],
)
def test_a_source_without_a_comma_is_no_part_of_what_is_said(code: str, text: str, content: str) -> None:
    """What somebody announces ends before "according to"."""
    found = {f.content.text for f in statements(code, text) if f.content is not None}

    assert content in found


@pytest.mark.parametrize(
    ("code", "text", "content"),
    [
        ("fr", "Si le maire part, comme l'a dit son adjoint, le conseil votera.", "le maire part"),
        ("en", "If the mayor leaves office, as he has said, the council will vote.", "the mayor leaves office"),
    ],
)
def test_as_he_said_behind_a_condition_says_the_condition(code: str, text: str, content: str) -> None:
    """What follows the condition is the article's own."""
    (fact,) = statements(code, text)
    assert fact.content is not None
    assert content == fact.content.text

"""Where time rules are tried: near what their matches must hold, at letters that they may begin with."""

from __future__ import annotations

import pytest

from depeche._languages import language
from depeche.facts.times.find import load_time_words
from depeche.facts.times.needs import FIGURE, Vocabulary
from depeche.facts.times.surroundings import Surroundings

_WORDS = Vocabulary(
    homes={"may": frozenset({"month"}), "week": frozenset({"unit"}), "night": frozenset({"part"})},
    names=frozenset({"month", "unit", "part"}),
    figures=frozenset({"year"}),
    macros={"next": "next|coming"},
    bodies={"month": "march|may", "year": r"(?:19|20)\d\d"},
)
_TEXTS = {
    "fr": "Le 3 mai 2024, vers 20h30, dans la nuit de vendredi à samedi ; il y a deux semaines, au printemps 2023, le lendemain.",
    "en": "On May 3, 2024, at 8:30 p.m., overnight from Friday to Saturday; two weeks ago, in spring 2023, the following day.",
}


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("the {month}", [{"month"}]),
        ("{month}(?: {year})?", [{"month"}]),
        ("{month} {year}", [{"month"}, {FIGURE}]),
        ("{next} {unit}", [{"unit"}]),
        (r"(?<=in )\d{2} {number}", [{FIGURE}]),
        ("{month}|{unit}", [{"month", "unit"}]),
        ("{month}|then", []),
        ("(?P<unit>week|night)s?", [{"unit", "part"}]),
        ("{year}?", []),
        ("(?!may)then", []),
    ],
)
def test_a_rule_needs_what_every_match_holds(pattern, needs):
    """Slots, figures and words of time count unless they may be missing; of alternatives one is needed."""
    assert [frozenset(need) for need in needs] == _WORDS.needs_of(pattern)


@pytest.mark.parametrize(
    ("pattern", "openings"),
    [
        ("the week", {"t"}),
        ("(?:the )?week", {"t", "w"}),
        (r"(?<=in )(?P<year>\d{4})", {"0"}),
        (r"'(?P<decade>\d0)s", {"'"}),
        (r"a?\ week|next", {"a", " ", "n"}),
        ("{month}|{year}", {"m", "0"}),
        ("(?:{next} )?{month}", {"n", "c", "m"}),
        ("[ab]c", None),
        ("(?:the )?", None),
    ],
)
def test_a_rule_begins_with_certain_letters(pattern, openings):
    """The first letters of a pattern are known unless it may begin with anything."""
    assert openings == _WORDS.openings_of(pattern)


@pytest.mark.parametrize("code", ["fr", "en"])
def test_nothing_is_missed_where_a_rule_is_not_tried(code):
    """Each rule finds in a text full of times just what its pattern finds when it searches the whole of it."""
    words, small = load_time_words(language(code)), _TEXTS[code].lower()
    near = Surroundings(small, words)
    searched = {rule.rank: [m.span() for m in rule.pattern.finditer(small)] for rule in words.rules}

    assert searched == {rule.rank: [m.span() for m in near.matches(rule)] for rule in words.rules}


@pytest.mark.parametrize("code", ["fr", "en"])
def test_words_of_time_begin_with_a_letter_or_figure(code):
    """Every word of time is found by its first letters."""
    assert [] == [word for word in load_time_words(language(code)).triggers if not word[0].isalnum()]


@pytest.mark.parametrize("code", ["fr", "en"])
def test_every_rule_has_a_pattern(code):
    """Patterns are compiled when first tried; each of them can be."""
    rules = load_time_words(language(code)).rules

    assert all(rule.pattern.groups >= 0 for rule in rules)

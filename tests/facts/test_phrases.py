"""Noun phrases as facts quote them."""

from __future__ import annotations

from depeche.facts.phrases import conjuncts_of, has, phrase_of
from tests.facts import parses
from tests.facts.parses import parsed

_COORDINATED = (
    "teams/team/NOUN/0/ROOT/Number=Plur from/from/ADP/2/case Mali/Mali/PROPN/0/nmod and/and/CCONJ/4/cc "
    "Chad/Chad/PROPN/2/conj and/and/CCONJ/7/cc the/the/DET/7/det army/army/NOUN/0/conj"
)


def _phrase(rows: str, head: int) -> str:
    tokens = phrase_of(parsed(rows).doc[head])
    return tokens[0].doc[tokens[0].i : tokens[-1].i + 1].text


def test_a_relative_clause_is_left_out() -> None:
    """The phrase ends where the clause about it starts."""
    assert "Soldiers" == _phrase(parses.GUARDED, 0)


def test_what_hangs_from_a_complement_stays_with_it() -> None:
    """Of "teams from Mali and Chad and the army" the teams are from both; the army stands apart."""
    assert "teams from Mali and Chad" == _phrase(_COORDINATED, 0)


def test_the_coordinated_stand_apart() -> None:
    """Each of those coordinated is a phrase of its own."""
    assert ["teams", "army"] == [t.text for t in conjuncts_of(parsed(_COORDINATED).doc[0])]


def test_a_preposition_is_left_out_unless_it_is_asked_for() -> None:
    """Of "par la police" the agent is "la police"."""
    doc = parsed(parses.ARRETES).doc
    assert (["la", "police"], ["par", "la", "police"]) == (
        [t.text for t in phrase_of(doc[7])],
        [t.text for t in phrase_of(doc[7], keep_case=True)],
    )


def test_features_are_read_by_name() -> None:
    """A token has the features of its form and no others."""
    head = parsed(_COORDINATED).doc[0]
    assert (True, False) == (has(head, "Number=Plur"), has(head, "Number=Sing"))

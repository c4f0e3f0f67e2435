"""When a fact holds: which of the times of an article is whose."""

from __future__ import annotations

import pytest

from depeche.article.article import Article
from depeche.facts.draft import Draft
from depeche.facts.fact import When
from depeche.facts.passage import Passage
from depeche.facts.reach import Reach
from depeche.facts.sites import clause_words
from depeche.facts.when import Whens, find_whens
from tests.article.captures import restored
from tests.facts.docs import draft, passage, span

_RAID = passage(
    """
    Rebels rebel NOUN 1 nsubj
    stormed storm VERB 1 ROOT
    the the DET 3 det
    village village NOUN 1 obj
    on on ADP 5 case
    Monday Monday PROPN 1 obl
    . . PUNCT 1 punct
    """
)
_RELEASE = passage(
    """
    Oslo Oslo PROPN 1 nsubj
    sold sell VERB 1 ROOT
    jets jet NOUN 1 obj
    , , PUNCT 7 punct
    according accord VERB 7 case
    to to ADP 4 fixed
    a a DET 7 det
    release release NOUN 1 obl
    published publish VERB 7 acl
    Friday Friday PROPN 8 obl
    . . PUNCT 1 punct
    """
)
_EXECUTION = passage(
    """
    Le le DET 1 det
    témoin témoin NOUN 3 nsubj
    a avoir AUX 3 aux
    parlé parler VERB 3 ROOT
    de de ADP 6 case
    l' le DET 6 det
    exécution exécution NOUN 3 obl
    , , PUNCT 8 punct
    jeudi jeudi NOUN 3 obl
    , , PUNCT 8 punct
    de de ADP 11 case
    soldats soldat NOUN 6 nmod
    . . PUNCT 3 punct
    """
)
_VISIT = passage(
    """
    Cela cela PRON 2 nsubj
    aidera aider VERB 2 ccomp
    , , PUNCT 4 punct
    a avoir AUX 4 aux
    dit dire VERB 4 ROOT
    lundi lundi NOUN 4 obl
    la le DET 7 det
    ministre ministre NOUN 4 nsubj
    , , PUNCT 10 punct
    en en ADP 10 case
    visite visite NOUN 7 nmod
    à à ADP 12 case
    Oslo Oslo PROPN 10 nmod
    . . PUNCT 4 punct
    """
)
_OPENING = passage(
    """
    Friday Friday PROPN 4 obl
    , , PUNCT 0 punct
    the the DET 3 det
    minister minister NOUN 4 nsubj
    said say VERB 4 ROOT
    troops troop NOUN 6 nsubj
    fired fire VERB 4 ccomp
    and and CCONJ 8 cc
    met meet VERB 4 conj
    envoys envoy NOUN 8 obj
    . . PUNCT 4 punct
    """
)


def _whens(code: str, found: list[Passage], drafts: list[Draft], times: dict[tuple[int, str], str]) -> Whens:
    article = _article(found)
    whens = {}
    for (number, words), value in times.items():
        where = span(found[number], words)
        whens[where] = When(article.pin(*where), value)
    reach = Reach.over(drafts, frozenset())
    return find_whens(whens, found, drafts, reach, clause_words(code).occasions)


def _article(found: list[Passage]) -> Article:
    return restored("\n\n".join(p.doc.text for p in found), title="Oslo", date="2024-09-14", language="en")


def test_a_fact_takes_the_time_of_its_own_clause() -> None:
    """Hung on its predicate."""
    raid = draft(_RAID, 1, "ASSAULT")
    found = _whens("en", [_RAID], [raid], {(0, "Monday"): "2024-09-09"})

    assert ("own_clause", (span(_RAID, "Monday"),)) == found.of(raid)


def test_the_date_of_a_release_is_the_statements() -> None:
    """What the release tells may have happened on any day."""
    sale = draft(_RELEASE, 1, "COOPERATE", who=("Oslo",))
    release = draft(_RELEASE, 7, "SAY", kind="statement", who=("a release",), content="Oslo sold jets")
    found = _whens("en", [_RELEASE], [sale, release], {(0, "Friday"): "2024-09-13"})

    assert ("own_clause", (span(_RELEASE, "Friday"),)) == found.of(release)
    assert ("", ()) == found.of(sale)


def test_a_time_right_behind_the_noun_of_an_event_is_the_events() -> None:
    """Wherever the parse hangs it; not the statement's."""
    execution = draft(_EXECUTION, 6, "ASSAULT")
    statement = draft(_EXECUTION, 3, "SAY", kind="statement", who=("Le témoin",))
    found = _whens("fr", [_EXECUTION], [execution, statement], {(0, "jeudi"): "2024-09-12"})

    assert ("own_clause", (span(_EXECUTION, "jeudi"),)) == found.of(execution)
    assert ("", ()) == found.of(statement)


def test_what_something_is_said_on_the_occasion_of_is_of_the_same_time() -> None:
    """The visit is under way on the day when the minister speaks."""
    visit = draft(_VISIT, 10, "CONSULT")
    statement = draft(_VISIT, 4, "SAY", kind="statement", who=("la ministre",), content="Cela aidera")
    found = _whens("fr", [_VISIT], [visit, statement], {(0, "lundi"): "2024-09-09"})

    assert ("sentence", (span(_VISIT, "lundi"),)) == found.of(visit)


@pytest.mark.parametrize(("head", "rule"), [(8, "sentence"), (6, "")])
def test_a_time_that_opens_the_sentence_dates_what_is_not_said_by_somebody(head: int, rule: str) -> None:
    """The meeting, not the firing that the minister tells of."""
    event = draft(_OPENING, head, "CONSULT")
    statement = draft(_OPENING, 4, "SAY", kind="statement", who=("the minister",), content="troops fired")
    found = _whens("en", [_OPENING], [event, statement], {(0, "Friday"): "2024-09-13"})

    assert rule == found.of(event)[0]


_THEY = passage(
    """
    They they PRON 1 nsubj
    burned burn VERB 1 ROOT
    houses house NOUN 1 obj
    . . PUNCT 1 punct
    """,
    offset=100,
)


@pytest.mark.parametrize(
    ("type_", "who", "rule"), [("ASSAULT", ("They",), "other_telling"), ("ASSAULT", (), ""), ("AID", ("They",), "")]
)
def test_force_goes_on_where_a_pronoun_speaks_of_those_at_it(type_: str, who: tuple[str, ...], rule: str) -> None:
    """Of the same kind and right after."""
    raid, burning = draft(_RAID, 1, "ASSAULT"), draft(_THEY, 1, type_, who=who)
    whens = {span(_RAID, "Monday"): When(_article([_RAID]).pin(*span(_RAID, "Monday")), "2024-09-09")}
    reach = Reach.over([raid, burning], frozenset())
    found = find_whens(whens, [_RAID, _THEY], [raid, burning], reach, clause_words("en").occasions)

    assert rule == found.of(burning)[0]


def test_an_event_told_again_by_the_same_word_keeps_its_time() -> None:
    """Within about two sentences; another kind of event does not."""
    again = Passage(_RAID.doc, _RAID.end + 2, "paragraph", 0)
    first, second, other = draft(_RAID, 1, "ASSAULT"), draft(again, 1, "ASSAULT"), draft(again, 1, "PROTEST")
    found = _whens("en", [_RAID, again], [first, second], {(0, "Monday"): "2024-09-09"})

    assert ("other_telling", (span(_RAID, "Monday"),)) == found.of(second)
    found = _whens("en", [_RAID, again], [first, other], {(0, "Monday"): "2024-09-09"})
    assert ("", ()) == found.of(other)

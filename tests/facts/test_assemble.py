"""Drafts become facts: credited, placed in time, grouped into happenings, linked to what they answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from depeche.article.article import Article
from depeche.facts.answers import with_answers
from depeche.facts.assemble import Circumstances, assemble
from depeche.facts.attribution import attribute
from depeche.facts.counts import find_counts
from depeche.facts.draft import Draft
from depeche.facts.fact import Fact, Quantity, When
from depeche.facts.happenings import Telling, happenings_of
from depeche.facts.passage import Passage, Span
from depeche.facts.reach import Reach
from depeche.facts.sites import clause_words
from depeche.facts.when import find_whens
from depeche.facts.where import Wheres
from tests.article.captures import restored
from tests.facts.docs import draft, passage, replace_kind, span

_TEXT = "Rome accused Oslo on Monday of sending 70 boats."
_ACCUSED = passage(
    """
    Rome Rome PROPN 1 nsubj
    accused accuse VERB 1 ROOT
    Oslo Oslo PROPN 1 obj
    on on ADP 4 case
    Monday Monday PROPN 1 obl
    of of SCONJ 6 mark
    sending send VERB 1 advcl
    70 70 NUM 8 nummod
    boats boat NOUN 6 obj
    . . PUNCT 1 punct
    """
)
_At = Callable[[Span], str | None]
_ACCUSATION = draft(
    _ACCUSED, 1, "ACCUSE", kind="statement", who=("Rome",), to_whom=("Oslo",), content="sending 70 boats"
)
_SENDING = draft(_ACCUSED, 6, "AID", who=("Oslo",))


def _no_pronoun(_: Span) -> bool:
    return False


def _article() -> Article:
    return restored(_TEXT, title="Rome", date="2024-09-14", language="en")


def _entity(found: Span) -> str | None:
    return f"country:{_TEXT[found[0] : found[1]]}"


def _circumstances(article: Article, *drafts_: object) -> Circumstances:
    when, figure = span(_ACCUSED, "Monday"), span(_ACCUSED, "70 boats")
    drafts, told = [_ACCUSATION, _SENDING], When(article.pin(*when), "2024-09-09")
    quantity_at = {figure: Quantity(article.pin(*figure), 70, None, "=", "boats", None, percent=False)}
    reach = Reach.over(drafts, frozenset())
    return Circumstances(
        times=find_whens({when: told}, [_ACCUSED], drafts, reach, clause_words("en").occasions),
        places=Wheres({}, reach, frozenset(), frozenset(), frozenset()),
        quantities=find_counts(quantity_at, [_ACCUSED], reach, clause_words("en")),
        when_at={when: told},
        place_at={},
        quantity_at=quantity_at,
    )


def _assembled(
    article: Article, drafts: Sequence[Draft], circumstances: Circumstances, entity_at: _At
) -> tuple[Fact, ...]:
    return tuple(grounded.fact for grounded in assemble(article, drafts, circumstances, entity_at))


def test_each_expression_belongs_to_the_nearest_predicate_above_it() -> None:
    """The day dates the accusation, the figure counts what was sent."""
    article = _article()
    accusation, sending = _assembled(article, [_SENDING, _ACCUSATION], _circumstances(article), _entity)

    assert ("ACCUSE", "AID") == (accusation.type, sending.type)
    assert accusation.when is not None
    assert "2024-09-09" == accusation.when.value
    assert () == accusation.how_many
    assert [70] == [q.value for q in sending.how_many]
    assert ["country:Rome"] == [m.entity for m in accusation.who]


def test_an_event_does_not_take_the_time_at_which_it_is_said() -> None:
    """What is said on Monday may be of any other day."""
    article = _article()
    _, sending = _assembled(article, [_SENDING, _ACCUSATION], _circumstances(article), _entity)

    assert sending.when is None


def test_an_event_told_in_a_statement_is_credited_to_its_speaker() -> None:
    """According to whom: the accuser."""
    (event,) = attribute([_SENDING], [_ACCUSATION], _no_pronoun, clause_words("en"))

    assert (span(_ACCUSED, "Rome"),) == event.according_to


def test_what_is_demanded_is_no_event() -> None:
    """The content of a demand stays a content."""
    demand = draft(_ACCUSED, 1, "REQUEST", kind="statement", who=("Rome",), content="sending 70 boats")

    assert [] == attribute([_SENDING], [demand], _no_pronoun, clause_words("en"))


def test_a_denial_of_the_same_words_denies_the_event() -> None:
    """Its status is denied, its teller still the accuser."""
    denial = draft(_ACCUSED, 2, "DENY", kind="statement", who=("Oslo",), content="sending 70 boats")
    (event,) = attribute([_SENDING], [_ACCUSATION, denial], _no_pronoun, clause_words("en"))

    assert "denied" == event.status


def test_a_speaker_named_by_a_pronoun_is_credited_by_his_name() -> None:
    """The words that last named a speaker before it."""
    from dataclasses import replace

    earlier = draft(_ACCUSED, 0, "SAY", kind="statement", who=("Oslo",))
    pronoun = replace(_ACCUSATION, who=(span(_ACCUSED, "on"),))
    (event,) = attribute(
        [_SENDING], [earlier, pronoun], lambda found: found == span(_ACCUSED, "on"), clause_words("en")
    )

    assert (span(_ACCUSED, "Oslo"),) == event.according_to


def test_praise_or_refusal_vouches_for_nothing() -> None:
    """What is approved is not credited to who approves it."""
    approval = draft(_ACCUSED, 1, "SUPPORT", kind="statement", who=("Rome",), content="sending 70 boats")
    (event,) = attribute([_SENDING], [approval], _no_pronoun, clause_words("en"))

    assert () == event.according_to


def test_an_event_outside_all_statements_stands_on_its_own() -> None:
    """The article asserts it itself."""
    (event,) = attribute([_SENDING], [], _no_pronoun, clause_words("en"))

    assert () == event.according_to


def _facts() -> tuple[Fact, ...]:
    article = _article()
    denial = draft(_ACCUSED, 2, "DENY", kind="statement", who=("Oslo",), content="sending 70 boats")
    events = attribute([_SENDING], [_ACCUSATION, denial], _no_pronoun, clause_words("en"))
    return _assembled(article, [_ACCUSATION, denial, *events], _circumstances(article), _entity)


def test_a_denial_answers_the_accusation_and_the_deed() -> None:
    """Both links say how."""
    facts = _facts()
    denial = next(f for f in facts if f.type == "DENY")

    assert {("ACCUSE", "denies"), ("AID", "denies")} == {
        (next(f.type for f in facts if f.id == a.fact), a.how) for a in denial.answers
    }


def _telling(words: Passage, who: set[str], to_whom: set[str], when: str | None = None, lemma: str = "meet") -> Telling:
    return Telling(draft(words, 1, "CONSULT"), frozenset(who), frozenset(to_whom), when, lemma)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (_telling(_ACCUSED, {"a"}, {"b"}, "2024-09-13", "talks"), True),
        (_telling(_ACCUSED, {"b"}, {"a"}), True),
        (_telling(_ACCUSED, {"a"}, set()), True),
        (_telling(_ACCUSED, {"a"}, {"b"}, "2024-08-01"), False),
        (_telling(_ACCUSED, {"a"}, {"c"}), False),
        (_telling(_ACCUSED, {"c"}, {"b"}), False),
        (_telling(_ACCUSED, set(), set()), False),
    ],
)
def test_tellings_of_one_happening_share_it(other: Telling, same: bool) -> None:
    """Shared actors and no clash of actors or dates; a meeting is the same from either side."""
    names = happenings_of([_telling(_ACCUSED, {"a"}, {"b"}, "2024-09-13/2024-09-14"), other])

    assert same == (names[0] == names[1])


def test_differing_figures_of_one_happening_answer_each_other() -> None:
    """The later telling says that it differs."""
    article = _article()
    (one, two) = (f for f in _facts() if f.type in {"AID", "ACCUSE"})
    figure = article.pin(*span(_ACCUSED, "70 boats"))
    from dataclasses import replace

    told = [replace(one, how_many=(Quantity(figure, 70, None, "=", "boats", None, percent=False),), happening="h1")]
    told.append(replace(two, how_many=(Quantity(figure, 70, None, ">", "boats", None, percent=False),), happening="h1"))
    _, later = with_answers(told, {})

    assert ("differs", told[0].id) in {(a.how, a.fact) for a in later.answers}


def test_an_event_told_only_by_a_heading_is_no_fact() -> None:
    """A heading or digest line adds a telling to what the body tells, never a fact of its own."""
    from dataclasses import replace

    article = _article()
    heading = replace(_SENDING, passage=replace_kind(_ACCUSED), who=())
    facts = _assembled(article, [_ACCUSATION, heading], _circumstances(article), _entity)

    assert ["ACCUSE"] == [f.type for f in facts]

"""Where, how many, according to whom and whether: read off whole sentences with the trained parser."""

from __future__ import annotations

import pytest

import depeche
from depeche._languages import codes
from depeche.facts.fact import Fact
from tests.facts.told import ROWS, Row

_ALL = [pytest.param(code, row, id=f"{code} {row[0]}") for code in codes() for row in ROWS[code]]


def _fact(code: str, row: Row) -> Fact:
    record = depeche.read_text(row[0], language=code, date="2031-05-13", title="x")
    found = [f for f in record.findings.facts if row[1] in f.trigger.text]
    return min(found, key=lambda f: f.kind)


@pytest.mark.parametrize("code", codes())
def test_every_language_is_tried_on_many_sentences(code: str) -> None:
    """At least thirty, as many in each."""
    assert len(ROWS[code]) >= 30
    assert len({len(rows) for rows in ROWS.values()}) == 1


@pytest.mark.parametrize(("code", "row"), _ALL)
def test_circumstances_are_those_of_the_event_itself(code: str, row: Row) -> None:
    """Neither the distance, nor what is only spoken of, nor somebody else's place is taken for its own."""
    _, _, where, how_many, according_to, status = row
    fact = _fact(code, row)

    assert where == tuple(p.pin.text for p in fact.where)
    assert how_many == tuple((q.value, q.comparator) for q in fact.how_many)
    assert according_to == tuple(m.pin.text for m in fact.according_to)
    assert status == fact.status

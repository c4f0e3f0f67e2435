"""The page the project started from, read as an editor would read it. Skips where the page is absent."""

from __future__ import annotations

from pathlib import Path

import pytest

import depeche
from depeche.facts.fact import Fact
from depeche.record import Record


@pytest.fixture(scope="module")
def record(corpus: Path) -> Record:
    """The record of the seed page."""
    (found,) = depeche.read(corpus / "seed" / "page.txt")
    return found


def _names(record: Record) -> dict[str, str]:
    return {e.id: e.name for e in record.findings.entities}


def _actors(record: Record, fact: Fact) -> tuple[set[str], set[str]]:
    names = _names(record)
    return (
        {names.get(m.entity or "", m.pin.text) for m in fact.who},
        {names.get(m.entity or "", m.pin.text) for m in fact.to_whom},
    )


def _of_happening(record: Record, fact: Fact) -> list[Fact]:
    return [f for f in record.findings.facts if f.happening == fact.happening]


def test_a_meeting_told_several_times_is_one_happening(record: Record) -> None:
    """Kim Jong Un meets Sergueï Choïgou, on 13 September, in North Korea."""
    told = [
        f
        for f in record.findings.facts
        if f.type == "CONSULT" and _actors(record, f) == ({"Kim Jong-un"}, {"Sergei Shoigu"})
    ]
    tellings = _of_happening(record, told[0])

    assert len(tellings) >= 3
    assert {"2024-09-13"} == {f.when.value for f in tellings if f.when}
    assert "KP" in {place.country for f in tellings for place in f.where}


def test_the_agency_is_quoted_with_its_words(record: Record) -> None:
    """KCNA's announcement."""
    said = [f for f in record.findings.facts if any("KCNA" in m.pin.text for m in f.who) and f.content]

    assert any(f.content and f.content.text.startswith("Il y a eu un vaste échange") for f in said)


def test_an_accusation_and_its_denial_are_linked(record: Record) -> None:
    """The United States and South Korea accuse North Korea of arming Russia, which it denies."""
    facts = {f.id: f for f in record.findings.facts}
    (denial,) = (f for f in facts.values() if f.type == "DENY")
    answered = [facts[a.fact] for a in denial.answers if a.how == "denies"]
    accusation = next(f for f in answered if f.type == "ACCUSE")
    deed = next(f for f in answered if f.kind == "event")

    assert ({"United States", "South Korea"}, {"North Korea"}) == _actors(record, accusation)
    assert ({"North Korea"}, {"Russia"}) == _actors(record, deed)
    assert "denied" == deed.status
    assert 2 == len(deed.according_to)


def test_washington_and_london_hold_back(record: Record) -> None:
    """Two governments, told by the digest and by the body."""
    (held, *_) = (f for f in record.findings.facts if f.type == "REJECT" and "United Kingdom" in _actors(record, f)[0])

    assert {"United States", "United Kingdom"} == _actors(record, held)[0]
    assert len(_of_happening(record, held)) >= 2


def test_starmer_speaks_on_the_thirteenth(record: Record) -> None:
    """The bare weekday is resolved against the day of publication."""
    (said, *_) = (f for f in record.findings.facts if "Keir Starmer" in _actors(record, f)[0] and f.kind == "statement")

    assert said.when is not None
    assert "2024-09-13" == said.when.value


def test_zelensky_demands_and_appeals(record: Record) -> None:
    """Two requests to his allies."""
    asked = [f for f in record.findings.facts if f.type == "REQUEST" and f.kind == "statement"]

    assert 2 == sum(any("alliés" in m.pin.text for m in f.to_whom) for f in asked)
    assert "Volodymyr Zelensky" in {n for f in asked for n in _actors(record, f)[0]}


def test_the_sale_has_its_price_and_still_needs_congress(record: Record) -> None:
    """The United States approve it; 7.2 billion dollars; 32 aircraft; Congress is planned."""
    approvals = [f for f in record.findings.facts if f.type == "SUPPORT" and f.kind == "event"]
    figures = {(q.value, q.currency) for f in record.findings.facts for q in f.how_many}

    assert any("United States" in _actors(record, f)[0] for f in approvals)
    assert (7_200_000_000, "USD") in figures
    assert (32, None) in figures
    assert ["planned"] == [f.status for f in approvals if any("Congrès" in m.pin.text for m in f.who)]


def test_the_drones_keep_their_figures_side_by_side(record: Record) -> None:
    """Russia launches more than 70 on Ukraine, says Zelensky on Telegram; the digest and the heading say 70."""
    launched = next(f for f in record.findings.facts if f.type == "ASSAULT" and "Russia" in _actors(record, f)[0])
    tellings = _of_happening(record, launched)
    affirmed = next(f for f in record.findings.facts if f.content and launched.trigger.text in f.content.text)

    assert {(70, ">"), (70, "=")} <= {(q.value, q.comparator) for f in tellings for q in f.how_many}
    assert {"2024-09-13/2024-09-14"} == {f.when.value for f in tellings if f.when}
    assert ["Volodymyr Zelensky"] == [_names(record).get(m.entity or "") for m in launched.according_to]
    assert affirmed.channel is not None
    assert "Telegram" in affirmed.channel.text


def test_most_were_shot_down(record: Record) -> None:
    """So he assures."""
    assert any("abattus" in f.trigger.text and f.type == "ASSAULT" for f in record.findings.facts)


def test_pilots_train_in_romania_this_week(record: Record) -> None:
    """On F-16s, that week, still going on."""
    trained = [
        f for f in record.findings.facts if f.type == "COOPERATE" and any("pilotes" in m.pin.text for m in f.who)
    ]

    assert [("2024-W37", "ongoing")] == [(f.when.value if f.when else "", f.status) for f in trained]
    assert any(place.country == "RO" for f in trained for place in f.where)


def test_the_digest_opens_the_key_facts(record: Record) -> None:
    """Three to seven lines, the article's own first."""
    lines = [k.line for k in record.findings.key_facts]
    digest = [record.article.text[p.start : p.end] for p in record.article.parts if p.kind == "digest"]

    assert digest == lines[:3]
    assert 3 <= len(lines) <= 7

"""Saved searches: named, refined, dropped; nothing of them is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from depeche.errors import NotFound
from depeche.ledger import Ledger


def test_a_search_keeps_its_number_when_it_is_refined(tmp_path: Path) -> None:
    """The last said of a name holds, under the number it always had."""
    with Ledger(tmp_path / "l.db", write=True) as ledger:
        first = ledger.searches().save("Denials", "/facts", "type=DENY", "ada")
        ledger.searches().save("Macron", "/", "q=Macron", "ada")
        later = ledger.searches().save("Denials", "/facts", "type=DENY&lang=fr", "bob")

        assert first.id == later.id
        assert "type=DENY&lang=fr" == ledger.searches().of(first.id).asked
        assert ["Denials", "Macron"] == [search.name for search in ledger.searches().all()]


def test_a_dropped_search_is_not_shown(tmp_path: Path) -> None:
    """It may be saved again, and has its number again."""
    with Ledger(tmp_path / "l.db", write=True) as ledger:
        made = ledger.searches().save("Denials", "/facts", "type=DENY", "ada")
        ledger.searches().drop(made.id, "ada")
        assert [] == ledger.searches().all()
        with pytest.raises(NotFound):
            ledger.searches().of(made.id)

        assert made.id == ledger.searches().save("Denials", "/facts", "type=DENY", "ada").id


def test_searches_travel_with_the_record(tmp_path: Path) -> None:
    """Once, however often they are brought in."""
    with Ledger(tmp_path / "one.db", write=True) as one, Ledger(tmp_path / "other.db", write=True) as other:
        made = one.searches().save("Denials", "/facts", "type=DENY", "ada")
        for _ in range(2):
            other.bring_in(one.dump())

        assert [made] == other.searches().all()

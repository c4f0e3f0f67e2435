"""The pages of the desk, as they come from the server."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from depeche._languages import codes, language
from depeche.ledger import Ledger
from depeche.ledger.outcomes import VisitOutcome
from depeche.ledger.sources import Visit
from depeche.publish.desk.views import VIEWS
from tests.publish.desk.conftest import client_of

_PAGES = [view.address for view in VIEWS if view.address]


@pytest.mark.parametrize("ui", ["en", "fr"])
@pytest.mark.parametrize("path", _PAGES)
def test_every_page_of_the_navigation_is_there(client: TestClient, path: str, ui: str) -> None:
    """Each answers in both languages, and says which."""
    answer = client.get(path, params={"ui": ui})

    assert 200 == answer.status_code
    assert f'<html lang="{ui}"' in answer.text


def test_the_browser_chooses_the_language(client: TestClient) -> None:
    """The most wanted that the desk speaks, English when it speaks none."""
    wanted = {"fr-CA, en;q=0.5": "fr", "de, en;q=0.5, fr;q=0.8": "fr", "de": "en", "fr;q=0, en": "en", "": "en"}
    found = {header: client.get("/", headers={"Accept-Language": header}).text for header in wanted}

    assert wanted == {header: text.split('<html lang="')[1][:2] for header, text in found.items()}


def test_the_chosen_language_is_remembered(client: TestClient) -> None:
    """The address chooses, a cookie of the desk's own remembers."""
    client.get("/", params={"ui": "fr"}, headers={"Accept-Language": "en"})

    assert '<html lang="fr"' in client.get("/", headers={"Accept-Language": "en"}).text


def test_intake_shows_what_is_ill(tmp_path: Path) -> None:
    """A source that failed says so, with why; the failure stands below."""
    path = tmp_path / "ledger.db"
    with Ledger(path, write=True) as ledger:
        ledger.follow("https://news.example/feed", "feed", interval=600.0, title="News of Sorvie")
        source = ledger.source("News of Sorvie")
        now = datetime(2024, 9, 14, 12, tzinfo=UTC)
        outcome = VisitOutcome(now.isoformat(), source.address, source.id, "timeout", None, "no answer in 30 s")
        ledger.settle_visit(source, Visit(600.0, now, error="timeout: no answer in 30 s"), outcome)
    with client_of(path) as asking:
        text = asking.get("/intake").text
        rows = asking.get("/api/sources").json()["rows"]

    assert "News of Sorvie" in text
    assert "failing" in text
    assert "no answer in 30 s" in text
    assert ["https://news.example/feed"] == [row["address"] for row in rows]


def test_desk_words_are_the_same_in_every_language() -> None:
    """Every language says the same things, with the same blanks."""
    first, *others = (_keys(language(code).toml("desk")) for code in codes())
    for other in others:
        assert set() == first ^ other


def _keys(table: dict[str, object], before: str = "") -> set[str]:
    found: set[str] = set()
    for key, value in table.items():
        blanks = "".join(sorted(part.split("}")[0] for part in str(value).split("{")[1:]))
        found |= _keys(value, f"{before}{key}.") if isinstance(value, dict) else {f"{before}{key} {blanks}"}
    return found

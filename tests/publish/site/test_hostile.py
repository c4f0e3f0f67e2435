"""Hostile names, headlines and words in what is published: they are shown as text, wherever they came from."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from depeche.ledger import Ledger
from depeche.publish.desk.app import make_app
from depeche.publish.desk.settings import Settings
from depeche.publish.site.dossier import write_dossier
from depeche.publish.site.pages import pages_of
from depeche.publish.site.selection import select
from depeche.publish.site.write import write_site
from tests.ledger.entries import both

_HOSTILE = '</title><script>alert(1)</script><img src=x onerror=alert(1)>" onload="x \u202e\x07'
_NEVER = ("<script>alert", "<img src", "javascript:alert", "\u202e", "\x07")
_VIEWS = ("/claims", "/people", "/people/country:RU", "/timeline", "/map", "/network", "/outlets")


def _ledger(folder: Path) -> Path:
    """A ledger in which everything that an article can say is hostile."""
    path = folder / "ledger.db"
    with Ledger(path, write=True) as ledger:
        ledger.add(both())
        change = ledger.connection().execute
        change(
            "UPDATE articles SET headline = ?1, outlet = ?1, rights = ?1, source_url = 'javascript:alert(1)'",
            (_HOSTILE,),
        )
        change("UPDATE entities SET name = ?", (_HOSTILE,))
        change("UPDATE fact_values SET text = text || ?", (_HOSTILE,))
    return path


def test_a_site_and_a_dossier_show_it_as_text(tmp_path: Path) -> None:
    """In every page and feed, its own title included."""
    with Ledger(_ledger(tmp_path)) as ledger:
        selection = select(ledger, "", 100)
        write_site(ledger, selection, tmp_path / "site", pages_of("en", _HOSTILE))
        write_dossier(selection, tmp_path / "dossier.html", pages_of("fr", _HOSTILE))
    written = [*tmp_path.rglob("*.html"), *tmp_path.rglob("*.atom")]
    found = {(path.name, bad) for path in written for bad in _NEVER if bad in path.read_text(encoding="utf-8")}

    assert len(written) > 10
    assert set() == found


def test_claims_people_charts_and_feeds_show_it_as_text(tmp_path: Path) -> None:
    """On the desk, as page and as Atom."""
    desk = TestClient(
        make_app(_ledger(tmp_path), Settings("a-token-that-nobody-knows")), base_url="http://127.0.0.1:8765"
    )
    for view in _VIEWS:
        for form in ("html", "atom"):
            answer = desk.get(view, params={"format": form})
            assert (200, []) == (answer.status_code, [bad for bad in _NEVER if bad in answer.text]), (view, form)

"""The dossier: one page that needs nothing else, with its proofs, as the rights allow."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from depeche.errors import CannotPublish, NotFound
from depeche.ledger import Ledger
from depeche.publish.site.dossier import write_dossier
from depeche.publish.site.pages import pages_of
from depeche.publish.site.selection import select


def _dossier(ledger: Ledger, folder: Path, query: str = "", person: str | None = None, lang: str = "en") -> str:
    path = folder / "dossier.html"
    write_dossier(select(ledger, query, 100, person), path, pages_of(lang, "Accidents"))
    return path.read_text(encoding="utf-8")


def test_a_dossier_needs_nothing_else(ledger: Ledger, tmp_path: Path) -> None:
    """No script, no file beside it; its policy lets the browser load nothing."""
    text = _dossier(ledger, tmp_path, "accidents")

    assert text.startswith("<!doctype html>")
    assert [] == re.findall(r"<(?:script|link|img|iframe)\b", text)
    assert "default-src 'none'; style-src 'sha256-" in unescape(text)
    assert set() == {
        link for link in re.findall(r'href="([^"]*)"', text) if not link.startswith(("#", "https://example.org"))
    }


def test_every_mark_leads_to_its_proof(ledger: Ledger, tmp_path: Path) -> None:
    """Links within the page have their place, and no place is named twice."""
    text = _dossier(ledger, tmp_path)
    places = re.findall(r' id="([^"]+)"', text)

    assert set() == set(re.findall(r'href="#([^"]+)"', text)) - set(places)
    assert len(set(places)) == len(places)
    assert 3 <= len(re.findall(r"<svg xmlns", text))


def test_a_dossier_keeps_the_rights(ledger: Ledger, tmp_path: Path) -> None:
    """Where a link alone is allowed there is the link, and none of the words."""
    text = _dossier(ledger, tmp_path, "accidents OR protested")

    assert "hiding 41 accidents" not in text
    assert "hiding 52 accidents" in text
    assert "https://example.org/link" in text


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_dossier_of_somebody(ledger: Ledger, tmp_path: Path, lang: str) -> None:
    """What they have a part in, under their name, in both languages."""
    text = _dossier(ledger, tmp_path, person="country:RU", lang=lang)

    assert "Kharkiv" in text
    assert "Macron" not in text
    assert f'<html lang="{lang}">' in text


def test_nobody_has_no_dossier(ledger: Ledger, tmp_path: Path) -> None:
    """An identifier that nobody has is said to be nobody's."""
    with pytest.raises(NotFound):
        _dossier(ledger, tmp_path, person="person:nobody")


def test_a_place_that_cannot_be_written_is_named(ledger: Ledger, tmp_path: Path) -> None:
    """The error says where and why."""
    with pytest.raises(CannotPublish, match="missing"):
        write_dossier(select(ledger, "", 10), tmp_path / "missing" / "d.html", pages_of("en", "x"))

"""The site: complete, without dead links, as the rights allow, and the same every time."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import feedparser
import pytest

from depeche.errors import CannotPublish
from depeche.ledger import Ledger
from depeche.publish.site.pages import pages_of
from depeche.publish.site.selection import select
from depeche.publish.site.write import MANIFEST, write_site
from tests.publish.site.conftest import LINKED, QUOTED, WHOLE


class _Page(HTMLParser):
    """The links, sources and places of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"} and value is not None:
                self.links.append(value)
            if name == "id" and value:
                self.places.append(value)


def _write(ledger: Ledger, folder: Path, query: str = "", lang: str = "en", base: str | None = None) -> Path:
    write_site(ledger, select(ledger, query, 100), folder, pages_of(lang, "The record"), base)
    return folder


@pytest.fixture(scope="module")
def site(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole ledger as a site."""
    with Ledger(published) as ledger:
        return _write(ledger, tmp_path_factory.mktemp("out") / "site")


def _pages(site: Path) -> Iterator[tuple[Path, _Page]]:
    for path in sorted(site.rglob("*.html")):
        yield path, _Page(path.read_text(encoding="utf-8"))


def test_no_link_is_dead(site: Path) -> None:
    """Every link within the site leads to a file that is there, and to a place in it that is there."""
    read = dict(_pages(site))
    dead = []
    for path, page in read.items():
        for link in page.links:
            if re.match(r"https?:", link):
                continue
            file, _, place = link.partition("#")
            target = (path.parent / unquote(file)).resolve() if file else path
            if not target.is_file() or (place and target in read and place not in read[target].places):
                dead.append((path.name, link))

    assert [] == dead
    assert len(read) > 15


def test_every_link_is_relative(site: Path) -> None:
    """The site works from disk and wherever it is put; only originals are addresses of the web."""
    links = {link for _, page in _pages(site) for link in page.links}

    assert set() == {link for link in links if link.startswith("/") or "127.0.0.1" in link}
    assert {"example.org"} == {link.split("/")[2] for link in links if link.startswith("http")}


def test_no_place_is_named_twice(site: Path) -> None:
    """Identifiers are unique in each page."""
    assert [] == [path.name for path, page in _pages(site) if len(page.places) != len(set(page.places))]


def test_everybody_reads_as_much_as_the_outlet_allows(site: Path) -> None:
    """A link: no words of the article; an excerpt: the words that prove; the full text: all of it."""
    whole = "".join(path.read_text(encoding="utf-8") for path in sorted(site.rglob("*")) if path.is_file())
    pages = {p.read_text(encoding="utf-8") for p in site.glob("articles/*.html")}
    of = {outlet: next(p for p in pages if f">{outlet}<" in p) for outlet in (LINKED, QUOTED, WHOLE)}

    assert "hiding 41 accidents" not in whole
    assert "hiding 52 accidents" in of[QUOTED]
    assert 'class="article"' not in of[QUOTED]
    assert 'class="article"' in of[WHOLE]
    assert "https://example.org/link" in of[LINKED]
    assert "only in the original" in of[LINKED]


def test_feeds_are_valid_and_tables_have_their_rows(site: Path, ledger: Ledger) -> None:
    """Both formats of three feeds, CSV and JSON of articles and facts."""
    for name in ("articles", "facts", "claims"):
        read = feedparser.parse((site / f"feeds/{name}.atom").read_text(encoding="utf-8"))
        known = json.loads((site / f"feeds/{name}.json").read_text(encoding="utf-8"))
        assert (False, "atom10") == (bool(read.bozo), read.version)
        assert [entry.id for entry in read.entries] == [item["id"] for item in known["items"]]
        assert known["items"]
    rows = list(csv.DictReader(io.StringIO((site / "data/facts.csv").read_text(encoding="utf-8"))))

    assert len(list(ledger.all_facts())) == len(rows)
    assert {row["key"] for row in rows} == {
        row["key"] for row in json.loads((site / "data/facts.json").read_text("utf-8"))
    }


def test_feeds_know_where_they_will_be_served(ledger: Ledger, tmp_path: Path) -> None:
    """With the site's address their links are whole."""
    site = _write(ledger, tmp_path / "site", base="https://desk.example/record")
    known = json.loads((site / "feeds/facts.json").read_text(encoding="utf-8"))

    assert "https://desk.example/record/feeds/facts.json" == known["feed_url"]
    assert known["items"][0]["url"].startswith("https://desk.example/record/articles/")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_same_selection_gives_the_same_bytes(ledger: Ledger, tmp_path: Path, lang: str) -> None:
    """File by file, in both languages."""
    one, two = (_write(ledger, tmp_path / name, "missiles", lang) for name in ("one", "two"))
    files = [{p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()} for site in (one, two)]

    assert files[0] == files[1]
    assert f'<html lang="{lang}">' in (one / "index.html").read_text(encoding="utf-8")


def test_a_selection_holds_nothing_else(ledger: Ledger, tmp_path: Path) -> None:
    """Articles that the search does not find are not in the site."""
    site = _write(ledger, tmp_path / "site", "missiles")
    whole = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))

    assert "Missiles hit Kharkiv" in whole
    assert "Macron" not in whole


def test_a_site_replaces_the_one_before(ledger: Ledger, tmp_path: Path) -> None:
    """Pages that are no longer selected are gone."""
    site = _write(ledger, tmp_path / "site")
    before = set(site.glob("articles/*"))
    _write(ledger, site, "missiles")

    assert set(site.glob("articles/*")) < before


def test_a_folder_with_other_files_is_left_alone(ledger: Ledger, tmp_path: Path) -> None:
    """It is refused, and nothing in it changes."""
    (tmp_path / "thesis.html").write_text("mine")

    with pytest.raises(CannotPublish, match="holds other files"):
        _write(ledger, tmp_path)
    assert ["thesis.html"] == [path.name for path in tmp_path.iterdir()]


def test_a_forged_list_of_files_deletes_nothing_outside(ledger: Ledger, tmp_path: Path) -> None:
    """Names that lead out of the folder are not followed."""
    other = tmp_path / "other.txt"
    other.write_text("mine")
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / MANIFEST).write_text(json.dumps({"files": ["../other.txt"]}))
    _write(ledger, folder)

    assert "mine" == other.read_text()

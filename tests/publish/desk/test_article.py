"""An article's page: its text, its facts, its capture, and deciding about them in place."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from depeche.ledger import Ledger
from depeche.ledger.finding import Page
from tests.ledger.entries import entry
from tests.publish.desk.conftest import TOKEN, client_of


@pytest.fixture
def own_ledger(ledger_path: Path, tmp_path: Path) -> Path:
    """A copy of the ledger, to write in."""
    return Path(shutil.copy(ledger_path, tmp_path / "ledger.db"))


@pytest.fixture
def editor(own_ledger: Path) -> Iterator[TestClient]:
    """Somebody who entered the token."""
    with client_of(own_ledger) as asking:
        assert 303 == asking.post("/enter", data={"token": TOKEN}).status_code
        yield asking


def _mark(client: TestClient, path: str = "/articles/1") -> str:
    return re.findall(r'name="mark" value="([0-9a-f]+)"', client.get(path).text)[0]


def _a_fact(path: Path) -> str:
    with Ledger(path) as ledger:
        return ledger.facts("", Page(1)).rows[0].key


def test_an_article_has_its_text_its_facts_and_its_capture(client: TestClient) -> None:
    """All three are in the page, the labels in the reader's language."""
    text = client.get("/articles/1", params={"ui": "en"}).text

    assert "Macron à Berlin" in text
    assert 'class="article"' in text
    assert 'class="capture"' in text
    assert 'id="r1f1c"' in text
    assert "The facts" in text


def test_an_article_that_is_not_there_is_said_to_be_missing(client: TestClient) -> None:
    """As a page in words."""
    answer = client.get("/articles/99")

    assert 404 == answer.status_code
    assert "there is no article of that number" in answer.text


def test_a_fact_has_a_lasting_address(client: TestClient, ledger_path: Path) -> None:
    """It leads to the fact's words in the article."""
    answer = client.get(f"/facts/{_a_fact(ledger_path)}")

    assert 303 == answer.status_code
    assert re.fullmatch(r"/articles/\d+#r1f\d+", answer.headers["location"])


def test_a_verdict_is_given_in_place(editor: TestClient, own_ledger: Path) -> None:
    """It is in the ledger, and on the page when it is seen again."""
    key = _a_fact(own_ledger)
    form = {"mark": _mark(editor), "decision": "reject", "by": "Ada", "why": "says another page"}
    answer = editor.post(f"/facts/{key}/verdict", data=form)

    assert 303 == answer.status_code
    assert "says another page" in editor.get(editor.get(answer.headers["location"]).headers["location"]).text
    with Ledger(own_ledger) as ledger:
        assert ["reject"] == [v.kind for v in ledger.verdicts([key])[key]]


def test_a_correction_needs_its_field(editor: TestClient, own_ledger: Path) -> None:
    """Without one it is refused in words and nothing is kept."""
    key = _a_fact(own_ledger)
    answer = editor.post(f"/facts/{key}/verdict", data={"mark": _mark(editor), "decision": "correct", "value": "x"})

    assert 422 == answer.status_code
    with Ledger(own_ledger) as ledger:
        assert {} == ledger.verdicts([key])


def test_two_names_are_joined_in_place(editor: TestClient, own_ledger: Path) -> None:
    """They are one in every answer after."""
    with Ledger(own_ledger) as ledger:
        one, other = list(ledger.entities())[:2]
    form = {"mark": _mark(editor), "decision": "join", "one": one, "other": other, "next": "/articles/1"}
    answer = editor.post("/entities/decide", data=form)

    assert "/articles/1" == answer.headers["location"]
    with Ledger(own_ledger) as ledger:
        assert (one, other) == ledger.who(one).rows[0].joined


def test_nobody_decides_without_the_token(client: TestClient, ledger_path: Path) -> None:
    """Also on loopback; and the page shows no form."""
    answer = client.post(f"/facts/{_a_fact(ledger_path)}/verdict", data={"decision": "confirm"})

    assert 403 == answer.status_code
    assert "/verdict" not in client.get("/articles/1").text


@pytest.mark.parametrize(
    ("mark", "headers"),
    [("0" * 64, {}), (None, {"Origin": "http://elsewhere.example"}), (None, {"Sec-Fetch-Site": "cross-site"})],
)
def test_a_form_of_another_site_decides_nothing(
    editor: TestClient, own_ledger: Path, mark: str | None, headers: dict[str, str]
) -> None:
    """Whatever the browser sends along with it."""
    form = {"mark": mark or _mark(editor), "decision": "confirm"}
    answer = editor.post(f"/facts/{_a_fact(own_ledger)}/verdict", data=form, headers=headers)

    assert 403 == answer.status_code


def test_versions_of_an_address_show_what_changed(tmp_path: Path) -> None:
    """The later article with what was struck out and what was put in; as JSON the changes pinned."""
    path = tmp_path / "ledger.db"
    url = "https://news.example/2024/boats"
    with Ledger(path, write=True) as ledger:
        for figure in ("40", "52"):
            text = f"The mayor of Sorvie said on Monday that {figure} boats had left the port before dawn."
            ledger.add([entry(text, url=url, title="Boats leave Sorvie")])
    with client_of(path) as asking:
        page = asking.get("/articles/2/changes").text
        found = asking.get("/articles/2/changes?format=json").json()

        assert "/articles/2/changes" in asking.get("/articles/1").text
        assert "<del>40</del><ins>52</ins>" in page
        assert ["figure"] == [change["what"] for change in found["changes"]]
        assert 404 == asking.get("/articles/1/changes").status_code


def test_a_search_is_saved_at_a_lasting_address(editor: TestClient) -> None:
    """Whoever may decide names it; its address leads to it in any form."""
    form = {"mark": _mark(editor), "name": "Denials", "view": "/facts", "asked": "type=DENY&offset=30&ui=fr"}
    answer = editor.post("/searches", data=form)

    assert "/searches/1" == answer.headers["location"]
    assert "/facts?type=DENY" == editor.get("/searches/1").headers["location"]
    assert "/facts?type=DENY&format=json" == editor.get("/searches/1?format=json").headers["location"]
    assert "Denials" in editor.get("/").text


def test_a_saved_search_is_followed_as_a_feed(editor: TestClient) -> None:
    """Its lasting address leads to Atom and JSON Feed that read without complaint, each fact an entry."""
    import feedparser

    editor.post("/searches", data={"mark": _mark(editor), "name": "All facts", "view": "/facts", "asked": "lang=en"})
    atom = editor.get("/searches/1?format=atom", follow_redirects=True)
    feed = editor.get("/searches/1?format=feed", follow_redirects=True)
    read = feedparser.parse(atom.text)

    assert (False, "atom10") == (bool(read.bozo), read.version)
    assert read.entries
    assert [entry.id for entry in read.entries] == [item["id"] for item in feed.json()["items"]]


def test_a_search_leads_nowhere_else(editor: TestClient) -> None:
    """Only pages of the desk are saved."""
    form = {"mark": _mark(editor), "name": "x", "view": "//evil.example", "asked": "q=a"}

    assert 422 == editor.post("/searches", data=form).status_code


def test_a_search_is_dropped(editor: TestClient) -> None:
    """It is no longer there."""
    mark = _mark(editor)
    editor.post("/searches", data={"mark": mark, "name": "Denials", "view": "/facts", "asked": "type=DENY"})
    editor.post("/searches/1/drop", data={"mark": mark})

    assert 404 == editor.get("/searches/1").status_code


def test_what_may_be_republished_is_decided_in_place(editor: TestClient, own_ledger: Path) -> None:
    """Of an outlet that the ledger has; of another it is refused."""
    with Ledger(own_ledger, write=True) as ledger:
        ledger.connection().execute("UPDATE articles SET outlet = 'Gazette'")
    mark = _mark(editor)
    answer = editor.post("/outlets/republish", data={"mark": mark, "outlet": "Gazette", "what": "full"})
    missing = editor.post("/outlets/republish", data={"mark": mark, "outlet": "Nobody", "what": "full"})

    assert ("/outlets", 404) == (answer.headers["location"], missing.status_code)
    with Ledger(own_ledger) as ledger:
        assert ["full"] == [outlet.republish for outlet in ledger.outlets().rows]

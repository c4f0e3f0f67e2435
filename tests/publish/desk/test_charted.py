"""Claims, people, timeline, map and network on the desk, and every view in its other forms."""

from __future__ import annotations

import json
import re
from html import unescape
from xml.etree import ElementTree as ET

import feedparser
import pytest
from starlette.testclient import TestClient

_SEARCHED = ("/", "/facts", "/claims", "/people", "/timeline", "/map", "/network", "/outlets")
_CHARTED = ("/timeline", "/map", "/network")
_PERSON = "/people/country:RU"


def _links(text: str) -> set[str]:
    return {unescape(link) for link in re.findall(r'href="(/[^"#]*)', text)}


@pytest.mark.parametrize("path", [*_SEARCHED, _PERSON, "/articles/1"])
def test_every_view_is_also_a_feed(client: TestClient, path: str) -> None:
    """Atom that feedparser reads without complaint, and JSON Feed; each knows its own address and the page's."""
    atom, feed = (client.get(path, params={"format": form}) for form in ("atom", "feed"))
    read, known = feedparser.parse(atom.text), json.loads(feed.text)

    assert (200, 200) == (atom.status_code, feed.status_code)
    assert ("application/atom+xml", "application/feed+json") == (
        atom.headers["content-type"].split(";")[0],
        feed.headers["content-type"].split(";")[0],
    )
    assert (False, "atom10") == (bool(read.bozo), read.version)
    assert f"http://127.0.0.1:8765{path}?format=feed" == known["feed_url"]
    assert f"http://127.0.0.1:8765{path}" == known["home_page_url"]
    assert [item["id"] for item in known["items"]] == [entry.id for entry in read.entries]


@pytest.mark.parametrize("path", [*_SEARCHED, _PERSON])
def test_every_view_is_also_csv_and_json(client: TestClient, path: str) -> None:
    """A head of columns, and rows."""
    rows = client.get(path, params={"format": "json"}).json()["rows"]
    table = client.get(path, params={"format": "csv"})

    assert 200 == table.status_code
    assert "," in table.text.splitlines()[0]
    assert isinstance(rows, list)


@pytest.mark.parametrize("path", _CHARTED)
def test_a_chart_is_drawn_on_the_server(client: TestClient, path: str) -> None:
    """Both drawings and the table stand in the page, well-formed and without style or handlers."""
    text = client.get(path).text
    drawings = re.findall(r"<svg xmlns.*?</svg>", text, re.DOTALL)

    assert 2 == len(drawings)
    assert all(ET.fromstring(drawing) is not None for drawing in drawings)
    assert "<details" in text
    assert [] == re.findall(r' style="| on[a-z]+="', text)


@pytest.mark.parametrize("path", [*_CHARTED, "/claims", "/people", _PERSON])
def test_every_link_leads_somewhere(client: TestClient, path: str) -> None:
    """Whatever a view links to on the desk answers."""
    links = _links(client.get(path).text)
    found = {link: client.get(link).status_code for link in sorted(links)}

    assert links
    assert {} == {link: code for link, code in found.items() if code not in {200, 303}}


def test_a_chart_follows_the_search(client: TestClient) -> None:
    """Filters narrow what is drawn, and the marks keep them."""
    client.get("/network", params={"q": "missiles"})
    text = client.get("/network", params={"q": "missiles", "lang": "en"}).text
    nothing = client.get("/network", params={"q": "missiles", "lang": "fr"}).text

    assert 'class="mark quad-4"' in text
    assert "Nothing to draw" in nothing


def test_the_map_takes_the_region_that_holds_the_facts(client: TestClient) -> None:
    """Without a region in the address the smallest that holds nearly all; with one, that one."""
    chosen = client.get("/map", params={"ui": "en"}).text
    asked = client.get("/map", params={"region": "africa", "ui": "en"}).text

    assert re.search(r'region=europe" aria-current="true"', chosen)
    assert re.search(r'region=africa" aria-current="true"', asked)


def test_a_claim_stands_beside_its_answer(client: TestClient) -> None:
    """Who said it and who denies it, each a click from the words."""
    text = client.get("/claims", params={"ui": "en"}).text

    assert "denied by" in text
    assert 2 <= len(set(re.findall(r"/facts/([0-9a-f]{12})", text)))


def test_a_page_of_somebody(client: TestClient) -> None:
    """What they did, had done to them and said; how they are spelt, with the evidence."""
    text = client.get(_PERSON, params={"ui": "en"}).text

    for part in ("did", "had_done", "said", "over-time", "with-whom", "spellings"):
        assert f'id="{part}"' in text
    assert "a capital or house of government that acts as its government" in text
    assert "Moscow" in text


def test_one_bearer_of_a_name_is_shown_at_once(client: TestClient) -> None:
    """A search for a name that one alone bears leads to their page; nobody is not found."""
    assert "/people/person:" in client.get("/people", params={"q": "Volodymyr Zelensky"}).headers["location"]
    assert 404 == client.get("/people/person:nobody").status_code


@pytest.mark.parametrize("path", [*_CHARTED, "/claims", "/people"])
def test_a_search_that_cannot_be_read_is_refused_in_words(client: TestClient, path: str) -> None:
    """Not with an error of the server."""
    assert client.get(path, params={"q": 'who:"a'}).status_code in {200, 422}


@pytest.mark.parametrize("path", ["timeline", "places", "network"])
def test_what_is_drawn_is_also_in_the_api(client: TestClient, path: str) -> None:
    """Described, and with the count of what was looked at."""
    answer = client.get(f"/api/{path}", params={"q": "missiles"})

    assert 200 == answer.status_code
    assert answer.json()["seen"] == {"looked_at": answer.json()["seen"]["looked_at"], "all": True}
    assert f"/api/{path}" in client.get("/api/openapi.json").json()["paths"]


def test_somebody_in_the_api(client: TestClient) -> None:
    """Spellings with their evidence; nobody is not found."""
    known = client.get("/api/people/country:RU").json()

    assert {"Russia", "Moscow"} <= {spelling["text"] for spelling in known["spellings"]}
    assert 404 == client.get("/api/people/person:nobody").status_code

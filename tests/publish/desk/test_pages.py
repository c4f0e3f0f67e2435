"""The pages of the desk, as they come from the server."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from depeche.publish.desk.views import VIEWS

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

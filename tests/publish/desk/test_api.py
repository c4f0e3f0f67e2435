"""The JSON API: what it answers is what its description says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from depeche.publish.desk.app import make_app
from depeche.publish.desk.settings import Settings
from tests.publish.desk.conftest import TOKEN, client_of

schemathesis = pytest.importorskip("schemathesis", reason="needs schemathesis")


@pytest.mark.parametrize(
    "path", ["articles", "search?q=macron", "facts", "entities?name=Macron", "claims", "outlets", "articles/1"]
)
def test_every_list_answers(client: TestClient, path: str) -> None:
    """With rows, as JSON."""
    answer = client.get(f"/api/{path}")

    assert 200 == answer.status_code
    assert "application/json" == answer.headers["content-type"]


def test_a_fact_is_found_by_its_key(client: TestClient) -> None:
    """With its evidence pinned."""
    first = client.get("/api/facts", params={"limit": 1}).json()["rows"][0]

    assert first == client.get(f"/api/facts/{first['key']}").json()
    assert first["evidence"]["source"]


def test_pages_follow_each_other(client: TestClient) -> None:
    """All rows once, whatever the page's length."""
    whole = client.get("/api/facts").json()["rows"]
    rows: list[Any] = []
    offset: int | None = 0
    while offset is not None:
        page = client.get("/api/facts", params={"limit": 3, "offset": offset}).json()
        rows += page["rows"]
        offset = page["next_offset"]

    assert [row["key"] for row in whole] == [row["key"] for row in rows]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("search?q=nosuch:x", 422),
        ("search?q=%22open", 422),
        ("search?q=" + "(" * 290, 422),
        ("search?q=" + "-" * 299 + "a", 422),
        ("search", 422),
        ("search?q=" + "a" * 301, 422),
        ("facts?limit=100000", 422),
        ("facts?offset=-1", 422),
        ("facts?date=yesterday&since=yesterday", 422),
        ("facts/zzzzzz", 422),
        ("facts/abcdefabcdef", 404),
        ("articles/77", 404),
        ("articles/99999999999999999999999", 422),
        ("nothing", 404),
        ("facts?q=" + "%00" * 40, 200),
        ("facts?q=" + "%ED%A0%80", 200),
        ("facts?q=a&x=" + "b" * 5000, 414),
    ],
)
def test_refusals_are_clear(client: TestClient, path: str, status: int) -> None:
    """Each in words, none a failure of the server."""
    answer = client.get(f"/api/{path}")

    assert status == answer.status_code
    assert status == 200 or isinstance(answer.json()["detail"], str)


def test_what_takes_too_long_is_refused(ledger_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In words, rather than keep the ledger busy."""
    monkeypatch.setattr("depeche.ledger.database._STEPS", 1)
    with client_of(ledger_path, seconds=-1.0) as hurried:
        answer = hurried.get("/api/facts")

    assert 422 == answer.status_code
    assert "too long" in answer.json()["detail"]


def test_the_api_keeps_its_description(ledger_path: Path) -> None:
    """Whatever is asked, no answer is a failure of the server or one that the description does not have."""
    from hypothesis import HealthCheck, Phase, given, settings
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi import checks

    app = make_app(ledger_path, Settings(TOKEN, hosts=frozenset({"testserver", "localhost", "127.0.0.1"})))
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    kept = [
        not_a_server_error,
        checks.status_code_conformance,
        checks.content_type_conformance,
        checks.response_schema_conformance,
    ]
    for operation in schema.get_all_operations():
        strategy = operation.ok().as_strategy()

        @settings(max_examples=12, suppress_health_check=list(HealthCheck), phases=[Phase.generate], database=None)
        @given(case=strategy)
        def ask(case: Any) -> None:
            case.call_and_validate(checks=kept)

        ask()

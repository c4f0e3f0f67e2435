"""A desk over a small ledger, asked without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="needs depeche[web]")

from starlette.testclient import TestClient

from depeche.ledger import Ledger
from depeche.publish.desk.app import make_app
from depeche.publish.desk.settings import Settings
from tests.ledger.entries import both

TOKEN = "a-token-that-nobody-knows"
Client = Callable[..., TestClient]


@pytest.fixture(scope="session")
def ledger_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with one French and one English article; tests that write take a copy."""
    path = tmp_path_factory.mktemp("desk") / "ledger.db"
    with Ledger(path, write=True) as ledger:
        ledger.add(both())
    return path


def client_of(path: Path, **settings: object) -> TestClient:
    """Somebody who asks the desk over the ledger at that path, from this machine."""
    made = make_app(path, Settings(TOKEN, **{"seconds": 600.0, **settings}))  # type: ignore[arg-type]
    return TestClient(made, base_url="http://127.0.0.1:8765", follow_redirects=False)


@pytest.fixture
def client(ledger_path: Path) -> Iterator[TestClient]:
    """Somebody who reads the desk."""
    with client_of(ledger_path) as asking:
        yield asking

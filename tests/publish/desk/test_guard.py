"""Who may come in, under which name, and what every answer bears."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from depeche.errors import CannotServe
from depeche.publish.desk.serving import settings_of
from depeche.publish.desk.tokens import COOKIE, is_session, new_session
from depeche.publish.desk.views.enter import own_place
from tests.publish.desk.conftest import TOKEN, client_of


@pytest.fixture
def stranger(ledger_path: Path) -> Iterator[TestClient]:
    """Somebody who asks a desk that others than this machine can reach."""
    with client_of(ledger_path, open=False) as asking:
        yield asking


@pytest.mark.parametrize("path", ["/", "/facts", "/articles/1", "/nothing", "/enter", "/api/facts", "/static/x/y.css"])
def test_every_answer_bears_its_policy(client: TestClient, path: str) -> None:
    """Nothing inline, nothing from elsewhere, no framing, no referrer, no guessing of types."""
    headers = client.get(path).headers
    policy = headers["content-security-policy"]

    assert policy.startswith("default-src 'none';")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "no-referrer" == headers["referrer-policy"]
    assert "nosniff" == headers["x-content-type-options"]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.1", "", "localhost.evil.example:8765"]
)
def test_another_name_is_not_answered(client: TestClient, host: str) -> None:
    """A page elsewhere that resolves to this machine learns nothing (DNS rebinding)."""
    answer = client.get("/", headers={"Host": host})

    assert 421 == answer.status_code
    assert "Macron" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "LOCALHOST:1", "[::1]:8765"])
def test_this_machine_is_answered(client: TestClient, host: str) -> None:
    """By each of its loopback names."""
    assert 200 == client.get("/", headers={"Host": host}).status_code


def test_away_from_loopback_reading_needs_the_token(stranger: TestClient) -> None:
    """Pages lead to the form, data is refused, and the form itself is there."""
    page = stranger.get("/facts?q=a b")

    assert (303, "/enter?next=%2Ffacts%3Fq%3Da%2520b") == (page.status_code, page.headers["location"])
    assert 401 == stranger.get("/api/facts").status_code
    assert 200 == stranger.get("/enter").status_code


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": "Bearer wrong"},
        {"Authorization": f"Basic {TOKEN}"},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer \udcff".encode("utf-8", "surrogateescape")},
        {"Cookie": f"{COOKIE}={TOKEN}"},
        {"Cookie": f"{COOKIE}=abc.def"},
        {"Cookie": f"{COOKIE}={new_session('another token altogether')}"},
        {"Cookie": ";;;=;"},
    ],
)
def test_a_wrong_token_is_refused(stranger: TestClient, headers: dict[str, str | bytes]) -> None:
    """Whatever form it comes in."""
    assert 401 == stranger.get("/api/facts", headers=headers).status_code  # type: ignore[arg-type]


def test_the_token_opens(stranger: TestClient) -> None:
    """In the header of a program."""
    assert 200 == stranger.get("/api/facts", headers={"Authorization": f"Bearer {TOKEN}"}).status_code


def test_the_form_keeps_a_session_and_not_the_token(stranger: TestClient) -> None:
    """No script can read it, no other site has it sent along, and the token is not in it."""
    answer = stranger.post("/enter", data={"token": TOKEN, "next": "/facts"})
    cookie = answer.headers["set-cookie"]

    assert (303, "/facts") == (answer.status_code, answer.headers["location"])
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert TOKEN not in cookie
    assert 200 == stranger.get("/facts").status_code


def test_a_wrong_token_is_asked_for_again(stranger: TestClient) -> None:
    """And nothing is kept."""
    answer = stranger.post("/enter", data={"token": "no"})

    assert 403 == answer.status_code
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "address", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb", ""]
)
def test_nobody_is_sent_elsewhere(address: str) -> None:
    """An address that is not one of the desk's leads to its first page."""
    assert "/" == own_place(address)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/static/x/../../app.py", 404),
        ("/static/0/desk.css", 404),
        ("/static/x/%2e%2e%2fapp.py", 404),
        ("/articles/1/../../../etc/passwd", 404),
        ("/articles/0", 422),
        ("/articles/-1", 422),
        ("/articles/%00", 422),
        ("/?offset=99999999999", 422),
        ("/?limit=0", 422),
        ("/?format=exe", 422),
        ("/?q=%22", 422),
        ("/?" + "a" * 5000, 414),
        ("/captures/%27%20OR%201=1", 404),
    ],
)
def test_tricks_in_addresses_are_refused(client: TestClient, path: str, status: int) -> None:
    """In words, none as a failure of the server."""
    assert status == client.get(path).status_code


def test_what_is_sent_is_limited(client: TestClient) -> None:
    """Whether its size is announced or not."""
    large = b"token=" + b"a" * 100_000

    assert 413 == client.post("/enter", content=large).status_code

    def pieces() -> Iterator[bytes]:
        yield from [large[:50_000], large[50_000:]]

    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert 400 <= client.post("/enter", content=pieces(), headers=kind).status_code < 500


def test_a_session_is_of_one_token() -> None:
    """A session of another token, or one that was changed, is none."""
    session = new_session(TOKEN)

    assert is_session(TOKEN, session)
    assert not is_session(TOKEN + "x", session)
    assert not is_session(TOKEN, session[:-1] + ("0" if session[-1] != "0" else "1"))
    assert not is_session(TOKEN, "")


def test_away_from_loopback_a_desk_is_never_open() -> None:
    """Only loopback addresses are read without the token."""
    openness = {host: settings_of(host, (), None).open for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "::")}

    assert {"127.0.0.1": True, "::1": True, "localhost": True, "0.0.0.0": False, "::": False} == openness


def test_a_token_that_can_be_guessed_is_refused() -> None:
    """In words."""
    with pytest.raises(CannotServe, match="16"):
        settings_of("127.0.0.1", (), "1234")

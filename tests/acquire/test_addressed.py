"""Addresses are inputs like files: what is there is read as it came, and what cannot be had says why."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from depeche._cli import app
from depeche.acquire.capture import Capture, Given
from depeche.acquire.fetching.outcome import Failed, Fetched, Outcome, Unchanged
from depeche.acquire.inputs import captures
from depeche.errors import InputError, NotFetched

_NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
_PAGE = "<!doctype html><title>Gap</title><h1>Gap</h1><p>La préfète a rencontré mardi les maires à Gap.</p>"


def page(
    content: bytes, media_type: str | None = "text/html; charset=utf-8", address: str = "https://herald.example/gap"
) -> Fetched:
    """A page as the fetcher hands it over."""
    headers = (("content-type", media_type),) if media_type else ()
    return Fetched(address, address, (), 200, headers, content, _NOON, "HTTP/1.1")


def read(outcome: Outcome, given: Given | None = None) -> list[Capture | InputError]:
    """The captures of an address from which that came."""
    return list(captures([outcome.address], given or Given(), datetime.now(UTC), BytesIO(), lambda _: outcome))


def test_a_page_keeps_its_bytes_and_how_it_came() -> None:
    """Address, media type, charset, time; the digest is of the bytes that came."""
    content = _PAGE.encode("latin-1")
    [capture] = read(page(content, "text/html; charset=ISO-8859-1"))

    assert isinstance(capture, Capture)
    assert (_PAGE, "windows-1252", "text/html", _NOON) == (
        capture.text, capture.encoding, capture.media_type, capture.fetched,
    )  # fmt: skip
    assert (hashlib.sha256(content).hexdigest(), content) == (capture.sha256, capture.original)
    assert ("https://herald.example/gap", "https://herald.example/gap") == (capture.name, capture.given.url)


def test_options_go_before_what_the_page_says() -> None:
    """As with files."""
    [capture] = read(page(_PAGE.encode()), Given(date="2024-09-14", language="fr", url="https://other.example/"))

    assert isinstance(capture, Capture)
    assert Given(date="2024-09-14", language="fr", url="https://other.example/") == capture.given


def test_plain_text_and_json_are_read_as_from_a_file() -> None:
    """One article, or several a line each."""
    lines = "\n".join(json.dumps({"id": f"a{n}", "text": f"Text {n}."}) for n in range(3)).encode()
    [text] = read(page(b"Some words.", "text/plain"))
    articles = read(page(lines, "application/x-ndjson"))

    assert isinstance(text, Capture)
    assert ("text/plain", "Some words.") == (text.media_type, text.text)
    assert ["a0", "a1", "a2"] == [article.id for article in articles if isinstance(article, Capture)]


@pytest.mark.parametrize(
    ("outcome", "says"),
    [
        (
            Failed("https://a.example/", _NOON, "robots", "robots.txt forbids it", None, None),
            "robots.txt forbids it [robots]",
        ),
        (Unchanged("https://a.example/", _NOON, ()), "unchanged"),
        (page(b" \n"), "nothing to read"),
        (page(b"<rss version='2.0'/>", "application/rss+xml"), "announces 0 articles"),
    ],
)
def test_what_is_no_article_says_so(outcome: Outcome, says: str) -> None:
    """Naming the address."""
    [error] = read(outcome)

    assert isinstance(error, InputError)
    assert outcome.address == error.subject
    assert says in str(error)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """A page, and nothing else."""
        found = self.path == "/gap"
        body = _PAGE.encode() if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a server on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def configured(monkeypatch: pytest.MonkeyPatch, folder: Path, text: str) -> None:
    """The configuration says that from now on."""
    (folder / "config.toml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("DEPECHE_CONFIG", str(folder / "config.toml"))


def test_addresses_are_fetched_as_the_configuration_has_it(
    site: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A private host that it allows is asked; each failure is a result in its place."""
    configured(monkeypatch, tmp_path, '[fetch]\nallow = ["127.0.0.1"]\nper_host_interval = 0\n')
    names = [f"{site}/gap", f"{site}/none", f"{site}/gap"]
    outcomes = list(captures(names, Given(), _NOON, BytesIO()))

    assert [Capture, NotFetched, Capture] == [type(outcome) for outcome in outcomes]
    assert "http_404" in str(outcomes[1])
    assert [] == [thread.name for thread in threading.enumerate() if thread.name == "fetching"]


def test_a_private_host_is_refused_otherwise(site: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """And depeche says how to allow it."""
    configured(monkeypatch, tmp_path, "")
    done = CliRunner().invoke(app, ["read", f"{site}/gap"])

    assert 1 == done.exit_code
    assert "refused_address" in done.stderr
    assert "the configuration can allow it" in done.stderr


def test_a_broken_configuration_stops_the_fetch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Files are still read."""
    configured(monkeypatch, tmp_path, "[fetch]\nconnections = 0\n")
    (tmp_path / "a.txt").write_text("Some words.", encoding="utf-8")
    outcomes = list(captures(["https://herald.example/", str(tmp_path / "a.txt")], Given(), _NOON, BytesIO()))

    assert [InputError, Capture] == [type(outcome) for outcome in outcomes]
    assert "connections" in str(outcomes[0])


def test_a_page_is_read_from_its_address(site: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """By the command line, to the record."""
    configured(monkeypatch, tmp_path, '[fetch]\nallow = ["127.0.0.1"]\n')
    done = CliRunner().invoke(app, ["read", f"{site}/gap", "--format", "jsonl", "--date", "2026-11-25"])
    record = json.loads(done.stdout)

    assert 0 == done.exit_code
    assert (f"{site}/gap", "text/html", "utf-8") == tuple(
        record["capture"][key] for key in ("url", "media_type", "encoding")
    )
    assert hashlib.sha256(_PAGE.encode()).hexdigest() == record["capture"]["sha256"]

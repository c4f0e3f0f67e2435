"""The commands that fetch, against a server on this machine."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result
from warcio.archiveiterator import ArchiveIterator

from depeche._cli import app
from depeche.ledger import Ledger
from tests.watching.world import rss, story

_RUN = CliRunner()
_HOME = (
    '<html><head><title>The Herald</title><link rel="alternate" type="application/rss+xml" title="News" href="/news.xml">'
    '<link rel="alternate" type="application/rss+xml" title="Sport" href="/sport.xml"></head><body><p>Hello</p></body></html>'
)


class Site:
    """A site that is served here: its pages by path, and who asked for what."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {"/": _HOME, "/robots.txt": "User-agent: *\nDisallow: /private/\n"}
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                page = site.pages.get(self.path)
                tag = f'"{len(page or "")}"'
                same = self.headers.get("If-None-Match") == tag
                self.send_response(404 if page is None else 304 if same else 200)
                content = b"" if page is None or same else page.encode()
                self.send_header("Content-Type", "application/xml" if content[:5] == b"<?xml" else "text/html")
                self.send_header("ETag", tag)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *arguments: object) -> None:
                """Nobody reads it."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def site() -> Iterator[Site]:
    """A site with two feeds; of its news, one page is missing, one private."""
    site = Site()
    now = datetime.now(UTC)
    entries = [(str(n), f"{site.address}/a/{n}?utm_medium=rss", now - timedelta(hours=n)) for n in range(3)]
    private = ("p", f"{site.address}/private/1", now - timedelta(hours=4))
    site.pages["/news.xml"] = rss(*entries, private, title="The Herald")
    site.pages["/sport.xml"] = rss(("s", f"{site.address}/a/0", now), title="Herald Sport")
    site.pages |= {f"/a/{n}?utm_medium=rss": story(n) for n in range(2)}
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a configuration that allows this machine; nothing else of the user's counts."""
    config = tmp_path / "config.toml"
    config.write_text('[fetch]\nallow = ["127.0.0.1"]\nper_host_interval = 0.01\nretries = 0\n[watch]\nshortest = 1\n')
    monkeypatch.setenv("DEPECHE_CONFIG", str(config))
    monkeypatch.setenv("DEPECHE_LEDGER", str(tmp_path / "ledger.db"))
    return tmp_path


def _count(path: Path) -> int:
    with Ledger(path) as ledger:
        return len(ledger.articles("").rows)


def _run(*arguments: str) -> Result:
    return _RUN.invoke(app, list(arguments), env={"COLUMNS": "150"})


def test_a_site_is_followed_fetched_and_shown(site: Site, folder: Path) -> None:
    """From its address to its health, with nothing asked."""
    done = _run("follow", site.address)
    assert 0 == done.exit_code
    assert f"followed: {site.address}/news.xml (feed, The Herald, 4 entries)\n" in done.stdout
    assert f"found (--all follows it too): {site.address}/sport.xml" in done.stdout

    done = _run("fetch")
    assert 0 == done.exit_code
    assert "1 visit, 0 quiet, 0 failed, 4 pages, 2 added" in done.stderr
    assert "robots" in done.stderr
    assert "/private/1" not in site.asked

    (row,) = csv.DictReader(io.StringIO(_run("sources", "--format", "csv").stdout))
    assert ("The Herald", "2", "2", "50%") == (row["title"], row["read"], row["unread"], row["readable"])
    assert "The Herald" in _run("sources").stdout
    codes = {
        json.loads(line)["code"] for line in _run("sources", "--failures", "--format", "jsonl").stdout.splitlines()
    }
    assert {"http_404", "robots"} == codes
    assert 2 == len(_run("search", "police", "--format", "jsonl").stdout.splitlines())

    assert "1 visit, 1 quiet" in _run("fetch", "herald").stderr


def test_all_of_a_site_is_followed_when_asked_for(site: Site, folder: Path) -> None:
    """And its pages are fetched once, whichever feed announces them."""
    assert 2 == _run("follow", "--all", site.address).stdout.count("followed: ")
    assert "followed already" in _run("follow", f"{site.address}/news.xml").stdout
    _run("fetch")
    assert 1 == sum(path.startswith("/a/0") for path in site.asked)


def test_sources_go_out_and_come_in_as_opml(site: Site, folder: Path) -> None:
    """And a folder is followed beside them."""
    _run("follow", "--all", site.address)
    written = _run("sources", "--opml").stdout
    (folder / "list.opml").write_text(written, encoding="utf-8")
    (folder / "copy").mkdir()
    done = _RUN.invoke(
        app, ["follow", str(folder / "list.opml"), str(folder / "copy"), "--ledger", str(folder / "other.db")]
    )
    assert 3 == done.stdout.count("followed: ")
    with Ledger(folder / "other.db") as ledger:
        assert ["feed", "feed", "folder"] == [health.source.kind for health in ledger.sources().rows]


def test_what_leads_to_no_source_is_named(site: Site, folder: Path) -> None:
    """And the others are followed."""
    done = _run("follow", f"{site.address}/nothing", "missing/folder", "/no/such/list.opml", site.address)
    assert 1 == done.exit_code
    assert 1 == done.stdout.count("followed: ")
    assert "http_404" in done.stderr
    assert 2 == done.stderr.count("no such file or folder")
    assert 1 == _run("unfollow", "nobody").exit_code
    assert "no longer visited" in _run("unfollow", "herald").stdout
    assert "" == _run("sources").stdout


def test_pages_go_into_an_archive_that_others_read(site: Site, folder: Path) -> None:
    """Byte for byte, with their headers."""
    _run("follow", site.address)
    _run("fetch")
    for name in ("pages.warc.gz", "pages.warc"):
        assert "2 pages written" in _run("export", "warc", "--output", str(folder / name)).stderr
        with (folder / name).open("rb") as file:
            kept = {
                record.rec_headers.get_header("WARC-Target-URI"): (
                    record.http_headers.get_header("ETag"),
                    record.content_stream().read().decode(),
                )
                for record in ArchiveIterator(file, check_digests="raise")
                if record.rec_type == "response"
            }
        wanted = {f"{site.address}{path}": site.pages[path] for path in site.pages if path.startswith("/a/")}
        assert wanted == {address: text for address, (_, text) in kept.items()}
        assert {f'"{len(text)}"' for text in wanted.values()} == {tag for tag, _ in kept.values()}
    assert "1 pages written" in _run("export", "warc", "--output", str(folder / "one.warc"), '"Story 1"').stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_watch_ends_when_it_is_told_to(site: Site, folder: Path, number: signal.Signals) -> None:
    """With what it had in hand on the disk, and exit 0; meanwhile no other may visit."""
    _run("follow", site.address)
    command = [sys.executable, "-m", "depeche", "watch"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ}) as child:
        deadline = time.monotonic() + 120
        while _count(folder / "ledger.db") < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        assert "another depeche visits its sources" in _run("fetch").stderr
        child.send_signal(number)
        assert child.stderr is not None
        said = child.stderr.read()
        assert 0 == child.wait(120)
    assert "ending: what is under way is brought in" in said
    assert "2 added" in said

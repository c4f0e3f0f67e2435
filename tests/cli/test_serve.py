"""``depeche serve``: where the desk is, who may decide there, and clear words when it cannot be served."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from depeche.ledger import Ledger
from tests.ledger.entries import both

pytest.importorskip("fastapi", reason="needs depeche[web]")


@pytest.fixture
def ledger_path(tmp_path: Path) -> Path:
    """A ledger with two articles."""
    path = tmp_path / "ledger.db"
    with Ledger(path, write=True) as ledger:
        ledger.add(both())
    return path


def _serve(path: Path, *options: str, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "depeche", "serve", "--ledger", str(path), "--port", "0", *options]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment})


def test_the_desk_is_where_it_says(ledger_path: Path) -> None:
    """It answers there, prints its token, and ends quietly when it is interrupted."""
    server = _serve(ledger_path)
    assert server.stderr is not None
    try:
        address = re.findall(r"http://\S+", server.stderr.readline())[0]
        token = re.findall(r"token (\S+)", server.stderr.readline())[0]
        with urllib.request.urlopen(address, timeout=60) as answer:
            assert "Macron" in answer.read().decode()
    finally:
        server.send_signal(signal.SIGINT)
        rest = server.stderr.read()
        server.stderr.close()
    assert 24 < len(token)
    assert (130, "") == (server.wait(), rest.replace("depeche: interrupted", "").strip())


@pytest.mark.parametrize(
    ("options", "environment", "words"),
    [
        (["--token-from-env"], {"DEPECHE_TOKEN": ""}, "DEPECHE_TOKEN is not set"),
        (["--token-from-env"], {"DEPECHE_TOKEN": "short"}, "at least 16"),
        (["--host", "203.0.113.7"], {}, "choose another with --port or --host"),
    ],
)
def test_what_cannot_be_served_is_said(
    ledger_path: Path, options: list[str], environment: dict[str, str], words: str
) -> None:
    """In one line, and nothing listens."""
    server = _serve(ledger_path, *options, **environment)
    _, said = server.communicate(timeout=120)

    assert 0 < server.returncode
    assert words in " ".join(said.split())
    assert "Traceback" not in said


def test_a_missing_library_is_named(ledger_path: Path, tmp_path: Path) -> None:
    """With what installs it."""
    (tmp_path / "fastapi.py").write_text("raise ImportError('not here')", encoding="utf-8")
    server = _serve(ledger_path, PYTHONPATH=os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    _, said = server.communicate(timeout=120)

    assert 1 == server.returncode
    assert "pip install 'depeche[web]'" in said
    assert "the desk is at" not in said

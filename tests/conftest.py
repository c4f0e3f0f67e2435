"""Fixtures: the shared corpus (tests skip with a reason when it is absent) and the languages' parsers."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Machines are slow and noisy: an example may take its time, and the same examples are tried each time.
settings.register_profile("depeche", deadline=None, derandomize=True)
settings.load_profile("depeche")

#: What of the caller's environment would change what commands print, read or ask.
_STRAY = (
    "COLUMNS",
    "LINES",
    "FORCE_COLOR",
    "PY_COLORS",
    "NO_COLOR",
    "GITHUB_ACTIONS",
    "TTY_COMPATIBLE",
    "TTY_INTERACTIVE",
)
_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
for _name in [*_STRAY, *_PROXIES, *(name for name in os.environ if name.startswith("DEPECHE_"))]:
    os.environ.pop(_name, None)

# A run in the background of a script is deaf to Ctrl-C, and so would be the processes whose interruption is tested.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

_SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where configuration, ledger and cache lie when nobody says otherwise: never the folders of who runs the tests."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("CONFIG", "DATA", "CACHE", "STATE"):
            patch.setenv(f"XDG_{kind}_HOME", str(folder / kind.lower()))
        yield folder


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of development data, beside the checkout."""
    folder = _SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("needs the development data in ../shared/corpus")
    return folder


@pytest.fixture(scope="session")
def yardsticks() -> Path:
    """The folder of scorers, beside the checkout."""
    folder = _SHARED / "yardsticks"
    if not folder.is_dir():
        pytest.skip("needs the scorers in ../shared/yardsticks")
    return folder

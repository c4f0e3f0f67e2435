"""The pictures of the desk in docs/screenshots, made from the bundled examples. ``./run.sh screenshots`` runs it."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

import depeche
from depeche.publish.desk.app import make_app
from depeche.publish.desk.serving import listening
from depeche.publish.desk.settings import Settings

_HERE = Path(__file__).resolve().parent
_FOLDER = _HERE / "screenshots"
_EXAMPLES = _HERE.parent / "src" / "depeche" / "examples"
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its file's name, the page, and how it is looked at."""

    name: str
    path: str
    width: int = 1180
    height: int = 760
    scheme: str = "light"
    language: str = "en"


SHOTS = (
    Shot("desk", "/"),
    Shot("article", "/articles/2#r1f1"),
    Shot("article-fr", "/articles/2#r1f1", scheme="dark", language="fr"),
    Shot("facts", "/facts?type=DENY", language="fr"),
    Shot("claims", "/claims"),
    Shot("timeline", "/timeline"),
    Shot("map", "/map"),
    Shot("network", "/network"),
    Shot("phone", "/", 390, 760, scheme="dark", language="fr"),
)


def main() -> int:
    """Make every picture anew; 1 where there is no Chromium."""
    chromium = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if chromium is None:
        sys.stderr.write("screenshots need a Chromium on this machine\n")
        return 1
    _FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _served(_filled(Path(folder))) as address, sync_playwright() as play:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = play.chromium.launch(executable_path=chromium, args=arguments)
        for shot in SHOTS:
            _take(browser, address, shot)
        browser.close()
    return 0


def _filled(folder: Path) -> Path:
    path = folder / "ledger.db"
    failed: list[Exception] = []
    with depeche.open_ledger(path, write=True) as ledger:
        for _ in depeche.add(ledger, [_EXAMPLES], on_error=failed.append):
            pass
    return path


@contextmanager
def _served(path: Path) -> Iterator[str]:
    socket = listening("127.0.0.1", 0)
    config = uvicorn.Config(make_app(path, Settings("a token for the pictures")), log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{socket.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        socket.close()


def _take(browser: Browser, address: str, shot: Shot) -> None:
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.scheme,
        locale=shot.language,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address + shot.path, wait_until="load")
    page.wait_for_timeout(300)
    page.screenshot(path=_FOLDER / f"{shot.name}.png")
    context.close()


if __name__ == "__main__":
    sys.exit(main())

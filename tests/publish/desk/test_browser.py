"""The desk in a headless Chromium: every page, light and dark, narrow and wide, in both languages, with scripts and without."""

from __future__ import annotations

import itertools
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from depeche.publish.desk.app import make_app
from depeche.publish.desk.serving import listening
from depeche.publish.desk.settings import Settings
from depeche.publish.desk.views import VIEWS
from tests.publish.desk.conftest import TOKEN

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_PAGES = (
    *(view.address for view in VIEWS if view.address),
    "/?q=macron",
    "/articles/1",
    "/articles/2",
    "/enter",
    "/facts?q=%22",
)
_LOOKS = tuple(itertools.product(("light", "dark"), (360, 1440), ("fr", "en"), (True, False)))
_WASH = {"light": "rgb(255, 240, 189)", "dark": "rgb(77, 63, 18)"}
#: A browser says so itself of a page that was refused; the page is as it should be.
_REFUSED = "Failed to load resource: the server responded with a status of 422"

Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def served(ledger_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk that is being served, over a copy of the ledger."""
    import uvicorn

    path = Path(shutil.copy(ledger_path, tmp_path_factory.mktemp("served") / "ledger.db"))
    socket = listening("127.0.0.1", 0)
    config = uvicorn.Config(make_app(path, Settings(TOKEN, seconds=600)), log_level="warning", timeout_keep_alive=600)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
    thread.start()
    yield f"http://127.0.0.1:{socket.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    socket.close()


@pytest.fixture
def opened(browser: Browser, served: str) -> Iterator[Open]:
    """Opens a page of the desk; complaints of the browser, its policy's reports among them, fail the test."""
    complaints: list[str] = []
    contexts = []

    def open_page(path: str, width: int = 1440, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", **options)
        context.set_default_timeout(120_000)  # a busy machine is slow, not wrong
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: None if m.text.startswith(_REFUSED) else complaints.append(m.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda r: None if r.url.startswith(served) else complaints.append(r.url))
        page.goto(served + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [] == complaints


def _lit(page: Page, text: str, scheme: str = "light") -> str:
    script = f"""[...document.querySelectorAll('.{text} .w')]
        .filter(w => getComputedStyle(w).backgroundColor === '{_WASH[scheme]}').map(w => w.textContent).join('')"""
    return str(page.evaluate(script))


@pytest.mark.parametrize("look", _LOOKS, ids=lambda look: "-".join(map(str, look)))
def test_every_page_in_every_look(opened: Open, served: str, look: tuple[str, int, str, bool]) -> None:
    """No complaint of the browser, and nothing sticks out."""
    scheme, width, ui, scripts = look
    page = opened("/enter", width, color_scheme=scheme, locale=ui, java_script_enabled=scripts)
    for path in _PAGES:
        page.goto(served + path)

        assert ui == page.get_attribute("html", "lang"), path
        assert width >= page.evaluate("document.documentElement.scrollWidth"), path


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1440)])
def test_everybody_can_use_every_page(opened: Open, served: str, scheme: str, width: int) -> None:
    """Axe finds nothing serious, with the forms of whoever may decide open."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()
    page = opened("/enter", width, color_scheme=scheme)
    _enter(page)
    for path in _PAGES:
        page.goto(served + path)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        found = axe.run(page, options={"preload": False}).response["violations"]

        serious = [f"{v['id']}: {v['nodes'][0]['html']}" for v in found if v["impact"] in {"serious", "critical"}]
        assert [] == serious, path


def _enter(page: Page) -> None:
    page.fill("#token", TOKEN)
    page.click("main button[type=submit]")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_click_on_a_fact_lights_its_words(opened: Open, scripts: bool) -> None:
    """In the article, and in the capture when that is shown; with scripts and without."""
    page = opened("/articles/1", java_script_enabled=scripts)
    evidence = page.inner_text("#r1f1c .go")
    page.click("#r1f1c .go")
    assert evidence == _lit(page, "article")

    page.click("label:has-text('Capture')")
    assert evidence == _lit(page, "capture")


def test_search_as_one_types(opened: Open) -> None:
    """The results change while the words are typed, and the address with them."""
    page = opened("/")
    page.keyboard.press("/")
    page.keyboard.type("Zelensky")
    page.wait_for_url("**/?q=Zelensky")

    assert page.url.endswith("/?q=Zelensky")
    assert "Missiles hit Kharkiv" == page.inner_text(".article-line h3")


def test_search_without_scripts(opened: Open) -> None:
    """The form is sent as forms are."""
    page = opened("/", java_script_enabled=False)
    page.fill("#search", "Zelensky")
    page.press("#search", "Enter")

    assert "Missiles hit Kharkiv" == page.inner_text(".article-line h3")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_verdict_in_place(opened: Open, served: str, scripts: bool) -> None:
    """Whoever entered the token decides under the fact, and is brought back to it."""
    page = opened("/enter", java_script_enabled=scripts)
    _enter(page)
    page.goto(served + "/articles/2")
    page.click("#r1f1c .decide summary")
    page.fill("#r1f1c input[name=why]", "seen the statement, c and j")
    page.click("#r1f1c button[value=confirm]")

    assert "/articles/2#r1f1" in page.url
    assert "seen the statement, c and j" in page.inner_text("#r1f1c .verdicts")


def test_the_first_tab_skips_to_the_content(opened: Open) -> None:
    """By keyboard the navigation is one key long."""
    page = opened("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.url.endswith("#content")


def test_colours_can_be_chosen(opened: Open) -> None:
    """Against what the machine prefers, and it is remembered."""
    page = opened("/", color_scheme="light")
    page.click("footer a:has-text('Dark')")
    page.click("nav a:has-text('Facts')")

    assert "rgb(21, 20, 18)" == page.evaluate("getComputedStyle(document.body).backgroundColor")


@pytest.mark.parametrize("path", ["/", "/articles/1", "/facts"])
def test_a_printed_page_has_no_controls(opened: Open, path: str) -> None:
    """On paper there is the copy, not what one clicks."""
    page = opened(path)
    page.emulate_media(media="print")

    assert not page.is_visible(".search")
    assert not page.is_visible(".sections")
    assert page.is_visible("main")

"""Site, dossier and charts in a headless Chromium, from disk: light and dark, narrow and wide, with scripts and without."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from depeche.ledger import Ledger
from depeche.publish.site.dossier import write_dossier
from depeche.publish.site.pages import pages_of
from depeche.publish.site.selection import select
from depeche.publish.site.write import write_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_LOOKS = tuple(itertools.product(("light", "dark"), (360, 1440), (True, False)))
_CHARTS = ("timeline.html", "map.html", "network.html")
#: How far, in pixels, the boxes of two words of a chart reach into each other; their letters stand further apart.
_OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll('.drawn svg.chart text')].map(t => [t.textContent, t.getBoundingClientRect()])
    .filter(([, b]) => b.width > 0);
  const found = [];
  boxes.forEach(([one, a], n) => boxes.slice(n + 1).forEach(([other, b]) => {
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const tall = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 3 && tall > 3) found.push(`${one} / ${other}`);
  }));
  return found;
}"""

Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def folder(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site and a dossier."""
    made = tmp_path_factory.mktemp("files")
    with Ledger(published) as ledger:
        selection, pages = select(ledger, "", 100), pages_of("en", "The record")
        write_site(ledger, selection, made / "site", pages)
        write_dossier(selection, made / "dossier.html", pages)
    return made


@pytest.fixture
def opened(browser: Browser, folder: Path) -> Iterator[Open]:
    """Opens a page from disk; complaints of the browser, its policy's reports among them, fail the test."""
    complaints: list[str] = []
    contexts = []

    def open_page(name: str, width: int = 1440, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", **options)
        context.set_default_timeout(120_000)  # a busy machine is slow, not wrong
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda r: None if r.url.startswith("file:") else complaints.append(r.url))
        page.goto((folder / name).as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [] == complaints


def _all_pages(folder: Path) -> list[str]:
    """The dossier and a page of each kind."""
    site = folder / "site"
    first = [next(iter(sorted(site.glob(f"{kind}/*.html")))) for kind in ("articles", "people")]
    return [
        "dossier.html",
        *(str(p.relative_to(folder)) for p in [*sorted(site.glob("[!m]*.html")), site / "map.html", *first]),
    ]


@pytest.mark.parametrize("look", _LOOKS, ids=lambda look: "-".join(map(str, look)))
def test_every_page_in_every_look(opened: Open, folder: Path, look: tuple[str, int, bool]) -> None:
    """No complaint of the browser, nothing sticks out, and the style is there."""
    scheme, width, scripts = look
    page = opened("dossier.html", width, color_scheme=scheme, java_script_enabled=scripts)
    for name in _all_pages(folder):
        page.goto((folder / name).as_uri())

        assert width >= page.evaluate("document.documentElement.scrollWidth"), name
        background = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert {"light": "rgb(251, 250, 246)", "dark": "rgb(21, 20, 18)"}[scheme] == background, name


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1440)])
def test_everybody_can_use_every_page(opened: Open, folder: Path, scheme: str, width: int) -> None:
    """Axe finds nothing serious."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()
    page = opened("dossier.html", width, color_scheme=scheme)
    for name in _all_pages(folder):
        page.goto((folder / name).as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        found = axe.run(page, options={"preload": False}).response["violations"]

        assert [] == [f"{v['id']}: {v['nodes'][0]['html']}" for v in found if v["impact"] in {"serious", "critical"}], (
            name
        )


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("name", _CHARTS)
def test_a_chart_is_drawn_and_its_words_do_not_overlap(opened: Open, name: str, width: int, scripts: bool) -> None:
    """One of the two drawings shows, with marks that have a size, and no word stands on another."""
    page = opened(f"site/{name}", width, java_script_enabled=scripts)
    boxes = page.evaluate(
        """[...document.querySelectorAll('.drawn .mark')].map(m => m.getBoundingClientRect())
           .filter(b => b.width > 0).map(b => [b.width, b.height])"""
    )

    assert 1 == page.evaluate("[...document.querySelectorAll('.drawn')].filter(d => d.offsetHeight > 50).length")
    assert boxes
    assert all(wide + tall > 4 for wide, tall in boxes)
    assert [] == page.evaluate(_OVERLAPS)


def test_a_mark_says_at_once_what_it_is(opened: Open) -> None:
    """With scripts its title shows beside it, by pointer and by keyboard, and somebody's ties stand out."""
    page = opened("site/network.html")
    page.hover(".wide-only .somebody >> nth=0")

    assert "acts in" in page.inner_text(".hint")
    assert page.evaluate("document.querySelectorAll('.looking .lit').length")


def test_a_mark_leads_to_its_proof(opened: Open) -> None:
    """In the dossier a click on a fact of the timeline goes to the fact below."""
    page = opened("dossier.html", java_script_enabled=False)
    page.click("#timeline .wide-only a.mark >> nth=0")

    assert "#fact-" in page.url
    assert page.evaluate("document.querySelector(':target').innerText.length") > 10

"""The page in a browser, from disk: with scripts and without, light and dark, narrow and wide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from depeche.publish.page import write_page
from depeche.record import Record
from tests.records import plain, record

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_ATTACK = "111 </script><script>document.title = 'taken'</script><img src=x onerror=\"document.title = 'taken'\">"
_WASH = "rgb(255, 240, 189)"
_NOT_LIT = "rgba(0, 0, 0, 0)"

Open = Callable[..., "Page"]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens the page of the records from disk; complaints of the browser fail the test."""
    file = tmp_path / "page.html"
    complaints: list[str] = []
    contexts = []

    def open_page(*records: Any, at: str = "", width: int = 1280, **options: Any) -> Page:
        file.write_text(write_page(records or [record()]), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce", **options)
        context.set_default_timeout(120_000)  # a busy machine is slow, not wrong
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.append(request.url) if "file:" not in request.url else None)
        page.goto(file.as_uri() + at)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [] == complaints


def _lit(page: Page, text: str) -> str:
    """The words that are lit in the article or the capture."""
    script = f"""[...document.querySelectorAll('.{text} .w')]
        .filter(w => getComputedStyle(w).backgroundColor === '{_WASH}').map(w => w.textContent).join('')"""
    return str(page.evaluate(script))


def test_a_click_on_a_fact_lights_its_words(opened: Open) -> None:
    """With scripts, the words of the fact are lit in the article and stay lit when the pointer leaves."""
    page = opened()
    page.click("#r1f1c .go")
    page.mouse.move(1, 1)

    assert "le Valmont a lancé mardi plus de 40 drones sur le port de Sorvie" == _lit(page, "article")


def test_the_pointer_previews_a_fact(opened: Open) -> None:
    """Pointing at a fact, or at its word in the article, lights it and its card for as long as it lasts."""
    page = opened()
    page.hover("#r1f4c .go")
    assert "Une réunion est prévue le 3 octobre" == _lit(page, "article")

    page.hover(".article a.t:has-text('répondu')")
    assert "« C’est faux », a répondu le Valmont sur Telegram" == _lit(page, "article")
    assert page.evaluate("document.getElementById('r1f3c').classList.contains('current')")

    page.mouse.move(1, 1)
    assert "" == _lit(page, "article")


def test_a_value_lights_its_own_words(opened: Open) -> None:
    """Pointing at one field's value underlines its words alone."""
    page = opened()
    page.hover(".fields dd.where .value")

    lit = page.evaluate("[...document.querySelectorAll('.article .as-where')].map(w => w.textContent)")
    assert ["Sorvie"] == lit


def test_keys_go_from_fact_to_fact(opened: Open) -> None:
    """J and k step through the facts, c shows the capture, Escape puts the lights out."""
    page = opened()
    for key in ("j", "j", "k"):
        page.keyboard.press(key)
    assert "le Valmont a lancé mardi plus de 40 drones sur le port de Sorvie" == _lit(page, "article")

    page.keyboard.press("c")
    assert page.is_visible(".capture")
    assert "le Valmont a lancé mardi plus de 40 drones sur le port de Sorvie" == _lit(page, "capture")

    page.keyboard.press("Escape")
    assert "" == _lit(page, "capture")


def test_an_answer_leads_to_the_fact_it_answers(opened: Open) -> None:
    """Following "denied by" lights the denial."""
    page = opened()
    page.click(".reply a >> nth=0")

    assert "« C’est faux », a répondu le Valmont sur Telegram" == _lit(page, "article")


def test_without_scripts_a_link_lights_the_words(opened: Open) -> None:
    """With scripts off a click on a fact targets its words, and the style sheet lights them in both texts."""
    page = opened(java_script_enabled=False)
    page.click("#r1f1c .go")
    assert page.url.endswith("#r1f1")
    background = "getComputedStyle(document.querySelector('.article .w:not(.fix)')).backgroundColor"
    assert _NOT_LIT == page.evaluate(background)
    assert "le Valmont a lancé mardi plus de 40 drones sur le port de Sorvie" == _lit(page, "article")

    page.click("label:has-text('Capture')")
    assert page.is_visible(".capture")
    assert not page.is_visible(".article")
    assert "le Valmont a lancé mardi plus de 40 drones sur le port de Sorvie" == _lit(page, "capture")


def test_without_scripts_a_word_leads_to_its_fact(opened: Open) -> None:
    """With scripts off the trigger in the article is a link to the fact, which is marked."""
    page = opened(java_script_enabled=False)
    page.click(".article a.t:has-text('réunion')")

    assert _WASH == page.evaluate("getComputedStyle(document.getElementById('r1f4c')).backgroundColor")


@pytest.mark.parametrize("width", [360, 768, 1024, 2000])
def test_nothing_sticks_out(opened: Open, width: int) -> None:
    """From a telephone to a wall the page needs no scrolling sideways, in either text."""
    page = opened(plain("x" * 400 + " Le pont est fermé", facts=("Le pont est fermé",)), record(), width=width)

    assert width >= page.evaluate("document.documentElement.scrollWidth")
    page.click("#r1 label:has-text('Capture')")
    assert width >= page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_part_fits_a_telephone(opened: Open, scheme: str) -> None:
    """A live page with a numbered list and a table: nothing sticks out, and on paper a story's time is there."""
    from depeche.article.restore import restore
    from depeche.facts.fact import Findings
    from tests.article.captures import capture
    from tests.article.live_pages import ENGLISH, INTRODUCTION, page, wrapped

    cells = "".join(f"<td>{'x' * 20} {n}</td>" for n in range(6))
    extra = f"<table><tr>{cells}</tr></table>"
    intro = f"<p>{INTRODUCTION['en']}</p>"
    came = capture(page("en", "Sorvie floods live", intro + wrapped(ENGLISH) + extra), "text/html")
    shown = opened(
        Record(came, restore(came), Findings((), (), (), (), (), ()), "reader"), width=360, color_scheme=scheme
    )

    assert 360 >= shown.evaluate("document.documentElement.scrollWidth")
    shown.emulate_media(media="print")
    assert 4 == shown.locator(".story .stamp:visible").count()


def test_article_and_facts_stand_side_by_side_on_a_wide_screen(opened: Open) -> None:
    """The article is on the left and its facts on the right; on a telephone they follow each other."""
    place = "(s => { const r = document.querySelector(s).getBoundingClientRect(); return [r.left, r.top]; })"
    wide, narrow = opened(width=1280), opened(width=360)

    assert wide.evaluate(f"{place}('.texts')[0] + 300 < {place}('.facts')[0]")
    assert narrow.evaluate(f"{place}('.texts')[1] < {place}('.facts')[1]")


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_telephone_a_fact_leads_to_its_words(opened: Open, scripts: bool) -> None:
    """On a narrow screen, where the facts stand under the article, a click on a fact scrolls up to its words."""
    page = opened(
        plain("Le pont est fermé. " + "Il pleut. " * 600, facts=("Le pont est fermé",)),
        width=360,
        java_script_enabled=scripts,
    )
    page.click("#r1f1c .go")

    place = "document.querySelector('.article .w').getBoundingClientRect()"
    page.wait_for_function(f"(r => r.top >= 0 && r.top < innerHeight)({place})")


def test_a_hostile_capture_runs_nothing(opened: Open) -> None:
    """Scripts in a capture are shown and never run."""
    page = opened(plain(_ATTACK, facts=("111",)))
    page.click("label:has-text('Capture')")

    assert "taken" != page.title()
    assert _ATTACK == page.inner_text(".capture")


def test_letters_outside_the_first_plane_are_lit_rightly(opened: Open) -> None:
    """Emoji and right-to-left letters before the words move no light."""
    page = opened(plain("👩‍👩‍👧🇫🇷 𝔘 שלום Le pont est fermé. Fin", facts=("Le pont est fermé",)), at="#r1f1")

    assert "Le pont est fermé" == _lit(page, "article")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(opened: Open, scheme: str) -> None:
    """Ink, quiet words and every role colour keep a contrast of 4.5 (WCAG AA) on paper and, for ink, on lit words."""
    page = opened(color_scheme=scheme)
    colours = page.evaluate(
        """() => Object.fromEntries(['paper', 'ink', 'quiet', 'red', 'wash', 'who', 'to_whom', 'when', 'where',
            'how_many', 'according_to', 'channel'].map(n =>
            [n, getComputedStyle(document.documentElement).getPropertyValue('--' + n).trim()]))"""
    )
    paper = colours.pop("paper")
    wash = colours.pop("wash")

    assert {} == {name: colour for name, colour in colours.items() if _contrast(colour, paper) < 4.5}
    assert 4.5 <= _contrast(colours["ink"], wash)


def test_the_printed_page_holds_article_and_facts(opened: Open) -> None:
    """On paper the switch is gone, and the article is there even when the capture was shown."""
    page = opened()
    page.click("label:has-text('Capture')")
    page.emulate_media(media="print")

    assert page.is_visible(".article")
    assert page.is_visible(".facts")
    assert not page.is_visible(".switch")
    assert not page.is_visible(".capture")


def _contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours written #rrggbb."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

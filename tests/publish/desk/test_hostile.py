"""Hostile copy: whatever a capture holds is shown as text."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import depeche
from depeche.ledger import Ledger
from depeche.ledger.entry import Entry
from depeche.publish.jsonl import as_object
from tests.publish.desk.conftest import client_of

_SAYS = "The mayor of Sorvie said on Monday that 40 boats had left the port. "
_ATTACKS = {
    "script": "<script>document.title = 'taken'</script>",
    "handler": "<img src=x onerror=\"document.title = 'taken'\">",
    "svg": "<svg onload=alert(1)><a href='javascript:alert(2)'><circle r=9></circle></a></svg>",
    "template": "{{ 7 * 7 }} {% import 'os' %} ${7*7}",
    "closing": "</p></div></main><base href='//evil.example/'><form action='//evil.example'>",
    "bidi": "\u202eevil\u202c \u2066hidden\u2069 \u200fx",
    "style": "<style>*{display:none}</style><link rel=stylesheet href=//evil.example/a.css>",
}
_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200f")


class _Seen(HTMLParser):
    """What a browser would act on in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.handlers: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.handlers += [name for name in given if name.startswith("on") or name == "style"]
        if tag == "script":
            self.scripts.append(given.get("src") or "inline")
        if tag in {"base", "iframe", "object", "embed", "img"}:
            self.handlers.append(tag)
        self.addresses += [given[name] or "" for name in ("href", "src", "action", "formaction") if name in given]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of articles whose headline, outlet, address and text attack."""
    path = tmp_path_factory.mktemp("hostile") / "ledger.db"
    with Ledger(path, write=True) as ledger:
        for attack in _ATTACKS.values():
            record = depeche.read_text(
                f"{_SAYS}\n\n{attack} {_SAYS}",
                title=f"{attack} in Sorvie",
                url=f"https://x.example/?{attack}",
                date="2024-09-14",
            )
            read = as_object(record)
            read["article"]["outlet"] = {"text": attack, "start": None, "end": None, "source": [], "given": True}
            ledger.add([Entry(record.capture, read)])
        page = (
            f'<html><body><article><h1>Boats</h1><p data-x="{"A" * 1_000_000}">{_SAYS * 5}</p></article></body></html>'
        )
        ledger.add([_html(path.parent, page)])
    return path


def _html(folder: Path, page: str) -> Entry:
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    record = next(iter(depeche.read(file)))
    return Entry(record.capture, as_object(record))


@pytest.fixture(scope="module")
def reading(hostile: Path) -> TestClient:
    """Somebody who reads the hostile ledger."""
    return client_of(hostile)


def _pages() -> list[str]:
    articles = [f"/articles/{number}" for number in range(1, len(_ATTACKS) + 1)]
    return ["/", "/?q=boats", "/facts", "/outlets", "/?q=%3Cscript%3E&outlet=%3Csvg", *articles]


@pytest.mark.parametrize("path", _pages())
def test_nothing_in_a_page_is_from_a_capture_but_text(reading: TestClient, path: str) -> None:
    """No script, handler, style or address that the desk did not write itself."""
    seen = _Seen()
    seen.feed(reading.get(path).text)

    assert [] == [script for script in seen.scripts if not script.startswith("/static/")]
    assert [] == seen.handlers
    foreign = [a for a in seen.addresses if not a.startswith(("/", "#", "https://x.example/")) or a.startswith("//")]
    assert [] == foreign


@pytest.mark.parametrize("path", _pages())
def test_no_control_of_direction_is_left(reading: TestClient, path: str) -> None:
    """Bidirectional controls are shown as signs."""
    assert set() == _CONTROLS & set(reading.get(path).text)


def test_templates_in_a_capture_are_text(reading: TestClient) -> None:
    """Braces are braces."""
    assert "{{ 7 * 7 }}" in reading.get("/").text.replace("&#39;", "'")


def test_a_megabyte_in_one_attribute_is_shown(reading: TestClient) -> None:
    """The page is there, the attribute in the capture's text."""
    answer = reading.get(f"/articles/{len(_ATTACKS) + 1}")

    assert 200 == answer.status_code
    assert "A" * 1_000_000 in answer.text


@pytest.mark.parametrize("form", ["csv", "json"])
def test_other_forms_hold_the_text(reading: TestClient, form: str) -> None:
    """Whole, and harmless in a spreadsheet."""
    answer = reading.get("/", params={"format": form})

    assert 200 == answer.status_code
    assert "html" not in answer.headers["content-type"]
    assert "<script>" in answer.text

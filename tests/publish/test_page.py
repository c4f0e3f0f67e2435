"""The page, as text: what stands in it, and what can never get into it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from depeche.acquire.capture import Given
from depeche.article.article import Part
from depeche.publish.page import write_page
from depeche.publish.page.lights import Span, between, cut
from tests.records import CAPTURED, HEADLINE, plain, record

_SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda s: (s[0], min(30, s[0] + s[1]))), max_size=12
)


class _Reader(HTMLParser):
    """Collects elements with their attributes, and the text of the element classes asked for."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in {"meta", "input"}:
            self._open.append((dict(attrs).get("class") or "").split(" ")[0] or tag)

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for name in set(self._open):
            self.texts[name] = self.texts.get(name, "") + data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def test_the_same_records_give_the_same_page() -> None:
    """Nothing in the page depends on when or where it is written."""
    assert write_page([record()]) == write_page([record()])


def test_the_policy_allows_the_pages_own_style_and_script_only() -> None:
    """The content policy loads nothing and names the one style and the one script by their digests."""
    page = write_page([record()])
    policy = next(m["content"] for m in _Reader(page).of("meta") if m.get("http-equiv") == "Content-Security-Policy")

    assert policy is not None
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for name in ("style", "script"):
        (content,) = re.findall(f"<{name}>(.*?)</{name}>", page, re.S)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy


def test_nothing_is_loaded_from_elsewhere() -> None:
    """No element has a source of its own, no style imports one, and none carries style or script of its own."""
    page = write_page([record()])

    assert "url(" not in page
    assert "@import" not in page
    for tag, attributes in _Reader(page).elements:
        assert tag not in {"link", "img", "iframe", "object", "base", "form"}
        assert not {name for name in attributes if name == "src" or name == "style" or name.startswith("on")}


def test_every_link_leads_somewhere() -> None:
    """Each link within the page has its target, each target is one, and each lit pin is marked in a text."""
    reader = _Reader(write_page([record(), record()]))
    ids = Counter(attributes["id"] for _, attributes in reader.elements if attributes.get("id"))
    links = [link["href"] for link in reader.of("a") if (link.get("href") or "").startswith("#")]
    marked = {pin for _, a in reader.elements for pin in (a.get("data-p") or "").split()}
    lit = {pair.split(":")[0] for _, a in reader.elements for pair in (a.get("data-light") or "").split()}

    assert 1 == max(ids.values())
    assert {href[1:] for href in links if href} <= ids.keys()
    assert lit <= marked


def test_both_texts_are_whole() -> None:
    """The capture stands in the page letter for letter; the article without its headline and junk, which stand elsewhere."""
    texts = _Reader(write_page([record()])).texts

    assert CAPTURED == texts["capture"]
    assert HEADLINE == texts["h1"]
    assert "« C’est faux », a répondu le Valmont sur Telegram." in texts["article"]
    assert "+++" not in texts["article"]


def test_a_fact_lights_its_words() -> None:
    """The words marked with a fact's pins, in the article and in the capture, are the fact's words."""
    page = write_page([record()])
    light = next(a["data-light"] for a in _Reader(page).of("li") if a.get("id") == "r1f1c")
    evidence = next(pair.split(":")[0] for pair in (light or "").split() if pair.endswith(":evidence"))
    marked = re.findall(r'<(?:span|a) [^>]*data-p="([^"]*)"[^>]*>([^<]*)<', page)
    words = "".join(text for pins, text in marked if evidence in pins.split())

    assert "le Valmont a lancé mardi plus de 40 drones sur le port de Sorvie" * 2 == words


def test_a_repair_shows_what_was_there() -> None:
    """The repaired quotation mark says what the capture has."""
    fixes = [a for a in _Reader(write_page([record()])).of("span") if "fix" in (a.get("class") or "").split()]

    assert ["réparé, la capture porte : »"] == [a["title"] for a in fixes]


def test_hostile_text_stays_text() -> None:
    """Markup, scripts and style in an article are words to be read, in every corner of the page."""
    hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'</style>&lt;"
    before = Counter(tag for tag, _ in _Reader(write_page([plain("a", facts=("a",))])).elements)
    after = _Reader(write_page([plain(hostile, facts=(hostile,))]))

    assert before == Counter(tag for tag, _ in after.elements)
    assert hostile == after.texts["capture"]


def test_control_characters_are_signs() -> None:
    """Nothing in a capture reorders, rings or deletes."""
    page = write_page([plain("a\x00\x1b[2J\u202eb\ud800")])

    assert "a␀␛[2J⟨U+202E⟩b\ufffd" in page
    page.encode("utf-8")


def test_letters_outside_the_first_plane_keep_their_place() -> None:
    """An emoji before the words moves none of them, for offsets count letters."""
    text = "🇫🇷👩‍👩‍👧 Le pont est fermé. 𝔘 fin"

    assert ">Le pont est fermé</a>" in write_page([plain(text, facts=("Le pont est fermé",))])


def test_several_records_have_a_list() -> None:
    """Two articles or more begin with a list that links to each."""
    reader = _Reader(write_page([record(), plain("The bridge.", language="en")]))

    assert "Articles" in reader.texts["contents"]
    assert {"#r1", "#r2"} <= {link.get("href") for link in reader.of("a")}
    assert "contents" not in _Reader(write_page([record()])).texts


def test_each_record_speaks_its_language() -> None:
    """The interface follows the article, and elements say which language they hold."""
    reader = _Reader(write_page([plain("Die Brücke.", language="de")]))

    assert "en" == reader.of("html")[0]["lang"]
    assert "de" == next(a["lang"] for a in reader.of("div") if a.get("class") == "article")


def test_a_fact_opens_the_original_at_its_words() -> None:
    """Where the address is known, a text fragment opens the page at the evidence."""
    short = write_page([record(Given(url="https://a.example/x#y"))])

    assert "https://a.example/x#:~:text=Une%20r%C3%A9union%20est%20pr%C3%A9vue%20le%203%20octobre" in short
    assert "#:~:text=" not in write_page([plain("Le pont.", facts=("Le pont",))])


def test_no_facts_is_said() -> None:
    """A page without facts says so."""
    assert "Aucun fait trouvé" in write_page([plain("Le pont.")])


def test_an_empty_text_has_no_stretches() -> None:
    """A page whose article came out empty can still be written."""
    assert [] == cut(0, [])


def test_what_stands_between_parts_is_shown() -> None:
    """Words that belong to no part are paragraphs of their own, never lost."""
    whole = plain("Un. Deux. Trois.")
    parts = (Part("heading", 4, 9, 0),)
    reader = _Reader(write_page([replace(whole, article=replace(whole.article, parts=parts))]))

    assert "Un. Deux. Trois." == reader.texts["article"]


def test_a_long_fragment_is_its_ends() -> None:
    """The address that opens the original at long evidence holds its first and last words."""
    words = " ".join(f"mot{number}" for number in range(40))
    whole = plain(words, facts=(words,))
    page = write_page([replace(whole, capture=replace(whole.capture, given=Given(url="https://a.example/x")))])

    assert "#:~:text=mot0%20mot1%20mot2%20mot3%20mot4,mot35%20mot36%20mot37%20mot38%20mot39" in page


@settings(max_examples=60, deadline=None)
@given(_SPANS)
def test_stretches_make_the_text_and_know_their_spans(spans: list[tuple[int, int]]) -> None:
    """Cut at every end, the stretches cover the text in order, and each knows exactly the spans it lies in."""
    named = [Span(start, end, f"p{number}") for number, (start, end) in enumerate(spans) if start < end]
    stretches = cut(30, named, (10, 20))

    assert "".join(map(chr, range(30))) == "".join("".join(map(chr, range(s.start, s.end))) for s in stretches)
    for stretch in stretches:
        assert {s.name for s in named if s.start <= stretch.start and stretch.end <= s.end} == set(stretch.names)
    assert list(between(stretches, 10, 20)) == [s for s in stretches if 10 <= s.start < 20]

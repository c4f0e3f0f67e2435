"""Where an article comes from, as it is shown."""

from __future__ import annotations

from dataclasses import replace

from depeche.acquire.capture import Given
from depeche.article.article import Value
from depeche.publish.interface import interface
from depeche.publish.provenance import copied_from, provenance_of, web_address
from depeche.record import Record
from tests.records import pin, plain, record


def _crediting(address: str, url: str | None) -> Record:
    whole = record(Given(url=url))
    return replace(whole, article=replace(whole.article, source_url=Value(address, None)))


def test_a_text_that_credits_an_address_is_a_copy() -> None:
    """A source link in the text of a page means that the text came from there."""
    assert "depeche-du-port.example" == copied_from(record())


def test_a_page_is_no_copy_of_itself() -> None:
    """The page's own host, with or without www, is no other source."""
    assert copied_from(_crediting("https://www.a.example/x", "https://a.example/y")) is None
    assert "b.example" == copied_from(_crediting("https://b.example/x", "https://a.example/y"))


def test_a_given_address_alone_makes_no_copy() -> None:
    """An address handed over beside the text says where it was taken from, not that it was copied."""
    assert copied_from(_crediting("https://a.example/x", None)) is None


def test_only_web_addresses_are_links() -> None:
    """Scripts, files and broken addresses never become links."""
    assert "https://a.example/x" == web_address("https://a.example/x")
    for address in ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://[::1", "", None):
        assert web_address(address) is None


def test_what_is_missing_is_said() -> None:
    """No byline and no date are lines of their own; nothing stands in for them."""
    lines = {line.key: line.text for line in provenance_of(plain("Le pont."), interface("fr"))}

    assert {"byline": "non signé", "published": "date inconnue"} == lines


def test_the_captures_address_is_the_source_when_the_page_names_none() -> None:
    """Where the page was fetched is shown as given."""
    whole = plain("Le pont.")
    given = replace(whole, capture=replace(whole.capture, given=Given(url="https://a.example/x")))
    source = next(line for line in provenance_of(given, interface("en")) if line.key == "source")

    assert ("https://a.example/x", "given to the reader") == (source.href, source.note)


def test_several_authors_stand_on_one_line() -> None:
    """All names of the byline are kept, with their pins."""
    whole = record()
    names = (Value("Ana", pin(whole.article, "armée")), Value("Bo", None))
    lines = provenance_of(replace(whole, article=replace(whole.article, byline=names)), interface("fr"))
    byline = next(line for line in lines if line.key == "byline")

    assert ("Ana, Bo", 1) == (byline.text, len(byline.pins))

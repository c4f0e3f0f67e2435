"""Addresses are read once, strictly, and never to two ends."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.acquire.fetching.addresses import BadAddress, read_address, redirected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("http://herald.example", "http://herald.example/"),
        (" HTTPS://Herald.Example:443/A?b=c#d\n", "https://herald.example/A?b=c"),
        ("http://herald.example/où", "http://herald.example/o%C3%B9"),
        ("http://journal-été.example/", "http://xn--journal-t-i4ab.example/"),
        ("http://herald.example/a%2Fb%41?c=%zz", "http://herald.example/a%2Fb%41?c=%zz"),
        ("http://under_score.example:8080/", "http://under_score.example:8080/"),
        ("http://herald.example./", "http://herald.example./"),
        ("http://9.9.9.9/", "http://9.9.9.9/"),
        ("http://[2620:fe::fe]:8080/", "http://[2620:fe::fe]:8080/"),
        ("http://3com.example/", "http://3com.example/"),
    ],
)
def test_addresses_of_pages(text: str, expected: str) -> None:
    """In one spelling, without the fragment."""
    assert expected == str(read_address(text))


@pytest.mark.parametrize(
    "text",
    [
        *("http://2130706433/", "http://0x7f000001/", "http://017700000001/", "http://127.1/", "http://127.0.0.0x1/"),
        *("http://herald.example.0x7f/", "http://1/", "http://127.0.0.1.1/", "http://0x/", "http://127.0.1./"),
        *("http://[fe80::1%25eth0]/", "http://user:word@herald.example/"),
    ],
)
def test_spellings_that_hide_an_address_are_refused(text: str) -> None:
    """Numbers for hosts, network cards, names before an at sign."""
    with pytest.raises(BadAddress) as caught:
        read_address(text)
    assert "refused_address" == caught.value.code


@pytest.mark.parametrize(
    "text",
    [
        *("", "herald.example", "//herald.example/", "http:", "http:///x", "mailto:desk@herald.example", "data:,x"),
        *("http://herald..example/", "http://.example/", "http://her ald.example/", "http://her%61ld.example/"),
        *("http://-herald.example/", f"http://{'x' * 64}.example/", f"http://{'x.' * 130}example/", "http://[::1/"),
        *("http://herald.example:port/", "http://herald.example:70000/", "http://127.0.0.256/", "http://\u2113/"),
        *("http://herald.example\\@9.9.9.9/", "http://herald.example/\r\nHost: x", "http://\u00ad/", "http://[::1]x/"),
    ],
)
def test_what_is_no_address_says_so(text: str) -> None:
    """In words."""
    with pytest.raises(BadAddress, match=r"\w\w"):
        read_address(text)


@given(st.one_of(st.text(max_size=80), st.from_regex(r"https?://[^/]{0,30}/.{0,20}", fullmatch=True)))
def test_any_text_is_an_address_or_none(text: str) -> None:
    """What is one is read again as itself."""
    with suppress(BadAddress):
        address = read_address(text)
        assert address == read_address(str(address))
        assert address == redirected(read_address("http://herald.example/"), str(address))


@given(st.text(alphabet=st.characters(max_codepoint=255), max_size=80))
def test_any_location_leads_somewhere_or_nowhere(location: str) -> None:
    """And never but to http or https."""
    with suppress(BadAddress):
        assert redirected(read_address("https://herald.example/a/b"), location).scheme in {"http", "https"}

"""Files about outlets: found by their host, and refused with a sentence that helps."""

from __future__ import annotations

import pytest

from depeche._outlets import Outlet, outlet_of, outlets, read_outlet
from depeche.errors import BadOutlet


def test_every_file_is_good() -> None:
    """Each says something, and no host is named twice."""
    assert 30 <= len(outlets())
    assert all(outlet.title for outlet in outlets())


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("fr.euronews.com", "Euronews"),
        ("WWW.WAZ.DE", "Westdeutsche Allgemeine Zeitung"),
        ("notwaz.de", None),
        ("", None),
    ],
)
def test_an_outlet_is_found_by_its_host(host: str, name: str | None) -> None:
    """Or by one above it; a host that only ends in the same letters is another's."""
    found = outlet_of(host)

    assert name == (found.name if found else None)


def test_a_file_says_what_is_peculiar_about_an_outlet() -> None:
    """Its name, its other names, its hosts and whose word for the headline is taken."""
    text = 'name = "The Evening Gull"\nalso = ["Gull"]\nhosts = ["gull.example"]\ntitle = "json-ld"'

    assert Outlet("The Evening Gull", ("gull.example",), ("Gull",), "json-ld") == read_outlet("gull.toml", text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name =", "gull.toml: is no TOML"),
        (
            'name = "Gull"\nhosts = ["gull.example"]\ncolour = "red"',
            "unknown key 'colour'; it may hold name, also, hosts, title",
        ),
        ('hosts = ["gull.example"]', "name: say what the outlet is called"),
        ('name = "Gull"', "hosts: name at least one"),
        ('name = "Gull"\nhosts = "gull.example"', "hosts: write a list"),
        ('name = "Gull"\nhosts = ["https://gull.example/news"]', "is no host"),
        ('name = "Gull"\nhosts = ["www.gull.example"]', 'without "www."'),
        (
            'name = "Gull"\nhosts = ["gull.example"]\ntitle = "h1"',
            "title: 'h1' is none of visible, json-ld, og:title, title",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(text: str, why: str) -> None:
    """The sentence names the file, the key and what it may say."""
    with pytest.raises(BadOutlet) as error:
        read_outlet("gull.toml", text)

    assert why in str(error.value)
    assert str(error.value).startswith("gull.toml: ")

"""What is kept of a robots.txt says of us what the whole of it says, and never takes long."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from protego import Protego

from depeche.acquire.fetching.groups import our_groups

_LINES = [
    *(
        "User-agent: *",
        "User-agent: depeche",
        "user-agent:Depeche # us",
        "User-agent: other",
        "Useragent: third",
        "User agent dep*",
    ),
    *(
        "User-agent: robot",
        "User-agent:",
        "User-agent: #",
        "Disallow: /",
        "Disallow: /a",
        "Disallow:",
        "Allow: /a",
        "Dissalow: /b",
    ),
    *("Allow: /*b$", "disallow: /a # x", "Crawl-delay: 7", "Request-rate: 1/9", "", "# x", "  ", "garbage"),
]


@given(st.lists(st.sampled_from(_LINES), max_size=14), st.sampled_from(["\n", "\r\n", "\r"]))
def test_our_groups_say_what_the_whole_file_says(lines: list[str], end: str) -> None:
    """Of any address, and of the pace."""
    text = end.join(lines)
    whole, ours = Protego.parse(text), Protego.parse(our_groups(text, "depeche"))

    for path in ("/", "/a", "/a/b", "/b", "/c"):
        assert whole.can_fetch(f"http://a.test{path}", "depeche") == ours.can_fetch(f"http://a.test{path}", "depeche")
    assert whole.crawl_delay("depeche") == ours.crawl_delay("depeche")
    assert whole.request_rate("depeche") == ours.request_rate("depeche")


@pytest.mark.parametrize(
    "between", ["Clean-param: x", "Sitemap: http://a.test/s.xml", "Host: a.test", "Noindex: /x", "x"]
)
def test_lines_of_other_kinds_part_nothing(between: str) -> None:
    """A rule below them is for all the names above."""
    ours = Protego.parse(our_groups(f"User-agent: depeche\n{between}\nUser-agent: other\nDisallow: /", "depeche"))

    assert not ours.can_fetch("http://a.test/", "depeche")


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"User-agent: a{n}\n" for n in range(20_000)) + "".join(f"Disallow: /{n}\n" for n in range(15_000)),
        "".join("User-agent: *\nUser-agent: depeche\nUser-agent: dep*\n" for _ in range(8000))
        + "Disallow: /x\n" * 3000,
        "User-agent: *\n" + "".join(f"Disallow: /*a*{n}\n" for n in range(27_000)),
        "User-agent: *\nDisallow: /" + "*a" * 250_000,
        "user-agent" + " " * 250_000 + "\n" + "disallow" + " " * 250_000,
    ],
)
def test_no_robots_txt_takes_long(text: str) -> None:
    """However it is made; 500 kB are read of it at most."""
    began = time.process_time()
    robots = Protego.parse(our_groups(text, "depeche"))
    robots.can_fetch("http://a.test/" + "a" * 8000, "depeche")

    assert time.process_time() - began < 20

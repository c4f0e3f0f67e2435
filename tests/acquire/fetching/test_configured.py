"""The configuration becomes the fetcher's rules."""

from __future__ import annotations

from typing import Any

import pytest

from depeche.acquire.fetching.configured import rules_of
from depeche.acquire.fetching.rules import FetchRules, HostHeader
from depeche.config import FetchSettings, HeaderSettings


def test_defaults_are_the_same_on_both_sides() -> None:
    """What the configuration's page says of them holds."""
    assert FetchRules() == rules_of(FetchSettings(), {})


def test_each_option_arrives() -> None:
    """The contact in the user agent, without what no header can hold."""
    settings = FetchSettings(
        contact="desk@herald.example\r\nCookie: x", timeout=3.0, allow=("wiki.intern",), respect_robots=False
    )
    rules = rules_of(settings, {})

    assert (3.0, ("wiki.intern",), False) == (rules.timeout, rules.allow, rules.respect_robots)
    assert rules.user_agent.endswith("; desk@herald.exampleCookie: x)")
    assert rules.user_agent.isprintable()


@pytest.mark.parametrize(
    "wrong",
    [
        {"connections": 0},
        {"timeout": 0},
        {"retries": -1},
        {"user_agent": ""},
        {"user_agent": "x\r\nCookie: y"},
        {"headers": (HostHeader("a.test", "Authorization", "é"),)},
    ],
)
def test_rules_that_cannot_work_are_refused(wrong: dict[str, Any]) -> None:
    """By name, before anything is fetched."""
    with pytest.raises(ValueError, match=r"must be|no header can"):
        FetchRules(**wrong)


def test_secrets_come_from_the_environment() -> None:
    """A variable that is not set sends nothing."""
    header = HeaderSettings(host="archive.example", name="Authorization", variable="TOKEN")
    settings = FetchSettings(header=(header,))

    assert (HostHeader("archive.example", "Authorization", "x"),) == rules_of(settings, {"TOKEN": "x\n"}).headers
    assert () == rules_of(settings, {}).headers

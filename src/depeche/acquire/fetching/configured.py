"""The configuration as the fetcher takes it."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Mapping

from depeche.acquire.fetching.rules import FetchRules, HostHeader
from depeche.config import FetchSettings


def rules_of(settings: FetchSettings, environment: Mapping[str, str] | None = None) -> FetchRules:
    """The fetcher's rules: whoever may be asked to stop is named in the user agent, secrets come from the environment."""
    variables = os.environ if environment is None else environment
    names = {field.name for field in dataclasses.fields(FetchRules)} & {f.name for f in dataclasses.fields(settings)}
    rules = FetchRules(**{name: getattr(settings, name) for name in names})
    headers = tuple(
        HostHeader(header.host, header.name, value)
        for header in settings.header
        if (value := _sendable(variables.get(header.variable, "")))
    )
    agent = rules.user_agent
    if contact := _sendable(settings.contact):
        agent = f"{agent.removesuffix(')')}; {contact})"
    return dataclasses.replace(rules, user_agent=agent, headers=headers)


def _sendable(text: str) -> str:
    """What of the text a header can hold; a variable often ends with a line feed that nobody meant."""
    return "".join(char for char in text if char.isascii() and char.isprintable()).strip()

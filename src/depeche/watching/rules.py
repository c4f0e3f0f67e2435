"""Rules: the configuration as the fetcher takes it."""

from __future__ import annotations

import dataclasses

from depeche.acquire.fetching.rules import FetchRules
from depeche.config import FetchSettings


def rules_of(settings: FetchSettings) -> FetchRules:
    """The fetcher's rules; whoever may be asked to stop is named in the user agent."""
    names = {field.name for field in dataclasses.fields(FetchRules)} & {f.name for f in dataclasses.fields(settings)}
    rules = FetchRules(**{name: getattr(settings, name) for name in names})
    if settings.contact:
        agent = rules.user_agent.removesuffix(")") + f"; {settings.contact})"
        rules = dataclasses.replace(rules, user_agent=agent)
    return rules

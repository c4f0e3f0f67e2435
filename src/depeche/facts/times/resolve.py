"""The resolver of each kind of rule: the match to its value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from depeche.facts.times import days, lengths, periods
from depeche.facts.times.matched import Matched, Reading

RESOLVERS: Mapping[str, Callable[[Matched], Reading]] = MappingProxyType(
    {
        name.rstrip("_"): resolver
        for module in (days, periods, lengths)
        for name, resolver in vars(module).items()
        if not name.startswith("_") and getattr(resolver, "__annotations__", {}).get("return") == "Reading"
    }
)

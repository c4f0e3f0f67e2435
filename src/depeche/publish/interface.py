"""Interface: the words depeche itself says, in the article's language."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

from depeche._languages import codes, language

#: Said when the article's language is unknown or has no folder.
_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Interface:
    """The interface words of one language; ``code`` also names the locale of its dates and figures."""

    code: str
    _table: dict[str, Any]

    def say(self, key: str, **values: object) -> str:
        """The words for ``key`` ("facts", "status.planned"), their blanks filled in; raises KeyError when unknown."""
        found: Any = self._table
        for step in key.split("."):
            found = found[step]
        return str(found).format(**values) if values else str(found)


@functools.cache
def interface(code: str | None) -> Interface:
    """The interface for an article's language, English when depeche has none for it."""
    known = code if code in codes() else _FALLBACK
    return Interface(known, language(known).toml("interface"))

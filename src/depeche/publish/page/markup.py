"""Markup: the only door through which text gets into a page, always escaped and harmless."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from depeche.publish.harmless import harmless


def text(words: str) -> str:
    """The words as HTML text: whatever they are, they stay words."""
    return escape(harmless(words), quote=False)


def tag(name: str, content: str, attributes: Mapping[str, str | None] | None = None) -> str:
    """An element; ``content`` is HTML already, attribute values are text (None leaves the attribute out)."""
    pairs = (attributes or {}).items()
    written = "".join(f' {key}="{escape(harmless(value))}"' for key, value in pairs if value is not None)
    return f"<{name}{written}>{content}</{name}>"

"""Former and deputy holders of an office, written as one word with it: "ex-ministre", "vice-president"."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from depeche._languages import Language


def with_former(words: AbstractSet[str], language: Language) -> frozenset[str]:
    """The words, and each behind every prefix of ``titles.toml`` that is written with a hyphen."""
    prefixes = [q for q in language.toml("titles")["qualifiers"] if q.endswith("-")]
    return frozenset({*words, *(prefix + word for word in words if "-" not in word for prefix in prefixes)})

"""Stubs: pages that show the beginning of an article and ask for money to show the rest."""

from __future__ import annotations

import functools

from depeche._languages import codes, language
from depeche.ledger.entry import BODY, Json
from depeche.ledger.words import folded

#: A page that says it is not free and yet shows so many words shows the article.
_WHOLE = 350
#: With fewer words than these a page that asks to subscribe shows a beginning.
_SHORT = 150


def is_stub(record: Json) -> bool:
    """Whether the record is of a beginning only: the page says that it is not free, or it is short and asks to pay."""
    article = record["article"]
    words = sum(len(article["text"][p["start"] : p["end"]].split()) for p in article["parts"] if p["kind"] in BODY)
    if (article.get("free") or {}).get("text") == "false":
        return words < _WHOLE
    return words < _SHORT and asks_to_pay(article["text"], article["language"])


def asks_to_pay(text: str, code: str | None) -> bool:
    """Whether the words of a paywall stand in the text."""
    known = f" {folded(text)} "
    return any(f" {phrase} " in known for phrase in _phrases(code if code in codes() else None))


@functools.cache
def _phrases(code: str | None) -> tuple[str, ...]:
    """What paywalls say in that language; in any, where it is not known."""
    tables = [language(one).toml("paywall") for one in ((code,) if code else codes())]
    return tuple(folded(phrase) for table in tables for phrase in table["asks"])

"""Which language an article is written in, by the share of its words that are a language's own function words."""

from __future__ import annotations

import re
from collections import Counter

from depeche._languages import codes
from depeche.article.words import provenance_words

_WORD = re.compile(r"[^\W\d_]+")
#: Words looked at; more change nothing.
_SAMPLE = 3000
#: A running text in French or English has a third to a half of such words; Spanish, Italian, German, Dutch and
#: Portuguese news have under 15 % of either language's, measured on UD treebank sentences and translations of our own.
_LEAST_SHARE = 0.2
#: In fewer words than these half the share is enough: a headline has few function words.
_SHORT_TEXT = 40


def language_of(text: str) -> str | None:
    """The code of the language, or None when no language that depeche reads has enough of the words."""
    words = Counter(match[0].lower() for match in _WORD.finditer(text[: _SAMPLE * 12]))
    total = sum(words.values())
    if not total:
        return None
    shares = sorted(
        ((sum(words[w] for w in provenance_words(code).function_words) / total, code) for code in codes()), reverse=True
    )
    least = _LEAST_SHARE if total >= _SHORT_TEXT else _LEAST_SHARE / 2
    best, runner_up = shares[0], shares[1] if len(shares) > 1 else (0.0, "")
    return best[1] if best[0] >= least and best[0] > runner_up[0] * 1.3 else None

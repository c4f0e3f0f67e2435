"""Which language an article is written in, by the share of its words that are a language's own function words."""

from __future__ import annotations

import re
from collections import Counter

from depeche._languages import codes
from depeche.article.words import provenance_words

_WORD = re.compile(r"[^\W\d_]+")
#: Words looked at; more change nothing.
_SAMPLE = 1500
#: Running French or English has a tenth or more of such words; Spanish, Italian, German, Dutch and Portuguese news have
#: under a twentieth of either language's own, tried on sentences of ours.
_LEAST_OWN = 0.06
#: With the words shared with neighbours a third of a running text are function words; a headline has fewer.
_LEAST_ALL = 0.22
_SHORT_TEXT = 40


def language_of(text: str) -> str | None:
    """The code of the language, or None when no language that depeche reads has enough of the words."""
    words = Counter(_WORD.findall(text[: _SAMPLE * 8].lower()))
    total = sum(words.values())
    if not total:
        return None
    least = _LEAST_ALL if total >= _SHORT_TEXT else _LEAST_ALL / 2
    shares = []
    for code in codes():
        known = provenance_words(code)
        own = sum(words[w] for w in known.function_words) / total
        share = own + sum(words[w] for w in known.shared_words) / total
        if own >= _LEAST_OWN and share >= least:
            shares.append((own, code))
    shares.sort(reverse=True)
    if len(shares) > 1 and shares[0][0] < shares[1][0] * 1.3:
        return None
    return shares[0][1] if shares else None

"""What outlets are called: names compared by their letters, the names of the press, and what such names look like."""

from __future__ import annotations

import functools
import re

from depeche._outlets import Outlet, outlets
from depeche.article.words import ProvenanceWords, all_provenance_words, fold

_NOT_LETTER = re.compile(r"[\W_]+")
_WORD = re.compile(r"[a-z0-9]+")
_DOMAIN = re.compile(r"(?:www\.)?[a-z0-9-]{3,}(?:\.[a-z0-9-]+)*\.[a-z]{2,10}", re.I)
#: Labels before the last of a host that are no names: "co.uk", "com.au".
_SHORT_LABEL = 3
#: A name of more words is none.
_MOST_WORDS = 5
_LONGEST_NAME = 40
#: No name of the press has fewer letters, or the next line could go on with it.
_LEAST_GLUED = 3


def letters_of(text: str) -> str:
    """The letters and digits alone, folded: what two spellings of one name or title share."""
    return _NOT_LETTER.sub("", fold(text))


def is_known_outlet(words: str) -> bool:
    """Whether the words are the name of an outlet that is widely read, or has a file."""
    return letters_of(words) in _all_names()


def is_press_name(words: str) -> bool:
    """Whether a line looks like the name of an outlet: few words, of capitals but for small ones, one of them the press's.

    "The Ooze Valley Gazette", "Le Courrier de la Baie", "gull-news.example".
    """
    line = words.strip()
    if len(line) > _LONGEST_NAME:
        return False
    if _DOMAIN.fullmatch(line):
        return True
    tokens = line.split()
    if not 0 < len(tokens) <= _MOST_WORDS or not all(map(_may_be_of_name, tokens)):
        return False
    return any(word in all_provenance_words().outlet_words for word in _WORD.findall(fold(line)))


def _may_be_of_name(token: str) -> bool:
    return token[:1].isupper() or token in {"&", "+"} or (token.isalpha() and token.islower() and _is_small(token))


def _is_small(token: str) -> bool:
    known = all_provenance_words()
    return token in known.function_words or token in known.shared_words or token in known.openers


def headline_after_name(text: str, start: int, end: int) -> int:
    """Where the headline starts that a name of the press was run together with ("Le MondeUn pont…"); -1 when none was."""
    for at in range(start + _LEAST_GLUED, min(end, start + _LONGEST_NAME)):
        if text[at].isupper() and text[at - 1].islower() and is_known_outlet(text[start:at]):
            return at
    return -1


def names_of(outlet: Outlet) -> tuple[str, ...]:
    """All that an outlet with a file is called, its hosts among it."""
    return (outlet.name, *outlet.also, *outlet.hosts)


def label_of_host(host: str) -> str:
    """The label of a host that its owner chose: "gull" of "news.gull.co.uk"."""
    labels = host.split(".")[:-1]
    while len(labels) > 1 and len(labels[-1]) <= _SHORT_LABEL:
        labels.pop()
    return labels[-1] if labels else ""


def is_named_below(name: str, text: str, words: ProvenanceWords) -> bool:
    """Whether the end of a text names the outlet again: in an address, behind a label, in a notice of rights."""
    first, _, rest = fold(name).partition(" ")
    letters = letters_of(rest if rest and first in words.openers else name)
    tail = fold(text)
    addresses = re.findall(r"https?://(?:www\.)?([a-z0-9.-]+)", tail)
    in_address = len(letters) > 2 and any(letters in letters_of(host) for host in addresses)
    return in_address or bool(re.search(rf"(?::|©|copyright)\s*{re.escape(fold(name))}\s*(?:$|[,;|.])", tail, re.M))


@functools.cache
def _all_names() -> frozenset[str]:
    filed = (name for outlet in outlets() for name in names_of(outlet))
    return frozenset(letters_of(name) for name in (*all_provenance_words().outlets, *filed))

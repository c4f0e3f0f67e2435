"""What the site of a page is called: by its metadata, its address and the outlets that are known.

A heading that only names the site is no headline, and a title's last words that name it are none of the headline's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from depeche._outlets import outlet_of
from depeche.article.credits import host_of
from depeche.article.outlet_names import label_of_host, letters_of, names_of
from depeche.article.page_metadata import PageMetadata
from depeche.article.words import fold

#: What parts a title from the name of its site: a sign among blanks, a bar with or without.
_PARTED = re.compile(r"\s+[-–—•·:»«›>~ǀ]\s+|\s*[|ǀ]\s*|:\s+")
_WORDS = re.compile(r"[a-z0-9]+")
#: What a content system adds to the words of an address.
_NUMBER = re.compile(r"[a-z]{0,8}\d{3,}[a-z\d]*")
_SUFFIXES = frozenset({"html", "htm", "php", "aspx", "shtml", "jhtml", "amp"})
#: Letters as addresses write them out.
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"})
#: An address of fewer words says a subject, not a headline.
_LEAST_ADDRESS = 4
#: So few letters of a name may stand in other words by chance.
_LEAST_NAME = 4
#: A tail of more words says more than a name.
_MOST_WORDS = 6
#: Names of one page that are looked at, and parts of one title.
_MOST_NAMES = 8
_MOST_PARTS = 8


class Site:
    """The names of a page's site, compared by their letters, and what its address says of the article."""

    def __init__(self, found: PageMetadata, address: str) -> None:
        addresses = [address, *(one.text for one in found.address[:2])]
        self.hosts = tuple(dict.fromkeys(host for one in addresses if (host := host_of(one))))
        self._address = next((words for one in addresses if (words := _address_words(one))), ())
        self.outlet = next((known for host in self.hosts if (known := outlet_of(host))), None)
        said = [one.text for one in found.outlet[:_MOST_NAMES]]
        self._labels = frozenset(letters for host in self.hosts if len(letters := letters_of(label_of_host(host))) > 1)
        self._names = frozenset(
            letters
            for name in (*said, *self.hosts, *(names_of(self.outlet) if self.outlet else ()))
            if len(letters := letters_of(name)) > 1
        ).union(self._labels)

    def is_name(self, words: str) -> bool:
        """Whether the words are a name of the site, an article before it or not."""
        letters = letters_of(words)
        return letters in self._names or (" " in words and letters_of(words.split(None, 1)[1]) in self._names)

    def is_tail(self, words: str) -> bool:
        """Whether what stands behind a title names the site: a name of it, or few words that hold one."""
        if self.is_name(words):
            return True
        letters = letters_of(words)
        if len(words.split()) > _MOST_WORDS or len(letters) < _LEAST_NAME:
            return False
        return any(name.startswith(letters) or name in letters for name in self._names if len(name) >= _LEAST_NAME)

    def share_of_address(self, title: str) -> float:
        """The share, 0 to 1, of the words in the address ("…/mayor-opens-bridge-12.html") that the title holds."""
        if not self._address:
            return 0.0
        spelt = (title, title.lower().translate(_WRITTEN_OUT))
        held = {word for one in spelt for word in _WORDS.findall(fold(one).replace("'", ""))}
        held |= set(_WORDS.findall(fold(title)))
        return sum(word in held for word in self._address) / len(self._address)

    def is_of_host(self, words: str) -> bool:
        """Whether few words hold the label of the site's host ("Gull Times – news" at gulltimes.example)."""
        letters = letters_of(words)
        return len(words.split()) <= _MOST_WORDS and any(
            len(label) > _LEAST_NAME and label in letters for label in self._labels
        )


def _address_words(address: str) -> tuple[str, ...]:
    """The words of the longest part of an address, numbers of the system left out; none where they are few."""
    path = address.partition("://")[2].partition("/")[2].partition("?")[0].partition("#")[0].lower()
    parts = [tuple(w for w in _WORDS.findall(part) if not _NUMBER.fullmatch(w)) for part in path.split("/")]
    longest = max(parts, key=len)
    longest = longest[:-1] if longest and longest[-1] in _SUFFIXES else longest
    return longest if len(longest) >= _LEAST_ADDRESS else ()


def halves_of(title: str) -> Iterator[tuple[str, str]]:
    """The title cut in two at each of its signs: before and behind."""
    for match in list(_PARTED.finditer(title))[:_MOST_PARTS]:
        before, behind = title[: match.start()], title[match.end() :]
        if before and behind:
            yield before, behind

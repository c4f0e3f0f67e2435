"""Lines of a page's body that say where the article comes from: republication, rights, the agency that wrote it."""

from __future__ import annotations

import re
from typing import Literal

from depeche.article.words import all_provenance_words, fold

Credit = Literal["republished", "rights", "agency"]

_LONGEST_NOTICE = 320
_LONGEST_RIGHTS = 200
_LONGEST_AGENCY = 40
#: Words of a holder's name behind "Copyright".
_LONGEST_HOLDER = 4
_MARKED = re.compile(r"©|\(c\)|\w+\W{1,3}(?:©|\(c\)|(?:19|20)\d\d)")
_BRACKETS = re.compile(r"^[(\[–—-]*\s*|\s*[)\].]*$")


def credit_of(words: str) -> Credit | None:
    """What the block is a credit for, None when it is part of the story."""
    if len(words) > _LONGEST_NOTICE:
        return None
    known, folded = all_provenance_words(), fold(words)
    if folded.startswith(known.republished):
        return "republished"
    if len(words) <= _LONGEST_RIGHTS and folded.startswith(known.rights) and _is_rights_line(words, known.rights):
        return "rights"
    return "agency" if len(words) <= _LONGEST_AGENCY and agency_in(words) else None


def _is_rights_line(words: str, cues: tuple[str, ...]) -> bool:
    """Whether it is a notice: several words that say so, a sign, or one word before a year or nothing but a name.

    "Copyright law is to change" and "Rights groups say" are prose.
    """
    folded = fold(words).rstrip(" .")
    if _MARKED.match(folded) or any(" " in cue and folded.startswith(f"{cue} ") for cue in cues) or folded in cues:
        return True
    named = words.rstrip(".").split()[1:]
    return 0 < len(named) <= _LONGEST_HOLDER and all(word[0].isupper() for word in named)


def agency_in(words: str) -> str:
    """The agency that a line of nothing else credits ("(AFP)", "avec Reuters"), as it is written; empty when none."""
    known = all_provenance_words()
    line = _BRACKETS.sub("", words)
    for cue in known.agency_cues:
        if fold(line).startswith(cue + " "):
            line = line[len(cue) + 1 :].strip()
            break
    return line if fold(line) in known.agencies else ""

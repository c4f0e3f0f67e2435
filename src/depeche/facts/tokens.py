"""Cutting copy into words the way the treebanks that the parser learnt from are cut.

Offsets never move: characters are only exchanged one for one (``plain``), and every word is a stretch of the text.
The words of a language are in its ``pipeline/tokens.toml``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from depeche._languages import language

if TYPE_CHECKING:
    from spacy.vocab import Vocab

Span = tuple[int, int]

#: White space and invisible fillers; each becomes one space.
_BLANKS = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b"
    "\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\x00"
)

#: Combining marks, soft hyphens and joiners: they never stand alone.
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u00ad\u200c\u200d\u20d0-\u20f0\ufe00-\ufe0f"
_MARKS += "\U0001f3fb-\U0001f3ff"
_WORD = rf"[^\W_][\w{_MARKS}&]*"
_LONGEST_HANGING = 9
_TAIL = r"[^\s«»\"<>]*[^\s«»\"<>.,;:!?)\]'…]"
_DOMAINS = "com|fr|org|net|info|eu|uk|gov|edu|io|tv|ru|ua|be|ch|ca|de|co|us|int"
_ADDRESS = (
    rf"https?://{_TAIL}|www\.{_TAIL}|[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,5}}"
    rf"|[A-Za-z\d][\w-]{{0,62}}(?:\.[A-Za-z\d][\w-]{{0,62}}){{0,5}}\.(?:{_DOMAINS})(?![\w])(?:/{_TAIL})?|[@#]\w+"
)
#: What every address holds near its beginning, for a first look.
_MAY_BE_ADDRESS = r"(?=[\w+:-]*+[.@#/])"
#: Letters alone with a blank or a comma behind: a word in every language, whatever else its rules say.
_SIMPLE = r"(?<!\w)[^\W\d_]++(?=[ ,;]|\Z)"
_CAPITAL = "[A-ZÀ-ÖØ-ÞŒ]"
_INITIALS = rf"{_CAPITAL}\.(?:-?{_CAPITAL}\.)*(?:{_CAPITAL}(?![\w]))?|[a-z]\.(?:[a-z]\.)+"
_FIGURE = (
    r"\d{1,4}(?:/\d{1,4}){1,2}(?!\w)|\d{4}-\d\d-\d\d(?!\w)"
    r"|\d{1,3}(?:[ .,]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,:]\d+)+(?!\d)"
)
_MARK = r"\.{2,}|…\.*|!{2,}|\?{2,}|[!?]{2,}|-{2,}|—{2,}|_{2,}|\*{2,}|={2,}|''"


@dataclass(frozen=True, slots=True)
class Tokenizer:
    """The word cutter of one language."""

    exchanged: dict[int, int]
    word: re.Pattern[str]
    hanging: re.Pattern[str]
    kept: re.Pattern[str] | None

    def plain(self, text: str) -> str:
        """The text with typographic variants as one character each: same length, same offsets."""
        return text.translate(self.exchanged)

    def spans(self, plain: str) -> Iterator[Span]:
        """Where the words of a plain text stand, in order; only spaces are left between them."""
        for match in self.word.finditer(plain):
            start, end = match.span()
            if match.lastgroup is not None and end - start > 2:
                yield from self._unhung(plain, start, end)
            else:
                yield start, end

    def _unhung(self, plain: str, start: int, end: int) -> Iterator[Span]:
        found = self.hanging.search(plain, max(start + 1, end - _LONGEST_HANGING), end)
        if found is None or (self.kept and self.kept.fullmatch(plain, start, end)):
            yield start, end
            return
        cuts = [end]
        while found:
            end = found.start()
            cuts.append(end)
            found = self.hanging.search(plain, max(start + 1, end - _LONGEST_HANGING), end)
        for cut in reversed(cuts):
            yield start, cut
            start = cut


@functools.cache
def tokenizer(code: str) -> Tokenizer:
    """The word cutter of a language."""
    table = language(code).toml("pipeline/tokens")
    rules = table["words"]
    exchanged = {ord(a): ord(b) for a, b in {**dict.fromkeys(_BLANKS, " "), **table["characters"]}.items()}
    exchanged |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)  # half characters, which no encoder takes
    kept = re.compile(_any(rules["keep_hanging"])) if rules["keep_hanging"] else None
    return Tokenizer(exchanged, _word(rules), re.compile(_any(rules["hanging"]) + r"\Z"), kept)


def vocabulary() -> Vocab:
    """An empty vocabulary whose words carry the features that the network hears.

    PREFIX and SUFFIX are three letters long; LANG, which a pipeline of one language has no use for, holds the last five.
    """
    from spacy.attrs import LANG, PREFIX, SUFFIX
    from spacy.lang.lex_attrs import LEX_ATTRS
    from spacy.vocab import Vocab

    heard = {PREFIX: lambda word: word[:3], SUFFIX: lambda word: word[-3:], LANG: _ending}
    return Vocab(lex_attr_getters={**LEX_ATTRS, **heard})


def _ending(word: str) -> str:
    return "xx" if word == "_" else word[-5:].lower()  # "_" is what spaCy asks a vocabulary's language with


def _any(alternatives: list[str]) -> str:
    return f"(?i:{'|'.join(alternatives)})"


def _word(rules: dict[str, list[str]]) -> re.Pattern[str]:
    """One pattern for all words; ``simple`` and ``compound`` are those that may have something hanging behind."""
    edge = r"(?<![^\W_])"
    kinds = [
        f"(?P<simple>{_SIMPLE})",
        f"{edge}{_MAY_BE_ADDRESS}(?:{_ADDRESS})",
        f"{edge}{_any(rules['whole'])}(?![\\w])",
        f"{edge}(?:{'|'.join(rules['titles'])})\\.",
        f"{edge}(?:{'|'.join(rules['abbreviations'])})\\.(?=\\s?[a-z\\d(,;:)])",
        f"{edge}(?:{_INITIALS})(?![a-zà-ÿ])",
        f"{edge}(?:{_FIGURE})",
    ]
    if rules["elided"]:
        kinds.append(f'{edge}{_any(rules["elided"])}(?=[\\w«"(])')
    kinds += [
        f"(?P<compound>(?:{'|'.join(rules['compounds'])}))",
        _MARK,
        f"(?:[^\\s\\w]|_)(?:\\u200d[^\\s\\w]|[{_MARKS}])*",
        r"\S",
    ]
    return re.compile("|".join(kinds).replace("WORD", _WORD))

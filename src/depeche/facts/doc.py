"""Doc: a parsed text as the stages read it — plain values, each made once.

The names are spaCy's. spaCy itself makes a token anew whenever one is asked for and looks its words up in a store; the
stages ask some hundred times for each word, so what they ask for lies ready here.
"""

from __future__ import annotations

import functools
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, overload

#: Words that are a quotation mark.
_QUOTES = frozenset({'"', "'", "`", "«", "»", "‘", "’", "‚", "‛", "“", "”", "„", "‟", "‹", "›", "❮", "❯", "''", "``"})


class Row(NamedTuple):
    """One word with its analysis."""

    word: str
    space: bool  #: whether a space follows
    pos: str = ""
    morph: str = ""
    lemma: str = ""
    head: int | None = None  #: None for a word that hangs from none
    dep: str = ""
    start: bool = False  #: whether a sentence starts here


class Features(str):
    """The features of a word, "Mood=Ind|VerbForm=Fin"."""

    __slots__ = ()

    def get(self, name: str, default: Sequence[str] = ()) -> Sequence[str]:
        """The values of one feature."""
        found = next((f for f in self.split("|") if f.startswith(name + "=")), None)
        return default if found is None else found[len(name) + 1 :].split(",")


class Token:
    """A word in its sentence. There is one Token for each word of a Doc, so tokens are compared by identity."""

    __slots__ = (
        "children", "dep_", "doc", "head", "i", "idx", "is_punct", "is_sent_start", "is_space", "left_edge",
        "lemma_", "lower_", "morph", "pos_", "right_edge", "sent", "text", "whitespace_",
    )  # fmt: skip

    doc: Doc
    i: int  #: which word of the Doc it is
    idx: int  #: where it starts in the Doc's text
    text: str
    lower_: str
    whitespace_: str  #: the space behind it, if one is
    pos_: str
    morph: Features
    lemma_: str
    dep_: str
    head: Token  #: itself, for a root
    children: Sequence[Token]  #: what hangs from it, in order
    left_edge: Token  #: the first of the words under it, itself among them
    right_edge: Token  #: the last of them
    sent: TokenSpan
    is_sent_start: bool
    is_punct: bool
    is_space: bool

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    @property
    def is_lower(self) -> bool:
        """Whether it has letters, all of them small."""
        return self.text.islower()

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark; the apostrophe of "the dockers' union" is none."""
        return self.text in _QUOTES and self.pos_ != "PART"

    @property
    def is_sent_end(self) -> bool:
        """Whether it is the last of its sentence."""
        return self.i + 1 == self.sent.end

    @property
    def like_num(self) -> bool:
        """Whether it is written as a figure."""
        from spacy.lang.lex_attrs import like_num

        return bool(like_num(self.text))

    @property
    def like_url(self) -> bool:
        """Whether it is written as an address."""
        from spacy.lang.lex_attrs import like_url

        return bool(like_url(self.text))

    @property
    def ancestors(self) -> Iterator[Token]:
        """Its head, that one's head, and so on up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> Iterator[Token]:
        """The words under it in order, itself among them."""
        pending = [child for child in self.children if child.i > self.i]
        for child in self.children:
            if child.i < self.i:
                yield from child.subtree
        yield self
        for child in pending:
            yield from child.subtree

    def nbor(self, distance: int = 1) -> Token:
        """The word so many words on; raises IndexError where the Doc has none."""
        if self.i + distance < 0:
            raise IndexError(f"no word {distance} words from {self.text!r}")
        return self.doc[self.i + distance]


class TokenSpan:
    """Words ``start`` to ``end`` of a Doc."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc = doc
        self.start = start
        self.end = end

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> TokenSpan: ...
    def __getitem__(self, at: int | slice) -> Token | TokenSpan:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return TokenSpan(self.doc, self.start + start, self.start + max(start, end))
        return self.doc.tokens[self.start : self.end][at]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, TokenSpan):
            return NotImplemented
        return self.doc is other.doc and (self.start, self.end) == (other.start, other.end)

    def __hash__(self) -> int:
        return hash((id(self.doc), self.start, self.end))

    def __repr__(self) -> str:
        return self.text

    @property
    def start_char(self) -> int:
        """Where its text starts in the Doc's."""
        return self[0].idx if len(self) else 0

    @property
    def end_char(self) -> int:
        """Where its text ends in the Doc's."""
        return self[-1].idx + len(self[-1]) if len(self) else 0

    @property
    def text(self) -> str:
        """Its words as the Doc's text has them."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The word nearest to the root of its sentence, of several the first; a mark or blank only when nothing else is."""
        inside = [t for t in self if t.head is t]
        if inside:
            return inside[0]
        highest = [t for t in self if not self.start <= t.head.i < self.end]
        words = [t for t in highest if t.children or not (t.is_punct or t.is_space)]
        return min(words or highest, key=lambda t: sum(1 for _ in t.ancestors))


class Doc:
    """A parsed text; iterates over its words."""

    __slots__ = ("_starts", "sents", "text", "tokens")

    def __init__(self, rows: Sequence[Row]) -> None:
        self.tokens = _tokens(self, rows)
        self.text = "".join([t.text + t.whitespace_ for t in self.tokens])
        self.sents = _sentences(self)
        self._starts = [t.idx for t in self.tokens]

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> TokenSpan: ...
    def __getitem__(self, at: int | slice) -> Token | TokenSpan:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return TokenSpan(self, start, max(start, end))
        return self.tokens[at]

    def char_span(self, start: int, end: int, *, alignment_mode: str = "strict") -> TokenSpan | None:
        """The words of ``text[start:end]``, None when there are none.

        "contract" takes the words that lie in it whole, "expand" those that it touches; "strict" wants whole words.
        """
        if not (0 <= start < len(self.text) and 0 < end <= len(self.text)):
            return None
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1) - 1
        head, tail = self.tokens[first], self.tokens[last]
        cut = head.idx < start, end < tail.idx + len(tail.text)
        if alignment_mode == "strict" and (any(cut) or end != tail.idx + len(tail.text)):
            return None
        if alignment_mode == "contract":
            first, last = first + cut[0], last - cut[1]
        elif start == head.idx + len(head.text):
            first += 1
        return TokenSpan(self, first, max(first, last + 1)) if last >= first or alignment_mode == "expand" else None


def _tokens(doc: Doc, rows: Sequence[Row]) -> list[Token]:
    tokens: list[Token] = []
    at = 0
    for i, (word, space, pos, morph, lemma, _, dep, start) in enumerate(rows):
        token = Token()
        token.doc, token.i, token.idx = doc, i, at
        token.text, token.whitespace_, token.lemma_ = word, " " if space else "", lemma
        token.pos_, token.dep_, token.is_sent_start = pos, dep, start or i == 0
        token.lower_, token.is_punct, token.is_space = _looks(word)
        token.morph, token.children = _features(morph), ()
        token.left_edge = token.right_edge = token
        tokens.append(token)
        at += len(word) + space
    for token, row in zip(tokens, rows, strict=True):
        token.head = head = token if row.head is None else tokens[row.head]
        if head is not token:
            head.children = [*head.children, token]
    _set_edges(tokens)
    return tokens


def _set_edges(tokens: Sequence[Token]) -> None:
    for token in tokens:
        above = token
        while above.head is not above and above.head.right_edge.i < token.i:
            above = above.head
            above.right_edge = token
    for token in reversed(tokens):
        above = token
        while above.head is not above and above.head.left_edge.i > token.i:
            above = above.head
            above.left_edge = token


def _sentences(doc: Doc) -> tuple[TokenSpan, ...]:
    starts = [token.i for token in doc.tokens if token.is_sent_start]
    sentences = tuple(TokenSpan(doc, a, b) for a, b in pairwise([*starts, len(doc.tokens)]))
    for sentence in sentences:
        for token in doc.tokens[sentence.start : sentence.end]:
            token.sent = sentence
    return sentences


@functools.lru_cache(maxsize=1 << 16)
def _looks(word: str) -> tuple[str, bool, bool]:
    """The word in small letters, and whether it is all punctuation or all white space."""
    return word.lower(), all(unicodedata.category(c).startswith("P") for c in word), word.isspace()


@functools.lru_cache(maxsize=1 << 12)
def _features(morph: str) -> Features:
    return Features(morph)

"""The runtime door to the trained pipelines: text in, parsed spaCy Docs out, character for character.

Every ``Doc`` has exactly the length of its text, so ``text[token.idx : token.idx + len(token)]`` is what the source
says. Typographic variants come as one plain character each (’ as ', a no-break space as a space), and words of an
all-capital headline come in lower case, so read the wording from your text, not from the Doc.

Both languages carry the same Universal Dependencies scheme; ``pos_`` is the UD tag, ``morph`` the UD features,
``lemma_`` the dictionary form (verbs and auxiliaries: the infinitive, in lower case). ``dep_`` is one of:

    ROOT        head of a sentence (the predicate: for "est ministre" it is "ministre", with "est" as its cop)
    nsubj       subject, also after its verb ("a indiqué l'armée"); nsubj:pass subject of a passive
    csubj       clause as subject; csubj:pass
    obj iobj    direct object, in French also every reflexive "se"; indirect object (French: the pronouns "lui", "leur";
                English: "gave him", "told Reuters")
    obl         phrase of a verb with a preposition, or a date without one; obl:agent "par", "by" with a passive
    ccomp       clause that is an object ("a dit que ..."); xcomp one that borrows its subject ("veut partir")
    advcl       adverbial clause; acl, acl:relcl clause on a noun (participle or infinitive; relative)
    parataxis   clause set beside another. A reporting verb behind its quotation is ROOT, and the quotation hangs from it:
                as parataxis in French, as ccomp in English. A reporting clause inside its quotation is a parataxis of it;
                words quoted behind "a déclaré :" are a parataxis of the verb
    nmod        noun on a noun ("ministre de l'Intérieur"); nmod:poss (English) "Ukraine's", "his"
    nmod:desc   (English) title or description before a name
    appos       second name for the same thing ("Macron, le président"; French also "le président" -> "Macron")
    flat        later parts of a name or title ("Emmanuel" -> "Macron"); fixed later parts of a fixed expression
    compound    (English) noun on a noun; compound:prt particle of a verb
    amod nummod det advmod case mark cc conj cop   as in UD; conj hangs from the first conjunct
    aux         auxiliary of tense or mood; aux:pass auxiliary of the passive
    expl        pronoun without meaning ("il" y a, "there")
    dislocated vocative discourse reparandum orphan list goeswith dep punct

French "du", "des", "au", "aux" stand as one word: the preposition. In "plus de 70 drones" the treebanks make "plus" the
head, with "drones" as its obl. Sentences start only behind an end mark (and what closes with it), so parse one
paragraph, headline or caption at a time.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from depeche._languages import language
from depeche.facts.lemmas import Lemmas, lemmas
from depeche.facts.network import Network
from depeche.facts.tokens import Span, Tokenizer, tokenizer, vocabulary

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

#: Words parsed in one go; longer texts are cut after a sentence end where there is one. Bounds memory.
_LONGEST_PIECE = 1500
#: Words parsed side by side: several short texts, or one.
_BATCH = 1000
_LEMMAS_KEPT = 1 << 16
_SHOUTED_RUN = 4
_ENDS = frozenset(".!?…")
_CLOSING = frozenset("»)]")
_STRAIGHT = frozenset("\"'")


#: A Doc, the cut of the text that it is of, and whether it is the last of that text.
_Piece = tuple["Doc", "_Cut", bool]
#: Before which word further blanks stand, and how many.
Blank = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text cut into words: the words, whether a space follows each, and where there is more white space."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    blanks: tuple[Blank, ...]


class _Row(NamedTuple):
    """One word with its analysis. ``head`` is None for white space."""

    word: str
    space: bool
    pos: str
    morph: str
    lemma: str
    head: int | None
    dep: str
    start: bool


@dataclass(frozen=True, slots=True)
class Parser:
    """One language's pipeline; get it from ``load_parser``."""

    vocab: Vocab
    network: Network
    tokens: Tokenizer
    lemmas: Lemmas
    _lemma_of: dict[tuple[int, int], int] = field(default_factory=dict, repr=False)  #: by form and part of speech

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """One parsed Doc for each text, in order, of the same length. Any text goes: empty, huge, of any script."""
        from spacy.tokens import Doc

        waiting: list[Doc] = []
        for batch in _batches(self._pieces(texts)):
            docs = [doc for doc, _, _ in batch]
            self.network.annotate(docs)
            for doc, cut, last in batch:
                self._set_lemmas(doc)
                waiting.append(doc)
                if last:
                    whole = waiting[0] if len(waiting) == 1 else Doc.from_docs(waiting, ensure_whitespace=False)
                    waiting = []
                    assert whole is not None
                    yield _with_blanks(whole, cut.blanks) if cut.blanks else whole

    def _pieces(self, texts: Iterable[str]) -> Iterator[_Piece]:
        """The texts as Docs of bounded size, each with the cut of its text and whether it is the last of it."""
        from spacy.tokens import Doc

        for text in texts:
            cut = self._cut(text)
            for start, end in _bounds(cut.words):
                words, spaces = list(cut.words[start:end]), list(cut.spaces[start:end])
                piece = Doc(self.vocab, words=words, spaces=spaces, sent_starts=_may_start(words, spaces))
                yield piece, cut, end == len(cut.words)

    def _set_lemmas(self, doc: Doc) -> None:
        import numpy as np
        from spacy.attrs import LEMMA, ORTH, POS

        if len(self._lemma_of) > _LEMMAS_KEPT:
            self._lemma_of.clear()
        known = self._lemma_of
        found: list[int] = []
        for at, (form, pos) in enumerate(doc.to_array([ORTH, POS]).tolist()):
            lemma = known.get((form, pos))
            if lemma is None:
                token = doc[at]
                lemma = known[form, pos] = self.vocab.strings.add(self.lemmas.lemma(token.text, token.pos_))
            found.append(lemma)
        column: Any = np.array(found, dtype=np.uint64)
        doc.from_array([LEMMA], column)

    def _cut(self, text: str) -> _Cut:
        plain = self.tokens.plain(text)
        spans = list(self.tokens.spans(plain))
        words = _unshouted([plain[a:b] for a, b in spans], self.lemmas.common)
        return _Cut(tuple(words), *_spacing(spans, len(plain)))


@functools.cache
def load_parser(language_code: str) -> Parser:
    """The parser of a language, loaded once."""
    import spacy

    folder = language(language_code).folder / "pipeline"
    nlp = spacy.load(folder, vocab=vocabulary(), exclude=["tokenizer"])
    multiply_with_numpy(nlp)
    return Parser(nlp.vocab, Network(nlp), tokenizer(language_code), lemmas(language_code))


def multiply_with_numpy(nlp: Language) -> None:
    """Matrix products go through numpy from now on: half as fast again as thinc's own on one core."""
    for name in nlp.pipe_names:
        component: Any = nlp.get_pipe(name)
        for node in component.model.walk():
            node.ops.use_blis = False


def _batches(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces in order, as many together as make a batch."""
    batch: list[_Piece] = []
    words = 0
    for piece in pieces:
        if batch and words + len(piece[0]) > _BATCH:
            yield batch
            batch, words = [], 0
        batch.append(piece)
        words += len(piece[0])
    if batch:
        yield batch


def _spacing(spans: Sequence[Span], length: int) -> tuple[tuple[bool, ...], tuple[Blank, ...]]:
    spaces: list[bool] = []
    blanks: list[Blank] = []
    end = 0
    for at, span in enumerate([*spans, (length, length)]):
        gap = span[0] - end
        if at:
            spaces.append(gap > 0)
            gap -= gap > 0
        if gap > 0:
            blanks.append((at, gap))
        end = span[1]
    return tuple(spaces), tuple(blanks)


def _bounds(words: Sequence[str]) -> list[Span]:
    bounds: list[Span] = []
    start = 0
    while len(words) - start > _LONGEST_PIECE:
        limit = start + _LONGEST_PIECE
        end = next((at + 1 for at in range(limit - 1, start + _LONGEST_PIECE // 2, -1) if words[at] in _ENDS), limit)
        bounds.append((start, end))
        start = end
    return [*bounds, (start, len(words))]


def _may_start(words: Sequence[str], spaces: Sequence[bool]) -> list[bool | int | None]:
    """False where no sentence can start: anywhere but behind an end mark and the quotes and brackets that close with it."""
    allowed: list[bool | int | None] = [False] * len(words)
    for at in [0, *(at for at, word in enumerate(words, 1) if word[-1] in ".!?…:")]:
        while at < len(words) and (words[at] in _CLOSING or (words[at] in _STRAIGHT and at and not spaces[at - 1])):
            at += 1
        if at < len(words):
            allowed[at] = None
    return allowed


def _unshouted(words: list[str], common: frozenset[str]) -> list[str]:
    """The words with runs of capitals (an all-capital headline) as a headline in ordinary letters has them."""
    if sum(map(str.isupper, words)) < _SHOUTED_RUN:
        return words
    run: list[int] = []
    for at, word in enumerate([*words, "end"]):
        if not any(c.isalpha() for c in word):
            continue
        if word.isupper():
            run.append(at)
            continue
        if len(run) >= _SHOUTED_RUN:
            for place in run:
                words[place] = _lowered(words[place], common, first=place == run[0])
        run = []
    return words


def _lowered(word: str, common: frozenset[str], *, first: bool) -> str:
    """Common words in lower case; others keep their capital, as names do. Words whose length would change stay."""
    lower = word.lower()
    if len(lower) != len(word):
        return word
    return lower if lower in common and not first else word[0] + lower[1:]


def _with_blanks(doc: Doc, blanks: Sequence[Blank]) -> Doc:
    """The same parse with a white-space word where further blanks stand; it hangs from the word before it."""
    from spacy.tokens import Doc

    rows = _rows(doc, dict(blanks))
    place = [at for at, row in enumerate(rows) if row.pos != "SPACE" or row.head is not None]
    if not place:
        return Doc(doc.vocab, words=[row.word for row in rows], spaces=[False] * len(rows))
    first = place[0]
    heads = [max(at - 1, 0) if row.head is None else place[row.head] for at, row in enumerate(rows)]
    starts: list[bool | int | None] = [row.start for row in rows]
    if first:  # blanks at the very beginning belong to the first sentence
        heads[0], starts[0], starts[first] = first, True, False
    return Doc(
        doc.vocab,
        words=[row.word for row in rows],
        spaces=[row.space for row in rows],
        pos=[row.pos for row in rows],
        morphs=[row.morph for row in rows],
        lemmas=[row.lemma for row in rows],
        heads=heads,
        deps=[row.dep for row in rows],
        sent_starts=starts,
    )


def _rows(doc: Doc, blanks: dict[int, int]) -> list[_Row]:
    rows: list[_Row] = []
    for t in doc:
        rows += _blank_row(blanks.get(t.i, 0))
        start = bool(t.is_sent_start)
        rows.append(_Row(t.text, bool(t.whitespace_), t.pos_, str(t.morph), t.lemma_, t.head.i, t.dep_, start))
    return rows + _blank_row(blanks.get(len(doc), 0))


def _blank_row(count: int) -> list[_Row]:
    return [_Row(" " * count, False, "SPACE", "", " ", None, "dep", False)] if count else []

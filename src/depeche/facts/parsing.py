"""The runtime door to the trained pipelines: text in, parsed Docs out, character for character.

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
head, with "drones" as its obl. Sentences start only behind a dateline or an end mark (and what closes with it), so
parse one paragraph, headline or caption at a time.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from depeche._languages import language
from depeche.facts.datelines import dateline_end
from depeche.facts.doc import Doc, Row
from depeche.facts.lemmas import Lemmas, lemmas
from depeche.facts.mending import mended
from depeche.facts.mending_words import MendingWords, load_mending_words
from depeche.facts.network import Network
from depeche.facts.tokens import Span, Tokenizer, tokenizer, vocabulary

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as SpacyDoc
    from spacy.vocab import Vocab

#: Words parsed in one go; longer texts are cut after a sentence end where there is one. Bounds memory.
_LONGEST_PIECE = 1500
#: Words that a vocabulary keeps: some sixty megabytes.
_WORDS_KEPT = 100_000
#: Words parsed side by side: several short texts, or one.
_BATCH = 1000
#: How spaCy writes a word's features when it has none.
_NO_FEATURES = "_"
_SHOUTED_RUN = 4
_ENDS = frozenset(".!?…")
_CLOSING = frozenset("»)]")
_STRAIGHT = frozenset("\"'")


#: Before which word further blanks stand, and how many.
Blank = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text cut into words: the words, whether a space follows each, and where there is more white space."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    blanks: tuple[Blank, ...]
    dateline: int  #: words of it, which are read apart


class _Piece(NamedTuple):
    """A stretch of a text of bounded size."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    cut: _Cut  #: the whole text's
    last: bool  #: whether the text ends with it


@dataclass(frozen=True, slots=True)
class Parser:
    """One language's pipeline; get it from ``load_parser``."""

    vocab: Vocab
    network: Network
    tokens: Tokenizer
    lemmas: Lemmas
    mending: MendingWords
    _names: dict[int, str] = field(default_factory=dict, repr=False)  #: tags, features and labels, by spaCy's numbers
    _turn: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """One parsed Doc for each text, in order, of the same length. Any text goes: empty, huge, of any script."""
        rows: list[Row] = []
        for batch in _batches(self._pieces(texts)):
            for piece, found in zip(batch, self._read(batch), strict=True):
                rows = [*rows, *(row._replace(head=(row.head or 0) + len(rows)) for row in found)] if rows else found
                if piece.last:
                    yield Doc(_with_blanks(rows, piece.cut.blanks))
                    rows = []

    def _pieces(self, texts: Iterable[str]) -> Iterator[_Piece]:
        for text in texts:
            cut = self._cut(text)
            for start, end in _bounds(cut.words, cut.dateline):
                yield _Piece(cut.words[start:end], cut.spaces[start:end], cut, end == len(cut.words))

    def _read(self, batch: Sequence[_Piece]) -> list[list[Row]]:
        """The words of each piece with their analysis, heads counted from its first word; one batch at a time.

        When many words are kept already, those first met here are forgotten again.
        """
        from spacy.tokens import Doc as SpacyDoc

        with self._turn, self.vocab.memory_zone() if len(self.vocab) > _WORDS_KEPT else nullcontext():
            docs = [
                SpacyDoc(
                    self.vocab,
                    words=list(piece.words),
                    spaces=list(piece.spaces),
                    sent_starts=_may_start(piece.words, piece.spaces),
                )
                for piece in batch
            ]
            self.network.annotate(docs)
            return [self._rows(piece, doc) for piece, doc in zip(batch, docs, strict=True)]

    def _rows(self, piece: _Piece, doc: SpacyDoc) -> list[Row]:
        from spacy.attrs import DEP, HEAD, MORPH, POS, SENT_START

        lemma_of, name = self.lemmas.lemma, self._name
        numbers: Any = doc.to_array([POS, MORPH, HEAD, DEP, SENT_START])
        rows: list[Row] = []
        for at, (word, space, (tag, morph, head, dep, start)) in enumerate(
            zip(piece.words, piece.spaces, numbers.astype("int64").tolist(), strict=True)
        ):
            pos = name(tag)
            rows.append(Row(word, space, pos, name(morph), lemma_of(word, pos), at + head, name(dep), start == 1))
        return mended(rows, self.mending)

    def _name(self, number: int) -> str:
        name = self._names.get(number)
        if name is None:
            name = self.vocab.strings[number % (1 << 64)]
            name = self._names[number] = "" if name == _NO_FEATURES else name
        return name

    def _cut(self, text: str) -> _Cut:
        plain = self.tokens.plain(text)
        spans = list(self.tokens.spans(plain))
        words = _unshouted([plain[a:b] for a, b in spans], self.lemmas.common)
        filed = dateline_end(plain)
        return _Cut(
            tuple(words), *_spacing(spans, len(plain)), sum(start < filed for start, _ in spans) if filed else 0
        )


@functools.cache
def load_parser(language_code: str) -> Parser:
    """The parser of a language, loaded once."""
    import spacy

    folder = language(language_code).folder / "pipeline"
    nlp = spacy.load(folder, vocab=vocabulary(), exclude=["tokenizer"])
    multiply_with_numpy(nlp)
    return Parser(
        nlp.vocab, Network(nlp), tokenizer(language_code), lemmas(language_code), load_mending_words(language_code)
    )


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
        if batch and words + len(piece.words) > _BATCH:
            yield batch
            batch, words = [], 0
        batch.append(piece)
        words += len(piece.words)
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


def _bounds(words: Sequence[str], dateline: int = 0) -> list[Span]:
    bounds: list[Span] = [(0, dateline)] if 0 < dateline < len(words) else []
    start = len(bounds) and dateline
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


def _with_blanks(rows: list[Row], blanks: Sequence[Blank]) -> list[Row]:
    """The same parse with a white-space word where further blanks stand; it hangs from the word before it."""
    if not blanks:
        return rows
    counts = dict(blanks)
    spread: list[Row] = []
    place: list[int] = []  # of each word among the words and blanks
    for at, row in enumerate(rows):
        spread += _blank(counts.get(at, 0))
        place.append(len(spread))
        spread.append(row)
    spread += _blank(counts.get(len(rows), 0))
    if not place:
        return spread
    moved = [
        row._replace(head=max(at - 1, 0) if row.head is None else place[row.head]) for at, row in enumerate(spread)
    ]
    if place[0]:  # blanks at the very beginning belong to the first sentence
        moved[0] = moved[0]._replace(head=place[0], start=True)
        moved[place[0]] = moved[place[0]]._replace(start=False)
    return moved


def _blank(count: int) -> list[Row]:
    return [Row(" " * count, False, "SPACE", "", " ", None, "dep")] if count else []

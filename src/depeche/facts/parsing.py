"""The runtime door to the trained pipelines: text in, parsed spaCy Docs out, character for character.

Every ``Doc`` has exactly the length of its text, so ``text[token.idx : token.idx + len(token)]`` is what the source
says. Typographic variants come as one plain character each (’ as ', a no-break space as a space), and words of an
all-capital headline come in lower case, so read the wording from your text, not from the Doc.

Both languages carry the same Universal Dependencies scheme; ``pos_`` is the UD tag, ``morph`` the UD features,
``lemma_`` the dictionary form (verbs and auxiliaries: the infinitive, in lower case). ``dep_`` is one of:

    ROOT        head of a sentence (the predicate: for "est ministre" it is "ministre", with "est" as its cop)
    nsubj       subject, also after its verb ("a indiqué l'armée"); nsubj:pass subject of a passive
    csubj       clause as subject; csubj:pass
    obj iobj    direct object; indirect object (French: pronouns "lui", "leur", "y"; English: "gave him")
    obl         phrase of a verb with a preposition, or a date without one; obl:agent "par", "by" with a passive
    ccomp       clause that is an object ("a dit que ..."); xcomp one that borrows its subject ("veut partir")
    advcl       adverbial clause; acl, acl:relcl clause on a noun (participle or infinitive; relative)
    parataxis   clause set beside another: a reporting clause inside or after the words it reports
    nmod        noun on a noun ("ministre de l'Intérieur"); nmod:poss (English) "Ukraine's", "his"
    nmod:desc nmod:unmarked obl:unmarked   (English) titles before names; measures and dates without preposition
    appos       second name for the same thing ("Macron, le président")
    flat        later parts of a name or title ("Emmanuel" -> "Macron"); fixed later parts of a fixed expression
    compound    (English) noun on a noun; compound:prt particle of a verb
    amod nummod det advmod case mark cc conj cop   as in UD; conj hangs from the first conjunct
    aux         auxiliary of tense or mood; aux:pass auxiliary of the passive
    expl        pronoun without meaning ("il" y a, "se" of pronominal verbs, "there")
    dislocated vocative discourse reparandum orphan list goeswith dep punct

French "du", "des", "au", "aux" stand as one word: the preposition.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from depeche._languages import language
from depeche.facts.tokens import Span, Tokenizer, tokenizer

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: Words parsed in one go; longer texts are cut after a sentence end where there is one. Bounds memory.
_LONGEST_PIECE = 1500
_SHOUTED_RUN = 4
_ENDS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text cut into words: the words, whether a space follows each, and where there is more white space."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    blanks: tuple[tuple[int, int], ...]  #: before which word, how many further blanks
    texts: int = 1


@dataclass(frozen=True, slots=True)
class Parser:
    """One language's pipeline; get it from ``load_parser``."""

    nlp: Language
    tokens: Tokenizer

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """One parsed Doc for each text, in order, of the same length. Any text goes: empty, huge, of any script."""
        from spacy.tokens import Doc

        def pieces() -> Iterator[tuple[Doc, tuple[_Cut, bool]]]:
            for text in texts:
                cut = self._cut(text)
                bounds = _pieces(cut.words)
                for at, (start, end) in enumerate(bounds):
                    piece = Doc(self.nlp.vocab, words=list(cut.words[start:end]), spaces=list(cut.spaces[start:end]))
                    yield piece, (cut, at == len(bounds) - 1)

        waiting: list[Doc] = []
        for doc, (cut, last) in self.nlp.pipe(pieces(), as_tuples=True, batch_size=64):
            waiting.append(doc)
            if last:
                whole = waiting[0] if len(waiting) == 1 else Doc.from_docs(waiting, ensure_whitespace=False)
                waiting = []
                assert whole is not None
                yield _with_blanks(whole, cut) if cut.blanks else whole

    def _cut(self, text: str) -> _Cut:
        plain = self.tokens.plain(text)
        spans = list(self.tokens.spans(plain))
        words = _unshouted([plain[a:b] for a, b in spans])
        return _Cut(tuple(words), *_spacing(spans, len(plain)))


@functools.cache
def load_parser(language_code: str) -> Parser:
    """The parser of a language, loaded once."""
    import spacy

    nlp = spacy.load(language(language_code).folder / "pipeline", exclude=["tokenizer"])
    return Parser(nlp, tokenizer(language_code))


def _spacing(spans: Sequence[Span], length: int) -> tuple[tuple[bool, ...], tuple[tuple[int, int], ...]]:
    spaces: list[bool] = []
    blanks: list[tuple[int, int]] = []
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


def _pieces(words: Sequence[str]) -> list[Span]:
    bounds: list[Span] = []
    start = 0
    while len(words) - start > _LONGEST_PIECE:
        limit = start + _LONGEST_PIECE
        end = next((at + 1 for at in range(limit - 1, start + _LONGEST_PIECE // 2, -1) if words[at] in _ENDS), limit)
        bounds.append((start, end))
        start = end
    return [*bounds, (start, len(words))]


def _unshouted(words: list[str]) -> list[str]:
    """The words with runs of capitals (an all-capital headline) in lower case, initial capital kept at the start."""
    run: list[int] = []
    for at, word in enumerate([*words, "end"]):
        if not any(c.isalpha() for c in word):
            continue
        if word.isupper():
            run.append(at)
            continue
        if len(run) >= _SHOUTED_RUN:
            for place in run:
                words[place] = _lowered(words[place], keep_first=place == run[0])
        run = []
    return words


def _lowered(word: str, *, keep_first: bool) -> str:
    lower = word.lower()
    if len(lower) != len(word):
        return word
    return word[0] + lower[1:] if keep_first else lower


def _with_blanks(doc: Doc, cut: _Cut) -> Doc:
    """The same parse with a white-space word where more than one blank stands; it hangs from the word before."""
    from spacy.tokens import Doc

    extra = dict(cut.blanks)
    place: list[int] = []
    for at in range(len(doc)):
        place.append(at + sum(1 for before, _ in cut.blanks if before <= at))
    size = len(doc) + len(extra)
    words, spaces, pos = [""] * size, [False] * size, ["SPACE"] * size
    morphs, lemmas, deps = [""] * size, [" "] * size, ["dep"] * size
    heads, starts = list(range(size)), [False] * size
    for token in doc:
        new = place[token.i]
        words[new], spaces[new], pos[new] = token.text, bool(token.whitespace_), token.pos_
        morphs[new], lemmas[new], deps[new] = str(token.morph), token.lemma_, token.dep_
        heads[new], starts[new] = place[token.head.i], bool(token.is_sent_start)
    for number, (before, count) in enumerate(cut.blanks):
        new = before + number
        words[new] = " " * count
        heads[new] = new - 1 if new else min(1, size - 1)
    if size and not starts[0]:
        starts[0] = True
        starts[1:2] = [False] * len(starts[1:2])
    if len(doc) == 0:
        deps = ["ROOT"] * size
    return Doc(
        doc.vocab, words=words, spaces=spaces, pos=pos, morphs=morphs, lemmas=lemmas, heads=heads, deps=deps,
        sent_starts=starts,
    )

"""Training documents: a few sentences in a row, as spaCy examples."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from training.treebanks import Word

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.training import Example
    from spacy.vocab import Vocab

Words = tuple[Word, ...]
_LONGEST_RUN = 6


def runs(sentences: Iterable[Words], rng: random.Random) -> Iterator[list[Words]]:
    """The sentences in their order, cut into runs of one to six, so that sentence ends are learnt."""
    run: list[Words] = []
    size = rng.randint(1, _LONGEST_RUN)
    for sentence in sentences:
        run.append(sentence)
        if len(run) >= size:
            yield run
            run, size = [], rng.randint(1, _LONGEST_RUN)
    if run:
        yield run


def document(vocab: Vocab, sentences: list[Words]) -> Doc:
    """A gold Doc of the sentences, one space between them where the last word asks for one."""
    from spacy.tokens import Doc

    words = [w for s in sentences for w in s]
    starts: list[bool | int | None] = [at for s in sentences for at in _starts(s)]
    heads: list[int] = []
    for sentence in sentences:
        base = len(heads)
        heads += [base + w.head for w in sentence]
    return Doc(
        vocab,
        words=[w.form for w in words],
        spaces=[w.space for w in words],
        pos=[w.pos for w in words],
        morphs=[w.feats for w in words],
        lemmas=[w.lemma for w in words],
        heads=heads,
        deps=["ROOT" if w.label == "root" else w.label for w in words],
        sent_starts=starts,
    )


def _starts(sentence: Words) -> list[bool]:
    return [at == 0 for at in range(len(sentence))]


def example(vocab: Vocab, sentences: list[Words]) -> Example:
    """An Example whose predicted side has the gold words and nothing else."""
    from spacy.tokens import Doc
    from spacy.training import Example

    gold = document(vocab, sentences)
    bare = Doc(vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])
    return Example(bare, gold)

"""The lemma lexicon: what the training treebanks say each form's lemma is, written beside the weights.

A row of ``lemmas.tsv`` is form, tag, lemma, in lower case but for proper names. Forms that the endings of
``lemmas.toml`` already bring to the right lemma are written too: they are what makes an infinitive attested.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

from training.train import prepared
from training.treebanks import TRAINING, read_treebank

_TAGS = frozenset({"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "NOUN", "NUM", "PART", "PRON", "SCONJ", "VERB", "PROPN"})
_CLEAR = 0.75
_WORD = re.compile(r"[^\W\d_]+(?:[-'.][^\W\d_]+)*['.]?|['-][\w-]+")  # letters: no figures, no addresses


def counted(language: str, folder: Path) -> dict[tuple[str, str], Counter[str]]:
    """How often each form and tag has each lemma; transcribed speech speaks only where writing is silent."""
    written: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    spoken: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for part in TRAINING[language]:
        into = spoken if part.spoken else written
        for sentence in prepared(read_treebank(part.name, folder), language):
            for word in sentence:
                if word.pos in _TAGS and word.lemma != "_":
                    into[_key(word.form, word.pos), word.pos][word.lemma] += 1
    return {**spoken, **written}


def _key(form: str, pos: str) -> str:
    return form if pos == "PROPN" else form.lower()


def rows(language: str, folder: Path) -> list[tuple[str, str, str]]:
    """Form, tag and lemma for every form whose lemma is clear; proper names only where form and lemma differ."""
    found = []
    for (form, pos), lemmas in sorted(counted(language, folder).items()):
        lemma, times = lemmas.most_common(1)[0]
        if times / lemmas.total() < _CLEAR or not (_WORD.fullmatch(form) and _WORD.fullmatch(lemma)):
            continue
        if pos == "PROPN" and lemma == form:
            continue
        found.append((form, pos, lemma if pos == "PROPN" else lemma.lower()))
    return found


def write(language: str, folder: Path, target: Path) -> None:
    """Writes the lexicon of a language to a TSV file."""
    lines = ["# form, tag, lemma; read off the training treebanks by training.lexicon"]
    lines += ["\t".join(row) for row in rows(language, folder)]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")

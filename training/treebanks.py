"""Treebanks in CoNLL-U, plain or xz: sentences of words, as the files have them."""

from __future__ import annotations

import lzma
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

DEFAULT_FOLDER = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "treebanks"


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word. ``head`` counts from 0 within the sentence; the root is its own head."""

    form: str
    lemma: str
    pos: str
    feats: str
    head: int
    label: str
    space: bool  #: a space follows


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words in order; ``joined`` holds the stretches (first, last, form) that are one word on the page ("du")."""

    words: tuple[Word, ...]
    joined: tuple[tuple[int, int, str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a treebank, how often a training round goes through it, and whether it is transcribed speech."""

    name: str
    weight: float = 1.0
    spoken: bool = False


TRAINING = {
    "fr": (
        Part("fr_sequoia-train", 1.5),
        Part("fr_gsd-dev", 1.5),
        Part("fr_fqb-test", 0.7),
        *(Part(f"fr_rhapsodie-{part}", 0.7, spoken=True) for part in ("train", "dev", "test")),
        *(Part(f"fr_parisstories-{part}", 0.6, spoken=True) for part in ("train", "dev", "test")),
    ),
    "en": (Part("en_ewt-train"), Part("en_gum-open-train")),
}
SELECTION = {"fr": Part("fr_sequoia-dev"), "en": Part("en_ewt-dev")}
MEASURING = {
    "fr": ("fr_pud-test", "fr_sequoia-test", "fr_gsd-test"),
    "en": ("en_pud-test", "en_ewt-test"),
}


def treebank_folder() -> Path:
    """The folder that DEPECHE_TREEBANKS names, or ../shared/corpus/treebanks beside the checkout."""
    return Path(os.environ.get("DEPECHE_TREEBANKS", DEFAULT_FOLDER))


def read_treebank(name: str, folder: Path) -> list[Sentence]:
    """All sentences of ``<name>.conllu.xz`` or ``<name>.conllu`` in the folder."""
    packed = folder / f"{name}.conllu.xz"
    if packed.exists():
        with lzma.open(packed, "rt", encoding="utf-8") as file:
            return list(read_conllu(file))
    with (folder / f"{name}.conllu").open(encoding="utf-8") as file:
        return list(read_conllu(file))


def read_conllu(lines: Iterable[str]) -> Iterator[Sentence]:
    """The sentences of CoNLL-U lines; empty nodes ("8.1") are left out."""
    rows: list[list[str]] = []
    for line in lines:
        line = line.rstrip("\n")
        if not line:
            if rows:
                yield _sentence(rows)
            rows = []
        elif not line.startswith("#"):
            rows.append(line.split("\t"))
    if rows:
        yield _sentence(rows)


def _sentence(rows: list[list[str]]) -> Sentence:
    words: list[Word] = []
    joined: list[tuple[int, int, str, bool]] = []
    for row in rows:
        number, form, lemma, pos, _, feats, head, label, _, misc = row[:10]
        space = "SpaceAfter=No" not in misc.split("|")
        if "-" in number:
            first, last = number.split("-")
            joined.append((int(first) - 1, int(last) - 1, form, space))
        elif "." not in number:
            at = len(words)
            words.append(
                Word(form, lemma, pos, _feats(feats, misc), int(head) - 1 if head != "0" else at, label, space)
            )
    return Sentence(tuple(words), tuple(joined))


def _feats(feats: str, misc: str) -> str:
    """The features, with those that the spoken treebanks keep in the last column ("Gender[lex]=Fem")."""
    known = dict(f.split("=", 1) for f in feats.split("|") if "=" in f)
    for item in misc.split("|"):
        name, bracket, value = item.partition("[lex]=") if "[lex]=" in item else item.partition("[ctxt]=")
        if bracket and name not in known and "[lex]=" in misc and value != "Unknown":
            known[name] = value
    return "|".join(f"{k}={v}" for k, v in sorted(known.items()))

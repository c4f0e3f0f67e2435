"""Scores a pipeline on raw text: ``python -m training.score fr``.

The text of each measured treebank goes through the runtime door (``depeche.facts.parsing``); its words are laid over
the gold words by their characters, as in the CoNLL 2018 shared task (https://universaldependencies.org/conll18/).
Every figure is an F1 in per cent, so a word cut wrongly costs on both sides. Punctuation counts for none of them.
``las`` wants the label of our scheme, subtypes kept but for those of ``obl``; ``las_universal`` the universal label
alone, against the tree as its file has it, as the shared task counts.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from training.labels import renamed
from training.noise import news_noise
from training.train import prepared
from training.treebanks import MEASURING, TRAINING, Word, read_treebank, treebank_folder

if TYPE_CHECKING:
    from depeche.facts.parsing import Parser

Words = tuple[Word, ...]
Span = tuple[int, int]
_TOGETHER = 10
_FIGURES = ("words", "pos", "lemma", "uas", "las", "las_universal")


@dataclass(frozen=True, slots=True)
class Read:
    """One word as gold or parser has it. ``head`` is the span of its head, None for the root."""

    lemma: str
    pos: str
    head: Span | None
    label: str
    raw: str  #: the label as the file or the parser has it


@dataclass(slots=True)
class Tally:
    """Counts of right, gold and parsed items for each figure."""

    right: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    parsed: Counter[str] = field(default_factory=Counter)
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)

    def figures(self) -> dict[str, float]:
        """F1 in per cent for each figure."""
        return {
            name: round(200 * self.right[name] / max(1, self.gold[name] + self.parsed[name]), 2)
            for name in (*_FIGURES, "sentences")
        }


def _merged(label: str) -> str:
    return "obl" if label.startswith("obl:") else label


def laid_out(sentences: Iterable[Words]) -> tuple[str, dict[Span, Read], set[Span]]:
    """The text of the sentences in a row, its words by their spans, and the spans of its sentences."""
    text, words, ends = "", {}, set()
    for sentence in sentences:
        spans: list[Span] = []
        for word in sentence:
            spans.append((len(text), len(text) + len(word.form)))
            text += word.form + " " * word.space
        for word, raw, span in zip(renamed(sentence), sentence, spans, strict=True):
            head = None if word.label == "root" else spans[word.head]
            words[span] = Read(word.lemma, word.pos, head, _merged(word.label), raw.label)
        ends.add((spans[0][0], spans[-1][1]))
    return text, words, ends


def parsed(parser: Parser, texts: list[str]) -> Iterator[tuple[dict[Span, Read], set[Span]]]:
    """What the parser reads in each text."""
    for doc in parser.parse(texts):
        words = {}
        for t in doc:
            if t.is_space:
                continue
            head = None if t.head == t else (t.head.idx, t.head.idx + len(t.head))
            label = "root" if head is None else t.dep_
            words[t.idx, t.idx + len(t)] = Read(t.lemma_, t.pos_, head, _merged(label), label)
        yield words, {(s.start_char, s.end_char) for s in doc.sents if not s.text.isspace()}


def count(tally: Tally, gold: dict[Span, Read], seen: dict[Span, Read]) -> None:
    """Adds the words of one text; gold punctuation, and parsed words on it, are left out."""
    marks = {span for span, word in gold.items() if word.pos == "PUNCT"}
    counted = {span for span in gold if span not in marks}
    offered = {span for span in seen if span not in marks and (span in gold or seen[span].pos != "PUNCT")}
    for name in _FIGURES:
        tally.gold[name] += len(counted)
        tally.parsed[name] += len(offered)
    for span in counted & offered:
        one, other = gold[span], seen[span]
        attached = one.head == other.head
        tally.right["words"] += 1
        tally.right["pos"] += one.pos == other.pos
        tally.right["lemma"] += one.lemma.lower() == other.lemma.lower() or one.lemma == "_"
        tally.right["uas"] += attached
        tally.right["las_universal"] += attached and one.raw.split(":")[0] == other.raw.split(":")[0]
        tally.right["las"] += attached and one.label == other.label
        if one.label != other.label or not attached:
            tally.confused[one.label, other.label if attached else "!" + other.label] += 1


def score(parser: Parser, runs: list[list[Words]]) -> Tally:
    """The tally over texts, each a run of sentences."""
    tally = Tally()
    laid = [laid_out(run) for run in runs]
    for (_, gold, ends), (seen, found) in zip(laid, parsed(parser, [text for text, _, _ in laid]), strict=True):
        count(tally, gold, seen)
        tally.right["sentences"] += len(ends & found)
        tally.gold["sentences"] += len(ends)
        tally.parsed["sentences"] += len(found)
    return tally


def together(sentences: list[Words]) -> list[list[Words]]:
    """Ten sentences a text, with a space between them."""
    return [sentences[at : at + _TOGETHER] for at in range(0, len(sentences), _TOGETHER)]


def measure(language: str, folder: Path, parser: Parser) -> dict[str, dict[str, float]]:
    """All figures of a language: each measured treebank sentence by sentence and run together, PUD also with noise."""
    results = {}
    for name in MEASURING[language]:
        sentences = prepared(read_treebank(name, folder), language, measured=True)
        results[name] = score(parser, [[s] for s in sentences]).figures()
        results[f"{name}, run together"] = score(parser, together(sentences)).figures()
        if "pud" in name:
            rng = random.Random(7)
            noisy = [news_noise(s, rng, share=0.5, whole=True) for s in sentences]
            results[f"{name}, with news noise"] = score(parser, [[s] for s in noisy]).figures()
            results[f"{name}, with news noise, run together"] = score(parser, together(noisy)).figures()
    return results


def main() -> None:
    """The command line."""
    from depeche.facts.parsing import load_parser

    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("language", choices=sorted(TRAINING))
    asked.add_argument("--treebanks", type=Path, default=treebank_folder())
    asked.add_argument("--out", type=Path, help="a JSON file for the figures")
    given = asked.parse_args()
    results = measure(given.language, given.treebanks, load_parser(given.language))
    for name, figures in results.items():
        print(f"{name:45s}", *(f"{k} {v:5.2f}" for k, v in figures.items()))
    if given.out:
        given.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

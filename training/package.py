"""Puts a trained pipeline into the package: ``python -m training.package fr``. Only what reading needs."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training import lexicon
from training.treebanks import TRAINING, treebank_folder

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "depeche" / "_languages"
_MADE = ("config.cfg", "meta.json", "vocab", "tok2vec", "morphologizer", "parser")


def package(trained: Path, language: str, treebanks: Path) -> Path:
    """The language's pipeline folder, holding the weights and the lemma lexicon; its other files stay."""
    import spacy

    from depeche.facts.tokens import vocabulary

    target = PACKAGE / language / "pipeline"
    nlp = spacy.load(trained, vocab=vocabulary())
    nlp.meta["name"], nlp.meta["description"] = f"depeche_{language}", f"depeche pipeline for {language}"
    for name in _MADE:
        path = target / name
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
    nlp.to_disk(target, exclude=["tokenizer"])
    _forget_words(target / "vocab" / "strings.json", nlp)
    lexicon.write(language, treebanks, target / "lemmas.tsv")
    return target


def _forget_words(strings: Path, nlp: Language) -> None:
    """Leaves only labels among the strings: the words of the treebanks, names and addresses too, stay behind."""
    components: list[Any] = [nlp.get_pipe(name) for name in ("morphologizer", "parser")]
    labels = {label for component in components for label in component.labels}
    parts = {part for label in labels for pair in label.split("|") for part in (pair, *pair.split("="))}
    strings.write_text(json.dumps(sorted(labels | parts)), encoding="utf-8")


def main() -> None:
    """The command line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("language", choices=sorted(TRAINING))
    asked.add_argument("--trained", type=Path, help="default: the averaged weights under build/training")
    asked.add_argument("--treebanks", type=Path, default=treebank_folder())
    given = asked.parse_args()
    trained = given.trained or Path("build/training") / given.language / "averaged"
    print(package(trained, given.language, given.treebanks))


if __name__ == "__main__":
    main()

"""Puts a trained pipeline into the package: ``python -m training.package fr``. Only what reading needs."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from training.treebanks import TRAINING

_PACKAGE = Path(__file__).resolve().parents[1] / "src" / "depeche" / "_languages"
_MADE = ("config.cfg", "meta.json", "vocab", "tok2vec", "morphologizer", "lemmatizer", "parser")


def package(trained: Path, language: str) -> Path:
    """The language's pipeline folder, holding the trained weights; its other files stay."""
    import spacy

    from depeche.facts.tokens import vocabulary

    target = _PACKAGE / language / "pipeline"
    nlp = spacy.load(trained, vocab=vocabulary())
    if "lemmatizer" in nlp.pipe_names:
        nlp.remove_pipe("lemmatizer")
    nlp.meta["name"], nlp.meta["description"] = f"depeche_{language}", f"depeche pipeline for {language}"
    for name in _MADE:
        path = target / name
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
    nlp.to_disk(target, exclude=["tokenizer"])
    return target


def main() -> None:
    """The command line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("language", choices=sorted(TRAINING))
    asked.add_argument("--trained", type=Path)
    given = asked.parse_args()
    trained = given.trained or Path("build/training") / given.language / "averaged"
    print(package(trained, given.language))


if __name__ == "__main__":
    main()

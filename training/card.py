"""The model card of a language, from its scores: ``python -m training.card fr`` writes it beside the weights."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from training.network import Size
from training.package import PACKAGE
from training.treebanks import MEASURING, SELECTION, TRAINING

_NAMES = {"fr": "French", "en": "English"}
_LICENCES = {
    "fr_sequoia": ("UD French Sequoia", "LGPL-LR"),
    "fr_gsd": ("UD French GSD (its development part; the training part was not at hand)", "CC BY-SA 4.0"),
    "fr_fqb": ("UD French FQB", "LGPL-LR"),
    "fr_rhapsodie": ("UD French Rhapsodie (spoken)", "CC BY-SA 4.0"),
    "fr_parisstories": ("UD French ParisStories (spoken)", "CC BY-SA 4.0"),
    "fr_pud": ("UD French PUD", "CC BY-SA 3.0"),
    "en_ewt": ("UD English EWT", "CC BY-SA 4.0"),
    "en_gum-open": ("UD English GUM, its openly licensed genres without news", "CC BY and CC BY-SA, by genre"),
    "en_pud": ("UD English PUD", "CC BY-SA 3.0"),
}
_WEIGHTS = {"fr": "CC-BY-SA-4.0 AND LGPLLR", "en": "CC-BY-SA-4.0"}
_FIGURES = ("words", "pos", "lemma", "uas", "las", "las_universal", "sentences")


def card(language: str, scores: dict[str, dict[str, float]]) -> str:
    """The card as Markdown."""
    return "\n".join(
        [
            f"# depeche pipeline for {_NAMES[language]}",
            "",
            *_what(language),
            "",
            "## Data and licences",
            "",
            "| treebank | used for | licence |",
            "|---|---|---|",
            *_data(language),
            "",
            f"The weights are made from these treebanks; they and `lemmas.tsv` are licensed `{_WEIGHTS[language]}`.",
            "The rules beside them (`tokens.toml`, `lemmas.toml`) are our own, under the licence of depeche's code.",
            "",
            "## Scores",
            "",
            "F1 in per cent on raw text, punctuation left out; `las` compares the labels of our scheme with the subtypes",
            "of `obl` merged, `las_universal` universal labels alone against the tree as its file has it (the count of",
            "the CoNLL 2018 shared task but for punctuation). French contractions (`du`) count as one word. News noise:",
            "glued full stops and quotation marks, other quotation marks, capitals without accents, each in half of the",
            "sentences. Run together: ten sentences a text.",
            "",
            f"| test | {' | '.join(_FIGURES)} |",
            f"|---|{'---:|' * len(_FIGURES)}",
            *(f"| {name} | {' | '.join(f'{of[f]:.1f}' for f in _FIGURES)} |" for name, of in scores.items()),
            "",
            *_limits(language),
        ]
    )


def _what(language: str) -> list[str]:
    size = Size()
    return [
        "A spaCy 3.8 pipeline: universal part-of-speech tags and features, dictionary forms (a lexicon read off the",
        "treebanks and regular endings, so that no form is invented), dependency trees and sentence ends. No names.",
        f"One convolutional encoder (width {size.width}, depth {size.depth}) serves tagger and parser.",
        "Use it through `depeche.facts.parsing`, which cuts words the way the treebanks do and documents the labels.",
        "",
        f"Retrain: `python -m training.train {language}`, then `python -m training.package {language}`,",
        f"`python -m training.score {language}` and `python -m training.card {language}`; see `training/README.md`.",
    ]


def _data(language: str) -> list[str]:
    uses: dict[str, list[str]] = {}
    for part in TRAINING[language]:
        uses.setdefault(_treebank(part.name), []).append(f"training ({part.name.rsplit('-', 1)[1]})")
    uses.setdefault(_treebank(SELECTION[language].name), []).append("watching the training (dev)")
    for name in MEASURING[language]:
        uses.setdefault(_treebank(name), []).append(f"measuring only ({name.rsplit('-', 1)[1]})")
    return [f"| {_LICENCES[bank][0]} | {', '.join(use)} | {_LICENCES[bank][1]} |" for bank, use in uses.items()]


def _treebank(part: str) -> str:
    return part.rsplit("-", 1)[0]


def _limits(language: str) -> list[str]:
    own = {
        "fr": "The scheme follows PUD where the French treebanks differ: reflexive `se` is `obj`, a bare name on a noun is\n"
        "`appos`, a reporting verb behind its quotation heads it. PUD's differences from the training treebanks were\n"
        "looked at to choose this scheme, so its scores are a little kinder than those of an unseen text.",
        "en": "The English web text that it learnt from is far from news; PUD (half news, half encyclopedia) is the closer test.",
    }
    return [
        "## Limits",
        "",
        own[language],
        "Sentences start only behind an end mark: give it one paragraph or heading at a time.",
        "It has not seen verse, code, chat or languages other than its own.",
        "",
    ]


def main() -> None:
    """The command line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("language", choices=sorted(TRAINING))
    language = asked.parse_args().language
    folder = PACKAGE / language / "pipeline"
    scores = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    Path(folder / "MODEL_CARD.md").write_text(card(language, scores), encoding="utf-8")


if __name__ == "__main__":
    main()

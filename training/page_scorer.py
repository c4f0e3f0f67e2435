"""Train the scorer of page blocks, and measure it on sites it has not seen.

    python -m training.page_scorer [--shared FOLDER] [--write]

Prints, for five parts of the sites, how well the blocks of each are told by models trained on the other four; with
``--write`` the models trained on all pages go into the package.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from depeche.article.page_context import FirstScore, context_of
from depeche.article.page_scorer import Tree, Weights, first_scores, scores_of
from training.boosting import Shape, fit_trees
from training.logistic import fit_logistic
from training.page_labels import LabelledPage, labelled_pages

_PACKAGE = Path(__file__).resolve().parents[1] / "src" / "depeche" / "article" / "page_scorer.json"
_SHARED = Path(__file__).resolve().parents[2] / "shared"
#: A feature is learned when pages of so many sites show it: no weight is owed to one outlet.
_LEAST_SITES = 5
_LEAST_SITES_OF_A_WORD = 7
_PENALTY = 20.0
#: Weights nearer to nought are left out of the package.
_SMALLEST = 0.04
_FOLDS = 5


def main() -> None:
    """Print the scores on unseen sites; write the models when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=_SHARED)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    pages = list(labelled_pages(options.shared / "corpus"))
    unseen = _unseen_first_scores(pages)
    print(json.dumps(validate(pages, unseen)))
    if options.write:
        weights = Weights(_first_model(pages), _second_model(pages, unseen))
        written = {"features": weights.features, "trees": weights.trees}
        _PACKAGE.write_text(
            json.dumps(written, ensure_ascii=False, indent=0).replace("\n", " ") + "\n", encoding="utf-8"
        )


def validate(pages: Sequence[LabelledPage], unseen: Sequence[Sequence[FirstScore]]) -> dict[str, float]:
    """Precision, recall and F1 over the words of blocks, each page by models that saw no page of its site's part."""
    right = kept = true = 0
    for fold in range(_FOLDS):
        learned = [(p, s) for p, s in zip(pages, unseen, strict=True) if p.fold != fold]
        weights = Weights(_first_model([p for p, _ in learned]), _second_model(*zip(*learned, strict=True)))
        for page in (p for p in pages if p.fold == fold):
            scores = scores_of(page.features, page.headline, weights)
            for index, truth in page.truth.items():
                said = scores.get(index, 0.0) >= 0.5
                right += page.words[index] * (said and truth)
                kept += page.words[index] * said
                true += page.words[index] * truth
    precision, recall = right / kept, right / true
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall)}


def _unseen_first_scores(pages: Sequence[LabelledPage]) -> list[list[FirstScore]]:
    """Each page's first scores by a model that saw no page of its site's part: what the second model learns from."""
    models = [Weights(_first_model([p for p in pages if p.fold != fold]), ()) for fold in range(_FOLDS)]
    return [first_scores(page.features, page.headline, models[page.fold]) for page in pages]


def _first_model(pages: Sequence[LabelledPage]) -> dict[str, float]:
    rows, truth, weights = [], [], []
    sites: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        shares = _shares(page)
        for index, said in page.truth.items():
            row = page.features.all_of(index)
            rows.append(row)
            truth.append(float(said))
            weights.append(shares[index])
            for name in row:
                sites[name].add(page.site)
    names = sorted(name for name, of in sites.items() if len(of) >= _least_sites(name))
    found = fit_logistic(rows, np.array(truth), np.array(weights), names, _PENALTY)
    return {name: round(weight, 2) for name, weight in found.items() if abs(weight) >= _SMALLEST}


def _least_sites(name: str) -> int:
    return _LEAST_SITES_OF_A_WORD if name.startswith(("w:", "open:", "under:")) else _LEAST_SITES


def _second_model(pages: Iterable[LabelledPage], firsts: Iterable[Sequence[FirstScore]]) -> list[Tree]:
    rows, truth, weights = [], [], []
    for page, scores in zip(pages, firsts, strict=True):
        shares = _shares(page)
        for score, row in context_of(scores, page.headline):
            if score.place in page.truth:
                rows.append(row)
                truth.append(float(page.truth[score.place]))
                weights.append(shares[score.place])
    return fit_trees(np.array(rows), np.array(truth), np.array(weights), Shape())


def _shares(page: LabelledPage) -> Mapping[int, float]:
    """What each block counts: longer ones more, every page of a set the same."""
    sizes = {index: (words + 2) ** 0.6 for index, words in page.words.items()}
    total = sum(sizes.values())
    return {index: 50 * page.weight * size / total for index, size in sizes.items()}


if __name__ == "__main__":
    main()

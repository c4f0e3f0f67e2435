"""The trained pipelines on treebanks they never saw: as ``python -m training.score`` prints it."""

from __future__ import annotations

from benchmarks.measure import Bench, Measure

_FIGURES = {"las": "LAS", "uas": "UAS", "pos": "POS", "lemma": "lemma", "sentences": "sentence F"}


def pipelines(bench: Bench) -> list[Measure]:
    """Figures in per cent for each measured treebank of each language; PUD also run together and with news noise."""
    from depeche.facts.parsing import load_parser
    from training.score import measure
    from training.treebanks import MEASURING

    measures = []
    for language in MEASURING:
        scored = measure(language, bench.corpus / "treebanks", load_parser(language))
        for treebank, figures in scored.items():
            name = f"pipelines/{language}/{_short(treebank, language)}"
            measures += [Measure(f"{name} {said}", figures[key]) for key, said in _FIGURES.items()]
    return measures


def _short(treebank: str, language: str) -> str:
    return treebank.removeprefix(f"{language}_").replace("-test", "").replace(",", "")

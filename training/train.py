"""Trains a language's pipeline: ``python -m training.train fr``.

The same seed gives the same weights. Interrupt it when you like: it keeps a checkpoint under build/training/<language>
and goes on from there. Progress goes to standard error.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from training.documents import example, runs
from training.inverted import inverted
from training.labels import reconciled
from training.network import Size, build
from training.noise import news_noise
from training.reported import reporting
from training.surface import surface_words
from training.treebanks import SELECTION, TRAINING, Part, Sentence, Word, read_treebank, treebank_folder

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.training import Example
    from thinc.api import Optimizer

Words = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how to train."""

    language: str
    steps: int = 6500
    batch_words: int = 1200
    learn_rate: float = 0.0012
    warm_up: int = 300
    noise: float = 0.15
    reported: float = 0.08
    inverted: float = 0.4
    check_every: int = 500
    seed: int = 1
    folder: Path = Path("build/training")
    treebanks: Path = field(default_factory=treebank_folder)
    size: Size = field(default_factory=Size)

    @property
    def home(self) -> Path:
        """Where the checkpoints of the language are."""
        return self.folder / self.language


def prepared(sentences: list[Sentence], language: str, *, measured: bool = False) -> list[Words]:
    """Sentences as the pipeline sees them: surface words, shared labels, one set of characters.

    Those that are ``measured`` keep their trees and labels as the file has them.
    """
    from depeche.facts.tokens import tokenizer

    plain = tokenizer(language).plain
    ready = []
    for sentence in sentences:
        words = surface_words(sentence)
        words = words if measured else reconciled(words, language)
        ready.append(tuple(replace(w, form=plain(w.form)) for w in words))
    return ready


def rounds(plan: Plan, rng: random.Random) -> Iterator[list[Words]]:
    """Runs of sentences without end: each round goes through every part as often as its weight says, noise anew.

    Some written sentences of each round become what someone said.
    """
    parts = [
        (part, prepared(read_treebank(part.name, plan.treebanks), plan.language)) for part in TRAINING[plan.language]
    ]
    said = reporting(plan.language, [s for part, sentences in parts if not part.spoken for s in sentences])
    while True:
        collected: list[list[Words]] = []
        for part, sentences in parts:
            share = 0 if part.spoken else plan.reported
            for run in runs(sentences, rng):
                for _ in range(_times(part, rng)):
                    told = [(rng.random() < share and said.report(s, rng)) or s for s in run]
                    told = [(rng.random() < share / 4 and said.remark(s, rng)) or s for s in told]
                    told = [inverted(s) if rng.random() < plan.inverted else s for s in told]
                    collected.append([news_noise(s, rng, share=plan.noise) for s in told])
        rng.shuffle(collected)
        yield from collected


def _times(part: Part, rng: random.Random) -> int:
    whole = int(part.weight)
    return whole + (rng.random() < part.weight - whole)


def batches(plan: Plan, nlp: Language, rng: random.Random) -> Iterator[list[Example]]:
    """Examples of about ``batch_words`` words in all."""
    batch: list[Example] = []
    words = 0
    for run in rounds(plan, rng):
        batch.append(example(nlp.vocab, run))
        words += len(batch[-1].predicted)
        if words >= plan.batch_words:
            yield batch
            batch, words = [], 0


def rate(plan: Plan, step: int) -> float:
    """The learning rate at a step: up for ``warm_up`` steps, then down in a straight line to a fiftieth."""
    if step < plan.warm_up:
        return plan.learn_rate * (step + 1) / plan.warm_up
    left = 1 - (step - plan.warm_up) / max(1, plan.steps - plan.warm_up)
    return plan.learn_rate * max(left, 0.02)


def train(plan: Plan) -> Path:
    """The folder of the trained pipeline (averaged weights)."""
    from thinc.api import Adam, fix_random_seed

    from depeche.facts.parsing import multiply_with_numpy

    fix_random_seed(plan.seed)
    nlp, step = _begin(plan)
    multiply_with_numpy(nlp)
    rng = random.Random(f"{plan.seed}-{step}")
    optimizer = Adam(plan.learn_rate, beta1=0.9, beta2=0.999, L2=0.01, grad_clip=1.0, use_averages=True)
    held_out = [
        example(nlp.vocab, run)
        for run in runs(
            prepared(read_treebank(SELECTION[plan.language].name, plan.treebanks), plan.language), random.Random(0)
        )
    ]
    losses: dict[str, float] = {}
    started = time.monotonic()
    for batch in batches(plan, nlp, rng):
        if step >= plan.steps:
            break
        optimizer.learn_rate = rate(plan, step)
        nlp.update(batch, sgd=optimizer, losses=losses, drop=plan.size.dropout)
        step += 1
        if step % plan.check_every == 0 or step == plan.steps:
            _checkpoint(plan, nlp, optimizer, step, _report(nlp, optimizer, held_out, losses, step, started))
            losses = {}
    return plan.home / "averaged"


def _begin(plan: Plan) -> tuple[Language, int]:
    """A new pipeline with its labels read off the treebanks, or the last checkpoint and its step."""
    import spacy

    from depeche.facts.tokens import vocabulary

    state = plan.home / "state.json"
    if state.exists():
        return spacy.load(plan.home / "raw", vocab=vocabulary()), json.loads(state.read_text(encoding="utf-8"))["step"]
    nlp = build(plan.size)
    sentences = [
        s for part in TRAINING[plan.language] for s in prepared(read_treebank(part.name, plan.treebanks), plan.language)
    ]
    nlp.initialize(lambda: [example(nlp.vocab, [s]) for s in sentences])
    return nlp, 0


def _report(
    nlp: Language, optimizer: Optimizer, held_out: list[Example], losses: dict[str, float], step: int, started: float
) -> dict[str, float]:
    with nlp.use_params(optimizer.averages):
        scores = nlp.evaluate(held_out)
    kept = {k: round(100 * scores[k], 2) for k in ("pos_acc", "morph_acc", "dep_uas", "dep_las", "sents_f")}
    told = " ".join(f"{k} {v:.2f}" for k, v in kept.items())
    lost = " ".join(f"{k} {v:.0f}" for k, v in losses.items())
    print(f"step {step} {time.monotonic() - started:.0f}s | {told} | {lost}", file=sys.stderr, flush=True)
    return kept


def _checkpoint(plan: Plan, nlp: Language, optimizer: Optimizer, step: int, scores: dict[str, float]) -> None:
    plan.home.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(plan.home / "raw")
    with nlp.use_params(optimizer.averages):
        nlp.to_disk(plan.home / "averaged")
    state = {"step": step, "scores": scores}
    (plan.home / "state.json").write_text(json.dumps(state), encoding="utf-8")


def main() -> None:
    """The command line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("language", choices=sorted(TRAINING))
    asked.add_argument("--steps", type=int, default=6500)
    asked.add_argument("--folder", type=Path, default=Path("build/training"))
    asked.add_argument("--treebanks", type=Path, default=treebank_folder())
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--batch-words", type=int, default=1200)
    given = asked.parse_args()
    train(
        Plan(
            given.language,
            steps=given.steps,
            batch_words=given.batch_words,
            seed=given.seed,
            folder=given.folder,
            treebanks=given.treebanks,
        )
    )


if __name__ == "__main__":
    main()

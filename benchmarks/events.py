"""Types of events between two given actors of a sentence: PLOVER's roots and quad classes."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from typing import Any

from benchmarks.measure import Bench, Measure, rows_of

#: The gold joins two of PLOVER's types under the name, and in the quad class, that they had before.
_JOINED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_JOINED_QUAD = 2
_MARK = re.compile(r"</?([st])>")

Span = tuple[int, int]


def events(bench: Bench) -> list[Measure]:
    """Macro-F1 over roots and over quad classes, their shares of right ones, and sentences a millisecond.

    The actors are given, as they were to the peers but one. Nothing is fitted to these sentences by a program, but they
    are development data: errors on half of them were read, and which types a few words and codes get in PLOVER was
    settled by the labels of all. A figure for sentences never seen must come from elsewhere, and may be lower.
    """
    from depeche.facts.assemble import QUADS

    gold, found, seconds = _coded(rows_of(bench.corpus / "events" / "plv_train_en.jsonl"))
    quads = [int(event["gold_penta"]) for event in gold]
    roots = [event["gold_root"] for event in gold]
    kinds = [_JOINED.get(kind or "", kind) for kind in found]
    ours = [_JOINED_QUAD if kind in _JOINED.values() else QUADS.get(kind or "", 0) for kind in kinds]
    return [
        Measure("events/plover/root macro-F1", _macro(roots, kinds)),
        Measure("events/plover/root right", _share(roots, kinds)),
        Measure("events/plover/quad macro-F1", _macro(quads, ours)),
        Measure("events/plover/quad right", _share(quads, ours)),
        Measure("events/plover/sentences a millisecond", round(len(gold) / seconds / 1000, 2)),
    ]


def _coded(rows: Sequence[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[str | None], float]:
    """The gold events, the type found for each, and the seconds it took, parsing apart."""
    from depeche._languages import language
    from depeche.facts.events import load_event_lexicon, type_between
    from depeche.facts.parsing import load_parser
    from depeche.facts.passage import Passage

    lexicon, gold, found = load_event_lexicon(language("en")), [], []
    passages = [Passage(doc, 0, "paragraph", 0) for doc in load_parser("en").parse(row["text"] for row in rows)]
    start = time.process_time()
    for row, passage in zip(rows, passages, strict=True):
        for event in row["events"]:
            gold.append(event)
            found.append(type_between(passage, *_actors(event, row["text"]), lexicon))
    return gold, found, time.process_time() - start


def _actors(event: dict[str, Any], text: str) -> tuple[Span, Span]:
    """Where source and target stand: as marked, else the first place where their words stand."""
    marked = event["marked_sentence"]
    at = max(text.find(_MARK.sub("", marked)), 0)
    spans = {}
    for tag, name in (("s", "source"), ("t", "target")):
        before, _, rest = marked.partition(f"<{tag}>")
        words = _MARK.sub("", rest.partition(f"</{tag}>")[0]) if rest else event[name] or ""
        start = at + len(_MARK.sub("", before)) if rest else text.find(words)
        spans[tag] = (start, start + len(words)) if words and start >= 0 else (0, 0)
    return spans["s"], spans["t"]


def _share(gold: Sequence[object], found: Sequence[object]) -> float:
    return round(sum(g == f for g, f in zip(gold, found, strict=True)) / len(gold), 3)


def _macro(gold: Sequence[object], found: Sequence[object]) -> float:
    """The mean F1 of the classes that the gold has."""
    scores = []
    for kind in set(gold):
        right = sum(g == f == kind for g, f in zip(gold, found, strict=True))
        scores.append(2 * right / (gold.count(kind) + sum(f == kind for f in found)))
    return round(sum(scores) / len(scores), 3)

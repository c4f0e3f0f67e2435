"""Facts and names against the development gold."""

from __future__ import annotations

import json

from benchmarks.measure import Bench, Measure

#: The scorer's figures that are kept, each with the key that holds it.
_FACT_FIGURES = {
    "found:all": "f1", "found:event": "f1", "found:statement": "f1", "other": "r", "joint": "f1", "proof": "f1",
    "who": "f1", "to_whom": "f1", "where": "f1", "how_many": "f1", "according_to": "f1", "channel": "f1",
    "type": "accuracy", "when_value": "accuracy", "content": "accuracy", "status": "macro_f1", "who_entity": "b_cubed",
}  # fmt: skip


def facts(bench: Bench) -> list[Measure]:
    """Facts found, their fields, joint and proof, for each language's development set."""
    measures = []
    for folder in sorted(bench.corpus.glob("facts/dev_*")):
        language = folder.name.removeprefix("dev_")
        predictions = bench.read(f"facts-{language}", sorted(folder.glob("*.json")))
        scored = json.loads(bench.score("score_facts.py", folder, predictions, "--json", "--boot", "200"))
        for figure, key in _FACT_FIGURES.items():
            value = (scored.get(figure) or {}).get(key)
            if value is not None:
                interval = scored[figure].get("interval90")
                name = f"facts/{language}/{figure} {key}"
                measures.append(Measure(name, value, tuple(interval) if interval else None))
        invented = (scored.get("when_invented") or {}).get("accuracy")
        if invented is not None:
            measures.append(Measure(f"facts/{language}/when not invented", round(1 - invented, 3)))
    return measures


def names(bench: Bench) -> list[Measure]:
    """Names and whom they stand for, both languages in one call."""
    folder = bench.corpus / "names_news" / "dev"
    scored = json.loads(bench.score("score_names.py", folder, bench.read("names", sorted(folder.glob("*.json")))))
    return [Measure(f"names/news/{k}", scored[k]) for k in ("exact", "overlap", "kind", "country", "use", "identity")]

"""How well confidence tells right facts from wrong ones, by points fitted without the article asked about."""

from __future__ import annotations

import numpy as np

from benchmarks.measure import Bench, Measure
from depeche._languages import codes
from training.confidence import cases_of, gap, left_out, order


def confidence(bench: Bench) -> list[Measure]:
    """Calibration (1 less its error) and order (a right fact before a wrong one), all together and by language."""
    cases = sorted(c for code in codes() for c in cases_of(bench.corpus.parent, code))
    told, right = np.array(left_out(cases)), np.array([c.right for c in cases], float)
    measures = []
    for name in ("all", *codes()):
        inside = np.array([name in {"all", c.language} for c in cases])
        measures += [
            Measure(f"confidence/{name}/calibration", round(1 - gap(told[inside], right[inside]), 3)),
            Measure(f"confidence/{name}/order", round(order(told[inside], right[inside]), 3)),
        ]
    return measures

"""Measures of depeche on the development data, beside its peers' figures. Run by ``./run.sh bench``."""

from __future__ import annotations

import os

# As the command line does, and before any group loads numpy.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

"""Fixtures: the shared corpus (tests skip with a reason when it is absent) and the languages' parsers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# Machines are slow and noisy: an example may take its time, and the same examples are tried each time.
settings.register_profile("depeche", deadline=None, derandomize=True)
settings.load_profile("depeche")

_SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of development data, beside the checkout."""
    folder = _SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("needs the development data in ../shared/corpus")
    return folder


@pytest.fixture(scope="session")
def yardsticks() -> Path:
    """The folder of scorers, beside the checkout."""
    folder = _SHARED / "yardsticks"
    if not folder.is_dir():
        pytest.skip("needs the scorers in ../shared/yardsticks")
    return folder

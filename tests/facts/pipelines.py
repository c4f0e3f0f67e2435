"""Tests that read whole texts need the trained pipelines."""

from __future__ import annotations

import pytest

from depeche._languages import codes, language


def needs_pipelines() -> None:
    """The module is skipped, with the reason, where no trained pipeline is installed."""
    if not all((language(code).folder / "pipeline" / "parser").is_dir() for code in codes()):
        pytest.skip("needs the trained pipelines", allow_module_level=True)

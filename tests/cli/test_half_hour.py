"""The tutorial of docs/half-hour.md holds."""

from __future__ import annotations

import re
from pathlib import Path

from typer.testing import CliRunner

from depeche._cli import app

_ROOT = Path(__file__).resolve().parents[2]


def test_the_denial_of_the_tutorial_is_found(tmp_path: Path) -> None:
    """Under the key that the page shows, with the verdict's line."""
    page = (_ROOT / "docs" / "half-hour.md").read_text(encoding="utf-8")
    key = re.search(r"depeche verdict ([0-9a-f]{12})", page)
    assert key is not None
    run, ledger = CliRunner(env={"COLUMNS": "120"}), ["--ledger", str(tmp_path / "ledger.db")]
    run.invoke(app, ["add", str(_ROOT / "src" / "depeche" / "examples"), *ledger])
    assert key[1] in run.invoke(app, ["facts", "type:DENY", "lang:en", *ledger]).stdout
    assert f"{key[1]} confirm\n" == run.invoke(app, ["verdict", key[1], "confirm", *ledger]).stdout

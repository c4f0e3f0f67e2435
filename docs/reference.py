"""The reference pages that are made from the code: each command's help, and the ledger's schema. ``./run.sh docs`` runs it."""

from __future__ import annotations

from pathlib import Path

import typer
from typer.testing import CliRunner

from depeche._cli import app

_HERE = Path(__file__).resolve().parent
_SCHEMA = _HERE.parent / "src" / "depeche" / "ledger" / "schema.sql"
_MADE = "Made from the code by `./run.sh docs`.\n"


def commands_page() -> str:
    """Every command with its help, as a terminal of 100 columns shows it."""
    pieces = ["# The commands\n", _MADE]
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        pieces.append(_section(name))
        pieces += [_section(name, sub) for sub in getattr(command, "commands", {})]
    return "\n".join(pieces)


def _section(*command: str) -> str:
    shown = CliRunner().invoke(
        app, [*command, "--help"], prog_name="depeche", env={"COLUMNS": "100"}, terminal_width=100
    )
    return f"## depeche {' '.join(command)}\n\n```text\n{shown.stdout.strip()}\n```\n"


def schema_page() -> str:
    """The schema with its comments."""
    return f"# The schema of the ledger\n\n{_MADE}\n```sql\n{_SCHEMA.read_text(encoding='utf-8').rstrip()}\n```\n"


if __name__ == "__main__":
    (_HERE / "commands.md").write_text(commands_page(), encoding="utf-8")
    (_HERE / "schema.md").write_text(schema_page(), encoding="utf-8")

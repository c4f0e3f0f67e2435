"""``python -m depeche``."""

from __future__ import annotations

from depeche._cli import main

main()

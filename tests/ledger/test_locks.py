"""Locks: what one connection holds is not given up when another of the same process comes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from depeche.ledger import Ledger
from tests.ledger.entries import both

_VISIT = "import sys; from pathlib import Path; from depeche.ledger import Ledger; Ledger(Path(sys.argv[1])).close()"


def test_another_process_leaves_the_log_to_those_who_read(tmp_path: Path) -> None:
    """It comes and goes while two connections here are open; the write-ahead log stays under them."""
    path = tmp_path / "ledger.db"
    with Ledger(path, write=True) as writing:
        writing.add(both())
        with Ledger(path) as reading:
            subprocess.run([sys.executable, "-c", _VISIT, str(path)], check=True)

            assert 2 == len(reading.articles().rows)
            assert (tmp_path / "ledger.db-wal").is_file()

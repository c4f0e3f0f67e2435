"""A ledger with an article of each right, and what is published of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("jinja2", reason="needs depeche[web]")

from depeche.ledger import Ledger
from tests.ledger.entries import both, entry

LINKED, QUOTED, WHOLE = "The Linked Post", "The Quoted Post", "The Whole Post"
_SAID = "Mayor {name} accused the harbour company on Monday of hiding {count} accidents, which the company denied."
_MORE = "Dockers {name}ites protested in Lyon on Tuesday. The minister met {count} of them in Paris."


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles of unknown outlets, and three whose outlets allow a link, an excerpt and the full text."""
    path = tmp_path_factory.mktemp("site") / "ledger.db"
    rights = {
        LINKED: ("link", "Aldo Verrin", 41),
        QUOTED: ("excerpt", "Berta Quell", 52),
        WHOLE: ("full", "Carl Dune", 63),
    }
    with Ledger(path, write=True) as ledger:
        ledger.add(both())
        for outlet, (right, name, count) in rights.items():
            text = f"{_SAID.format(name=name, count=count)}\n\n{_MORE.format(name=name.split()[0], count=count)}"
            ledger.add([entry(text, url=f"https://example.org/{right}", title=f"Accidents, says {outlet}")])
            changed = ledger.connection().execute
            changed("UPDATE articles SET outlet = ? WHERE headline = ?", (outlet, f"Accidents, says {outlet}"))
            ledger.allow(outlet, right, "anna")  # type: ignore[arg-type]
    return path


@pytest.fixture
def ledger(published: Path) -> Iterator[Ledger]:
    """The ledger, open for reading."""
    with Ledger(published) as opened:
        yield opened

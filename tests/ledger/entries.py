"""Articles of our own wording, read once, as entries for a ledger."""

from __future__ import annotations

import functools
from pathlib import Path

import depeche
from depeche.ledger.entry import Entry
from depeche.publish.jsonl import as_object

FRENCH = (
    "L’Élysée a confirmé mardi que le président Emmanuel Macron rencontrera lundi le chancelier Olaf Scholz à Berlin. "
    "Le syndicat accuse la direction du port d’avoir lancé plus de 70 drones contre les grévistes, ce qu’elle dément."
)
ENGLISH = (
    "President Volodymyr Zelensky said on Friday that Russia had fired 40 missiles at Kharkiv. "
    "Moscow denied it had attacked the city. Hundreds of people protested in Paris on Saturday."
)


@functools.cache
def entry(text: str, date: str | None = "2024-09-14", url: str | None = None, title: str | None = None) -> Entry:
    """The text read as an article."""
    record = depeche.read_text(text, date=date, url=url, title=title)
    return Entry(record.capture, as_object(record))


def both() -> list[Entry]:
    """One French and one English article."""
    return [entry(FRENCH, title="Macron à Berlin"), entry(ENGLISH, title="Missiles hit Kharkiv")]


def written(folder: Path, name: str, text: str) -> Path:
    """A file of that text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path

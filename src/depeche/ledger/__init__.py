"""Ledger: the append-only record of everything read, and its search. One SQLite file behind one narrow door."""

from depeche.ledger.ledger import Ledger

__all__ = ["Ledger"]

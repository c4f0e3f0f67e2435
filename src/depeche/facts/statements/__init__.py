"""Statements: who says what to whom, through which channel — direct, indirect and mixed speech."""

from __future__ import annotations

from depeche.facts.statements.find import find_statements
from depeche.facts.statements.lexicon import StatementLexicon, load_statement_lexicon

__all__ = ["StatementLexicon", "find_statements", "load_statement_lexicon"]

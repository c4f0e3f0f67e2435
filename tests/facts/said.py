"""What is said in a text: its statements, and who says what in them."""

from __future__ import annotations

import depeche
from depeche.facts.fact import Fact


def statements(code: str, text: str) -> list[Fact]:
    """The statements of a text published on 13 May 2031."""
    record = depeche.read_text(text, language=code, date="2031-05-13", title="x")
    return [f for f in record.findings.facts if f.kind == "statement"]


def said(code: str, text: str) -> list[tuple[list[str], str]]:
    """Who says what, statement for statement; empty words where only an answer is told."""
    return [([m.pin.text for m in f.who], f.content.text if f.content else "") for f in statements(code, text)]

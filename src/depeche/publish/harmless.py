"""Harmless: text from outside made safe to show, without hiding what was in it.

Escape sequences would drive the reader's terminal and bidirectional controls would reorder what he reads, so each
control character is shown as a sign of its own. Letters of right-to-left scripts stay as they are.
"""

from __future__ import annotations

import re

#: Marks, embeddings, overrides and isolates of the Unicode bidirectional algorithm, and what is invisible beside them.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\u200b\u2060\ufeff\u2028\u2029"
_CONTROL = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{_BIDI}{_INVISIBLE}]")
_SPACES = re.compile(r"\s+")
_PICTURES = 0x2400  # U+2400 is the picture of U+0000, and so on up to the space


def harmless(text: str) -> str:
    """The text with each control character as a visible sign; tabs and line feeds stay, zero-width spaces go."""
    return _CONTROL.sub(_sign, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """The text on one line, harmless, white space folded."""
    return _SPACES.sub(" ", harmless(_SPACES.sub(" ", text))).strip()


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(_PICTURES + code)
    if code == 0x7F:
        return "\u2421"
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    if match[0] in "\u200b\u2060\ufeff":
        return ""
    return f"⟨U+{code:04X}⟩"

"""Tokens: what proves that somebody may decide. Compared in constant time; the token itself never goes into a page."""

from __future__ import annotations

import hashlib
import hmac
import secrets

#: The cookie that holds a session. It never leaves this site and no script can read it.
COOKIE = "depeche_desk"
#: Characters that a token of one's own must have.
LEAST = 16


def new_token() -> str:
    """A token that nobody can guess: 192 bits."""
    return secrets.token_urlsafe(24)


def same(one: str, other: str) -> bool:
    """Whether they are the same; takes equally long either way."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))


def new_session(token: str) -> str:
    """A session that only somebody with the token could have made."""
    nonce = secrets.token_urlsafe(18)
    return f"{nonce}.{_seal(token, f'session {nonce}')}"


def is_session(token: str, session: str) -> bool:
    """Whether the session was made with the token."""
    nonce, _, seal = session.partition(".")
    return same(seal, _seal(token, f"session {nonce}"))


def form_mark(token: str, session: str) -> str:
    """What a form of that session carries, so that no other site can send one."""
    return _seal(token, f"form {session}")


def _seal(token: str, text: str) -> str:
    return hmac.new(token.encode(), text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()

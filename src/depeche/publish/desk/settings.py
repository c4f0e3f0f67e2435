"""Settings of a desk: fixed when it starts."""

from __future__ import annotations

from dataclasses import dataclass

#: Names that only this machine answers to.
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Settings:
    """How a desk is run."""

    token: str  #: whoever shows it may decide, and read where ``open`` is False
    hosts: frozenset[str] = LOOPBACK  #: the names that a browser may call the desk by
    open: bool = True  #: whether reading needs no token; never true away from loopback
    seconds: float = 3.0  #: the longest that a request may keep the ledger busy
    by: str = "desk"  #: who decides, where the form does not say

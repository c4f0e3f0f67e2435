"""What of an address makes a search that can be saved."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from fastapi import Request

#: The pages whose searches can be saved.
VIEWS_THAT_SEARCH = frozenset({"/", "/facts", "/claims", "/timeline", "/map", "/network"})
#: Parameters of an address that say how it is shown, not what is sought.
_PASSING = frozenset({"offset", "limit", "format", "ui", "theme"})


def lasting(parameters: Iterable[tuple[str, str]]) -> str:
    """Of an address's parameters those that a search is made of, in order."""
    return urlencode([(name, value) for name, value in parameters if name not in _PASSING and value])


def sought_by(request: Request) -> str:
    """The search that the address makes."""
    return lasting(request.query_params.multi_items())

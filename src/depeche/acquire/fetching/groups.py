"""The groups of a robots.txt that speak to us. Protego parses no more: many names over many rules cost it their product.

Names and rules are recognised as generously as Protego does, misspellings included. A line of any other kind neither ends
a group nor belongs to one (RFC 9309, 2.2.1).
"""

from __future__ import annotations

import re

_AGENT = re.compile(r"\s*user[- ]?agent\s*[:\s]\s*([^#]*)", re.I)
_RULE = re.compile(r"\s*(?:allow|di(?:s+a|as)l+[ao]w|crawl[- ]delay|request[- ]rate)\s*[:\s]", re.I)
#: Rules for us that are kept; the first 500 KiB of most files hold fewer.
_MOST_RULES = 10_000


def our_groups(text: str, name: str) -> str:
    """The lines of the groups for every robot and for those whose name is part of ours."""
    kept: list[str] = []
    ours = naming = False
    for line in text.splitlines():
        if agent := _AGENT.match(line):
            ours = _is_ours(agent[1], name) or (ours and naming)
            naming = True
            if _is_ours(agent[1], name):
                kept.append(line)
        elif _RULE.match(line):
            naming = False
            if ours:
                kept.append(line)
                if len(kept) >= _MOST_RULES:
                    break
    return "\n".join(kept)


def _is_ours(agent: str, name: str) -> bool:
    return agent.replace("*", "").strip().lower() in name.lower() and bool(agent.strip())

"""Identity over the record: which of the readers' identifiers are one, as people decided it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping


def groups(connection: sqlite3.Connection) -> Mapping[str, tuple[str, ...]]:
    """For each entity that was joined with others, all of its group, itself included; in order, later decisions win.

    A split takes the one entity out of its group; joins after that may bring it back.
    """
    members: dict[str, set[str]] = {}
    rows = connection.execute(
        "SELECT subject, decision, object FROM decisions WHERE about = 'entity' AND decision IN ('join', 'split') ORDER BY id"
    )
    for subject, decision, other in rows:
        if decision == "join":
            united = members.get(subject, {subject}) | members.get(other, {other})
            for entity in united:
                members[entity] = united
        else:
            rest = members.get(other, {other}) - {subject}
            for entity in rest:
                members[entity] = rest
            members[subject] = {subject}
    return {entity: tuple(sorted(group)) for entity, group in members.items() if len(group) > 1}


def chosen(group: tuple[str, ...]) -> str:
    """The identifier that stands for the group: the first in order, so that it is the same every time."""
    return min(group)

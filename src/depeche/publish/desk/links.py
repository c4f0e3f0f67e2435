"""Where the marks of charts and the rows of pages lead on the desk."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from depeche.publish.desk.asking import LONGEST_QUERY


class DeskLinks:
    """The desk's own addresses."""

    def fact(self, key: str) -> str | None:
        """The lasting address of the fact, wherever its article stands."""
        return f"/facts/{key}"

    def facts(self, query: str) -> str | None:
        """The facts that satisfy the search; None where it is longer than the desk takes."""
        return f"/facts?{urlencode({'q': query})}" if len(query) <= LONGEST_QUERY else None

    def entity(self, id_: str) -> str | None:
        """The page of a person, body or country."""
        return f"/people/{quote(id_, safe=':')}"


LINKS = DeskLinks()

"""The files of a site and how they lead to each other: relative addresses, so that it works wherever it is put."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from depeche.ledger.words import folded
from depeche.publish.site.selection import Selection

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where each article, fact and person stands in the site; what has no page there has no address."""

    articles: Mapping[int, str]
    facts: Mapping[str, str]
    people: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SiteLinks:
    """The addresses as one page of the site writes them; ``depth`` folders lie between it and the first page."""

    to: Addresses
    depth: int = 0
    up: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "up", "../" * self.depth)

    def page(self, name: str) -> str:
        """A page by its name."""
        return self.up + name

    def article(self, number: int) -> str | None:
        """The page of the article."""
        found = self.to.articles.get(number)
        return self.up + found if found else None

    def fact(self, key: str) -> str | None:
        """The fact in the page of its article."""
        found = self.to.facts.get(key)
        return f"{self.up}{found}" if found else None

    def facts(self, query: str) -> str | None:
        """Nowhere: a site of files cannot be searched."""
        del query
        return None

    def entity(self, id_: str) -> str | None:
        """The page of a person, body or country."""
        found = self.to.people.get(id_)
        return self.up + found if found else None


def addresses_of(selection: Selection, facts: Mapping[int, tuple[str, ...]]) -> Addresses:
    """A file for each article and person; ``facts`` are the keys that each article's page shows."""
    articles = {
        hit.id: f"articles/{selection.arrivals[hit.id].digest[:16]}-{hit.id}.html" for hit in selection.articles
    }
    places = {key: f"{articles[number]}#fact-{key}" for number, keys in facts.items() for key in keys}
    known = [id_ for id_, _, _, _ in selection.people]
    if selection.about:
        known.append(selection.about.somebody.id)
    return Addresses(articles, places, {id_: f"people/{file_name(id_)}.html" for id_ in known})


def file_name(id_: str) -> str:
    """The identifier as every file system takes it, told apart from what reads alike by six digits."""
    plain = _NOT_PLAIN.sub("-", folded(id_)).strip("-")[:60]
    return f"{plain}-{hashlib.sha256(id_.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}"

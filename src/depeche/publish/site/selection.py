"""What is published of a ledger: the articles, facts, claims and people that a search selects, as the rights allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from depeche.ledger import Ledger
from depeche.ledger.asking import Claim
from depeche.ledger.finding import ArticleHit, FactHit, Page
from depeche.ledger.overview import Actors, Arrival, Days, Places
from depeche.ledger.portrait import Portrait

#: People with a page of their own, besides whom the selection is about.
_PEOPLE = 200
#: Fields of a fact that hold words of its article.
_WORDS = frozenset(
    {"trigger", "evidence", "who", "to_whom", "when", "where", "how_many", "according_to", "channel", "content"}
)


@dataclass(frozen=True, slots=True)
class Selection:
    """A selection, ready to be written. ``more_…`` tell that the ledger holds more than was taken."""

    query: str
    articles: tuple[ArticleHit, ...]
    arrivals: Mapping[int, Arrival]
    facts: tuple[FactHit, ...]
    claims: tuple[Claim, ...]
    people: tuple[tuple[str, str, str, int], ...]  #: identifier, name, kind, articles
    days: Days
    places: Places
    actors: Actors
    about: Portrait | None
    more_articles: bool
    more_facts: bool

    @property
    def outlets(self) -> tuple[tuple[str, str, int], ...]:
        """Whose articles these are: name, what may be republished, how many."""
        counts: dict[tuple[str, str], int] = {}
        for hit in self.articles:
            if hit.outlet:
                counts[hit.outlet, hit.republish] = counts.get((hit.outlet, hit.republish), 0) + 1
        return tuple((name, right, count) for (name, right), count in sorted(counts.items()))


def select(ledger: Ledger, query: str, most: int, person: str | None = None) -> Selection:
    """At most so many articles, and so many facts, the latest of those that satisfy the search.

    With ``person``, an identifier, what that person, body or country has a part in. Raises NotFound and BadQuery.
    """
    seen = ledger.overviews
    about = seen.portrait(person) if person else None
    asked = " ".join(f"({part})" for part in (query.strip(), about.query if about else "") if part) if about else query
    facts = ledger.facts(asked, Page(most), latest=True)
    claims = ledger.claims(asked, Page(most), latest=True)
    found = ledger.articles(query if not about else asked, Page(most))
    numbers = {hit.id for hit in found.rows} | {hit.article for hit in facts.rows}
    numbers |= {hit.article for claim in claims.rows for hit in (claim.fact, claim.answer)}
    return Selection(
        query=asked,
        articles=tuple(seen.articles_of(numbers)),
        arrivals=seen.arrivals(numbers),
        facts=tuple(public(hit) for hit in facts.rows),
        claims=tuple(replace(c, fact=public(c.fact), answer=public(c.answer)) for c in claims.rows),
        people=tuple(seen.named_in(numbers, _PEOPLE)),
        days=seen.days(asked, public=True),
        places=seen.places(asked),
        actors=seen.actors(asked),
        about=about,
        more_articles=found.more,
        more_facts=facts.more,
    )


def public(hit: FactHit) -> FactHit:
    """The fact without its article's words, where a link alone is allowed."""
    if hit.republish != "link":
        return hit
    return replace(hit, values={name: values for name, values in hit.values.items() if name not in _WORDS})


def publics(hits: Sequence[FactHit]) -> list[FactHit]:
    """Each fact as ``public`` has it."""
    return [public(hit) for hit in hits]

"""Articles, facts and claims as items of a feed. Of an outlet's words as much goes out as was decided for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from urllib.parse import quote, urlencode

from depeche.ledger.asking import Claim, Outlet
from depeche.ledger.finding import ArticleHit, FactHit
from depeche.ledger.overview import Arrival
from depeche.publish.exports.columns import row_of
from depeche.publish.feeds.feed import NEVER, Item, moment
from depeche.publish.harmless import one_line
from depeche.publish.interface import Interface
from depeche.publish.provenance import web_address

#: Characters of a title and of an excerpt.
_TITLE, _EXCERPT = 140, 280
#: Where the desk shows an article, by its number, or a fact, by its key.
Address = Callable[[str], str | None]
Arrivals = Mapping[int, Arrival]


def article_item(hit: ArticleHit, arrivals: Arrivals, words: Interface, page: Address) -> Item:
    """The article: its headline and, as its outlet allows, an excerpt or the full text."""
    came = arrivals[hit.id]
    return Item(
        id=f"urn:sha256:{came.digest}",
        title=cut(hit.headline or words.say("untitled"), _TITLE),
        page=page(f"/articles/{hit.id}"),
        original=original_of(hit),
        updated=came.fetched,
        published=hit.published,
        outlet=hit.outlet,
        authors=came.byline,
        rights=came.rights,
        language=hit.language,
        excerpt=cut(came.body.split("\n")[0], _EXCERPT) or None if hit.republish != "link" else None,
        content=came.body or None if hit.republish == "full" else None,
        known={"record": hit.record, "sha256": came.digest, "facts": hit.facts, "republish": hit.republish}
        | {"outlet": hit.outlet, "published": hit.published, "source": hit.source_url, "url": hit.url},
    )


def fact_item(hit: FactHit, arrivals: Arrivals, words: Interface, page: Address) -> Item:
    """The fact: what happened and, where the outlet allows more than a link, the words that prove it."""
    came = arrivals[hit.article]
    kind = words.say(f"types.{hit.type}")
    proof = one_line(hit.text("evidence")) if hit.republish != "link" else None
    return Item(
        id=f"urn:depeche:{hit.key}",
        title=cut(f"{kind}: {proof or hit.headline or hit.outlet or hit.record}", _TITLE),
        page=page(f"/facts/{hit.key}"),
        original=original_of(hit),
        updated=came.fetched,
        published=hit.published,
        outlet=hit.outlet,
        authors=came.byline,
        rights=came.rights,
        language=hit.language,
        excerpt=proof,
        labels=(hit.type, hit.status),
        known=known_of(hit),
    )


def claim_item(claim: Claim, arrivals: Arrivals, words: Interface, page: Address) -> Item:
    """The claim beside its answer, as one item."""
    fact, answer = (fact_item(hit, arrivals, words, page) for hit in (claim.fact, claim.answer))
    how = words.say(f"answers.{claim.how}")
    said = [item.excerpt for item in (fact, answer) if item.excerpt]
    headline = claim.fact.headline or claim.fact.record
    return Item(
        id=f"urn:depeche:{claim.fact.key}:{claim.answer.key}",
        title=cut(f" — {how}: ".join(said) if len(said) == 2 else f"{how}: {headline}", _TITLE),
        page=fact.page,
        original=fact.original,
        updated=max(fact.updated, answer.updated),
        published=fact.published,
        outlet=fact.outlet,
        authors=fact.authors,
        rights=fact.rights,
        language=fact.language,
        excerpt=f" — {how}: ".join(said) or None,
        labels=(claim.how, claim.fact.type),
        known={"how": claim.how, "claim": fact.known, "answer": answer.known},
    )


def known_of(hit: FactHit) -> Mapping[str, object]:
    """All that is known of the fact, as exports have it: the article's own words left out where a link alone is allowed."""
    row = {name: value for name, value in row_of(hit).items() if value is not None}
    return {**row, "republish": hit.republish, "verdicts": [asdict(verdict) for verdict in hit.verdicts]}


def original_of(hit: ArticleHit | FactHit) -> str | None:
    """Where the article first stood, else where it was read; None when neither is an address of the web."""
    return web_address(hit.source_url) or web_address(hit.url)


def cut(words: str, most: int) -> str:
    """The words on one line, ended at a word's end with an ellipsis where they are longer."""
    line = one_line(words)
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"


def outlet_item(outlet: Outlet, page: Address) -> Item:
    """The outlet, as new as its last article; without a day it is as old as can be."""
    last = moment(outlet.last) or (f"{outlet.last[:10]}T00:00:00Z" if outlet.last else NEVER)
    return Item(
        id=f"urn:depeche:outlet:{quote(outlet.name, safe='')}",
        title=cut(outlet.name, _TITLE),
        page=page(f"/?{urlencode({'outlet': outlet.name})}"),
        original=None,
        updated=last,
        published=None,
        outlet=outlet.name,
        excerpt=None,
        known=asdict(outlet),
    )

"""What an address asks: words and filters as one search, a page of its answer, and the form of the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from fastapi import Depends, Query

from depeche.ledger.finding import Page

#: Characters of a search.
LONGEST_QUERY = 300
#: Rows on a page of the desk, unless the address says otherwise; and at most.
ROWS = 30
MOST_ROWS = 200
#: Rows that may be passed over: a page further on is refused, a narrower search reaches it.
FURTHEST = 100_000

Form = Literal["html", "csv", "json", "atom", "feed"]
#: The forms that every view has beside its page; ``forms.NAME`` is the word for each.
FORMS = tuple(form for form in get_args(Form) if form != "html")

Words = Annotated[str, Query(max_length=LONGEST_QUERY, description="A search: words, phrases and fields")]
Filter = Annotated[str, Query(max_length=120)]
Offset = Annotated[int, Query(ge=0, le=FURTHEST, description="Rows to pass over")]
Limit = Annotated[int, Query(ge=1, le=MOST_ROWS, description="Rows at most")]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for. ``query`` is the whole of it in the search language."""

    q: str
    outlet: str
    lang: str
    type: str
    status: str
    since: str
    until: str
    offset: int
    limit: int
    form: Form

    @property
    def query(self) -> str:
        """Words and filters together."""
        filters = [
            f'{name}:"{_bare(value)}"'
            for name, value in (
                ("outlet", self.outlet),
                ("lang", self.lang),
                ("type", self.type),
                ("status", self.status),
            )
            if value
        ]
        if self.since or self.until:
            filters.append(f'date:"{_bare(self.since)}..{_bare(self.until)}"')
        words = f"({self.q})" if self.q.strip() and filters else self.q
        return " ".join([words, *filters]).strip()

    @property
    def page(self) -> Page:
        """The rows of the answer that are asked for."""
        return Page(self.limit, self.offset)

    @property
    def filtered(self) -> bool:
        """Whether anything narrows the answer."""
        return bool(self.query)


def _bare(value: str) -> str:
    return value.replace('"', " ").strip()


def _asked(
    q: Words = "",
    outlet: Filter = "",
    lang: Filter = "",
    type: Filter = "",  # noqa: A002 - as the search language calls it
    status: Filter = "",
    since: Filter = "",
    until: Filter = "",
    offset: Offset = 0,
    limit: Limit = ROWS,
    format: Form = "html",  # noqa: A002 - as the address calls it
) -> Asked:
    return Asked(q, outlet, lang, type, status, since, until, offset, limit, format)


#: A view that has a parameter of this type gets what its address asks.
Question = Annotated[Asked, Depends(_asked)]

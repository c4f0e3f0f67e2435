"""What the JSON API answers, described: the shapes that its OpenAPI document shows."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import BaseModel, Field

Row = TypeVar("Row")
#: A pinned value: its words, where they stand in the restored text and in the capture, and what they mean.
Value = dict[str, Any]


class Refusal(BaseModel):
    """Why there is no answer, in words."""

    detail: str


class Rows(BaseModel, Generic[Row]):
    """A page of rows."""

    query: str = Field(description="What was asked, in the search language")
    offset: int = Field(description="Rows passed over")
    next_offset: int | None = Field(description="Where the next rows begin; null: there are none")
    rows: list[Row]


class FoundArticle(BaseModel):
    """An article that was found, with the words that answer."""

    article: int = Field(description="Its number in this ledger")
    record: str = Field(description="Its record's id")
    headline: str | None
    outlet: str | None
    published: str | None = Field(description="ISO 8601")
    language: str | None = Field(description="ISO 639-1")
    url: str | None
    facts: int = Field(description="How many facts were read in it")
    found: str = Field(description="A stretch of its text, the words sought in square brackets")
    start: int = Field(description="Where the stretch begins in the restored text")
    hits: list[list[int]] = Field(description="Where the words sought stand in the restored text")


class Decision(BaseModel):
    """What somebody decided about a fact."""

    kind: str
    by: str
    made: str
    why: str | None
    field: str | None
    value: str | None


class FoundFact(BaseModel):
    """A fact with every value and its pin."""

    key: str = Field(description="Its name for good")
    article: int = Field(description="Its article's number in this ledger")
    kind: str
    type: str
    status: str
    day: str | None
    who: list[Value]
    to_whom: list[Value]
    when: Value | None
    where: list[Value]
    how_many: list[Value]
    according_to: list[Value]
    channel: Value | None
    content: Value | None
    trigger: Value | None
    evidence: Value
    confidence: float
    happening: str
    record: str
    headline: str | None
    outlet: str | None
    published: str | None
    verdict: list[str]
    verdicts: list[Decision]


class Entity(BaseModel):
    """A person, body, place … and what the ledger tells of it."""

    id: str
    kind: str
    name: str
    country: str | None
    spellings: list[str]
    joined: list[str] = Field(description="The identifiers that are one")
    articles: int
    mentions: int
    did: int = Field(description="Facts as who")
    had_done: int = Field(description="Facts as to whom")
    credited: int = Field(description="Facts told according to them")


class AnsweredClaim(BaseModel):
    """A fact beside the fact that answers it."""

    how: str = Field(description="denies, rejects, confirms or differs")
    fact: FoundFact
    answered_by: FoundFact


class OutletRow(BaseModel):
    """An outlet and what the ledger has of it."""

    name: str
    articles: int
    first: str | None
    last: str | None
    republish: str = Field(description="link, excerpt or full")


class SourceRow(BaseModel):
    """A source that is followed, and how it is doing."""

    address: str
    kind: str = Field(description="feed, sitemap, page or folder")
    title: str | None
    state: str = Field(description="active, paused, gone or left")
    succeeded: str | None = Field(description="The last visit that was answered")
    failed: str | None
    error: str | None
    failures: int = Field(description="In a row")
    rhythm: str = Field(description="The time between two visits")
    next_due: str | None
    entries: int
    waiting: int
    read: int
    stubs: int
    unread: int
    readable: str | None = Field(description="The share of what was fetched that could be read whole")
    latest: str | None
    added: str | None
    home: str | None
